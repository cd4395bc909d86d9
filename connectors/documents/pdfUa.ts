import { completedGlyphTexts } from './glyphText';
import { fileOf, objectAt, streamAt, unreadable, withUpdates, type PdfFile } from './pdfFile';

/**
 * Writes into a tagged PDF the two marks of PDF/UA-1 (ISO 14289-1, clauses 5 and 7.1) that Typst's WebAssembly build
 * has no switch for: the identifier in its metadata, and that readers show the title instead of the file name.
 * Both are appended as an incremental update (ISO 32000-1, 7.5.6): what Typst wrote stays as it is, byte for byte, which
 * takes a hundredth of the time of reading the document and writing it anew.
 * Where the document may hold more than Latin letters, the text that some glyphs lack is added (glyphText.ts).
 * Takes a PDF as Typst writes it, whose structure is real: tagged, with title and language; gives the bytes of the marked
 * one. Throws where it is not tagged, so that the identifier is never a false claim.
 */
export function markAsPdfUa(pdf: Uint8Array, { manyScripts = true }: { readonly manyScripts?: boolean } = {}): Uint8Array {
	const file = fileOf(pdf);
	const catalog = objectAt(file, file.root);
	const metadataNumber = /\/Metadata (\d+) 0 R/.exec(catalog)?.[1];
	if (!/\/StructTreeRoot \d+ 0 R/.test(catalog) || !/\/Marked true/.test(catalog) || !/\/Lang \(/.test(catalog) || metadataNumber === undefined) {
		throw new Error('The PDF has no structure tree, language or metadata, so it cannot be marked as PDF/UA.');
	}
	return withUpdates(file, [
		{ number: Number(metadataNumber), object: metadataStream(identified(plainStream(file, Number(metadataNumber)))) },
		{ number: file.root, object: showingTitle(catalog) },
		...(manyScripts ? completedGlyphTexts(file) : []),
	]);
}

/** How many pages a PDF has, by what Typst wrote of it into its metadata. */
export function pageCount(pdf: Uint8Array): number {
	const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
	const said = file.subarray(file.lastIndexOf(pagesSaid)).toString('latin1', pagesSaid.length, pagesSaid.length + 10);
	const count = Number.parseInt(said, 10);
	if (!(count > 0)) throw unreadable('it does not say how many pages it has');
	return count;
}

const pagesSaid = '<xmpTPg:NPages>';

const uaIdentifier =
	'<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>';

function plainStream(file: PdfFile, number: number): string {
	const { dictionary, content } = streamAt(file, number);
	if (dictionary.includes('/Filter')) throw unreadable('its metadata are not plain text');
	return content;
}

function identified(xmp: string): string {
	if (!xmp.includes('</rdf:RDF>')) throw unreadable('its metadata are no RDF');
	return xmp.replace('</rdf:RDF>', () => `${uaIdentifier}</rdf:RDF>`);
}

const metadataStream = (xmp: string) => `\n<< /Type /Metadata /Subtype /XML /Length ${xmp.length} >>\nstream\n${xmp}\nendstream\n`;

function showingTitle(catalog: string): string {
	const preferences = /\/ViewerPreferences\s*<</;
	if (preferences.test(catalog)) return catalog.replace(preferences, (opening) => `${opening} /DisplayDocTitle true`);
	return catalog.replace(/^\s*<</, (opening) => `${opening} /ViewerPreferences << /DisplayDocTitle true >>`);
}
