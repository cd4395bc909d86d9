import { letterFamilies, letterFamilyIds } from '../../../../attendance/letters';
import { chooseWording, languageCalled, readWording, readWordings, readWordingTable, wordingToTranslate, type WordingRow } from '../../../../attendance/letters/languages';
import { mergeFields, passagesOf } from '../../../../attendance/letters/languages/passages';
import { testRows } from './testWording';

const family = letterFamilies['early-concern'];
const rows = (changes: (row: WordingRow) => Partial<WordingRow> = () => ({})) => testRows('Polish', ['early-concern']).map((row) => ({ ...row, ...changes(row) }));
const why = (table: WordingRow[], language = 'Polish') => chooseWording(readWordingTable(table as never), family, language).why;

describe('languages as exports name them', () => {
	it.each([
		['Polish', 'pl', 'ltr', 'Latn'], ['polish', 'pl', 'ltr', 'Latn'], ['POL', 'pl', 'ltr', 'Latn'], ['pl-PL', 'pl', 'ltr', 'Latn'],
		['Romanian', 'ro', 'ltr', 'Latn'], ['RMNR', 'ro', 'ltr', 'Latn'],
		['Urdu', 'ur', 'rtl', 'Arab'], ['URD', 'ur', 'rtl', 'Arab'],
		['Arabic', 'ar', 'rtl', 'Arab'], ['Arabic (Egypt)', 'ar', 'rtl', 'Arab'], ['ar', 'ar', 'rtl', 'Arab'],
		['Bengali', 'bn', 'ltr', 'Beng'], ['Bangla', 'bn', 'ltr', 'Beng'], ['Bengali (Sylheti)', 'bn', 'ltr', 'Beng'],
		['Punjabi', 'pa', 'ltr', 'Guru'], ['Panjabi', 'pa', 'ltr', 'Guru'], ['Panjabi (Gurmukhi)', 'pa', 'ltr', 'Guru'],
		['Punjabi (Shahmukhi)', 'pa-Arab-PK', 'rtl', 'Arab'], ['Panjabi (Mirpuri)', 'pa-Arab-PK', 'rtl', 'Arab'],
	])('%s is %s', (name, tag, direction, script) => {
		expect(languageCalled(name)).toMatchObject({ tag, direction, script });
	});

	it.each(['', 'English', 'Klingon', 'constructor', '__proto__'])('knows no other language in "%s"', (name) => {
		expect(languageCalled(name)).toBeNull();
	});
});

describe('the rows for a translator', () => {
	it.each(letterFamilyIds)('hold every sentence of the letter, English filled in and the translation empty: %s', (id) => {
		const given = wordingToTranslate([letterFamilies[id]], 'Urdu').filter(({ Letter }) => Letter === id);
		const english = JSON.stringify(given.map(({ English }) => English));
		for (const part of JSON.stringify([letterFamilies[id].subject, letterFamilies[id].parts]).matchAll(/"(?:heading|paragraph|title)":"((?:[^"\\]|\\.)*)"/g)) {
			if (/\p{L}/u.test((part[1] as string).replace(/\{\{[^}]*\}\}/g, ''))) expect(english).toContain(part[1]);
		}
		expect(given.map(({ Translation }) => Translation)).toEqual(given.map(() => ''));
		expect(given[0]).toMatchObject({ Passage: 'version', English: letterFamilies[id].version });
	});

	/** Unicode CLDR, language plural rules: https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html */
	it.each([
		['Polish', ['one', 'few', 'many', 'other']],
		['Romanian', ['one', 'few', 'other']],
		['Arabic', ['one', 'two', 'few', 'many', 'other']],
		['Urdu', ['one', 'other']],
	])('hold the forms of number that %s has', (language, forms) => {
		const ids = wordingToTranslate([], language).map(({ Passage }) => Passage).filter((id) => id.startsWith('days: '));
		expect(ids.sort()).toEqual(forms.map((form) => `days: ${form}`).sort());
	});

	it('keep the translations that there are', () => {
		const [wording] = readWordingTable(rows() as never);
		expect(wordingToTranslate([family], 'Polish', wording)).toEqual(testRows('Polish', ['early-concern']));
	});

	it('ask for a language that is known', () => {
		expect(() => wordingToTranslate([family], 'Klingon')).toThrow('the language "Klingon" is not known');
	});
});

