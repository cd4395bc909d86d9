import { DateTime } from 'luxon';
import { sharesOf } from '../measures/percent';

/** A school's texts name the same dates over and over, and formatting one takes longer than all else in a sentence. */
const writtenDates = new Map<string, string>();

function written(date: string, format: string): string {
	const key = `${format} ${date}`;
	let text = writtenDates.get(key);
	if (text === undefined) writtenDates.set(key, (text = DateTime.fromISO(date, { zone: 'utc', locale: 'en-GB' }).toFormat(format)));
	return text;
}

/** `2026-11-23` as a letter writes it: "23 November 2026". */
export const longDate = (date: string): string => written(date, 'd MMMM yyyy');

/** `2026-11-23` as "Monday 23 November". */
export const weekdayDate = (date: string): string => written(date, 'cccc d MMMM');

/** Days from one to another, or the one day: "Monday 12 to Friday 16 October 2026", with what both have in common said once. */
export function dateRange(from: string, to: string): string {
	const last = written(to, 'cccc d MMMM yyyy');
	if (from === to) return last;
	const format = from.slice(0, 4) !== to.slice(0, 4) ? 'cccc d MMMM yyyy' : from.slice(0, 7) !== to.slice(0, 7) ? 'cccc d MMMM' : 'cccc d';
	return `${written(from, format)} to ${last}`;
}

/** The half of a school day that a session is. */
export const partOfDay = { AM: 'morning', PM: 'afternoon' } as const;

/** A count as it is read with ease: `1,055`. */
export const thousands = (count: number): string => count.toLocaleString('en-GB');

/** A count with its noun: `1 session`, `2 sessions`. */
export function counted(count: number, one: string, many = `${one}s`): string {
	return `${count} ${count === 1 ? one : many}`;
}

/** The same of counts that may be large: `3,024 sessions`. */
export const countedInThousands = (count: number, noun: string): string => counted(count, noun).replace(String(count), thousands(count));

/**
 * Sessions as days, which parents understand better than percentages (EEF advice in letters §4.2):
 * 9 sessions are "4½ days", 1 session is "half a day". A session is half a school day.
 */
export function sessionsAsDays(sessions: number): string {
	const whole = Math.floor(sessions / 2);
	const half = sessions % 2 === 1;
	if (whole === 0) return half ? 'half a day' : '0 days';
	if (half) return `${whole}½ days`;
	return counted(whole, 'day');
}

/**
 * A percentage with one decimal: "10.7%". Takes counts, the whole above 0. It is never rounded up to a whole per cent
 * that it has not reached ("9.97%", not "10.0%"), since whole per cents are where a pupil becomes persistently absent.
 */
export function percentText(part: number, whole: number): string {
	const tenths = sharesOf(part, whole, 1000);
	if (tenths % 10 === 0 && tenths * whole > part * 1000) return `${(Math.floor((part * 10_000) / whole) / 100).toFixed(2)}%`;
	return `${(tenths / 10).toFixed(1)}%`;
}

/** A percentage with one decimal and the counts behind it: "12.5% (9 of 72 sessions)". */
export function percentWithCounts(part: number, whole: number): string {
	if (whole === 0) return 'no possible sessions';
	return `${percentText(part, whole)} (${part} of ${counted(whole, 'session')})`;
}

/** Words in a row as English joins them: "a, b and c". */
export function listed(words: readonly string[]): string {
	if (words.length < 2) return words.join('');
	return `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}

/** What a person wrote as a sentence of a letter: a capital first, a full stop last. Empty stays empty. */
export function asSentence(written: string): string {
	const words = written.trim();
	if (words === '') return '';
	return `${words.charAt(0).toUpperCase()}${words.slice(1)}${/[.!?]["”’)]?$/.test(words) ? '' : '.'}`;
}
