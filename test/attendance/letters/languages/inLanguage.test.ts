import { letterFamilies, planLetters } from '../../../../attendance/letters';
import { bilingualFields, readWording, readWordingTable, translationOf } from '../../../../attendance/letters/languages';
import { dateIn, speaker } from '../../../../attendance/letters/languages/inLanguage';
import { father, mother, order, subject } from '../okafors';
import { testRows } from './testWording';

describe('dates in another language', () => {
	/** Unicode CLDR, dates: long formats of each locale. */
	it.each([
		['7 September 2026', 'pl', '7 września 2026'],
		['Monday 7 September', 'pl', 'poniedziałek, 7 września'],
		['November 2026', 'pl', 'listopad 2026'],
		['7 September 2026', 'ro', '7 septembrie 2026'],
		['7 September 2026', 'ur', '7 ستمبر، 2026'],
		['7 September 2026', 'ar', '7 سبتمبر 2026'],
		['7 September 2026', 'bn', '7 সেপ্টেম্বর, 2026'],
		['7 September 2026', 'pa', '7 ਸਤੰਬਰ 2026'],
	])('%s in %s', (english, tag, expected) => {
		expect(dateIn(english, tag)?.replace(/[\u200e\u200f]/g, '')).toBe(expected);
	});

	it.each(['pl', 'ur', 'ar', 'bn', 'pa', 'pa-Arab-PK', 'ro'])('are written in the digits of the English beside them (%s)', (tag) => {
		expect(dateIn('Wednesday 23 September', tag)).toMatch(/23/);
	});

	it.each(['May', '2026', 'September', 'Monday 7 2026', 'Monday', '3.30 pm', 'Ada', '31 February 2026', '7', ''])('are not made of "%s"', (text) => {
		expect(dateIn(text, 'pl')).toBeNull();
	});
});

/** Test wording: the forms alone are real, so that the choice of form can be seen. */
const wording = readWording({
	language: 'Polish',
	phrases: {
		'days: one': '{{count}} dzień', 'days: few': '{{count}} dni (kilka)', 'days: many': '{{count}} dni (wiele)', 'days: other': '{{count}} dnia',
		'half a day': 'pół dnia', 'from to': 'od {{from}} do {{to}}', 'morning only': '{{date}} (rano)', 'afternoon only': '{{date}} (po południu)',
		'by phone or e-mail': 'tel. {{phone}}, {{email}}', 'reason: illness': 'choroba',
	},
});

describe('what merge fields say', () => {
	it.each([
		['1 day', '1 dzień'],
		['3 days', '3 dni (kilka)'],
		['5 days', '5 dni (wiele)'],
		['22 days', '22 dni (kilka)'],
		['4½ days', '4½ dnia'],
		['half a day', 'pół dnia'],
		['Monday 7 to Wednesday 9 September', 'od poniedziałek, 7 do środa, 9 września'],
		['Friday 25 (afternoon) to Monday 28 September (morning)', 'od piątek, 25 (po południu) do poniedziałek, 28 września (rano)'],
		['on 0113 496 0123 or at office@school.example', 'tel. 0113 496 0123, office@school.example'],
		['Illness; Illness', 'choroba; choroba'],
		['The main reception', 'The main reception'],
		['{{count}} days', '{{count}} days'],
	])('%s', (english, expected) => {
		expect(speaker(wording)(english)).toBe(expected);
	});

	it.each([
		['0113 496 0123', '\u200e0113 496 0123\u200e'],
		['+44 113 496 0123', '\u200e+44 113 496 0123\u200e'],
		['4½ days', '\u200e4½\u200e نص'],
		['on 0113 496 0123', 'نص \u200e0113 496 0123\u200e'],
	])('keeps digits in their order in a sentence from right to left: %s', (english, expected) => {
		const arabic = readWording({ language: 'Arabic', phrases: { 'days: few': '{{count}} نص', 'days: other': '{{count}} نص', 'days: many': '{{count}} نص', 'by phone': 'نص {{phone}}' } });
		expect(speaker(arabic)(english)).toBe(expected);
	});

	it('is never said of names, even of one that is a phrase', () => {
		const [read] = readWordingTable(testRows('Polish', ['early-concern']) as never);
		const about = subject();
		const planned = planLetters({ ...about, pupil: { ...about.pupil, preferredForename: 'morning' } }, order('early-concern')).letters[0];
		const { translated, absence } = bilingualFields(planned!.fields, read!);
		expect(translated.pupil.preferredForename).toBe('morning');
		expect(translated.absence.days).not.toBe(absence.days);
		expect(translated.absence.since).toBe('7 września 2026');
		expect(translated.absence.spells).toHaveLength(absence.spells.length);
	});
});

it('judges the English by its contents, and both languages by what is nobody else’s to see', () => {
	const planned = planLetters(subject({ contacts: [mother, father] }), order('early-concern')).letters[0]!;
	const { fields, othersDetails } = planned;
	const forbidden = (translation: string) => letterFamilies['early-concern'].forbidden.filter(({ find }) => find({ text: '', translation, fields, othersDetails }) !== null).map(({ id }) => id);
	expect(forbidden('TEST LS11 5PS')).toEqual(['nothing-of-others']);
	expect(forbidden('TEST fined?')).toEqual([]);
});

it('puts every field of a passage, and every list, into the second language', () => {
	const family = letterFamilies['meeting-invitation'];
	const [read] = readWordingTable(testRows('Arabic', ['meeting-invitation']) as never);
	const { words, language } = translationOf(family, read!);
	expect(language.direction).toBe('rtl');
	const fields = JSON.stringify(words).match(/\{\{\w+\.[^}]*\}\}/g) ?? [];
	expect(fields.filter((field) => !field.startsWith('{{translated.'))).toEqual([]);
	expect(words.parts.filter((part) => 'each' in part).map((part) => 'each' in part && part.each)).toEqual(['translated.absence.rows']);
	expect(words.parts).toHaveLength(family.parts.length);
});
