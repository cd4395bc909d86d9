import JSZip from 'jszip';
import { decodePDFRawStream, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import { addressWindow, letterFamilies, letterFamilyIds, planLetters, type LetterFamilyId } from '../../../../attendance/letters';
import { bilingualFields, readWordingTable, translationOf } from '../../../../attendance/letters/languages';
import { fillLetter, shippedTemplate, type FilledDocument } from '../../../../connectors/documents/letters/letterDocuments';
import { letterPdf, type LetterPdfOptions } from '../../../../connectors/documents/letters/letterPdf';
import { stopTypst } from '../../../../connectors/documents/renderPdf';
import { order, subject } from '../../../attendance/letters/okafors';
import { samples } from '../../../attendance/letters/samples';
import { testRows } from '../../../attendance/letters/languages/testWording';
import { readPdf, type PieceOfText } from '../../../support/readPdf';

afterAll(stopTypst);

const options: LetterPdfOptions = { title: 'Letter, 23 November 2026', date: '2026-11-23', reference: '3f9a21c0', accentColour: '#1D3F72' };
const millimetresPerPoint = 25.4 / 72;
const words = (text: string) => text.replace(/[•‣\u200B]/g, ' ').replace(/\s+/g, ' ').trim();

async function documentOf(family: LetterFamilyId, language?: string): Promise<FilledDocument> {
	const planned = planLetters(subject(samples[family].about), order(family, samples[family].changes)).letters[0];
	if (!planned) throw new Error('No letter');
	const [wording] = language ? readWordingTable(testRows(language, [family]) as never) : [];
	const template = await shippedTemplate(letterFamilies[family], '#1D3F72', wording ? translationOf(letterFamilies[family], wording) : null);
	return await fillLetter(template, wording ? bilingualFields(planned.fields, wording) : planned.fields);
}

const languageOf = (name: string) => readWordingTable(testRows(name, ['early-concern']) as never)[0]!.language;
const pdfOf = async (family: LetterFamilyId, more: Partial<LetterPdfOptions> = {}) => await letterPdf((await documentOf(family)).content, { ...options, layout: letterFamilies[family].layout, ...more });

const inWindow = ({ left, right, baseline }: PieceOfText) =>
	left < addressWindow.left + addressWindow.width && right > addressWindow.left && baseline > addressWindow.top && baseline < addressWindow.top + addressWindow.height + 2;

/** RNIB, Clear Print: 12 point or larger; the address must fit its window and so may be 11. */
describe('sizes of type', () => {
	it.each(letterFamilyIds)('%s: 12 points or larger on every page, and 11 in the window', async (family) => {
		const { pages } = await readPdf(await pdfOf(family));
		for (const [place, { pieces }] of pages.entries()) {
			for (const piece of pieces) {
				const least = place === 0 && letterFamilies[family].layout === 'letter' && inWindow(piece) ? 11 : 12;
				expect({ text: piece.text, largeEnough: piece.size >= least }).toEqual({ text: piece.text, largeEnough: true });
			}
		}
	});
});

describe('large print', () => {
	/** RNIB: large print is 16 to 18 point. */
	it.each(['early-concern', 'meeting-invitation', 'notice-to-improve', 'attendance-contract', 'expectations'] as const)('%s: 18 points or larger from the salutation on', async (family) => {
		const { pages } = await readPdf(await pdfOf(family, { largePrint: true }));
		const small = pages.flatMap(({ pieces }, place) => pieces.filter(({ baseline, size }) => (place > 0 || baseline > 95) && size < 18));
		expect(small).toEqual([]);
	});

	it('keeps the address in the window of the envelope, at 11 or 12 points', async () => {
		const [page] = (await readPdf(await pdfOf('early-concern', { largePrint: true }))).pages;
		const address = page!.pieces.filter(inWindow);
		expect(words(address.map(({ text }) => text).join(' '))).toBe('Ms Ngozi Okafor 14 Hawthorn Close Seacroft Leeds LS14 6QT');
		for (const { left, right, baseline, size } of address) {
			expect([11, 12]).toContain(size);
			expect(left).toBeCloseTo(addressWindow.left, 1);
			expect(right).toBeLessThanOrEqual(addressWindow.left + addressWindow.width);
			expect(baseline - 0.8 * size * millimetresPerPoint).toBeGreaterThanOrEqual(addressWindow.top - 0.05);
			expect(baseline + 0.25 * size * millimetresPerPoint).toBeLessThanOrEqual(addressWindow.top + addressWindow.height);
		}
	});

	it.each(letterFamilyIds)('%s: nothing runs over the edge of the page', async (family) => {
		const { pages } = await readPdf(await pdfOf(family, { largePrint: true }));
		const width = letterFamilies[family].layout === 'certificate' ? 297 : 210;
		const over = pages.flatMap(({ pieces }) => pieces.filter(({ left, right }) => left < 15 || right > width - 15).map(({ text }) => text));
		expect(over).toEqual([]);
	});

	it('says the cells of a wide table one below the other, each after its column’s heading', async () => {
		const { text } = await readPdf(await pdfOf('notice-to-improve', { largePrint: true }));
		expect(words(text)).toMatch(/Monday 21 September 2026 Part of the day: whole day Sessions: 2 Reason in the register: /);
	});
});

describe('further pages', () => {
	it.each(letterFamilyIds.filter((id) => letterFamilies[id].layout === 'letter'))('%s: each tells the reference and its number of how many', async (family) => {
		const { pages } = await readPdf(await pdfOf(family, { largePrint: true }));
		for (const [place, { text }] of pages.entries()) {
			if (place > 0) expect(words(text)).toContain(`Reference 3f9a21c0 Page ${place + 1} of ${pages.length}`);
			else expect(words(text)).not.toMatch(/Page \d+ of/);
		}
	});
});

describe('fold marks', () => {
	/** Short lines at the left edge: their height from the top of the paper in millimetres. */
	async function marksOf(pdf: Uint8Array, page: number): Promise<number[]> {
		const document = await PDFDocument.load(pdf);
		const contents = document.getPage(page).node.lookup(PDFName.of('Contents'));
		const stream = contents instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(contents).decode()).toString('latin1') : '';
		// Typst moves to where a line begins ("1 0 0 1 x y cm" or "1 0 0 -1 x y cm") and draws it from there.
		return [...stream.matchAll(/1 0 0 -?1 ([\d.]+) ([\d.]+) cm/g)]
			.filter(([, x]) => Math.abs(Number(x) * millimetresPerPoint - 4) < 0.05)
			.map(([, , y]) => Math.round((297 - Number(y) * millimetresPerPoint) * 10) / 10);
	}

	/** ISO 269: A4 is folded in three for DL and in two for C5. */
	it.each([
		['dl', [99, 198]],
		['c5', [148.5]],
		['none', []],
	] as const)('%s: at %j mm on the first page, and nowhere else', async (foldMarks, heights) => {
		const pdf = await pdfOf('meeting-invitation', { foldMarks });
		expect(await marksOf(pdf, 0)).toEqual(heights);
		expect(await marksOf(pdf, 1)).toEqual([]);
	});
});

