/** A PDF as text in which each character is one byte, so that places in it are byte offsets. */
export interface PdfFile {
	readonly text: string;
	readonly crossReferences: number;
	readonly trailer: string;
	/** Number of the catalog, the object from which all others are reached. */
	readonly root: number;
}

/** What an object of a file becomes. */
export interface Update {
	readonly number: number;
	/** What stands between `obj` and `endobj`. */
	readonly object: string;
}

/** Takes a PDF as Typst writes it: with one table of its objects, at its end. Throws where it has none. */
export function fileOf(pdf: Uint8Array): PdfFile {
	const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
	const [, trailer = '', offset] = /trailer\s*<<((?:(?!trailer)[\s\S])*)>>\s*startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-4096)) ?? [];
	const root = /\/Root (\d+) 0 R/.exec(trailer)?.[1];
	if (root === undefined || !text.startsWith('xref', Number(offset))) throw unreadable('it ends without a table of its objects');
	return { text, crossReferences: Number(offset), trailer, root: Number(root) };
}

/** What stands between `obj` and `endobj`, of an object that is no stream or a stream of plain text. */
export function objectAt(file: PdfFile, number: number): string {
	const start = startOf(file, number);
	const end = file.text.indexOf('\nendobj', start);
	if (end < 0) throw unreadable(`object ${number} is not where its table says`);
	return file.text.slice(start, end + 1);
}

/** The dictionary of a stream, and its bytes as they stand in the file: as many as the dictionary says (ISO 32000-1, 7.3.8). */
export function streamAt(file: PdfFile, number: number): { readonly dictionary: string; readonly content: string } {
	const from = startOf(file, number);
	const [opening, dictionary = ''] = /^\s*<<((?:(?!\bstream\b)[\s\S]){0,4096})>>\s*stream\r?\n/.exec(file.text.slice(from, from + 4096)) ?? [];
	const length = /\/Length (\d+)(?! \d+ R)/.exec(dictionary)?.[1];
	const start = from + (opening ?? '').length;
	const end = start + Number(length);
	if (opening === undefined || length === undefined || !/^\r?\n?endstream/.test(file.text.slice(end, end + 11))) throw unreadable(`object ${number} is no stream of the length that it says`);
	return { dictionary, content: file.text.slice(start, end) };
}

/** Where an object begins, after `obj`. Each line of the table has twenty bytes (ISO 32000-1, 7.5.4). */
function startOf({ text, crossReferences }: PdfFile, number: number): number {
	const header = /^xref\s+0 (\d+)\s+/.exec(text.slice(crossReferences, crossReferences + 40));
	if (!header || number >= Number(header[1])) throw unreadable(`its table does not name object ${number}`);
	const line = crossReferences + header[0].length + 20 * number;
	const start = Number(text.slice(line, line + 10));
	const opening = `${number} 0 obj`;
	if (!text.startsWith(opening, start)) throw unreadable(`object ${number} is not where its table says`);
	return start + opening.length;
}

/** The file, the new objects after it, and a table of them that refers to the old one (ISO 32000-1, 7.5.6). */
export function withUpdates({ text, crossReferences, trailer }: PdfFile, updates: readonly Update[]): Uint8Array {
	const parts = [text, '\n'];
	let length = text.length + 1;
	const lines = [...updates].sort((one, other) => one.number - other.number).map(({ number, object }) => {
		const written = `${number} 0 obj${object}endobj\n`;
		const line = `${number} 1\n${String(length).padStart(10, '0')} 00000 n\r\n`;
		parts.push(written);
		length += written.length;
		return line;
	});
	parts.push(`xref\n${lines.join('')}trailer\n<<${trailer.trimEnd()}\n  /Prev ${crossReferences}\n>>\nstartxref\n${length}\n%%EOF\n`);
	return Buffer.from(parts.join(''), 'latin1');
}

export function unreadable(why: string): Error {
	return new Error(`The PDF cannot be marked as PDF/UA: ${why}.`);
}
