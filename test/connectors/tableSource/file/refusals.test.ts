import { strToU8, zipSync } from 'fflate';
import { Readable } from 'node:stream';
import { tableFile } from '../../../../connectors/tableSource/file/tableFile';
import { archive, sheetXml } from '../../../support/workbook';
import { readFile } from './readFile';

const bytes = (...parts: (string | readonly number[])[]) => Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));

describe('what is no table is refused, with what to do about it', () => {
	test.each([
		['nothing', Buffer.alloc(0), 'file.csv is empty', /Export it again/],
		['spaces and line ends', Buffer.from(' \r\n\r\n'), 'file.csv is empty', /Export it again/],
		['a byte order mark alone', bytes([0xef, 0xbb, 0xbf]), 'file.csv is empty', /Export it again/],
		['commas alone', Buffer.from(',,,\n,,,\n'), 'file.csv is empty', /Export it again/],
		['an old Excel workbook', bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], '\0'.repeat(600)), /old Excel workbook \(\.xls\), or a workbook with a password/, /Save it as CSV or XLSX/],
		['a PDF', bytes('%PDF-1.7\n%', [0xe2, 0xe3]), 'file.csv is a PDF', /export the report as CSV or Excel/],
		['a web page called .xls', Buffer.from('\n<html><table><tr><td>UPN</td></tr></table></html>'), /is a web page, whatever its name ends in/, /Save it as CSV or XLSX/],
		['an XML spreadsheet', Buffer.from('<?xml version="1.0"?><Workbook/>'), 'file.csv is an XML file', /export the report/],
		['JSON', Buffer.from('{"upn": "B1"}'), 'file.csv is a JSON file', /export the report/],
		['a compressed file', bytes([0x1f, 0x8b, 8, 0, 0]), 'file.csv is compressed', /Unpack it/],
		['a picture', bytes('\x89PNG\r\n\x1a\n', [0, 0, 0]), 'file.csv is a picture', /export the report/],
		['bytes', bytes([1, 2, 0, 0, 0, 7, 0, 0, 9]), /is not a table/, /export the report/],
		['an archive', Buffer.from(zipSync({ 'marks.csv': strToU8('UPN,Mark\nB1,/') })), 'file.csv is a ZIP archive and not an Excel workbook', /unpack an archive first/],
		['an OpenDocument sheet', Buffer.from(zipSync({ 'content.xml': strToU8('<x/>') })), 'file.csv is an OpenDocument file (.ods)', /CSV or XLSX/],
		['a Word document', Buffer.from(zipSync({ 'word/document.xml': strToU8('<x/>') })), 'file.csv is a Word document', /CSV or XLSX/],
		['a binary workbook', Buffer.from(zipSync({ 'xl/workbook.bin': strToU8('x') })), 'file.csv is a binary Excel workbook (.xlsb)', /CSV or XLSX/],
		['half a workbook', archive({ Marks: sheetXml([['UPN']]) }).subarray(0, 700), /damaged Excel workbook, or one with a password/, /CSV or XLSX/],
		['a workbook with no cell', archive({ Marks: sheetXml([]) }), 'file.csv is empty', /Export it again/],
		['a workbook that is not XML', archive({ Marks: 'x' }, { 'xl/styles.xml': strToU8('no') }), /cannot be read as an Excel workbook|is empty/, /CSV|Export/],
	])('%s', async (_, content, message, advice) => {
		await expect(readFile(content)).rejects.toMatchObject({ name: 'TableError', message: typeof message === 'string' ? message : expect.stringMatching(message), advice: expect.stringMatching(advice) });
	});

	test('a stream that breaks off gives its own error', async () => {
		const content = Readable.from((async function* () {
			yield Buffer.from('UPN,Mark\n'.repeat(100_000));
			throw new Error('connection lost');
		})());
		const table = await tableFile({ name: 'file.csv', content }).open((cells) => Number(cells[0] === 'UPN'));
		const read = async () => {
			for await (const batch of table.rows) if (batch.length === 0) break;
		};
		await expect(read()).rejects.toThrow('connection lost');
	});
});

