import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFString, decodePDFRawStream, type PDFObject } from 'pdf-lib';
import { stopTypst } from '../../../connectors/documents/renderPdf';
import { letterPdfs } from '../../conformance/letterPdfs';
import type { MadePdf } from '../../conformance/madePdf';
import { otherPdfs } from '../../conformance/otherPdfs';
import { contentOf, glyphsWithoutText } from './shownGlyphs';

afterAll(stopTypst);

const dictionariesOf = (document: PDFDocument): PDFDict[] => document.context.enumerateIndirectObjects().flatMap(([, object]) => (object instanceof PDFDict ? [object] : []));
const named = (dictionary: PDFDict, name: string): string | undefined => dictionary.lookup(PDFName.of(name))?.toString();
const text = (object: PDFObject | undefined): string => (object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : '');

/** What is wrong with a PDF by the rules of PDF/UA-1 that can be seen without Java; `npm run verapdf` tries all of them. */
async function faultsOf(pdf: Uint8Array): Promise<string[]> {
	const document = await PDFDocument.load(pdf, { updateMetadata: false });
	const { catalog } = document;
	const dictionaries = dictionariesOf(document);
	const metadata = Buffer.from(decodePDFRawStream(catalog.lookup(PDFName.of('Metadata')) as PDFRawStream).decode()).toString('utf8');
	const fonts = dictionaries.filter((each) => named(each, 'Type') === '/FontDescriptor');
	const figures = dictionaries.filter((each) => named(each, 'S') === '/Figure');
	const pages = document.getPages().map(({ node }) => node);
	const wordless = pages.flatMap(glyphsWithoutText);
	const holds: ReadonlyArray<readonly [string, boolean]> = [
		['5: the identifier stands in the metadata', metadata.includes('<pdfuaid:part>1</pdfuaid:part>')],
		['7.1: it is marked as tagged', named(catalog.lookup(PDFName.of('MarkInfo'), PDFDict), 'Marked') === 'true'],
		['7.1: it has a structure tree', catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict).has(PDFName.of('K'))],
		['7.1: it has a title that readers show', metadata.includes('<dc:title>') && named(catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict), 'DisplayDocTitle') === 'true'],
		['7.2: it names its language', /^\(en-GB\)$/.test(catalog.get(PDFName.of('Lang'))?.toString() ?? '')],
		['7.3: every figure has words', figures.every((figure) => text(figure.lookup(PDFName.of('Alt'))) !== '')],
		['7.21.4: every font is embedded', fonts.length > 0 && fonts.every((font) => ['FontFile', 'FontFile2', 'FontFile3'].some((file) => font.has(PDFName.of(file))))],
		[`7.21.7: every glyph that is shown has its text, but for ${wordless.join(', ')}`, wordless.length === 0],
		['7.1: every page belongs to the structure', pages.every((page) => page.has(PDFName.of('StructParents')))],
		['7.1: all content of the pages is tagged or an artifact', pages.every((page) => untagged(contentOf(page.lookup(PDFName.of('Contents')))).length === 0)],
	];
	return holds.filter(([, isSo]) => !isSo).map(([rule]) => rule);
}

/** Operators that show text or pictures outside of every marked content (ISO 32000-1, 14.6). */
function untagged(content: string): string[] {
	let depth = 0;
	const outside: string[] = [];
	for (const line of content.split('\n')) {
		const operator = /(?:^|[\s)>\]])(BDC|BMC|EMC|Tj|TJ|Do)\s*$/.exec(line)?.[1];
		if (operator === 'BDC' || operator === 'BMC') depth += 1;
		else if (operator === 'EMC') depth -= 1;
		else if (operator && depth === 0) outside.push(operator);
	}
	return outside;
}

it('finds text and pictures that stand outside of the structure', () => {
	expect(untagged('/Span <</MCID 0>> BDC\nBT\n[(a)] TJ\nET\nEMC\n/X0 Do\n(b) Tj')).toEqual(['Do', 'Tj']);
});

describe('what can be seen of PDF/UA-1 (ISO 14289-1) without its checker', () => {
	it.each([
		['letter', () => letterPdfs(['Urdu'])],
		['letter of several pages, in each script', () => letterPdfs(['Arabic', 'Bengali', 'Punjabi', 'Romanian'], ['warning'])],
		['other document', otherPdfs],
	] as ReadonlyArray<readonly [string, () => AsyncGenerator<MadePdf>]>)('holds for every %s in every form', async (_, made) => {
		let tried = 0;
		for await (const { document, variant, pdf } of made()) {
			expect({ document, variant, faults: await faultsOf(pdf) }).toEqual({ document, variant, faults: [] });
			tried += 1;
		}
		expect(tried).toBeGreaterThan(5);
	}, 300_000);
});
