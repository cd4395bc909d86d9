import { PDFDict, PDFDocument, PDFName, PDFRawStream, StandardFonts, decodePDFRawStream } from 'pdf-lib';
import { markAsPdfUa } from '../../../connectors/documents/pdfUa';
import { stopTypst } from '../../../connectors/documents/renderPdf';
import { compileTypst } from '../../../connectors/documents/typst/compiler';
import { readPdf } from '../../support/readPdf';

afterAll(stopTypst);

const typeset = async (main: string) => await compileTypst({ main, files: new Map() });
const written = '#set document(title: "Übersicht für Łucja")\n#set text(lang: "en", region: "GB")\n= Heading\nWords of the letter.';

/** A PDF that pdf-lib writes the old way (no compressed objects) with a catalog of our choice. */
async function madeWith(catalog: Record<string, unknown>): Promise<Uint8Array> {
	const document = await PDFDocument.create();
	document.addPage().drawText('Words', { font: await document.embedFont(StandardFonts.Helvetica) });
	for (const [name, value] of Object.entries(catalog)) document.catalog.set(PDFName.of(name), document.context.obj(value as never));
	return await document.save({ useObjectStreams: false });
}

describe('the marks of PDF/UA-1', () => {
	it('are appended, and what was typeset stays byte for byte (ISO 32000-1, 7.5.6)', async () => {
		const before = await typeset(written);
		const after = markAsPdfUa(before);
		expect(Buffer.from(after).subarray(0, before.length).equals(Buffer.from(before))).toBe(true);
	});

	it('are found by readers, with the title as it was (ISO 14289-1, 5 and 7.1)', async () => {
		const marked = markAsPdfUa(await typeset(written));
		const document = await PDFDocument.load(marked, { updateMetadata: false, throwOnInvalidObject: true });
		expect(document.catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict).get(PDFName.of('DisplayDocTitle'))?.toString()).toBe('true');
		const xmp = Buffer.from(decodePDFRawStream(document.catalog.lookup(PDFName.of('Metadata')) as PDFRawStream).decode()).toString('utf8');
		expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
		expect(xmp).toContain('Übersicht für Łucja');
		expect((await readPdf(marked)).pages[0]?.text).toContain('Words of the letter.');
	});

	it('point from the new table of objects to each of them and to the old table', async () => {
		const text = Buffer.from(markAsPdfUa(await typeset(written))).toString('latin1');
		const newTable = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1]);
		const lines = [...text.slice(newTable).matchAll(/^(\d+) 1\n(\d{10}) 00000 n\r\n/gm)];
		expect(lines.length).toBeGreaterThanOrEqual(2);
		expect(lines.map(([, number]) => Number(number))).toEqual(lines.map(([, number]) => Number(number)).sort((one, other) => one - other));
		for (const [, number, offset] of lines) expect(text.slice(Number(offset))).toMatch(new RegExp(`^${number} 0 obj`));
		const oldTable = Number(/\/Prev (\d+)/.exec(text.slice(newTable))?.[1]);
		expect(text.slice(oldTable, oldTable + 4)).toBe('xref');
		const metadata = /\/Type \/Metadata \/Subtype \/XML \/Length (\d+) >>\nstream\n([\s\S]*?)\nendstream/.exec(text);
		expect(metadata?.[2]).toHaveLength(Number(metadata?.[1]));
	});

	it.each([
		['no structure', { Lang: 'x' }],
		['the flag without a structure', { MarkInfo: { Marked: true } }],
	])('are refused to a PDF that has %s: the claim would be false', async (_, catalog) => {
		const untagged = await madeWith(catalog);
		expect(() => markAsPdfUa(untagged)).toThrow('no structure tree, language or metadata');
	});

	it.each([
		['a file that is no PDF', Buffer.from('Dear Sir')],
		['a PDF that is cut off', Buffer.from('%PDF-1.7\n1 0 obj\n<< >>\nendobj\n')],
		['a table that lies', Buffer.from('%PDF-1.7\nxref\n0 2\n0000000000 65535 f\r\n0000000001 00000 n\r\ntrailer\n<< /Size 2 /Root 1 0 R >>\nstartxref\n9\n%%EOF')],
	])('are refused to %s', (_, file) => {
		expect(() => markAsPdfUa(file)).toThrow('The PDF cannot be marked as PDF/UA');
	});
});
