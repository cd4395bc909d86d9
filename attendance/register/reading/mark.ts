import { DateTime } from 'luxon';
import { codeOfAnotherTime, codeOn, type AttendanceCode } from '../../codes';
import type { SessionHalf } from '../../item';
import { longDate } from '../../text/plainEnglish';
import { seenText } from './plainCell';

/** What a cell of marks holds. */
export type MarkReading =
	| { readonly kind: 'code'; readonly code: string }
	/** Nothing was entered: a missing mark, and nothing to report. */
	| { readonly kind: 'blank' }
	/** Something was entered that is no code on that date: a missing mark, and a rejected row. */
	| { readonly kind: 'rejected'; readonly reason: string; readonly advice: string };

/** What MIS exports write where no mark was entered ("--" is "all should attend"; attendance-codes.json, notStatutory). */
const blanks: ReadonlySet<string> = new Set(['', '-', '--', '---', '–', '—']);

/** Ways of writing "present": either slash for either session, as typed, as look-alike signs, doubled by an escape, or in words. */
const present: ReadonlySet<string> = new Set([
	'/',
	'\\',
	'\\\\',
	'/\\',
	'∕',
	'⁄',
	'／',
	'＼',
	'∖',
	'PRESENT',
	'PRESENT (AM)',
	'PRESENT (PM)',
]);

/** Whether a cell of a day without sessions says no more than that: empty, dashes, or `#` for a closed school. */
export const saysNoSession = (cell: string): boolean => /^['#\s–—-]*$/.test(seenText(cell));

/** A comment may be long; a cell that is longer is no mark. */
const longestWords = 500;

/** A code with its words. A code is one or two characters and the words must stand apart from it. */
const codeWithWords: readonly RegExp[] = [
	// "I - Illness", "C1: Regulated performance", "L: 12 mins".
	/^([A-Z]\d?|[/\\#])\s*[-–—:=]\s*(?!(?:[A-Z]\d?|[/\\#])$)(?:[A-Z]|\d+\s*MIN).*$/,
	// "I (ill)", "L (12)"; but "N (I)" and "N - I" are two codes, and which of them stands is not said.
	/^([A-Z]\d?|[/\\#])\s*\((?!\s*(?:[A-Z]\d?|[/\\#])\s*\))[^()]*\)$/,
	// "Illness (I)", "Present (/)".
	/^[A-Z]{2}[^()]*\(([A-Z]\d?|[/\\#])\)$/,
	// "I01": a school's own kinds of a code in SIMS, which belong to it (mis-layouts, section 5).
	/^([A-Z])0\d$/,
	// "Present - /", "Illness - I".
	/^[A-Z]{3}[A-Z ]*[-–—:]\s*([A-Z]\d?|[/\\#])$/,
];

/**
 * Reads one mark on one date. Two characters are read as two (`C1` is not `C`), small letters as capitals, and either
 * slash as present. Whatever is not a code on that date is a missing mark, never an absence and never a presence.
 */
export function readMark(cell: string, date: string, half: SessionHalf): MarkReading {
	const typed = seenText(cell);
	if (blanks.has(typed)) return { kind: 'blank' };
	if (/^[=+@]/.test(typed)) {
		return {
			kind: 'rejected',
			reason: `A mark cannot begin with "${typed.charAt(0)}"; this is a formula or other text, and it was not run`,
			advice: 'Export the marks again as plain values, or enter the mark in the register.',
		};
	}
	const mark = typed.replace(/^'/, '').toUpperCase();
	if (blanks.has(mark)) return { kind: 'blank' };
	const code = codeWithoutWords(mark);
	if (present.has(code)) return { kind: 'code', code: half === 'AM' ? '/' : '\\' };
	if (codeOn(code, date)) return { kind: 'code', code };
	return notACode(code, date);
}

function codeWithoutWords(mark: string): string {
	if (mark.length > longestWords) return mark;
	for (const form of codeWithWords) {
		const found = form.exec(mark);
		if (found) return found[1] as string;
	}
	return mark;
}

function notACode(code: string, date: string): MarkReading {
	const other = codeOfAnotherTime(code, date);
	return {
		kind: 'rejected',
		reason: other ? whenItIsACode(other, date) : 'This is not an attendance code',
		advice: adviceFor(other, date),
	};
}

function whenItIsACode({ code, validFrom, validTo }: AttendanceCode, date: string): string {
	if (date < validFrom) return `${code} came into use on ${longDate(validFrom)}, after the date of this session`;
	return `${code} was withdrawn on ${longDate(dayAfter(validTo as string))}`;
}

function adviceFor(other: AttendanceCode | undefined, date: string): string {
	const untilThen = 'Until then it counts as a missing mark.';
	if (other?.successor && other.validTo && date > other.validTo) {
		return `Correct it in the register: look at ${other.successor}. ${untilThen}`;
	}
	return `Correct it in the register to a code that was in use on that date. ${untilThen}`;
}

const dayAfter = (date: string): string => DateTime.fromISO(date, { zone: 'utc' }).plus({ days: 1 }).toISODate() as string;
