import { mondayOf } from '../../calendar/weeks';
import { plainCell } from './plainCell';
import { readDate, type ReadDate, type Unread } from './date';

/** What stands before the date of a week: "Week commencing:", "W/C", "w/b". */
export const weekWords = /\b(?:week (?:commencing|beginning|starting|ending|of)|w\/?[cbe])\b[\s:.-]*/i;

const days = /(\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9} \d{4})/.source;
const fromTo = new RegExp(`${days}\\s*(?:-|–|to|until)\\s*(?:[a-z]{3,9},? )?${days}`, 'i');

/** Reads the date of a week: a date, with words before it ("W/C 07/09/2026") or as the first and last day ("07/09/2026 - 11/09/2026"). */
export function readWeekDate(cell: string): ReadDate | Unread {
	const text = plainCell(cell).replace(weekWords, '');
	const read = readDate(text);
	if (!('problem' in read)) return read;
	return readDays(text) ?? read;
}

/** The first of two days that a text names, if both are of one week; undefined where it names none, or a longer time. */
export function readDays(text: string): ReadDate | undefined {
	const [, first, last] = fromTo.exec(text) ?? [];
	if (!first || !last) return undefined;
	const [from, to] = [readDate(first), readDate(last)];
	return 'problem' in from || 'problem' in to || mondayOf(from.date) !== mondayOf(to.date) ? undefined : from;
}
