import { TableError } from '../port';

/** How many of the first bytes tell what a file is. */
export const tellingBytes = 4096;

const startsWith = (head: Buffer, signature: string): boolean =>
	head.subarray(0, signature.length).toString('latin1') === signature;

interface OtherKind {
	readonly is: (head: Buffer, text: string) => boolean;
	readonly what: string;
	readonly advice: string;
}

const saveAs = 'Save it as CSV or XLSX (in Excel: File, Save As, then "CSV UTF-8" or "Excel Workbook") and import that file.';
const exportAgain = 'In the MIS, export the report as CSV or Excel (XLSX) and import that file.';

/** Files that people take for a table, each with what to do about it. Signatures are those of the formats' own specifications. */
const otherKinds: readonly OtherKind[] = [
	{
		is: (head) => startsWith(head, '\xd0\xcf\x11\xe0'),
		what: 'is an old Excel workbook (.xls), or a workbook with a password',
		advice: `Open it in Excel, take the password off if it has one. ${saveAs}`,
	},
	{ is: (head) => startsWith(head, '%PDF'), what: 'is a PDF', advice: exportAgain },
	{
		is: (_, text) => /^(<!doctype html|<html|<head|<body|<table|<meta)/i.test(text),
		what: 'is a web page, whatever its name ends in',
		advice: `Open it in Excel. ${saveAs}`,
	},
	{ is: (_, text) => /^<(\?xml|[a-z]+:?[a-z]*[\s>])/i.test(text), what: 'is an XML file', advice: exportAgain },
	{ is: (_, text) => /^(\{\s*"|\[\s*[{[])/.test(text), what: 'is a JSON file', advice: exportAgain },
	{ is: (_, text) => text.startsWith('{\\rtf'), what: 'is a text document (RTF)', advice: exportAgain },
	{
		is: (head) => startsWith(head, '\x1f\x8b') || startsWith(head, '7z\xbc\xaf') || startsWith(head, 'Rar!'),
		what: 'is compressed',
		advice: 'Unpack it and import the file inside.',
	},
	{
		is: (head) => startsWith(head, '\x89PNG') || startsWith(head, '\xff\xd8\xff') || startsWith(head, 'GIF8'),
		what: 'is a picture',
		advice: exportAgain,
	},
];

/** Text in UTF-16 has a nought beside each plain letter; anything else with noughts is no text. */
export type FileKind = 'zip' | 'text';

/**
 * Tells by its first bytes whether a file is a workbook (a ZIP archive) or text; its name is not trusted.
 * Throws `TableError` for what is neither, saying what the file is and what to do.
 */
export function kindOfFile(file: string, head: Buffer, isUtf16: boolean): FileKind {
	if (startsWith(head, 'PK\x03\x04')) return 'zip';
	const text = head
		.toString(isUtf16 ? 'utf16le' : 'utf8')
		.replace(/^\ufeff/, '')
		.trimStart();
	if (text === '' && head.length < tellingBytes)
		throw new TableError(`${file} is empty`, 'Export it again from the MIS, with at least one row.');
	const other = otherKinds.find(({ is }) => is(head, text));
	if (other) throw new TableError(`${file} ${other.what}`, other.advice);
	if (!isUtf16 && head.includes(0)) throw new TableError(`${file} is not a table: it holds no readable text`, exportAgain);
	return 'text';
}
