import { BorderStyle, LevelFormat, LineRuleType, type INumberingOptions, type IParagraphStyleOptions, type IStylesOptions } from 'docx';
import { addressWindow, letterAreas } from '../../../attendance/letters';

/**
 * The paragraph styles of a letter, by the names that Word shows. The PDF is typeset by these names, so a school that
 * changes the template keeps them: "Recipient Address" is what stands in the envelope's window.
 */
export const letterStyles = {
	schoolName: 'School Name',
	schoolDetails: 'School Details',
	recipientAddress: 'Recipient Address',
	letterDate: 'Letter Date',
	letterReference: 'Letter Reference',
	salutation: 'Salutation',
	subject: 'heading 1',
	heading: 'heading 2',
	body: 'Normal',
	bullet: 'List Bullet',
	tableHeading: 'Table Heading',
	tableText: 'Table Text',
	closing: 'Closing',
	signatureName: 'Signature Name',
	signatureRole: 'Signature Role',
	/** A line to sign on, with what is to be written there below it: "Parent or carer: name, signature and date". */
	signatureLine: 'Signature Line',
	/** What a line to sign on is for, in a letter's second language. */
	besideSignature: 'Beside Signature',
} as const;

export type LetterStyle = keyof typeof letterStyles;

/** On every computer with Word or Google Docs, and clear at 12 point. */
const font = 'Calibri';
const ink = '1F2933';
const softInk = '52606D';

const twipsPerMillimetre = 1440 / 25.4;
/** Millimetres in Word's unit of length, a twentieth of a point. */
export const twips = (millimetres: number): number => Math.round(millimetres * twipsPerMillimetre);
/** Word counts type sizes in half points. */
const size = (points: number): number => points * 2;
/** Word counts spacing and exact line heights in twentieths of a point. */
const points = (count: number): number => Math.round(count * 20);

/** Where the first line's top stands is said by the style, so the first page's margin need not differ. */
export const pageMargins = { top: 20, bottom: 17, left: addressWindow.left, right: addressWindow.left, header: 11, footer: 10 } as const;

/** Where the two columns of the letterhead stand, inside the areas that a print house leaves free. Millimetres. */
export const letterheadFrames = {
	schoolName: { left: addressWindow.left, top: 13, width: letterAreas.letterhead.right - addressWindow.left, height: 17 },
	schoolDetails: { left: 127, top: 13, width: 62, height: 41 },
	dateAndReference: { left: 130, top: 56, width: 59, height: 12 },
} as const;

const signingLine = { style: BorderStyle.SINGLE, size: 6, space: 2, color: ink };

/** The accent is the school's colour, six hexadecimal digits. */
export function wordStyles(accent: string): IStylesOptions {
	return {
		default: {
			document: {
				run: { font, size: size(12), color: ink, language: { value: 'en-GB' } },
				paragraph: { spacing: { after: points(8), line: 264, lineRule: LineRuleType.AUTO } },
			},
			heading1: {
				run: { font, size: size(16), bold: true, color: accent },
				paragraph: { spacing: { before: points(2), after: points(8) }, keepNext: true },
			},
			heading2: {
				run: { font, size: size(14), bold: true, color: accent },
				paragraph: { spacing: { before: points(7), after: points(2) }, keepNext: true },
			},
		},
		paragraphStyles: [
			style('schoolName', { size: size(20), bold: true, color: accent }, { spacing: { after: 0, line: points(23), lineRule: LineRuleType.EXACT } }),
			style('schoolDetails', { size: size(11), color: softInk }, {
				spacing: { after: 0, line: points(14), lineRule: LineRuleType.EXACT },
				indent: { left: twips(3) },
				border: { left: { style: BorderStyle.SINGLE, size: 12, space: 8, color: accent } },
			}),
			style('recipientAddress', { size: size(11) }, { spacing: { after: 0, line: points(12.5), lineRule: LineRuleType.EXACT } }),
			style('letterDate', {}, { spacing: { after: 0, line: points(16), lineRule: LineRuleType.EXACT } }),
			style('letterReference', { color: softInk }, { spacing: { after: 0, line: points(16), lineRule: LineRuleType.EXACT } }),
			style('salutation', {}, { spacing: { before: twips(letterAreas.bodyTop - pageMargins.top), after: points(9) } }),
			style('bullet', {}, { contextualSpacing: true }),
			style('tableHeading', { bold: true, color: accent }, { spacing: { before: points(2), after: points(2) }, keepNext: true }),
			style('tableText', {}, { spacing: { before: points(2), after: points(2) } }),
			style('closing', {}, { spacing: { before: points(4), after: points(28) }, keepNext: true }),
			style('signatureName', { bold: true }, { spacing: { after: 0 }, keepNext: true }),
			style('signatureRole', { color: softInk }, { spacing: { after: 0 } }),
			style('besideSignature', {}, { spacing: { before: points(36), after: points(4) } }),
			style('signatureLine', {}, {
				spacing: { before: points(36), after: points(4) },
				// Lines that follow each other are one bordered block to Word, which draws the line between only where it is told to.
				border: { top: signingLine, between: signingLine },
			}),
		],
	};
}

/** Bullets as Word's own lists make them, so that readers and screen readers know a list. */
export const bulletNumbering = 'letter-bullets';
export const wordNumbering: INumberingOptions = {
	config: [
		{
			reference: bulletNumbering,
			levels: [
				{
					level: 0,
					format: LevelFormat.BULLET,
					text: '•',
					style: { paragraph: { indent: { left: twips(7), hanging: twips(5) } } },
				},
			],
		},
	],
};

/** Word keeps two languages and fonts for a run: one for the scripts it calls complex, one for the others. */
export function wordScript(script: string): 'complex' | 'simple' {
	return ['Latn', 'Cyrl', 'Grek'].includes(script) ? 'simple' : 'complex';
}

/** A font that comes with Windows and has the script; another program takes its own. */
export function fontOfScript(script: string): string {
	return { Arab: 'Arial', Beng: 'Nirmala UI', Guru: 'Nirmala UI', Deva: 'Nirmala UI' }[script] ?? font;
}

/** Word's id of a style: its name without spaces, as Word itself makes them. */
export function styleId(name: LetterStyle): string {
	const shown = letterStyles[name];
	return shown.replace(/\b\w/g, (letter) => letter.toUpperCase()).replace(/ /g, '');
}

function style(name: LetterStyle, run: IParagraphStyleOptions['run'], paragraph: IParagraphStyleOptions['paragraph']): IParagraphStyleOptions {
	return { id: styleId(name), name: letterStyles[name], basedOn: 'Normal', quickFormat: true, run, paragraph };
}
