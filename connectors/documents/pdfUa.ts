/**
 * Writes into a tagged PDF the two marks of PDF/UA-1 (ISO 14289-1, clauses 5 and 7.1) that Typst's WebAssembly build
 * has no switch for: the identifier in its metadata, and that readers show the title instead of the file name.
 * Both are appended as an incremental update (ISO 32000-1, 7.5.6): what Typst wrote stays as it is, byte for byte, which
 * takes a hundredth of the time of reading the document and writing it anew.
 * Takes a PDF as Typst writes it, whose structure is real: tagged, with title and language; gives the bytes of the marked
 * one. Throws where it is not tagged, so that the identifier is never a false claim.
 */
export function markAsPdfUa(pdf: Uint8Array): Uint8Array {
	const file = fileOf(pdf);
	const catalog = objectAt(file, file.root);
	const metadataNumber = /\/Metadata (\d+) 0 R/.exec(catalog)?.[1];
	if (!/\/StructTreeRoot \d+ 0 R/.test(catalog) || !/\/Marked true/.test(catalog) || !/\/Lang \(/.test(catalog) || metadataNumber === undefined) {
		throw new Error('The PDF has no structure tree, language or metadata, so it cannot be marked as PDF/UA.');
	}
	return withUpdates(file, [
		{ number: Number(metadataNumber), object: metadataStream(identified(streamOf(objectAt(file, Number(metadataNumber))))) },
		{ number: file.root, object: showingTitle(catalog) },
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

/** A PDF as text in which each character is one byte, so that places in it are byte offsets. */
interface PdfFile {
	readonly text: string;
	readonly crossReferences: number;
	readonly trailer: string;
	/** Number of the catalog, the object from which all others are reached. */
	readonly root: number;
}

function fileOf(pdf: Uint8Array): PdfFile {
	const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
	const [, trailer = '', offset] = /trailer\s*<<((?:(?!trailer)[\s\S])*)>>\s*startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-4096)) ?? [];
	const root = /\/Root (\d+) 0 R/.exec(trailer)?.[1];
	if (root === undefined || !text.startsWith('xref', Number(offset))) throw unreadable('it ends without a table of its objects');
	return { text, crossReferences: Number(offset), trailer, root: Number(root) };
}

/** What stands between `obj` and `endobj`. Each line of the table has twenty bytes (ISO 32000-1, 7.5.4). */
function objectAt({ text, crossReferences }: PdfFile, number: number): string {
	const header = /^xref\s+0 (\d+)\s+/.exec(text.slice(crossReferences, crossReferences + 40));
	if (!header || number >= Number(header[1])) throw unreadable(`its table does not name object ${number}`);
	const line = crossReferences + header[0].length + 20 * number;
	const start = Number(text.slice(line, line + 10));
	const opening = `${number} 0 obj`;
	const end = text.indexOf('\nendobj', start);
	if (!text.startsWith(opening, start) || end < 0) throw unreadable(`object ${number} is not where its table says`);
	return text.slice(start + opening.length, end + 1);
}

function streamOf(object: string): string {
	const content = /\bstream\r?\n([\s\S]*?)\r?\nendstream/.exec(object)?.[1];
	if (content === undefined || object.includes('/Filter')) throw unreadable('its metadata are not plain text');
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

interface Update {
	readonly number: number;
	readonly object: string;
}

/** The file, the new objects after it, and a table of them that refers to the old one. */
function withUpdates({ text, crossReferences, trailer }: PdfFile, updates: readonly Update[]): Uint8Array {
	const parts = [text, '\n'];
	let length = text.length + 1;
	const lines = updates.map(({ number, object }) => {
		const written = `${number} 0 obj${object}endobj\n`;
		const line = `${number} 1\n${String(length).padStart(10, '0')} 00000 n\r\n`;
		parts.push(written);
		length += written.length;
		return line;
	});
	parts.push(`xref\n${lines.join('')}trailer\n<<${trailer.trimEnd()}\n  /Prev ${crossReferences}\n>>\nstartxref\n${length}\n%%EOF\n`);
	return Buffer.from(parts.join(''), 'latin1');
}

function unreadable(why: string): Error {
	return new Error(`The PDF cannot be marked as PDF/UA: ${why}.`);
}
