import { PDFDocument, PDFName } from 'pdf-lib';
import { caseFileOf, caseFilePack } from '../../../../attendance/caseFile';
import type { CaseEvent } from '../../../../attendance/caseLog';
import { renderCaseFile } from '../../../../connectors/documents/caseFile/renderCaseFile';
import { stopTypst } from '../../../../connectors/documents/renderPdf';
import { asAt, events, father, item, mother, recorded, records } from '../../../attendance/caseFile/inventedCase';
import { readPdf } from '../../../support/readPdf';

afterAll(stopTypst);

const fileOf = (from: object = item, of: readonly CaseEvent[] = events) => caseFileOf(from as Record<string, unknown>, of, asAt);
const pagesOf = async (from?: object, of?: readonly CaseEvent[]) => (await readPdf(await renderCaseFile(fileOf(from, of)))).pages.map(({ text }) => text.replace(/\s+/g, ' '));

describe('the case file as PDF', () => {
	it('is tagged, in British English, and its title names nobody', async () => {
		const document = await PDFDocument.load(await renderCaseFile(fileOf()), { updateMetadata: false });
		expect(document.getTitle()).toMatch(/^Attendance case file [\da-f]{8}, Oakfield School$/);
		expect(document.catalog.get(PDFName.of('Lang'))?.toString()).toBe('(en-GB)');
		expect(document.catalog.has(PDFName.of('StructTreeRoot'))).toBe(true);
		expect(Buffer.from(await document.save({ useObjectStreams: false })).toString('latin1')).toContain('pdfuaid:part');
	});

	it('says on its cover that it is for staff only, and bears its mark on every page', async () => {
		const pages = await pagesOf();
		expect(pages[0]).toContain('For school staff only');
		expect(pages[0]).toContain('never copy one parent’s address into papers for another');
		for (const page of pages) expect(page.match(/OFFICIAL-SENSITIVE/g)).toHaveLength(2);
	});

	it('tells what happened in words, with who and the counts of the day', async () => {
		const text = (await pagesOf()).join(' ');
		for (const said of [
			'The early concern letter was made', '2 documents, one for each person written to', 'Phone call with Ms Ines Marlowe (mother)', 'Phone call with Mr Owen Marlowe (father): tried, nobody was reached',
			'Breakfast club: partly helped', 'The notice to improve was held back until 30 November 2026', 'The panel invitation was begun and is not known to be finished', '14 of 112 sessions',
		]) expect(text).toContain(said);
	});

	it.each([
		['no history, no contacts and no measures', { school: item.school, pupil: item.pupil }, []],
		['a name and notes like markup', { ...item, pupil: { ...item.pupil, legalSurname: '#panic("x") $x$ <b> [y]' } }, [recorded({ ...records.call, notes: '*bold* _it_ @ref <label> // \\ `raw`' })]],
		['a name in Arabic, and one that no line can hold', { ...item, contacts: [{ ...mother, name: 'محمد الحسيني' }, { ...father, name: 'W'.repeat(150), doNotContact: true }] }, events],
		['an entry longer than a page', item, [recorded({ ...records.call, notes: 'Said much. '.repeat(900) })]],
	])('is made for a case of %s', async (_what, from, of) => {
		expect((await pagesOf(from, of)).length).toBeGreaterThan(2);
	});

	it('loses nothing of an entry longer than a page', async () => {
		const notes = Array.from({ length: 400 }, (_, place) => `word${place}`).join(' and then some more of it ');
		const text = (await pagesOf(item, [recorded({ ...records.call, notes })])).join(' ');
		for (const place of [0, 199, 399]) expect(text).toContain(`word${place}`);
	});

	it('holds no name in the names of parts and columns', () => {
		const pack = caseFilePack(fileOf());
		expect(JSON.stringify([pack.title, pack.footer, pack.parts.map(({ heading }) => heading)])).not.toMatch(/marlowe|tess/i);
	});

	it('is the same to the byte on every run', async () => {
		const [first, second] = [await renderCaseFile(fileOf()), await renderCaseFile(fileOf(item, [...events].reverse()))];
		expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
	});
});
