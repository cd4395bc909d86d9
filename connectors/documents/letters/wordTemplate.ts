import {
	AlignmentType, BorderStyle, Document, FrameAnchorType, FrameWrap, Header, HeightRule, ImageRun, LineRuleType, Packer, PageBreak, PageNumber, PageOrientation, Paragraph,
	TabStopType, TextRun, VerticalAlignSection, type IFrameOptions, type IParagraphOptions, type ISectionOptions, type Table,
} from 'docx';
import { addressWindow, type LetterFamily, type LetterPart } from '../../../attendance/letters';
import type { Translation } from '../../../attendance/letters/languages';
import type { Picture } from '../pictures';
import { bilingualBody } from './bilingualBody';
import { conditional, partOf, runs, text, textWidth } from './wordParts';
import { letterheadFrames, pageMargins, styleId, twips, wordNumbering, wordStyles, type LetterStyle } from './wordStyles';

/** Deep blue: seven to one against white, and dignified in black and white print. */
export const defaultAccentColour = '#1D3F72';

const pageWidth = 210;
const pageHeight = 297;

/** Pictures of the school: its logo stands beside its name, and the signature above the name of who signs. */
export interface LetterPictures {
	readonly logo?: Picture;
	readonly signature?: Picture;
}

/**
 * The Word template of a family of letters: merge fields in double braces, one named style a role. What comes with the
 * node is built here, so that wording (`attendance/letters`) and look have one source each; a school may take the file,
 * change it in Word and give it back to the node.
 * Takes the family, the school's colour (`#1D3F72`), where the letter is in two languages the other one's words, and the school's
 * pictures; gives the DOCX.
 */
export async function letterTemplate(family: LetterFamily, accentColour: string, translation: Translation | null = null, pictures: LetterPictures = {}): Promise<Uint8Array> {
	const accent = accentColour.replace('#', '').toUpperCase();
	const document = new Document({
		title: family.layout === 'letter' ? `${family.name} letter` : family.name,
		creator: 'School',
		description: `Letter template ${family.id}, version ${family.version}`,
		styles: wordStyles(accent),
		numbering: wordNumbering,
		sections: [family.layout === 'certificate' ? certificate(family, accent, pictures) : onPaper(family, accent, translation, pictures)],
	});
	return Packer.toBuffer(document);
}

/** A letter, or a leaflet: the same without an address, a salutation and a signature, since it is for whoever it concerns. */
function onPaper(family: LetterFamily, accent: string, translation: Translation | null, pictures: LetterPictures): ISectionOptions {
	const isLetter = family.layout === 'letter';
	const english = () => [
		...(isLetter ? opening(family) : [text('subject', family.subject, { spacing: { before: twips(letterheadFrames.schoolDetails.top + letterheadFrames.schoolDetails.height - pageMargins.top), after: twips(4) } })]),
		...body(family.parts, accent),
		...(isLetter ? closing(pictures) : []),
		...dataSheet(family.parts, accent),
	];
	return {
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
		headers: { first: new Header({ children: letterhead(pictures.logo) }), default: new Header({ children: [continuationLine(isLetter ? 'Reference {{letter.reference}}' : '{{school.name}}')] }) },
		children: [...(isLetter ? envelopeLines() : []), ...(translation ? bilingualBody(family, translation, accent, signaturePicture(pictures)) : english())],
	};
}

