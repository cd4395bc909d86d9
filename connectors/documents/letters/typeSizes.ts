import { textOfBlocks, type Block } from '../wordContent';

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

/** Whether a text fits at a size even if it is all capitals. */
export function surelyFits(size: number, blocks: readonly Block[], { width, height }: Place, lineHeight: number): boolean {
	const lines = textOfBlocks(blocks).split('\n');
	const longest = Math.max(0, ...lines.map((line) => line.length));
	return lines.length * size * lineHeight * millimetresPerPoint <= height && longest * size * wideWidth * millimetresPerPoint <= width;
}
