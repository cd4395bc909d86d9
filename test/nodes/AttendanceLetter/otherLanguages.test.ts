import JSZip from 'jszip';
import type { INodeParameters } from 'n8n-workflow';
import { measure } from '../../../attendance/measures';
import { stopTypst } from '../../../connectors/documents/renderPdf';
import { AttendanceLetter } from '../../../nodes/AttendanceLetter/AttendanceLetter.node';
import { testRows } from '../../attendance/letters/languages/testWording';
import { asAt, father, mother, pupil, register, school } from '../../attendance/letters/okafors';
import { readPdf } from '../../support/readPdf';
import { runNode, type InputItem } from '../../support/runNode';

afterAll(stopTypst);

const parameters: INodeParameters = {
	asAt, family: 'early-concern', contactName: 'Mrs P. Adeyemi', contactRole: 'Attendance Officer', contactPhone: '0113 496 0123', documents: ['pdf', 'docx'],
	letterhead: { address: 'Priory Lane, Ashdown\nLS15 9AB' },
};

const item: InputItem = {
	json: { school, register, pupil: pupil(), attendance: measure(register, { asAt }), contacts: [{ ...mother, language: 'Polish' }, father] },
};
const rows = (language = 'Polish') => testRows(language, ['early-concern']).map((row) => ({ json: row }));
const run = (changes: INodeParameters, secondInput?: InputItem[]) =>
	runNode(new AttendanceLetter(), { items: [item], parameters: { ...parameters, ...changes }, ...(secondInput ? { secondInput } : {}) });

describe('Attendance Letter, with the school’s own wording in another language', () => {
	it('takes the table by the second input and writes to each parent in the language that parent reads', async () => {
		const { outputs, bytes } = await run({ wording: 'table' }, rows());
		const [hers, his] = outputs[0] ?? [];
		expect(hers?.json.letter).toMatchObject({
			templateVersion: 'early-concern 2026.1 with pl 2026-09-01',
			otherLanguage: { used: true, note: 'In Polish beside the English, checked by Test wording, checked by nobody on 2026-09-01.' },
		});
		expect(his?.json.letter).not.toHaveProperty('otherLanguage');
		const [polish, english] = [(await readPdf(bytes(hers?.binary?.pdf))).text, (await readPdf(bytes(his?.binary?.pdf))).text];
		expect(polish).toContain('próbny');
		expect(polish).toContain('Is there anything that makes it');
		expect(english).not.toContain('próbny');
		const word = (await (await JSZip.loadAsync(bytes(hers?.binary?.docx))).file('word/document.xml')?.async('string')) ?? '';
		expect(word).toContain('próbny');
		expect(word).toContain('7 września 2026');
	});

	it('takes the same as JSON', async () => {
		const { outputs } = await run({ wording: 'json', wordingJson: JSON.stringify(rows().map(({ json }) => json)), documents: ['docx'] });
		expect(outputs[0]?.[0]?.json.letter).toMatchObject({ otherLanguage: { used: true } });
	});

	it.each([
		['is in another language', rows('Urdu'), 'There is no wording in Polish.'],
		['nobody checked', rows().map(({ json }) => ({ json: json.Passage === 'checked by' ? { ...json, Translation: '' } : json })), 'Nobody has checked the wording in Polish: "checked by" and "checked on" are needed.'],
		['was made for an older English', rows().map(({ json }) => ({ json: json.Passage === 'version' ? { ...json, English: '2019.1' } : json })), 'The wording in Polish was made for version 2019.1'],
	])('writes in English, offers an interpreter and says why, where the wording %s', async (_, table, note) => {
		const { outputs, bytes } = await run({ wording: 'table', documents: ['pdf'] }, table);
		const letter = outputs[0]?.[0];
		expect(letter?.json.letter).toMatchObject({ otherLanguage: { used: false, note: expect.stringContaining(note) } });
		const { text } = await readPdf(bytes(letter?.binary?.pdf));
		expect(text).not.toContain('próbny');
		expect(text).toContain('interpreter');
	});

	it('says nothing of wording where the school asks for none but that there is none', async () => {
		const { outputs } = await run({ documents: ['docx'] });
		expect(outputs[0]?.[0]?.json.letter).toMatchObject({ language: 'Polish', otherLanguage: { used: false, note: 'There is no wording in Polish.' } });
	});

	it.each([
		['no rows', { wording: 'table' }, [], 'No row of the wording’s table came in'],
		['a broken merge field', { wording: 'table' }, rows().map(({ json }) => ({ json: json.Passage === 'subject' ? { ...json, Translation: 'TEST' } : json })), '(early-concern, "subject") lacks {{pupil.preferredForename}} in the translation'],
		['no JSON', { wording: 'json', wordingJson: '{' }, undefined, 'not valid JSON'],
	])('refuses %s', async (_, changes, table, message) => {
		await expect(run(changes, table)).rejects.toThrow(message);
	});

	it('sets the letter in large print', async () => {
		const { outputs, bytes } = await run({ largePrint: true, documents: ['pdf'] });
		const [page] = (await readPdf(bytes(outputs[0]?.[1]?.binary?.pdf))).pages;
		expect(page?.pieces.find(({ text }) => text.startsWith('Dear'))?.size).toBe(18);
	});
});

describe('Attendance Letter, wording to translate', () => {
	it('gives a row a sentence, which come back as wording once filled and checked', async () => {
		const { outputs } = await run({ operation: 'wordingToTranslate', translateTo: 'Polish', translateFamily: 'early-concern' });
		const given = outputs[0]?.map(({ json }) => json) ?? [];
		expect(given[0]).toEqual({ Language: 'Polish', Letter: '(wording)', Passage: 'checked by', English: expect.any(String), Translation: '', Note: expect.any(String) });
		expect(given.filter(({ Letter }) => Letter === 'early-concern').every(({ Translation }) => Translation === '')).toBe(true);
		const filled = rows().map(({ json }) => json);
		expect(given.map(({ Passage }) => Passage)).toEqual(filled.map(({ Passage }) => Passage));
	});

	it('gives every letter', async () => {
		const { outputs } = await run({ operation: 'wordingToTranslate', translateTo: 'Urdu', translateFamily: 'all' });
		expect(new Set(outputs[0]?.map(({ json }) => json.Letter)).size).toBeGreaterThan(20);
	});
});
