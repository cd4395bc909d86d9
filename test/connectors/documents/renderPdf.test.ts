import { PDFDocument, PDFDict, PDFName, PDFRawStream, decodePDFRawStream } from 'pdf-lib';
import { renderPdf, stopTypst } from '../../../connectors/documents/renderPdf';
import { readPdf } from '../../support/readPdf';

afterAll(stopTypst);

const letter = { title: 'Letter about attendance', source: '= A heading\n#json("/data.json").text', data: { text: 'Words.' }, date: '2026-11-23' };

describe('renderPdf', () => {
	it('gives a tagged PDF with language, title shown and the PDF/UA-1 identifier (ISO 14289-1, 5 and 7.1)', async () => {
		const document = await PDFDocument.load(await renderPdf(letter), { updateMetadata: false });
		const { catalog } = document;
		expect(catalog.has(PDFName.of('StructTreeRoot'))).toBe(true);
		expect(catalog.lookup(PDFName.of('MarkInfo'), PDFDict).get(PDFName.of('Marked'))?.toString()).toBe('true');
		expect(catalog.get(PDFName.of('Lang'))?.toString()).toBe('(en-GB)');
		expect(catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict).get(PDFName.of('DisplayDocTitle'))?.toString()).toBe('true');
		expect(document.getTitle()).toBe('Letter about attendance');
		const metadata = catalog.lookup(PDFName.of('Metadata')) as PDFRawStream;
		expect(Buffer.from(decodePDFRawStream(metadata).decode()).toString()).toContain('<pdfuaid:part>1</pdfuaid:part>');
	});

	it('gives the same bytes for the same input, whatever the hour', async () => {
		expect(Buffer.from(await renderPdf(letter)).equals(Buffer.from(await renderPdf(letter)))).toBe(true);
	});

	it.each([
		"Siobhán O'Brien-Łukasiewicz",
		'#panic("x") $ * _ ` @ <label> [x] \\ // /* {{pupil}} "quoted"',
		// A name whose letters no font composes: a reader program then finds each of them.
		'محمد',
		'Sam 🎉 Lee',
		'Ã'.repeat(80),
		'Control\u0000 half\uD800',
	])('prints data as text and never reads it as markup: %s', async (text) => {
		const page = (await readPdf(await renderPdf({ ...letter, title: text, data: { text } }))).pages[0];
		const printed = page?.text.replace(/\s+/g, '').normalize('NFKC');
		for (const word of text.split(' ')) expect(printed).toContain(word.replace(/[\s\uD800]/g, '').replaceAll('\u0000', '').normalize('NFKC'));
	});

	it('says what failed and on which line, and goes on with the next document', async () => {
		await expect(renderPdf({ ...letter, source: 'One\n#nonsense' })).rejects.toThrow('/source.typ:2:2: error: unknown variable: nonsense');
		expect((await renderPdf(letter)).length).toBeGreaterThan(1000);
	});

	it('refuses characters that no font has, instead of printing boxes, and names them by code only', async () => {
		await expect(renderPdf({ ...letter, data: { text: 'Dear 李小龍' } })).rejects.toThrow('do not have characters of the text (U+674E, U+5C0F, U+9F8D)');
		await expect(renderPdf({ ...letter, data: { text: 'Zero\u200Dwidth \u2068joiners\u2069 \uFE0F' } })).resolves.toBeDefined();
	});

	it.each(['#read("/etc/passwd")', '#import "@preview/example:0.1.0": *'])('reaches neither files nor the network: %s', async (source) => {
		await expect(renderPdf({ ...letter, source })).rejects.toThrow('could not be typeset');
	});

	it('starts a new worker after one was stopped', async () => {
		await stopTypst();
		expect((await renderPdf(letter)).length).toBeGreaterThan(1000);
	});
});
