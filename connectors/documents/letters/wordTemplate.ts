import {
	AlignmentType, BorderStyle, Document, FrameAnchorType, FrameWrap, Header, HeightRule, LineRuleType, Packer, PageBreak, PageNumber, Paragraph, Table, TableCell, TableRow,
	TabStopType, TextRun, WidthType, type IFrameOptions, type IParagraphOptions,
} from 'docx';
import { addressWindow, type LetterColumn, type LetterFamily, type LetterPart } from '../../../attendance/letters';
import { bulletNumbering, letterheadFrames, pageMargins, styleId, twips, wordNumbering, wordStyles, type LetterStyle } from './wordStyles';

/** Deep blue: seven to one against white, and dignified in black and white print. */
export const defaultAccentColour = '#1D3F72';

const pageWidth = 210;
const pageHeight = 297;
const textWidth = pageWidth - pageMargins.left - pageMargins.right;

/**
 * The Word template of a family of letters: merge fields in double braces, one named style a role. What comes with the
 * node is built here, so that wording (`attendance/letters`) and look have one source each; a school may take the file,
 * change it in Word and give it back to the node.
 * Takes the family and the school's colour (`#1D3F72`); gives the DOCX.
 */
export async function letterTemplate(family: LetterFamily, accentColour: string): Promise<Uint8Array> {
	const accent = accentColour.replace('#', '').toUpperCase();
	const document = new Document({
		title: `${family.name} letter`,
		creator: 'School',
		description: `Letter template ${family.id}, version ${family.version}`,
		styles: wordStyles(accent),
		numbering: wordNumbering,
		sections: [
			{
				properties: {
					titlePage: true,
					page: {
						size: { width: twips(pageWidth), height: twips(pageHeight) },
						margin: {
							top: twips(pageMargins.top),
							bottom: twips(pageMargins.bottom),
							left: twips(pageMargins.left),
							right: twips(pageMargins.right),
							header: twips(pageMargins.header),
							footer: twips(pageMargins.footer),
						},
					},
				},
				headers: { first: new Header({ children: letterhead() }), default: new Header({ children: [continuationLine()] }) },
				children: [...opening(family), ...body(family.parts, accent), ...closing(), ...dataSheet(family.parts, accent)],
			},
		],
	});
	return Packer.toBuffer(document);
}

function letterhead(): Paragraph[] {
	return [
		text('schoolName', '{{school.name}}', { frame: growing(letterheadFrames.schoolName) }),
		text('schoolDetails', '{{school.address}}', { frame: growing(letterheadFrames.schoolDetails) }),
		...['phone', 'email', 'website'].map((way) =>
			text('schoolDetails', `{{#school.${way}}}{{school.${way}}}{{/school.${way}}}`, { frame: growing(letterheadFrames.schoolDetails) }),
		),
		// Frames need a paragraph of the header's own to hang on.
		new Paragraph({ spacing: { after: 0, line: 20, lineRule: LineRuleType.EXACT } }),
	];
}

