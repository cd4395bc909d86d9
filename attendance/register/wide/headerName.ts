import type { SessionHalf } from '../../item';
import { halfOfDate, readDate } from '../reading/date';
import { seenText } from '../reading/plainCell';
import { weekWords } from '../reading/weekDate';

/** What the name of a column says about where its marks stand. */
export interface HeaderName {
	/** As written, without weekday and half; null where the name has none. */
	readonly date: { readonly text: string; readonly hasYear: boolean } | null;
	/** 0 for Monday … 6 for Sunday. */
	readonly weekday: number | null;
	readonly half: SessionHalf | null;
	/** The date is said to be that of a week. */
	readonly ofWeek: boolean;
}

const longestName = 60;
const couldBeSession = /\d|am|pm|a\.m|p\.m|mon|tue|wed|thu|fri|sat|sun|morning|afternoon/i;
/** How programs write a date that has no time; "00:00 PM" is no time of day. */
const midnight = /[t ]00:00(?::00(?:\.0+)?)?(?= ?\(?(?:am|pm)\)?$)/;
const weekdayWord = /(?<![a-z])(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?(?=am|pm|[^a-z]|$)[.,:]?/;
const halfWord = /(?<![a-z])(am|pm|a\.m\.?|p\.m\.?|morning|afternoon)(?![a-z])|(?<=\d)(am|pm)$/;
/** "Session 1", "S2", "Sess 1". */
const halfNumber = /(?<![a-z])(?:s|sess|session)[ .]?([12])$/;
const otherWords = /(?<![a-z])(?:mark|marks|code|session|attendance|registration|register|reg)(?![a-z])/g;
const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}';
const day = '\\d{1,2}(?:st|nd|rd|th)?';
const dayAndMonth = new RegExp(`^(?:\\d{1,2}/\\d{1,2}|\\d{2}[-.]\\d{2}|${day}[ -]?(?:of )?${month}|${month} ${day})$`);
/** A whole date in numbers or with the month's name, right or wrong: what is like one and cannot be read must not be passed over. */
const likeDate = new RegExp(`^(?:\\d{1,4}[-/. ]\\d{1,2}[-/. ]\\d{2,4}|20\\d{6}|${day}[-/. ]*(?:of )?${month}[-/., ]*(?:\\d{4}|\\d{2})|${month}[-/. ]*${day}[-/., ]+\\d{4})$`);
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/**
 * Reads a column's name as a session or a day: "07/09/2026 AM", "2026-09-07 PM", "Mon 07 Sep", "AM 07/09", "W/C 07/09/2026",
 * "Mon AM", "AM". Undefined where it is neither date, weekday nor half.
 */
export function readHeaderName(name: string): HeaderName | undefined {
	if (name.length > longestName || !couldBeSession.test(name)) return undefined;
	let text = seenText(name).toLowerCase().replace(/[_\s]+/g, ' ').replace(midnight, '').trim();
	const time = /\d[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?(?: ?[ap]m)?(?:z|[+-]\d{2}:?\d{2})?$/.test(text) ? readDate(text) : undefined;
	if (time && !('problem' in time)) return { date: { text: time.date, hasYear: true }, weekday: null, half: halfOfDate(time), ofWeek: false };

	const ofWeek = weekWords.test(text);
	if (ofWeek) text = text.replace(weekWords, '');
	const [halfText, word, ending] = halfWord.exec(text) ?? [];
	const [numberText, number] = halfText === undefined ? (halfNumber.exec(text) ?? []) : [];
	text = text.replace(halfText ?? numberText ?? '', ' ');
	const [weekdayText, weekday] = weekdayWord.exec(text) ?? [];
	text = text.replace(weekdayText ?? '', ' ').replace(otherWords, ' ');
	text = text.replace(/[()[\],:]+/g, ' ').replace(/\s+/g, ' ').replace(/^[\s-]+|[\s-]+$/g, '');

	text = text.replace(/^(\d{4}) (\d{1,2}) (\d{1,2})$/, '$1-$2-$3');

	const half = halfOf(word ?? ending ?? number);
	const read = { weekday: weekday === undefined ? null : weekdays.indexOf(weekday), half, ofWeek };
	if (text === '') return half === null && weekday === undefined ? undefined : { ...read, date: null };
	if (dayAndMonth.test(text)) return { ...read, date: { text, hasYear: false } };
	return likeDate.test(text) ? { ...read, date: { text, hasYear: true } } : undefined;
}

function halfOf(word: string | undefined): SessionHalf | null {
	if (word === undefined) return null;
	return /^(?:am|a\.|m|1)/.test(word) ? 'AM' : 'PM';
}