describe('which wording is used', () => {
	it('is used where a person has checked the whole of it for this English', () => {
		const { wording, why: reason } = chooseWording(readWordingTable(rows() as never), family, 'POL');
		expect(reason).toBeNull();
		expect(wording).toMatchObject({ language: { tag: 'pl' }, checkedBy: 'Test wording, checked by nobody', checkedOn: '2026-09-01' });
	});

	it.each([
		['nobody checked', rows(({ Passage }) => (Passage === 'checked by' ? { Translation: '' } : {})), 'Nobody has checked the wording in Polish'],
		['was checked on no day', rows(({ Passage }) => (Passage === 'checked on' ? { Translation: '' } : {})), 'Nobody has checked the wording in Polish'],
		['was made for another version', rows(({ Passage }) => (Passage === 'version' ? { English: '2019.1' } : {})), 'was made for version 2019.1'],
		['was made for other English', rows(({ Passage }) => (Passage === 'subject' ? { English: 'Attendance' } : {})), 'was made for another English of the early concern letter (passage "subject")'],
		['lacks a passage', rows(({ Passage }) => (Passage === '5' ? { Translation: ' ' } : {})), 'lacks 1 translation, first passage "5"'],
		['lacks a phrase', rows(({ Passage }) => (Passage === 'days: few' ? { Translation: '' } : {})), 'lacks 1 translation, first phrase "days: few"'],
		['is in another language', testRows('Urdu', ['early-concern']), 'There is no wording in Polish'],
		['is for another letter', testRows('Polish', ['meeting-invitation']), 'has no early concern letter'],
	])('is not used where it %s', (_, table, reason) => {
		expect(why(table)).toContain(reason);
	});

	it.each(['', 'English', 'EN', 'en-GB'])('asks nothing for a reader of English ("%s")', (language) => {
		expect(chooseWording([], family, language)).toEqual({ wording: null, why: null });
	});

	it('takes quotation marks and spaces that an editor changed for the same English', () => {
		expect(why(rows(({ English }) => ({ English: English.replaceAll('’', "'").replaceAll(' ', '  ') })))).toBeNull();
	});
});

describe('merge fields of a translation', () => {
	const broken = (translation: (text: string) => string, passage = '1') => rows((row) => (row.Letter === family.id && row.Passage === passage ? { Translation: translation(row.Translation) } : {}));
	const rowOf = (passage: string) => testRows('Polish', ['early-concern']).findIndex((row) => row.Letter === family.id && row.Passage === passage) + 2;

	it.each([
		['is missing', (text: string) => text.replace('{{absence.days}}', ''), 'lacks {{absence.days}}'],
		['is strange', (text: string) => `${text} {{school.name}}`, 'has {{school.name}}, which the English has not'],
		['is translated', (text: string) => text.replace('{{absence.days}}', '{{absence.dni}}'), 'lacks {{absence.days}} in the translation'],
		['stands there twice', (text: string) => `${text} {{absence.days}}`, 'has {{absence.days}}, which the English has not or not so often'],
		['is not closed', (text: string) => `${text} {{absence`, 'has a merge field that is not closed'],
		['ends no bold words', (text: string) => text.replace('**', ''), 'begins bold words with ** and does not end them'],
	])('is refused by row where one %s', (_, change, message) => {
		expect(() => readWordingTable(broken(change) as never)).toThrow(`row ${rowOf('1')} (early-concern, "1") ${message}`);
	});

	it('may be left out where it is English grammar', () => {
		const { id, english } = passagesOf(letterFamilies.praise).find((passage) => passage.english.includes('{{pupils.have}}'))!;
		const document = (translation: string) => ({ language: 'Polish', letters: { praise: { version: letterFamilies.praise.version, passages: { [id]: translation } } } });
		expect(() => readWording(document(english.replace('{{pupils.have}}', 'TEST')))).not.toThrow();
		expect(() => readWording(document(english.replace('{{pupils.names}}', 'TEST')))).toThrow('lacks {{pupils.names}}');
	});

	it('may stand in another order, and with spaces', () => {
		const swapped = broken((text) => text.replace('{{absence.since}}', '{{ absence.since }}'));
		expect(why(swapped)).toBeNull();
		expect(mergeFields('{{b.c}} and {{ a.b }}')).toEqual(mergeFields('{{a.b}} und {{b.c}}'));
	});
});

