import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { tableFile } from '../../../../connectors/tableSource/file/tableFile';
import { readFile } from './readFile';

const csv = 'UPN,Surname,Mark\r\nB1,Zoë Ångström,/\r\nB2,O’Hara – Łukasz,I\r\n';
const names = (rows: readonly (readonly unknown[])[]) => rows.map((row) => row[2]);

function utf16(text: string, bigEndian: boolean, mark: boolean): Buffer {
	const bytes = Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le');
	return bigEndian ? bytes.swap16() : bytes;
}

/** Windows-1252 has a byte for each of these; its codes 0x80 to 0x9f are its own. */
const windows1252 = (text: string): Buffer => Buffer.from([...text].map((letter) => ({ '’': 0x92, '–': 0x96, '€': 0x80 })[letter] ?? letter.codePointAt(0) ?? 0));

describe('the encoding is found', () => {
	test.each([
		['UTF-8', Buffer.from(csv)],
		['UTF-8 with a byte order mark', Buffer.from(`\ufeff${csv}`)],
		['UTF-16 LE with a byte order mark', utf16(csv, false, true)],
		['UTF-16 BE with a byte order mark', utf16(csv, true, true)],
		['UTF-16 LE without', utf16(csv, false, false)],
		['UTF-16 BE without', utf16(csv, true, false)],
	])('%s, however the bytes are cut', async (_, bytes) => {
		for (const pieceLength of [undefined, 1, 2, 3, 7]) {
			const { header, rows } = await readFile(bytes, pieceLength);
			expect(header).toEqual(['UPN', 'Surname', 'Mark']);
			expect(rows).toEqual([[2, 'B1', 'Zoë Ångström', '/'], [3, 'B2', 'O’Hara – Łukasz', 'I']]);
		}
	});

	test('Windows-1252, however the bytes are cut', async () => {
		for (const pieceLength of [undefined, 1, 2, 3, 7]) {
			const { rows } = await readFile(windows1252('UPN,Surname\nB1,Zoë O’Hara\nB2,Noël – Å €5'), pieceLength);
			expect(names(rows)).toEqual(['Zoë O’Hara', 'Noël – Å €5']);
		}
	});

	test('Windows-1252 whose first accent stands far below the top', async () => {
		const plain = Array.from({ length: 30_000 }, (_, at) => `B${at},Ash`).join('\n');
		const { rows } = await readFile(windows1252(`UPN,Surname\n${plain}\nB,Zoë\nB,Noël`), 65_536);
		expect([rows.length, ...names(rows.slice(-2))]).toEqual([30_002, 'Zoë', 'Noël']);
	});

	test('in text without a plain letter for pages, in time that grows with the text', async () => {
		const name = 'Ω'.repeat(300_000);
		expect(names((await readFile(`UPN,Surname\nB1,${name}\n`, 13)).rows)).toEqual([name]);
		await expect(readFile(Buffer.concat([Buffer.from('UPN,Surname\nB1,'), Buffer.alloc(2_000_000, 0xe9)]), 13)).rejects.toThrow('more than a million characters');
	});

	test('UTF-8 with a damaged letter stays UTF-8', async () => {
		const bytes = Buffer.concat([Buffer.from('UPN,Surname\nB1,Zoë\nB2,'), Buffer.from([0xe9]), Buffer.from('x\nB3,Noël')]);
		expect(names((await readFile(bytes, 16)).rows)).toEqual(['Zoë', '\ufffdx', 'Noël']);
	});
});

describe('the delimiter is found', () => {
	test.each([',', ';', '\t', '|'])('%j', async (delimiter) => {
		const { header, rows } = await readFile(['UPN,Surname,Mark', 'B1,"Ash, Ann; of | all",/'].join('\n').replace(/,(?! Ann)/g, delimiter));
		expect(header).toEqual(['UPN', 'Surname', 'Mark']);
		expect(rows).toEqual([[2, 'B1', 'Ash, Ann; of | all', '/']]);
	});

	test('by the header, where titles above it hold others', async () => {
		const { header, rows, titles } = await readFile('Marks for Mon, Tue, Wed, Thu, Fri, all\nUPN;Mark\nB1;/');
		expect([titles.length, header, rows]).toEqual([1, ['UPN', 'Mark'], [[3, 'B1', '/']]]);
	});

	test('where Excel itself says it', async () => {
		expect((await readFile('sep=;\r\nUPN;Mark\r\nB1;/')).header).toEqual(['UPN', 'Mark']);
	});
});

