import { DateTime } from 'luxon';
import type { SessionHalf } from '../../item';
import { longDate } from '../../text/plainEnglish';
import { plainCell } from './plainCell';

/** A date as a file gives it, with what it says about the time of day. */
export interface ReadDate {
	/** `YYYY-MM-DD` */
	readonly date: string;
	/** Seconds after midnight where a time stands with the date. */
	readonly seconds: number | null;
	/** Morning or afternoon, where the cell says so in words ("09/09/2026 AM"). */
	readonly half: SessionHalf | null;
}

export interface Unread {
	/** The end of a sentence: "31/02/2026 is not in the calendar". */
	readonly problem: string;
}

/** Excel counts days from here; its serials below 61 are off by one and no school date is as old (ECMA-376 §18.17.4.1). */
const excelDayZero = Date.UTC(1899, 11, 30);
/** 1954 to 2119: a number outside is an id or a typing error, not a date. */
const excelSerials = { first: 20_000, last: 80_000 };
const millisecondsPerDay = 86_400_000;

/** Two digits up to this are 20xx, above 19xx. Dates of birth of pupils and dates of marks are all 20xx. */
const lastTwoDigitYearOf2000s = 69;

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const weekdayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const timeAtEnd = /[t\s,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*(am|pm)?\s*(z|[+-]\d{2}:?\d{2})?$/;
const halfAtEnd = /[\s,(–-]+(am|pm|morning|afternoon)\)?(?:\s+(?:session|registration))?$/;
const weekdayName = '(sun|mon|tue|wed|thu|fri|sat)(?:s|nes|rs|ur)?(?:day)?';
const weekdayAtStart = new RegExp(`^${weekdayName}[.,]?\\s+`);
const weekdayAtEnd = new RegExp(`[\\s,]+\\(?${weekdayName}\\)?$`);

/**
 * Reads a date as English schools' exports write it: ISO with or without a time, day first with `/`, `-` or `.`,
 * `Wed, 09 Sep 2026`, `Wed, 09 Sep 2026, 11:20`, `09-Sep-2026`, `Wednesday 9 September 2026`, and Excel's day number.
 * Never month first: 09/11/2026 is 9 November. A weekday that the calendar contradicts is a problem, since one of the
 * two is wrong and nobody can tell which.
 * Sources of the forms: Arbor's two styles, Bromcom, DfE "Export codes" (mis-layouts, section 5).
 */
export function readDate(cell: string): ReadDate | Unread {
	let text = plainCell(cell).toLowerCase().replace(/\s+/g, ' ');
	if (/^\d{4,6}(\.\d+)?$/.test(text)) return readSerial(Number(text));

	const time = timeAtEnd.exec(text);
	if (time) text = text.slice(0, time.index);
	const half = halfAtEnd.exec(text);
	if (half) text = text.slice(0, half.index);
	const weekday = weekdayAtStart.exec(text) ?? weekdayAtEnd.exec(text);
	if (weekday) text = text.replace(weekday[0], '');

	const parts = dayMonthYear(text.trim());
	if (!parts) return { problem: 'is not a date' };
	const date = isoOf(parts);
	if (!date) return { problem: notInCalendar(parts) };
	const seconds = time ? secondsOf(time) : null;
	if (seconds === undefined) return { problem: 'has a time that no clock shows' };
	if (weekday && weekdays.indexOf(weekday[1] as string) !== weekdayOf(date)) {
		return { problem: `names the wrong day: ${longDate(date)} is a ${weekdayNames[weekdayOf(date)]}` };
	}
	if (/^(?:z|[+-]00:?00)$/.test(time?.[5] ?? '') && typeof seconds === 'number') return inLondon(date, seconds);
	return { date, seconds, half: half ? halfOf(half[1] as string) : null };
}

/**
 * Which part of a date in numbers is certainly the month: in "14/09/2026" it is the second, in "09/14/2026" the first.
 * Undefined where it can be either. A file whose dates are all of the second kind would be read wrongly without a word.
 */
export function orderToldBy(cell: string): 'day first' | 'month first' | undefined {
	const [, one, other] = /^\D*(\d{1,2})[-/.](\d{1,2})[-/.](?:\d{4}|\d{2})(?!\d)/.exec(plainCell(cell)) ?? [];
	const [first, second] = [Number(one), Number(other)];
	if (!one || first < 1 || second < 1 || first > 31 || second > 31 || (first > 12) === (second > 12)) return undefined;
	return first > 12 ? 'day first' : 'month first';
}

/** Morning or afternoon as the cell says it, in words or by the time of day; null where it says neither. */
export function halfOfDate({ half, seconds }: ReadDate): SessionHalf | null {
	if (half || !seconds) return half;
	return seconds < 12 * 3600 ? 'AM' : 'PM';
}

/** A moment as a number that grows with time, for "which of these two was entered later"; null where it is no date. */
export function readMoment(cell: string): number | null {
	const read = readDate(cell);
	return 'problem' in read ? null : Date.parse(`${read.date}T00:00:00Z`) + (read.seconds ?? 0) * 1000;
}

function readSerial(serial: number): ReadDate | Unread {
	if (serial < excelSerials.first || serial > excelSerials.last) return { problem: 'is a number and not a date' };
	const day = Math.floor(serial);
	const seconds = Math.round((serial - day) * 86_400);
	return {
		date: DateTime.fromMillis(excelDayZero + day * millisecondsPerDay, { zone: 'utc' }).toISODate() as string,
		seconds: seconds === 0 ? null : seconds,
		half: null,
	};
}

interface DayMonthYear {
	readonly day: number;
	readonly month: number;
	readonly year: number;
}

function dayMonthYear(text: string): DayMonthYear | undefined {
	let match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
	if (match) return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
	match = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/.exec(text);
	if (match) return { day: Number(match[1]), month: Number(match[2]), year: fullYear(match[3] as string) };
	match = /^(\d{1,2})(?:st|nd|rd|th)?[-/. ]*(?:of )?([a-z]{3,9})[-/., ]*(\d{4}|\d{2})$/.exec(text);
	if (match) return withMonthName(match[1] as string, match[2] as string, match[3] as string);
	match = /^([a-z]{3,9})[-/. ]*(\d{1,2})(?:st|nd|rd|th)?[-/., ]+(\d{4})$/.exec(text);
	if (match) return withMonthName(match[2] as string, match[1] as string, match[3] as string);
	return undefined;
}

function withMonthName(day: string, name: string, year: string): DayMonthYear | undefined {
	const month = months.indexOf(name.slice(0, 3)) + 1;
	const full = DateTime.utc(2000, month || 1).setLocale('en-GB').toFormat('LLLL').toLowerCase();
	const known = month > 0 && (full.startsWith(name) || name === 'sept');
	return known ? { day: Number(day), month, year: fullYear(year) } : undefined;
}

function fullYear(digits: string): number {
	const year = Number(digits);
	if (digits.length === 4) return year;
	return year <= lastTwoDigitYearOf2000s ? 2000 + year : 1900 + year;
}

function isoOf({ day, month, year }: DayMonthYear): string | undefined {
	const date = DateTime.utc(year, month, day);
	return date.isValid && year >= 1900 && year < 2200 ? (date.toISODate() as string) : undefined;
}

function notInCalendar({ day, month }: DayMonthYear): string {
	const swapped = month > 12 && day <= 12;
	return swapped ? 'is not in the calendar, read with the day first (DD/MM/YYYY)' : 'is not in the calendar';
}

/** Seconds after midnight; undefined where there is no such time. Midnight itself is how exports say "no time". */
function secondsOf([, hour, minute, second = '0', suffix]: RegExpExecArray): number | null | undefined {
	let hours = Number(hour);
	if (suffix && hours > 12) return undefined;
	if (suffix) hours = (hours % 12) + (suffix === 'pm' ? 12 : 0);
	if (hours > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
	return hours * 3600 + Number(minute) * 60 + Number(second) || null;
}

/** A moment in UTC as London has it: 23:00Z on 8 September is midnight on the 9th, which is what the system meant. */
function inLondon(date: string, seconds: number): ReadDate {
	const local = DateTime.fromISO(date, { zone: 'utc' }).plus({ seconds }).setZone('Europe/London');
	return {
		date: local.toISODate() as string,
		seconds: local.hour * 3600 + local.minute * 60 + local.second || null,
		half: null,
	};
}

const halfOf = (word: string): SessionHalf => (word === 'am' || word === 'morning' ? 'AM' : 'PM');

const weekdayOf = (date: string): number => DateTime.fromISO(date, { zone: 'utc' }).weekday % 7;
