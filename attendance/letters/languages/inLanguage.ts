import { DateTime } from 'luxon';
import type { LetterFields } from '../fields';
import { phrasesOf, type Phrase } from './phrases';
import type { Wording } from './wording';

/** Fields that are names, addresses and numbers: the same in every language, also where one looks like a phrase. */
const never = new Set(['school', 'pupil', 'signatory', 'letter.reference', 'recipient.name', 'recipient.address', 'contact.name', 'contact.role', 'contact.phone', 'contact.email']);

/** The merge fields of a letter as its translated passages say them: dates, counts and phrases in the wording's language. */
export function fieldsInLanguage(fields: LetterFields, wording: Wording): LetterFields {
	const say = speaker(wording);
	const keep = keeper(wording.language);
	const said = (value: unknown, path: string, says: (english: string) => string): unknown => {
		const how = never.has(path) ? keep : says;
		if (typeof value === 'string') return how(value);
		if (Array.isArray(value)) return value.map((entry) => said(entry, path, how));
		if (typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, said(part, path === '' ? key : `${path}.${key}`, how)]));
	};
	return said(fields, '', say) as LetterFields;
}

const leftToRightMark = '\u200e';

/**
 * In a sentence from right to left, the groups of a telephone number would change places and a half stand before its whole
 * ("0123 496 0113", "½4"), since digits have no direction of their own (Unicode Bidirectional Algorithm, UAX #9, rules W and N).
 * Invisible marks about what holds no letter of that script keep it as it is written.
 */
function keeper({ direction }: Wording['language']): (text: string) => string {
	if (direction === 'ltr') return (text) => text;
	return (text) => (text === '' || /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text) ? text : text.split('\n').map((line) => `${leftToRightMark}${line}${leftToRightMark}`).join('\n'));
}

/** Says an English value of a merge field in the wording's language; what is neither date nor phrase stays as it is. */
export function speaker({ language, phrases }: Pick<Wording, 'language' | 'phrases'>): (english: string) => string {
	const all = phrasesOf(language.tag);
	const plurals = new Intl.PluralRules(language.tag);
	const keep = keeper(language);
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
			return translation.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => (phrase.plural ? keep(parts[name] ?? '') : say(parts[name] ?? '')));
		}
		return keep(english);
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
const datePattern = new RegExp(`^(?:(?:(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day )?(\\d{1,2})(?: |$))?(?:(${monthsInEnglish.join('|')})(?: |$))?(\\d{4})?$`);
const weekdays = ['Mon', 'Tues', 'Wednes', 'Thurs', 'Fri', 'Satur', 'Sun'];

/**
 * A date as letters write it in English, in another language: "Monday 7 September", "7 September 2026", "Monday 7", "November 2026".
 * In the digits that stand in the English beside it, and on clocks and letters in this country. Null where it is no date.
 */
export function dateIn(english: string, tag: string): string | null {
	const [, weekday, day, month, year] = datePattern.exec(english) ?? [];
	// A number alone is a count, and a month alone may be a name.
	const isDate = day === undefined ? month !== undefined && year !== undefined : month !== undefined || (weekday !== undefined && year === undefined);
	if (!isDate) return null;
	const date = someDate(weekdays.indexOf(weekday ?? '') + 1, Number(day ?? 1), monthsInEnglish.indexOf(month ?? '') + 1, Number(year ?? 0));
	if (date === null) return null;
	return date.setLocale(tag).reconfigure({ numberingSystem: 'latn' }).toLocaleString({
		...(weekday === undefined ? {} : { weekday: 'long' }),
		...(day === undefined ? {} : { day: 'numeric' }),
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
