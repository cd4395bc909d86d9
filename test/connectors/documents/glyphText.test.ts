import { PDFDocument } from 'pdf-lib';
import { markAsPdfUa } from '../../../connectors/documents/pdfUa';
import { renderPdf, stopTypst } from '../../../connectors/documents/renderPdf';
import { compileTypst } from '../../../connectors/documents/typst/compiler';
import { readPdf } from '../../support/readPdf';
import { glyphsShown, glyphsWithoutText } from './shownGlyphs';

afterAll(stopTypst);

it('finds every glyph that is shown, however its string is written', () => {
	const content = '/Span <</ActualText <FEFF0020>>> BDC\n/f1 12 Tf\n[(\\000\\001) -14 (\\000(\\000))] TJ\n/f2 9.5 Tf\n<00FF0100> Tj\n(\\001\\\\) Tj\nEMC';
	expect(glyphsShown(content).map((each) => each.join(' '))).toEqual(['/f1 0001', '/f1 0028', '/f1 0029', '/f2 00FF', '/f2 0100', '/f2 015C']);
});

const typeset = async (font: string, words: string) =>
	await compileTypst({ main: `#set document(title: "T")\n#set text(lang: "en", region: "GB", font: ("Source Sans 3", "${font}"))\n= Heading\n${words}`, files: new Map() });
const wordless = async (pdf: Uint8Array) => (await PDFDocument.load(pdf, { updateMetadata: false })).getPages().flatMap(({ node }) => glyphsWithoutText(node));
/** What pdf.js reads; for a glyph without text it gives its number as a control character. */
const read = async (pdf: Uint8Array) => (await readPdf(pdf)).text.replace(/[\p{Cc}\u2060\s]/gu, '');

describe('the text of glyphs that show a cluster together (ISO 14289-1, 7.21.7)', () => {
	const scripts = [
		['Bengali: vowel signs and conjuncts', 'Noto Sans Bengali', 'পরীক্ষামূলক লেখা শুধু যাচাইয়ের জন্য'],
		['Gurmukhi: vowel signs and a nasal sign', 'Noto Sans Gurmukhi', 'ਪਰਖ ਲਿਖਤ ਸਿਰਫ਼ ਜਾਂਚ ਲਈ'],
		['Urdu: a letter made of two strokes', 'Noto Sans Arabic', 'گھر آگ سگ'],
	] as const;

	it.each(scripts)('is left out by the typesetter, and completed: %s', async (_, font, words) => {
		const before = await typeset(font, words);
		expect(await wordless(before)).not.toEqual([]);
		expect(await wordless(markAsPdfUa(before))).toEqual([]);
	});

	it.each(scripts)('adds nothing to what a reader finds: %s', async (_, font, words) => {
		const before = await typeset(font, words);
		expect(await read(markAsPdfUa(before))).toBe(await read(before));
	});

	it('is not looked for in a document of Latin letters, which gets the two marks alone', async () => {
		const pdf = Buffer.from(await renderPdf({ title: 'T', source: '= Heading\nWords of the letter.' })).toString('latin1');
		expect([...pdf.slice(Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf)?.[1])).matchAll(/ 00000 n\r\n/g)]).toHaveLength(2);
	});

	it('gives equal bytes for an equal document', async () => {
		const pdf = await typeset('Noto Sans Bengali', 'লেখা');
		expect(Buffer.compare(markAsPdfUa(pdf), markAsPdfUa(pdf))).toBe(0);
	});
});
