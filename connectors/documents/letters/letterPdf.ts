import { readFile } from 'node:fs/promises';
import { addressWindow, letterAreas } from '../../../attendance/letters';
import { assetPath } from '../assets';
import { renderPdf } from '../renderPdf';
import { isInStyle, type Block, type WordContent } from '../wordContent';
import { likelySize, surelyFits } from './typeSizes';
import { letterheadFrames, letterStyles, pageMargins } from './wordStyles';

/** In points; six lines of the first fill the window. */
const addressSizes = [11, 10, 9, 8, 7] as const;
const addressLineHeight = 1.136;

export interface LetterPdfOptions {
	/** Says what the letter is, not whom it is about: readers show it in window titles and recent files. */
	readonly title: string;
	/** `YYYY-MM-DD`. */
	readonly date: string;
	readonly reference: string;
	/** The school's colour, `#1D3F72`. */
	readonly accentColour: string;
}

/** Letterhead of a school's own template, whatever its styles: across the page, above the window. */
const letterhead = {
	left: pageMargins.left,
	top: 8,
	width: 210 - pageMargins.left - pageMargins.right,
	height: letterAreas.letterhead.bottom - 8,
} as const;

/**
 * Typesets the PDF of a letter from what its Word document says, so that both always say the same.
 * Takes the content of the filled document; gives the bytes of a tagged PDF/UA-1 with the recipient's address in the
 * window of a DL or C5 envelope. Throws `TypesetError`.
 */
export async function letterPdf(content: WordContent, { title, date, reference, accentColour }: LetterPdfOptions): Promise<Uint8Array> {
	source ??= readFile(assetPath('letter.typ'), 'utf8');
	const { images, ...blocks } = content;
	return renderPdf({
		title,
		date,
		source: await source,
		files: images,
		data: {
			...blocks,
			accent: accentColour,
			continuation: `Reference ${reference}`,
			margins: pageMargins,
			window: addressWindow,
			bodyTop: letterAreas.bodyTop + 1,
			areas: { ...letterheadFrames, letterhead },
			sizes: {
				schoolName: likelySize([20, 18, 16, 14, 12], inStyle(content.header, letterStyles.schoolName), letterheadFrames.schoolName, 1),
				schoolDetails: likelySize([9.5, 8.5, 7.5, 6.5], inStyle(content.header, letterStyles.schoolDetails), letterheadFrames.schoolDetails, 1.17),
				// The address must be inside the window: where that is not certain, the typesetter measures.
				address: surelyFits(addressSizes[0], inStyle(content.body, letterStyles.recipientAddress), addressWindow, addressLineHeight) ? [addressSizes[0]] : addressSizes,
			},
		},
	});
}

const inStyle = (blocks: readonly Block[], style: string) => blocks.filter((block) => isInStyle(block, style));

let source: Promise<string> | undefined;
