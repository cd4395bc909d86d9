import { seenText } from '../reading/plainCell';
import { markCharacters } from '../reading/markCharacters';

/** Marks that stand in groups: one each, a day, a week of five days or of seven. */
const groupSizes = [1, 2, 10, 14] as const;

/**
 * The marks of a cell that holds many, in order, blank ones as ''. They may stand without anything between them, where a space
 * is a mark not entered; with commas, where nothing between two is a mark not entered; or with single spaces, mark by mark,
 * day by day or week by week. Undefined where it cannot be told how many there are.
 */
export function marksOfCell(cell: string): string[] | undefined {
	const text = cell.replace(/\u00a0/g, ' ').replace(/[\r\n]+/g, ' ').replace(/[\u200b\ufeff]/g, '').replace(/^'/, '');
	if (/[,;|]/.test(text)) {
		const parts = text.split(/[,;|]/).map(seenText);
		// A comma at the end may end the last mark or stand before one that was not entered: marks come in pairs.
		return inGroups(parts.length % 2 === 1 && parts.at(-1) === '' ? parts.slice(0, -1) : parts);
	}
	const words = text.trim().split(' ');
	if (words.length > 1 && !words.includes('')) return inGroups(words);
	// One space at an end is what an export added; more are marks.
	return markCharacters(text.replace(/^ (?! )|(?<! ) $/g, ''));
}

/** Groups of one size; the last week may be shorter. */
function inGroups(groups: readonly string[]): string[] | undefined {
	const read = groups.map(markCharacters);
	if (read.some((marks) => marks === undefined)) return undefined;
	const marks = read as string[][];
	const size = groupSizes.find((one) => marks.every((group, index) => group.length === one || (group.length === 0 && one === 1) || (one >= 10 && index === marks.length - 1 && group.length < one)));
	if (size === undefined) return undefined;
	return marks.flatMap((group) => (group.length === 0 ? [''] : group));
}

/** Whether a cell holds more marks than those of a day: "/\/\II/\/\", "/ \ / \ I I", "/,\,I,I". */
export function holdsManyMarks(cell: string): boolean {
	const text = seenText(cell);
	if (text.length < fewestCharacters || !/[/\\]/.test(text) || !/^[A-Z0-9/\\#.,;|_* –-]+$/i.test(text)) return false;
	const marks = marksOfCell(text);
	if (marks === undefined || marks.length < fewestMarks) return false;
	// "Present/Absent" is words: marks of present are many, and not one among letters.
	return marks.filter((mark) => /^[/\\]$/.test(mark)).length * 4 >= marks.filter((mark) => mark !== '').length;
}

const fewestCharacters = 4;
const fewestMarks = 4;