describe('rows', () => {
	test('keep the number of the line on which they begin', async () => {
		const text = 'Report\r\n\r\nUPN,Surname\r\nB1,"Ash\r\nAnn"\r\n\r\n\r\nB2,Elm\r\nB3,Fir';
		for (const pieceLength of [undefined, 1, 5]) {
			const { headerRow, rows } = await readFile(text, pieceLength);
			expect([headerRow, rows]).toEqual([3, [[4, 'B1', 'Ash\r\nAnn'], [8, 'B2', 'Elm'], [9, 'B3', 'Fir']]]);
		}
	});

	test.each([
		['stray quotation marks', 'UPN,Surname\nB1,5" pipe\nB2,Elm', [[2, 'B1', '5" pipe'], [3, 'B2', 'Elm']]],
		['doubled quotation marks', 'UPN,Surname\nB1,"Ann ""Annie"" Ash"', [[2, 'B1', 'Ann "Annie" Ash']]],
		['old Mac line ends', 'UPN,Surname\rB1,Ash\rB2,Elm', [[2, 'B1', 'Ash'], [3, 'B2', 'Elm']]],
		['mixed line ends', 'Report\r\nUPN,Surname\nB1,Ash\r\nB2,Elm\n', [[3, 'B1', 'Ash'], [4, 'B2', 'Elm']]],
		['rows of other lengths', 'UPN,Surname\nB1\nB2,Elm,x', [[2, 'B1'], [3, 'B2', 'Elm', 'x']]],
		['noughts in front', 'UPN,Surname\n007,Ash', [[2, '007', 'Ash']]],
	])('with %s are read', async (_, text, rows) => expect((await readFile(text)).rows).toEqual(rows));

	test('come in the file’s order, all of them', async () => {
		const lines = Array.from({ length: 25_000 }, (_, at) => `B${at},Surname ${at}`);
		const { rows } = await readFile(['UPN,Surname', ...lines].join('\n'), 10_000);
		expect(rows.map(([row, ...cells]) => `${row}:${cells.join(',')}`)).toEqual(lines.map((line, at) => `${at + 2}:${line}`));
	});

	test('below a quotation mark that is never closed are not swallowed: the file is refused with the row', async () => {
		const text = `UPN,Surname\nB1,Ash\nB2,"Elm\nB3,Fir\n${'B4,Oak\n'.repeat(300_000)}`;
		await expect(readFile(text, 65_536)).rejects.toMatchObject({
			message: expect.stringMatching(/^file\.csv cannot be read as a table: a row that ends at or after row \d+ has more than a million characters$/),
			advice: expect.stringContaining('never closed'),
		});
		const endedByAnother = `UPN,Surname\nB1,"Ash\n${'B2,Elm\n'.repeat(40)}B3,"Fir"\nB4,Oak`;
		await expect(readFile(endedByAnother)).rejects.toMatchObject({ message: expect.stringContaining('at row 2: a quotation mark is opened') });
		await expect(readFile('UPN,Surname\nB2,"Elm\nB3,Fir')).rejects.toMatchObject({ message: expect.stringContaining('never closed') });
	});
});

describe('the header', () => {
	test('is found below title rows, by the names that are known', async () => {
		const { header, headerRow, titles } = await readFile('Oak School\nDate: 20/11/2026\n\nUPN,Date,Session,Mark\nB1,20/11/2026,AM,/\n');
		expect([header, headerRow]).toEqual([['UPN', 'Date', 'Session', 'Mark'], 4]);
		expect(titles).toEqual([['Oak School'], ['Date: 20/11/2026']]);
	});

	test('may have no row below it', async () => expect((await readFile('UPN,Mark\n')).rows).toEqual([]));

	test('that has no known name is the first row', async () => expect((await readFile('\nA,B\n1,2\n')).header).toEqual(['A', 'B']));
});

describe('a file on disk, which is read piece by piece into one buffer', () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'text-'));
	const file = path.join(folder, 'marks.csv');
	afterAll(() => rmSync(folder, { recursive: true }));

	const lines = Array.from({ length: 9_000 }, (_, at) => `B${at},Zoë ${at},${at % 7 ? '/' : 'I'}`);
	const text = ['UPN,Surname,Mark', ...lines].join('\n');

	test.each([
		['UTF-8', Buffer.from(text)],
		['UTF-16', utf16(text, false, true)],
		['Windows-1252', windows1252(text)],
	])('is the same as one that is held whole (%s)', async (_, bytes) => {
		writeFileSync(file, bytes);
		const whole = await readFile(bytes);
		for (const stream of [createReadStream(file), (await open(file)).createReadStream()]) {
			const table = await tableFile({ name: 'file.csv', content: stream }).open((cells) => Number(cells[0] === 'UPN'));
			const rows: [number, ...string[]][] = [];
			for await (const batch of table.rows) for (const { row, cells } of batch) rows.push([row, ...cells]);
			expect(rows).toEqual(whole.rows);
			expect(stream.destroyed).toBe(true);
		}
	});

	test('that is not there gives the error of the system', async () => {
		await expect(tableFile({ name: 'file.csv', content: createReadStream(path.join(folder, 'none.csv')) }).open(() => 0)).rejects.toThrow('ENOENT');
	});
});