describe('a workbook that would fill the memory is refused before it does', () => {
	const refused = (content: Buffer, why: RegExp) =>
		expect(readFile(content)).rejects.toMatchObject({ name: 'TableError', message: expect.stringMatching(why), advice: expect.any(String) });
	const noughts = (megabytes: number) => Buffer.alloc(megabytes * 1024 * 1024, 0x20);

	test('by its ratio: 20 MB of blanks in a few kilobytes', async () => {
		const content = archive({ Marks: '<worksheet/>' }, { 'xl/worksheets/bomb.xml': noughts(20) });
		expect(content.length).toBeLessThan(50_000);
		await refused(content, /could fill the computer's memory: part of it would unpack to more than 250 times its size/);
	});

	test('by the sum of many small ones', async () => {
		const names = Array.from({ length: 40 }, (_, at) => `xl/media/${at}.bin`);
		const content = archive({ Marks: '<worksheet/>' }, Object.fromEntries(names.map((name) => [name, strToU8('x')])));
		await refused(names.reduce((changed, name) => withDeclaredSize(changed, name, 7 * 1024 * 1024), content), /would unpack to more than 256 MB/);
	});

	test('by the number of its files', async () => {
		const parts = Object.fromEntries(Array.from({ length: 2_100 }, (_, at) => [`xl/${at}.xml`, strToU8('')]));
		await refused(archive({ Marks: '<worksheet/>' }, parts), /it holds 2,1\d\d files/);
	});

	test('where it lies about its size: the directory says little and much comes out', async () => {
		const lying = withDeclaredSize(archive({ Marks: sheetXml([['UPN', 'Mark'], ['B1', '/']]) }, { 'xl/sharedStrings.xml': noughts(9) }), 'xl/sharedStrings.xml', 1000);
		await refused(lying, /damaged Excel workbook/);
	});

	test('where it lies the other way', async () => {
		const lying = withDeclaredSize(archive({ Marks: sheetXml([['UPN', 'Mark']]) }), 'xl/worksheets/sheet1.xml', 5_000_000);
		await refused(lying, /damaged Excel workbook/);
	});

	test('where it has more cells than any register, however small it is packed', async () => {
		const wide = Array.from({ length: 1_300 }, (_, at) => `<row r="${at + 2}"><c r="XFD${at + 2}"><v>1</v></c></row>`);
		const sheet = `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>UPN</t></is></c></row>${wide.join('')}</sheetData></worksheet>`;
		await refused(archive({ Marks: sheet }), /a sheet has more than 20,000,000 cells/);
	});

	test('but one stray cell at the far corner of the sheet is a row with its number, and costs no more than that', async () => {
		const far = '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>UPN</t></is></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>';
		const { rows } = await readFile(archive({ Marks: far }));
		expect(rows.map(([row, ...cells]) => [row, cells.length, cells.at(-1)])).toEqual([[1_048_576, 16_384, '1']]);
	});

	test('and an ordinary workbook is not', async () => {
		const rows = Array.from({ length: 2_000 }, (_, at) => [`B${at}`, '/', '\\', 'I']);
		expect((await readFile(archive({ Marks: sheetXml([['UPN', 'Mark', 'x', 'y'], ...rows]) }))).rows.length).toBe(2_000);
	});
});

/** The same archive with another unpacked size in the directory's record of one file (offset 24, PKWARE APPNOTE 4.3.12). */
function withDeclaredSize(content: Buffer, file: string, size: number): Buffer {
	const directory = content.lastIndexOf(Buffer.from(file));
	const record = content.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'), directory);
	const changed = Buffer.from(content);
	changed.writeUInt32LE(size, record + 24);
	return changed;
}

test('the lying archive differs from an honest one by that size alone', async () => {
	const honest = archive({ Marks: sheetXml([['UPN', 'Mark'], ['B1', '/']]) });
	const length = sheetXml([['UPN', 'Mark'], ['B1', '/']]).length + '<?xml version="1.0" encoding="UTF-8"?>'.length;
	expect(withDeclaredSize(honest, 'xl/worksheets/sheet1.xml', length).equals(honest)).toBe(true);
});
