import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableRow, TextRun, WidthType, type IParagraphOptions } from 'docx';
import type { LetterColumn, LetterPart } from '../../../attendance/letters';
import type { Language } from '../../../attendance/letters/languages';
import { bilingualStyles } from '../wordContent';
import { bulletNumbering, fontOfScript, pageMargins, styleId, twips, wordScript, type LetterStyle } from './wordStyles';

/** What a part of a letter's body is in Word: paragraphs, lists and tables, in English or in a second language. */

export const textWidth = 210 - pageMargins.left - pageMargins.right;

export interface PartLook {
	/** The school's colour, six hexadecimal digits. */
	readonly accent: string;
	/** Left out, English. */
	readonly language?: Language;
}

export function partOf(part: LetterPart, look: PartLook): Array<Paragraph | Table> {
	const { language } = look;
	if ('heading' in part) return [text('heading', conditional(part.when, part.heading), {}, language)];
	if ('paragraph' in part) return [text('body', conditional(part.when, part.paragraph), {}, language)];
	if ('bullets' in part) return part.bullets.map((each) => bullet(each, language));
	if ('bullet' in part) return [bullet(`{{#${part.each}}}${part.bullet}{{/${part.each}}}`, language)];
	if ('columns' in part) return [table(part.each, part.columns, look)];
	if ('signatures' in part) return part.signatures.map((who) => text('signatureLine', language ? who : signedBy(who), {}, language));
	return [];
}

/** What is to be written on a line, for those who hear it read out as well. */
export const signedBy = (who: string): string => `${who}: signature and date`;

/** The words, there or not by a true-or-false field. */
export function conditional(when: string | undefined, words: string): string {
	return when ? `{{#${when}}}${words}{{/${when}}}` : words;
}

export function bullet(content: string, language?: Language): Paragraph {
	return text('bullet', content, { numbering: { reference: bulletNumbering, level: 0 } }, language);
}

export function text(style: LetterStyle, content: string, options: Omit<IParagraphOptions, 'children' | 'text'> = {}, language?: Language): Paragraph {
	const rightToLeft = language?.direction === 'rtl';
	return new Paragraph({ alignment: AlignmentType.START, ...options, style: styleId(style), ...(rightToLeft ? { bidirectional: true } : {}), children: runs(content, language) });
}

/** `**words**` as strong runs, the rest as plain ones, in the size of their style or one of their own, in points. */
export function runs(content: string, language?: Language, size?: number): TextRun[] {
	const spoken = language && {
		language: wordScript(language.script) === 'complex' ? { bidirectional: language.tag } : { value: language.tag },
		rightToLeft: language.direction === 'rtl' || undefined,
		font: fontOfScript(language.script),
	};
	return content
		.split('**')
		.map((words, place) => ({ words, strong: place % 2 === 1 }))
		.filter(({ words }) => words !== '')
		.map(({ words, strong }) => new TextRun({ text: words, bold: strong || undefined, ...(size ? { size: size * 2 } : {}), ...spoken }));
}

/** A table whose second row repeats: the repeat opens in its first cell and closes in its last. */
function table(each: string, columns: readonly LetterColumn[], { accent, language }: PartLook): Table {
	const line = { style: BorderStyle.SINGLE, size: 4, color: 'CBD2D9' };
	const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
	const last = columns.length - 1;
	const widthOf = ({ share }: LetterColumn) => ({ size: twips(textWidth * share), type: WidthType.DXA });
	return new Table({
		...(language ? { style: bilingualStyles.translatedTable, visuallyRightToLeft: language.direction === 'rtl' } : {}),
		width: { size: twips(textWidth), type: WidthType.DXA },
		columnWidths: columns.map((column) => widthOf(column).size),
		borders: { top: none, left: none, right: none, insideVertical: none, bottom: line, insideHorizontal: line },
		rows: [
			new TableRow({
				tableHeader: true,
				cantSplit: true,
				children: columns.map(
					(column) =>
						new TableCell({
							width: widthOf(column),
							borders: { bottom: { style: BorderStyle.SINGLE, size: 12, color: accent } },
							children: [text('tableHeading', column.title, {}, language)],
						}),
				),
			}),
			new TableRow({
				cantSplit: true,
				children: columns.map(
					(column, place) =>
						new TableCell({
							width: widthOf(column),
							children: [text('tableText', `${place === 0 ? `{{#${each}}}` : ''}${column.text}${place === last ? `{{/${each}}}` : ''}`, {}, language)],
						}),
				),
			}),
		],
	});
}
