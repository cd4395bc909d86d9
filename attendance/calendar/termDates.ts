import { DateTime } from 'luxon';
import { ItemError } from '../item';
import { readDate } from '../register/reading/date';
import type { TermDates, TermPart } from './calendarOfTerms';

const closedWord = /^(?:closed|inset|bank holiday|holiday|no school|training day|occasional day)\b[\s:,-]*(?:day\b)?[\s:,-]*(?:on )?/i;
const between = /\s+(?:to|until|till|-|–|—)\s+|\s*[–—]\s*/i;
/** Words before the dates, such as "Autumn 1:". */
const label = /^[a-z][a-z0-9 ]*?:\s*/i;
const mostDaysOfAPeriod = 200;

/**
 * Reads term dates as a person writes them: a line a term or half term, "02/09/2026 to 23/10/2026", and a line for each day
 * or time on which the school is closed within one, "closed 26/10/2026" or "INSET 02/09/2026 to 03/09/2026". Words before a
 * colon are for people ("Autumn 1: …"). Gives terms and closed days in order. Null where the text is blank.
 * Throws `ItemError` naming the line that cannot be read, ends before it begins, or overlaps another.
 */
export function readTermDates(text: string): TermDates | null {
	const terms: TermPart[] = [];
	const closed = new Set<string>();
	for (const [index, line] of text.split(/\r?\n|;/).entries()) {
		const written = line.replace(/\s+/g, ' ').trim();
		if (written === '') continue;
		const unlabelled = closedWord.test(written) ? written : written.replace(label, '');
		const isClosed = closedWord.test(unlabelled);
		const period = readPeriod(unlabelled.replace(closedWord, '').replace(label, ''));
		if (!period || (!isClosed && period.from === period.to)) throw unreadable(index + 1, written);
		if (period.to < period.from) throw wrong(index + 1, 'ends before it begins');
		const days = daysOf(period);
		if (days.length > mostDaysOfAPeriod) throw wrong(index + 1, 'is longer than any term');
		if (isClosed) for (const day of days) closed.add(day);
		else if (terms.some(({ from, to }) => period.from <= to && period.to >= from)) throw wrong(index + 1, 'overlaps another term');
		else terms.push(period);
	}
	if (terms.length === 0 && closed.size === 0) return null;
	if (terms.length === 0) throw new ItemError('“Term Dates” has closed days and no term', 'Enter each term or half term on a line of its own, such as "02/09/2026 to 23/10/2026".');
	return { terms: terms.sort((one, other) => (one.from < other.from ? -1 : 1)), closed: [...closed].sort() };
}

function readPeriod(text: string): TermPart | undefined {
	const [first = '', second = first, ...more] = text.split(between);
	const [from, to] = [readDate(first), readDate(second)];
	if (more.length > 0 || 'problem' in from || 'problem' in to) return undefined;
	return { from: from.date, to: to.date };
}

function daysOf({ from, to }: TermPart): string[] {
	const first = DateTime.fromISO(from, { zone: 'utc' });
	const days = DateTime.fromISO(to, { zone: 'utc' }).diff(first, 'days').days;
	return Array.from({ length: days + 1 }, (_, day) => first.plus({ days: day }).toISODate() as string);
}

function unreadable(line: number, written: string): ItemError {
	return new ItemError(
		`Line ${line} of “Term Dates” cannot be read: "${written.slice(0, 60)}"`,
		'Write a term as "02/09/2026 to 23/10/2026", and a closed day as "closed 26/10/2026", each on a line of its own.',
	);
}

function wrong(line: number, problem: string): ItemError {
	return new ItemError(`Line ${line} of “Term Dates” ${problem}`, 'Correct its dates. They are read as DD/MM/YYYY.');
}
