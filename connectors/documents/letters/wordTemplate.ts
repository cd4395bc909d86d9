import {
	Document, FrameAnchorType, FrameWrap, Header, HeightRule, LineRuleType, Packer, PageBreak, PageNumber, Paragraph, TabStopType, TextRun, type IFrameOptions, type Table,
} from 'docx';
import { addressWindow, type LetterFamily, type LetterPart } from '../../../attendance/letters';
import type { Translation } from '../../../attendance/letters/languages';
import { bilingualBody } from './bilingualBody';
import { partOf, runs, text, textWidth } from './wordParts';
import { letterheadFrames, pageMargins, styleId, twips, wordNumbering, wordStyles } from './wordStyles';

/** Deep blue: seven to one against white, and dignified in black and white print. */
export const defaultAccentColour = '#1D3F72';

const pageWidth = 210;
const pageHeight = 297;

/**
 * The Word template of a family of letters: merge fields in double braces, one named style a role. What comes with the
 * node is built here, so that wording (`attendance/letters`) and look have one source each; a school may take the file,
 * change it in Word and give it back to the node.
 * Takes the family, the school's colour (`#1D3F72`) and, where the letter is in two languages, the other one's words; gives the DOCX.
 */
export async function letterTemplate(family: LetterFamily, accentColour: string, translation: Translation | null = null): Promise<Uint8Array> {
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
				children: translation
					? [...envelopeLines(), ...bilingualBody(family, translation, accent)]
					: [...envelopeLines(), ...opening(family), ...body(family.parts, accent), ...closing(), ...dataSheet(family.parts, accent)],
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

/** What stands in a place of its own beside the letterhead. */
function envelopeLines(): Paragraph[] {
	return [
		text('recipientAddress', '{{recipient.address}}', { frame: frame(addressWindow) }),
		text('letterDate', '{{letter.date}}', { frame: frame(letterheadFrames.dateAndReference) }),
		text('letterReference', 'Reference {{letter.reference}}', { frame: frame(letterheadFrames.dateAndReference) }),
	];
}

function opening(family: LetterFamily): Paragraph[] {
	return [
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
	return parts.slice(0, pageTurn(parts)).flatMap((part) => partOf(part, { accent }));
}

/** What stands on a page of its own after the signature. */
function dataSheet(parts: readonly LetterPart[], accent: string): Array<Paragraph | Table> {
	const [heading, ...rest] = parts.slice(pageTurn(parts) + 1);
	if (!heading || !('heading' in heading)) return [];
	return [onNewPage(heading.heading), ...rest.flatMap((part) => partOf(part, { accent }))];
}

function pageTurn(parts: readonly LetterPart[]): number {
	const place = parts.findIndex((part) => 'newPage' in part);
	return place < 0 ? parts.length : place;
}

/** The break is a character and not a setting of the paragraph, so that every reader of Word files sees it. */
function onNewPage(heading: string): Paragraph {
	return new Paragraph({ style: styleId('heading'), children: [new PageBreak(), ...runs(heading)] });
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
