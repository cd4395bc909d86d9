import { addressWindow, letterAreas, type LetterFamily } from '../../../attendance/letters';
import { isInStyle, textOfBlocks, type Block, type WordContent } from '../wordContent';
import { letterheadFrames, letterStyles, pageMargins } from './wordStyles';

/*
 * Sizes of type that fit their place on the page, reckoned from the number of characters. The typesetter could measure,
 * but that takes it twice as long as all the rest of a letter; so it measures only what must fit and might not.
 */

/** In millimetres. */
interface Place {
	readonly width: number;
	readonly height: number;
}

const millimetresPerPoint = 25.4 / 72;

/** Width of a letter on average, and of a wide one in capitals, as a part of the size of type (Source Sans 3). */
const averageWidth = 0.52;
const wideWidth = 0.7;

const addressLineHeight = 1.136;

/**
 * The sizes in points of everything on the page. What a family reads is 12 point or larger (RNIB, Clear Print; 16 to 18
 * in large print). Only what stands in a fixed place may be smaller, and only where it would not fit: the address, which
 * must be inside the window, and letterhead and foot, whose telephone number and address the letter says again or
 * the family knows. `address` holds several where the typesetter is to measure which one fits.
 */
export function typeSizesOf({ header, body, footer }: WordContent, { layout, largePrint }: { layout: LetterFamily['layout']; largePrint: boolean }) {
	const text = largePrint ? 18 : 12;
	const details = inStyle(header, letterStyles.schoolDetails);
	const dateAndReference = [...inStyle(body, letterStyles.letterDate), ...inStyle(body, letterStyles.letterReference)];
	const subjectOfCertificate = likelySize([44, 38, 32, 26], body.filter(({ kind }) => kind === 'heading').slice(0, 1), { width: 230, height: 34 }, 1.2);
	return {
		text,
		subject: layout === 'certificate' ? subjectOfCertificate : layout === 'leaflet' ? text + 8 : text + 4,
		heading: text + 2,
		certificateName: 40,
		continuation: text,
		schoolName: likelySize([20, 18, 16, 14, 12], inStyle(header, letterStyles.schoolName), letterheadFrames.schoolName, 1),
		schoolDetails: unbrokenSize([...(largePrint ? [14, 13] : []), 12, 11, 10, 9, 8], details, letterheadFrames.schoolDetails, 1.17),
		dateAndReference: unbrokenSize([...(largePrint ? [16, 14] : []), 12, 11, 10], dateAndReference, letterheadFrames.dateAndReference, 1.3),
		letterhead: likelySize([12, 11, 10], header, { width: 160, height: letterAreas.letterhead.bottom - 8 }, 1.2),
		footer: unbrokenSize([12, 11, 10, 9], footer, { width: 160, height: pageMargins.bottom - 5 }, 1.2),
		address: addressSizes(inStyle(body, letterStyles.recipientAddress)),
	};
}

const inStyle = (blocks: readonly Block[], style: string) => blocks.filter((block) => isInStyle(block, style));

/** Five lines of the first fill the window, six of the second. The address must be inside it: where that is not certain, the typesetter measures. */
function addressSizes(address: readonly Block[]): readonly number[] {
	const sizes = [12, 11, 10, 9, 8, 7];
	const sure = sizes.slice(0, 2).find((size) => surelyFits(size, address, addressWindow, addressLineHeight));
	return sure === undefined ? sizes : [sure];
}

/** The largest of some sizes in points at which the text is likely to fit, else the smallest. */
export function likelySize(sizes: readonly number[], blocks: readonly Block[], { width, height }: Place, lineHeight: number): number {
	const lines = textOfBlocks(blocks).split('\n');
	const fits = (size: number) => {
		const perLine = width / (size * averageWidth * millimetresPerPoint);
		const count = lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / perLine)), 0);
		return count * size * lineHeight * millimetresPerPoint <= height;
	};
	return sizes.find(fits) ?? (sizes[sizes.length - 1] as number);
}

/** The same where a line should not be broken either, such as an e-mail address that people copy. */
function unbrokenSize(sizes: readonly number[], blocks: readonly Block[], place: Place, lineHeight: number): number {
	const longest = Math.max(0, ...textOfBlocks(blocks).split('\n').map((line) => line.length));
	const largestUnbroken = place.width / (longest * averageWidth * millimetresPerPoint);
	return likelySize([...sizes.filter((size) => size <= largestUnbroken), sizes[sizes.length - 1] as number], blocks, place, lineHeight);
}

/** Whether a text fits at a size even if it is all capitals. */
export function surelyFits(size: number, blocks: readonly Block[], { width, height }: Place, lineHeight: number): boolean {
	const lines = textOfBlocks(blocks).split('\n');
	const longest = Math.max(0, ...lines.map((line) => line.length));
	return lines.length * size * lineHeight * millimetresPerPoint <= height && longest * size * wideWidth * millimetresPerPoint <= width;
}
