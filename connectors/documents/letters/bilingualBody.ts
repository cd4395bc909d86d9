import { BorderStyle, LineRuleType, PageBreak, Paragraph, Table, TableCell, TableRow, WidthType } from 'docx';
import { letterAreas, type LetterFamily, type LetterPart } from '../../../attendance/letters';
import { translatedSalutation, type Language, type Translation } from '../../../attendance/letters/languages';
import { bilingualStyles } from '../wordContent';
import { bullet, conditional, partOf, signedBy, text, textWidth, type PartLook } from './wordParts';
import { pageMargins, styleId, twips, type LetterStyle } from './wordStyles';

/** A passage in English and in the second language. */
interface Pair {
	readonly english: Paragraph[];
	readonly translation: Paragraph[];
	/** It may not be there in a letter. */
	readonly conditional?: boolean;
}

/**
 * A letter's body in two languages: the English on the left, the translation on the right, passage by passage, so that each
 * can be read straight down and compared across. A table of dates and reasons would not fit half a page, and so stands whole
 * in one language and again in the other. The signature comes once, with its picture if there is one: the letter is one letter.
 */
export function bilingualBody(family: LetterFamily, { words, language, closing }: Translation, accent: string, signature: readonly Paragraph[] = []): Array<Paragraph | Table> {
	const second: PartLook = { accent, language };
	const made: Array<Paragraph | Table> = [spacer(twips(letterAreas.bodyTop - pageMargins.top))];
	let rows: Pair[] = [
		pair(language, 'body', '{{recipient.salutation}}', translatedSalutation),
		pair(language, 'subject', family.subject, words.subject),
	];
	const flush = () => {
		// Word makes one table of two that follow each other.
		if (rows.length > 0) made.push(sideBySide(rows), spacer());
		rows = [];
	};
	const signed = () => {
		// The closing keeps to the last passage that is surely there, as letter.typ sets them on one page.
		const from = Math.max(0, rows.findLastIndex(({ conditional: maybe }) => !maybe));
		const last = rows.splice(from);
		flush();
		rows = [...last, pair(language, 'closing', 'Yours sincerely', closing)];
		flush();
		made.push(...signature, text('signatureName', '{{signatory.name}}'), text('signatureRole', '{{signatory.role}}'));
	};
	const turn = family.parts.findIndex((part) => 'newPage' in part);
	for (const [place, part] of family.parts.entries()) {
		const translated = words.parts[place] as LetterPart;
		if (place === turn) signed();
		if ('newPage' in part) {
			flush();
			made.push(new Paragraph({ style: styleId('body'), spacing: { after: 0, line: 20, lineRule: LineRuleType.EXACT }, children: [new PageBreak()] }));
		} else if ('columns' in part) {
			flush();
			made.push(...partOf(part, { accent }), spacer(twips(4)), ...partOf(translated, second), spacer());
		} else rows.push(...pairsOf(part, translated, second));
	}
	if (turn < 0) signed();
	else flush();
	return made;
}

/** A row a passage. A condition opens in the first cell and closes in the second, and so takes the whole row with it. */
function pairsOf(part: LetterPart, translated: LetterPart, second: PartLook): Pair[] {
	const { language } = second;
	if ('heading' in part && 'heading' in translated) return [pair(language, 'heading', part.heading, translated.heading, part.when)];
	if ('paragraph' in part && 'paragraph' in translated) return [pair(language, 'body', part.paragraph, translated.paragraph, part.when)];
	if ('signatures' in part && 'signatures' in translated) {
		// One line to sign on, and beside it what it is for in the other language.
		return part.signatures.map((who, place) => ({ english: [text('signatureLine', signedBy(who))], translation: [text('besideSignature', translated.signatures[place] ?? '', {}, language)] }));
	}
	if ('bullets' in part && 'bullets' in translated) return [{ english: part.bullets.map((each) => bullet(each)), translation: translated.bullets.map((each) => bullet(each, language)) }];
	const paragraphs = (made: Array<Paragraph | Table>) => made.filter((each): each is Paragraph => each instanceof Paragraph);
	return [{ english: paragraphs(partOf(part, { accent: second.accent })), translation: paragraphs(partOf(translated, second)) }];
}

function pair(language: Language | undefined, style: LetterStyle, english: string, translation: string, when?: string): Pair {
	const [open, close] = when ? conditional(when, '\n').split('\n') : ['', ''];
	const made = { english: [text(style, `${open}${english}`)], translation: [text(style, `${translation}${close}`, {}, language)] };
	return when ? { ...made, conditional: true } : made;
}

function sideBySide(rows: readonly Pair[]): Table {
	const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
	const gap = twips(4);
	const width = { size: twips(textWidth / 2), type: WidthType.DXA };
	return new Table({
		style: bilingualStyles.twoLanguages,
		width: { size: twips(textWidth), type: WidthType.DXA },
		columnWidths: [width.size, width.size],
		borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
		rows: rows.map(
			({ english, translation }) =>
				new TableRow({
					children: [
						new TableCell({ width, margins: { left: 0, right: gap }, children: english }),
						new TableCell({ width, margins: { left: gap, right: 0 }, children: translation }),
					],
				}),
		),
	});
}

/** Room of a height in twips, or none that anybody sees. */
function spacer(before = 0): Paragraph {
	return new Paragraph({ spacing: { before, after: 0, line: 20, lineRule: LineRuleType.EXACT } });
}
