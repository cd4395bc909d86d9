import { DateTime } from 'luxon';
import type { LetterFields } from '../fields';
import { phrasesOf, type Phrase } from './phrases';
import type { Wording } from './wording';

/** Fields that are names, addresses and numbers: the same in every language, also where one looks like a phrase. */
const never = new Set(['school', 'pupil', 'signatory', 'letter.reference', 'recipient.name', 'recipient.address', 'contact.name', 'contact.role', 'contact.phone', 'contact.email']);

/** The merge fields of a letter as its translated passages say them: dates, counts and phrases in the wording's language. */
export function fieldsInLanguage(fields: LetterFields, wording: Wording): LetterFields {
	const say = speaker(wording);
	return said(fields, '', say) as LetterFields;
}

function said(value: unknown, path: string, say: (english: string) => string): unknown {
	if (never.has(path)) return value;
	if (typeof value === 'string') return say(value);
	if (Array.isArray(value)) return value.map((entry) => said(entry, path, say));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, said(part, path === '' ? key : `${path}.${key}`, say)]));
}

/** Says an English value of a merge field in the wording's language; what is neither date nor phrase stays as it is. */
export function speaker({ language, phrases }: Wording): (english: string) => string {
	const all = phrasesOf(language.tag);
	const plurals = new Intl.PluralRules(language.tag);
	const say = (english: string): string => {
		if (english === '') return english;
		const date = dateIn(english, language.tag);
		if (date !== null) return date;
		// Several reasons of one day.
		if (english.includes('; ')) return english.split('; ').map(say).join('; ');
		for (const phrase of all) {
			const found = phrase.matches.exec(english);
			const translation = phrases.get(phrase.id);
			if (!found || translation === undefined || !isForm(phrase, found, plurals)) continue;
			const parts: Record<string, string> = phrase.plural ? { count: found[1] as string } : (found.groups ?? {});
			return translation.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => (phrase.plural ? (parts[name] ?? '') : say(parts[name] ?? '')));
		}
		return english;
	};
	return say;
}

function isForm({ plural }: Phrase, found: RegExpExecArray, plurals: Intl.PluralRules): boolean {
	return plural === undefined || plurals.select(numberOf(found[1] as string)) === plural;
}

function numberOf(count: string): number {
	return Number(count.replace(/[,½]/g, '')) + (count.endsWith('½') ? 0.5 : 0);
}

const monthsInEnglish = Array.from({ length: 12 }, (_, month) => DateTime.utc(2026, month + 1, 1).setLocale('en-GB').toFormat('MMMM'));
const datePattern = new RegExp(`^(?:(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day )?(\\d{1,2})(?: (${monthsInEnglish.join('|')}))?(?: (\\d{4}))?$`);
const weekdays = ['Mon', 'Tues', 'Wednes', 'Thurs', 'Fri', 'Satur', 'Sun'];

/**
 * A date as letters write it in English, in another language: "Monday 7 September", "7 September 2026", "Monday 7".
 * In the digits that stand in the English beside it, and on clocks and letters in this country. Null where it is no date.
 */
export function dateIn(english: string, tag: string): string | null {
	const [, weekday, day, month, year] = datePattern.exec(english) ?? [];
	if (day === undefined || (month === undefined && weekday === undefined)) return null;
	const date = someDate(weekdays.indexOf(weekday ?? '') + 1, Number(day), monthsInEnglish.indexOf(month ?? '') + 1, Number(year ?? 0));
	if (date === null) return null;
	return date.setLocale(tag).reconfigure({ numberingSystem: 'latn' }).toLocaleString({
		...(weekday === undefined ? {} : { weekday: 'long' }),
		day: 'numeric',
		...(month === undefined ? {} : { month: 'long' }),
		...(year === undefined ? {} : { year: 'numeric' }),
	});
}

/** A day that is written so; 0 stands for what the writing leaves out, and any that fits will do. */
function someDate(weekday: number, day: number, month: number, year: number): DateTime | null {
	// Weekdays come round again to the same dates within eleven years.
	for (const tried of year ? [year] : Array.from({ length: 12 }, (_, place) => 2020 + place)) {
		for (const inMonth of month ? [month] : Array.from({ length: 12 }, (_, place) => place + 1)) {
			const date = DateTime.utc(tried, inMonth, day);
			if (date.isValid && (weekday === 0 || date.weekday === weekday)) return date;
		}
	}
	return null;
}