/** One page on its side, to be hung up: what stands in bold on a line of its own is set largest. */
function certificate({ subject, parts }: LetterFamily, accent: string, { logo, signature }: LetterPictures): ISectionOptions {
	const centred = (style: LetterStyle, content: string, size: number, after = 3) =>
		new Paragraph({ style: styleId(style), alignment: AlignmentType.CENTER, spacing: { before: 0, after: twips(after) }, children: runs(content, undefined, size) });
	const border = { style: BorderStyle.SINGLE, size: 24, space: 24, color: accent };
	return {
		properties: {
			verticalAlign: VerticalAlignSection.CENTER,
			page: {
				size: { width: twips(pageWidth), height: twips(pageHeight), orientation: PageOrientation.LANDSCAPE },
				margin: { top: twips(30), bottom: twips(25), left: twips(30), right: twips(30), header: twips(18), footer: twips(10) },
				borders: { pageBorderTop: border, pageBorderBottom: border, pageBorderLeft: border, pageBorderRight: border },
			},
		},
		headers: { default: new Header({ children: [...(logo ? [picture(logo, 18, AlignmentType.CENTER)] : []), centred('schoolName', '{{school.name}}', 22)] }) },
		children: [
			centred('subject', subject, 40, 6),
			...parts.flatMap((part) => ('paragraph' in part ? [centred('body', conditional(part.when, part.paragraph), isNameAlone(part.paragraph) ? 36 : 18)] : partOf(part, { accent }))),
			centred('letterDate', '{{letter.date}}', 14, 8),
			...(signature ? [picture(signature, signatureHeight, AlignmentType.CENTER)] : []),
			centred('signatureName', '{{signatory.name}}', 14, 0),
			centred('signatureRole', '{{signatory.role}}', 14, 0),
		],
	};
}

const isNameAlone = (paragraph: string): boolean => /^\*\*[^*]*\*\*$/.test(paragraph);

const signatureHeight = 12;

/** Widest and highest that a logo becomes beside the school's name, in millimetres. */
const logoBox = { width: 34, height: letterheadFrames.schoolName.height } as const;
const logoGap = 4;

function letterhead(logo: Picture | undefined): Paragraph[] {
	const { left, width } = letterheadFrames.schoolName;
	const taken = logo ? Math.min(logoBox.width, (logoBox.height * logo.width) / logo.height) : 0;
	const height = logo ? (taken * logo.height) / logo.width : 0;
	const nameFrame = logo ? { ...letterheadFrames.schoolName, left: left + taken + logoGap, width: width - taken - logoGap } : letterheadFrames.schoolName;
	return [
		...(logo ? [picture(logo, height, AlignmentType.START, { frame: growing({ ...letterheadFrames.schoolName, width: taken }) })] : []),
		text('schoolName', '{{school.name}}', { frame: growing(nameFrame) }),
		text('schoolDetails', '{{school.address}}', { frame: growing(letterheadFrames.schoolDetails) }),
		...['phone', 'email', 'website'].map((way) =>
			text('schoolDetails', `{{#school.${way}}}{{school.${way}}}{{/school.${way}}}`, { frame: growing(letterheadFrames.schoolDetails) }),
		),
		// Frames need a paragraph of the header's own to hang on.
		new Paragraph({ spacing: { after: 0, line: 20, lineRule: LineRuleType.EXACT } }),
	];
}

/** A picture of a height in millimetres, with the words that screen readers say for it. */
function picture({ kind, bytes, width, height, alternativeText }: Picture, high: number, alignment: IParagraphOptions['alignment'], options: IParagraphOptions = {}): Paragraph {
	const pixels = (millimetres: number) => Math.round((millimetres / 25.4) * 96);
	const image = new ImageRun({
		type: kind,
		data: Buffer.from(bytes),
		transformation: { width: pixels((high * width) / height), height: pixels(high) },
		altText: { name: alternativeText, description: alternativeText, title: alternativeText },
	});
	return new Paragraph({ ...options, alignment, spacing: { before: 0, after: 0 }, keepNext: true, children: [image] });
}

/** Top of every further page: whose letter it is, without a name, and which page of how many. */
function continuationLine(whose: string): Paragraph {
	return new Paragraph({
		style: styleId('letterReference'),
		tabStops: [{ type: TabStopType.RIGHT, position: twips(textWidth) }],
		children: [
			...runs(whose),
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

function closing(pictures: LetterPictures): Paragraph[] {
	return [
		text('closing', 'Yours sincerely', pictures.signature ? { spacing: { after: twips(1) } } : {}),
		...signaturePicture(pictures),
		text('signatureName', '{{signatory.name}}'),
		text('signatureRole', '{{signatory.role}}'),
	];
}

/** The picture of the signature, no wider than the name under it is likely to be. */
function signaturePicture({ signature }: LetterPictures): Paragraph[] {
	return signature ? [picture(signature, Math.min(signatureHeight, (60 * signature.height) / signature.width), AlignmentType.START)] : [];
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