/** Top of every further page: whose letter it is, without a name, and which page of how many. */
function continuationLine(): Paragraph {
	return new Paragraph({
		style: styleId('letterReference'),
		tabStops: [{ type: TabStopType.RIGHT, position: twips(textWidth) }],
		children: [
			...runs('Reference {{letter.reference}}'),
			new TextRun({ children: ['\tPage ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
		],
	});
}

function opening(family: LetterFamily): Paragraph[] {
	return [
		text('recipientAddress', '{{recipient.address}}', { frame: frame(addressWindow) }),
		text('letterDate', '{{letter.date}}', { frame: frame(letterheadFrames.dateAndReference) }),
		text('letterReference', 'Reference {{letter.reference}}', { frame: frame(letterheadFrames.dateAndReference) }),
		text('salutation', '{{recipient.salutation}}'),
		text('subject', family.subject),
	];
}

function closing(): Paragraph[] {
	return [
		text('closing', 'Yours sincerely'),
		text('signatureName', '{{signatory.name}}'),
		text('signatureRole', '{{signatory.role}}'),
	];
}

/** What stands before the signature. */
function body(parts: readonly LetterPart[], accent: string): Array<Paragraph | Table> {
	return parts.slice(0, pageTurn(parts)).flatMap((part) => partOf(part, accent));
}

/** What stands on a page of its own after the signature. */
function dataSheet(parts: readonly LetterPart[], accent: string): Array<Paragraph | Table> {
	const [heading, ...rest] = parts.slice(pageTurn(parts) + 1);
	if (!heading || !('heading' in heading)) return [];
	return [onNewPage(heading.heading), ...rest.flatMap((part) => partOf(part, accent))];
}

function pageTurn(parts: readonly LetterPart[]): number {
	const place = parts.findIndex((part) => 'newPage' in part);
	return place < 0 ? parts.length : place;
}

function partOf(part: LetterPart, accent: string): Array<Paragraph | Table> {
	if ('heading' in part) return [text('heading', part.heading)];
	if ('paragraph' in part) return [text('body', part.when ? `{{#${part.when}}}${part.paragraph}{{/${part.when}}}` : part.paragraph)];
	if ('bullets' in part) return part.bullets.map(bullet);
	if ('bullet' in part) return [bullet(`{{#${part.each}}}${part.bullet}{{/${part.each}}}`)];
	if ('columns' in part) return [table(part.each, part.columns, accent)];
	return [];
}

function bullet(content: string): Paragraph {
	return text('bullet', content, { numbering: { reference: bulletNumbering, level: 0 } });
}

/** A table whose second row repeats: the repeat opens in its first cell and closes in its last. */
function table(each: string, columns: readonly LetterColumn[], accent: string): Table {
	const line = { style: BorderStyle.SINGLE, size: 4, color: 'CBD2D9' };
	const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
	const last = columns.length - 1;
	const widthOf = ({ share }: LetterColumn) => ({ size: twips(textWidth * share), type: WidthType.DXA });
	return new Table({
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
							children: [text('tableHeading', column.title)],
						}),
				),
			}),
			new TableRow({
				cantSplit: true,
				children: columns.map(
					(column, place) =>
						new TableCell({
							width: widthOf(column),
							children: [text('tableText', `${place === 0 ? `{{#${each}}}` : ''}${column.text}${place === last ? `{{/${each}}}` : ''}`)],
						}),
				),
			}),
		],
	});
}

/** The break is a character and not a setting of the paragraph, so that every reader of Word files sees it. */
function onNewPage(heading: string): Paragraph {
	return new Paragraph({ style: styleId('heading'), children: [new PageBreak(), ...runs(heading)] });
}

function text(style: LetterStyle, content: string, options: Omit<IParagraphOptions, 'children' | 'text'> = {}): Paragraph {
	return new Paragraph({ ...options, style: styleId(style), alignment: AlignmentType.START, children: runs(content) });
}

/** `**words**` as strong runs, the rest as plain ones. */
function runs(content: string): TextRun[] {
	return content
		.split('**')
		.map((words, place) => ({ words, strong: place % 2 === 1 }))
		.filter(({ words }) => words !== '')
		.map(({ words, strong }) => new TextRun({ text: words, bold: strong || undefined }));
}

/** A place on the page in millimetres, as Word's frame: it stays there whatever the text does. */
function frame({ left, top, width, height }: { left: number; top: number; width: number; height: number }): IFrameOptions {
	return {
		type: 'absolute',
		position: { x: twips(left), y: twips(top) },
		width: twips(width),
		height: twips(height),
		// At least: what is too high shows below the frame, where a fixed height would cut it off.
		rule: HeightRule.ATLEAST,
		wrap: FrameWrap.NONE,
		anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
	};
}

/** A frame as high as what stands in it: a border ends with the text, and a long name keeps its last line. */
function growing(area: { left: number; top: number; width: number; height: number }): IFrameOptions {
	return { ...frame(area), height: undefined, rule: HeightRule.AUTO };
}
