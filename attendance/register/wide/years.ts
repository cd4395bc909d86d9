import { DateTime } from 'luxon';
import { schoolYearStart } from '../../calendar/weeks';
import { readDate } from '../reading/date';
import { seenText } from '../reading/plainCell';
import type { TableRow } from '../table';

/** A stretch of time in which dates without a year lie, `YYYY-MM-DD`. */
export interface Span {
	readonly from: string;
	readonly to: string;
}

const schoolYearWords = /\b(20\d{2})\s*[/–-]\s*(20)?(\d{2})\b(?![/-]\d)/;
const oneDate = /\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})\b|\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9},? \d{4}/gi;
const printed = /\b(?:printed|produced|created|generated|exported|run|report date|as at)\b/i;
const ofPerson = /\b(?:born|birth|dob)\b/i;

/**
 * The time that dates without a year are of, as the file says it: from two dates in a title ("07/09/2026 to 23/10/2026"),
 * else a school year ("2026/27"), else the school year of other dates in the header, else of one date in a title. A date of
 * printing ends a year. Undefined where nothing says it.
 */
export function spanOfDates(titleRows: readonly TableRow[], fullDates: readonly string[], given: { readonly from: string | null; readonly to: string | null }): Span | undefined {
	if (given.from && given.to) return { from: given.from, to: given.to };
	const titles = titleRows.map(({ cells }) => cells.map(seenText).filter((cell) => cell !== '' && !ofPerson.test(cell)).join(' ')).filter(Boolean);
	const dates = titles.filter((title) => !printed.test(title)).map(datesIn);
	const range = dates.find((found) => found.length >= 2);
	if (range) return { from: range.reduce(earlier), to: range.reduce(later) };
	for (const title of titles) {
		const [, first, , last] = schoolYearWords.exec(title) ?? [];
		if (first && (Number(first) + 1) % 100 === Number(last)) return yearFrom(`${first}-08-01`);
	}
	if (fullDates.length > 0) {
		return { from: schoolYearStart(fullDates.reduce(earlier)), to: yearFrom(schoolYearStart(fullDates.reduce(later))).to };
	}
	const one = dates.flat()[0] ?? given.from ?? given.to;
	if (one) return yearFrom(schoolYearStart(one));
	const [madeOn] = titles.filter((title) => printed.test(title)).flatMap(datesIn);
	return madeOn ? { from: plus(madeOn, { years: -1, days: 1 }), to: madeOn } : undefined;
}

/** The one year in which a day and month lies within a span; undefined where there is none, or more than one. */
export function withYear(dayAndMonth: string, span: Span): string | undefined {
	const found: string[] = [];
	for (let year = Number(span.from.slice(0, 4)); year <= Number(span.to.slice(0, 4)); year += 1) {
		const read = [`${dayAndMonth}/${year}`, `${dayAndMonth} ${year}`].map((text) => readDate(text.replace(/^(\d{2})[-.](\d{2})\//, '$1/$2/'))).find((one) => !('problem' in one));
		if (read && 'date' in read && read.date >= span.from && read.date <= span.to) found.push(read.date);
	}
	return found.length === 1 ? found[0] : undefined;
}

function datesIn(text: string): string[] {
	return (text.match(oneDate) ?? []).flatMap((found) => {
		const read = readDate(found);
		return 'problem' in read ? [] : [read.date];
	});
}

const earlier = (one: string, other: string): string => (one < other ? one : other);
const later = (one: string, other: string): string => (one > other ? one : other);
const yearFrom = (from: string): Span => ({ from, to: plus(from, { years: 1, days: -1 }) });
const plus = (date: string, time: { years?: number; days?: number }): string => DateTime.fromISO(date, { zone: 'utc' }).plus(time).toISODate() as string;