describe('certificate and leaflet', () => {
	it('a certificate is one page on its side, with the pupil’s name largest after the heading', async () => {
		const pdf = await pdfOf('certificate');
		const document = await PDFDocument.load(pdf);
		expect(document.getPageCount()).toBe(1);
		expect(document.getPage(0).getWidth()).toBeGreaterThan(document.getPage(0).getHeight());
		const { pieces, text } = (await readPdf(pdf)).pages[0]!;
		expect(text).not.toMatch(/Hawthorn|LS14|Dear/);
		const bySize = [...pieces].sort((one, other) => other.size - one.size).map((piece) => piece.text);
		expect(words(bySize.slice(0, 2).join(' '))).toContain('Ada Okafor');
	});

	it('a leaflet has no address, no salutation and no reference', async () => {
		const { text } = await readPdf(await pdfOf('expectations'));
		expect(text).not.toMatch(/Hawthorn|LS14|Dear|Reference/);
		expect(text).toContain('Ashdown Vale Academy');
	});
});

describe('two languages side by side', () => {
	it.each(['Polish', 'Romanian', 'Urdu', 'Arabic', 'Bengali', 'Punjabi', 'Punjabi (Shahmukhi)'])('%s: every passage stands in both, at 12 points or larger, with its fonts', async (name) => {
		const { content } = await documentOf('early-concern', name);
		const { pages, text } = await readPdf(await letterPdf(content, { ...options, translation: languageOf(name) }));
		expect(words(text)).toContain('If one of them looks wrong');
		const rows = content.body.flatMap((block) => (block.kind === 'sideBySide' ? block.rows : []));
		expect(rows.length).toBeGreaterThan(5);
		for (const { english, translation } of rows) expect(translation).toHaveLength(english.length);
		for (const { size } of pages.flatMap(({ pieces }) => pieces).filter(({ baseline }) => baseline > 95)) expect(size).toBeGreaterThanOrEqual(12);
	});

	it('has the English on the left and the translation on the right', async () => {
		const { content } = await documentOf('early-concern', 'Polish');
		const [page] = (await readPdf(await letterPdf(content, { ...options, translation: languageOf('Polish') }))).pages;
		const test = page!.pieces.filter(({ text, baseline }) => text.includes('próbny') && baseline > 95);
		const english = page!.pieces.filter(({ text }) => /Worries|friends|Nobody/.test(text));
		expect(Math.min(...test.map(({ left }) => left))).toBeGreaterThan(105);
		expect(Math.max(...english.map(({ left }) => left))).toBeLessThan(105);
	});

	it.each([
		['Arabic', 'ar'],
		['Urdu', 'ur'],
		['Polish', 'pl'],
		['Punjabi (Shahmukhi)', 'pa-PK'],
	])('tells screen readers which passage is %s', async (name, tag) => {
		const { content } = await documentOf('early-concern', name);
		const document = await PDFDocument.load(await letterPdf(content, { ...options, translation: languageOf(name) }));
		const languages = document.context.enumerateIndirectObjects().map(([, object]) => (object as { get?: (key: PDFName) => unknown }).get?.(PDFName.of('Lang'))?.toString());
		expect(languages.filter((each) => each === `(${tag})`).length).toBeGreaterThan(3);
		expect(languages).toContain('(en-GB)');
	});

	it('says both in Word, marked with language and direction', async () => {
		const document = (await (await JSZip.loadAsync((await documentOf('meeting-invitation', 'Arabic')).docx)).file('word/document.xml')?.async('string')) ?? '';
		expect(document).toMatch(/<w:lang w:bidi="ar"\/>/);
		expect(document).toContain('<w:bidi/>');
		expect(document).toContain('<w:rtl/>');
		expect(document).toContain('<w:bidiVisual/>');
		expect(document).not.toMatch(/\{\{|\}\}/);
		const polish = (await (await JSZip.loadAsync((await documentOf('early-concern', 'Polish')).docx)).file('word/document.xml')?.async('string')) ?? '';
		expect(polish).toMatch(/<w:lang w:val="pl"\/>/);
		expect(polish).not.toContain('<w:bidi/>');
	});

	it('keeps the order of a telephone number in a sentence from right to left', async () => {
		const { content } = await documentOf('early-concern', 'Arabic');
		const { pages } = await readPdf(await letterPdf(content, { ...options, translation: languageOf('Arabic') }));
		const right = pages.flatMap(({ pieces }) => pieces).filter(({ left, baseline }) => left > 105 && baseline > 95);
		const line = right.find(({ text }) => text.includes('496'))?.baseline ?? 0;
		const inOrder = right.filter(({ baseline }) => Math.abs(baseline - line) < 0.5).sort((one, other) => one.left - other.left).map(({ text }) => text).join(' ');
		expect(inOrder.replace(/\D/g, '')).toBe('01134960123');
	});

	it('leaves a passage out of both where its condition does not hold', async () => {
		const { content } = await documentOf('early-concern', 'Polish');
		const rows = content.body.flatMap((block) => (block.kind === 'sideBySide' ? block.rows : []));
		expect(JSON.stringify(rows)).not.toContain('would like an interpreter');
		expect(rows.filter(({ english, translation }) => english.length === 0 || translation.length === 0)).toEqual([]);
	});
});