describe('the ways in', () => {
	it('are one: rows and a document say the same', () => {
		const [fromRows] = readWordingTable(rows() as never);
		const text = (letter: string) => Object.fromEntries(rows().filter(({ Letter, Passage }) => Letter === letter && Passage !== 'version').map(({ Passage, Translation }) => [Passage, Translation]));
		const document = { language: 'Polish', checkedBy: 'Test wording, checked by nobody', checkedOn: '1 September 2026', phrases: text('(phrases)'), letters: { 'early-concern': { version: family.version, passages: text('early-concern') } } };
		const [fromJson] = readWordings(JSON.stringify(document));
		expect(fromJson?.checkedOn).toBe('2026-09-01');
		expect(chooseWording([fromJson!], family, 'Polish').why).toBeNull();
		expect([...(fromJson?.phrases ?? [])]).toEqual([...(fromRows?.phrases ?? [])]);
		expect(readWordings(rows())).toEqual([fromRows]);
	});

	it('takes several languages of one table, in any order of rows', () => {
		const both = [...testRows('Urdu', ['early-concern']), ...rows()].reverse();
		expect(readWordingTable(both as never).map(({ language }) => language.tag).sort()).toEqual(['pl', 'ur']);
	});

	it('keeps the joiners that belong to the spelling', () => {
		const joined = 'می\u200cخواهم';
		const [wording] = readWordingTable(rows(({ Passage }) => (Passage === 'morning' ? { Translation: joined } : {})) as never);
		expect(wording?.phrases.get('morning')).toBe(joined);
	});

	it.each([
		['a letter that there is not', { Letter: 'early-concen' }, 'row 30 is about the letter "early-concen", which there is not'],
		['no language', { Language: '' }, 'row 30 needs a Language'],
		['a formula', { Translation: '=TRANSLATE(D30)' }, 'row 30, column "Translation" holds no text'],
	])('names the row of %s', (_, change, message) => {
		const table = rows().map((row, place) => ({ ...row, ...(place === 28 ? change : {}) }));
		expect(() => readWordingTable(table as never)).toThrow(message);
	});

	it.each([
		['{"language": "Polish",', 'not valid JSON'],
		['{"language": "Klingon"}', 'the language "Klingon" is not known'],
		['{"language": "Polish", "letters": {"early-concern": {"version": "2026.1", "passages": {"subjekt": "x"}}}}', 'passage "subjekt" is not in this letter'],
		['{"language": "Polish", "checkedOn": "soon"}', '"checked on" holds "soon", which is no date'],
		['{"checkedBy": "A"}', 'language'],
	])('refuses %s', (text, message) => {
		expect(() => readWordings(text)).toThrow(message);
	});

	it('takes a language that has only a tag', () => {
		expect(readWording({ language: 'Swahili', tag: 'sw' }).language).toEqual({ name: 'Swahili', tag: 'sw', direction: 'ltr', script: 'Latn' });
	});
});

it.each(letterFamilyIds)('gives each passage of a letter an id of its own: %s', (id) => {
	const ids = passagesOf(letterFamilies[id]).map((passage) => passage.id);
	expect(new Set(ids).size).toBe(ids.length);
});
