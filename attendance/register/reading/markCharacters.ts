import { codeTable } from '../../codes';
import { seenText } from './plainCell';

const codesOfTwo: ReadonlySet<string> = new Set(codeTable.map(({ code }) => code).filter((code) => code.length === 2));

/**
 * Parts marks that stand without anything between them: `//C1\\Y3` is `/ / C1 \ \ Y3`. Codes of two characters come first,
 * since C1 is not C (rules §0, trap 11). A space is a mark that was not entered. Undefined where a digit belongs to no code:
 * then it is not known how many marks there are, and each that follows could stand a session too late.
 */
export function markCharacters(text: string): string[] | undefined {
	const marks: string[] = [];
	const upper = text.toUpperCase();
	for (let at = 0; at < upper.length; at += 1) {
		const two = upper.slice(at, at + 2);
		if (codesOfTwo.has(two)) {
			marks.push(two);
			at += 1;
		} else if (/\d/.test(upper.charAt(at))) return undefined;
		else marks.push(upper.charAt(at).trim());
	}
	return marks;
}

/** Planned closure of the whole school, which is of a whole day also where it stands once. */
const wholeDayClosed = '#';

/**
 * The marks of the morning and of the afternoon in one cell: `/\`, `/ \`, `II`, `C1C1`, `/C2`, `I, /`. A blank cell has two
 * blank marks. Undefined where it cannot be told which mark is whose: one mark alone may be either.
 */
export function readBothMarks(cell: string): readonly [string, string] | undefined {
	const text = seenText(cell).replace(/^'/, '');
	if (text === '' || /^[-–—]{1,3}$/.test(text)) return ['', ''];
	if (text === wholeDayClosed) return [text, text];
	const apart = text.split(/\s*[,;|]\s*|\s+/);
	const marks = apart.length === 1 ? markCharacters(text) : apart.every((mark) => markCharacters(mark)?.length === 1) ? apart : undefined;
	return marks?.length === 2 ? [marks[0] as string, marks[1] as string] : undefined;
}
