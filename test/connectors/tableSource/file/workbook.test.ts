import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { archive, sheetXml, workbook } from '../../../support/workbook';
import { readFile } from './readFile';

const header = ['UPN', 'Surname', 'Date', 'Session', 'Mark'];

describe('an Excel workbook', () => {
	test('is read as text, with the rows’ own numbers, in one piece or many', async () => {
		const content = workbook({ Marks: [['Attendance'], [], header, ['B1', 'Zoë & Co <x>', '07/09/2026', 'AM', '/'], [], ['B2', null, 46275, 'PM', 7.5]] });
		for (const pieceLength of [undefined, 100]) {
			const read = await readFile(content, pieceLength);
			expect([read.headerRow, read.header, read.titles[0]?.[0]]).toEqual([3, header, 'Attendance']);
			expect(read.rows).toEqual([[4, 'B1', 'Zoë & Co <x>', '07/09/2026', 'AM', '/'], [6, 'B2', '', '46275', 'PM', '7.5']]);
		}
	});

	test('gives dates as dates, in whatever zone it is read', async () => {
		const { rows } = await readFile(workbook({ Marks: [header, ['B1', '', { days: 46274 }, '', ''], ['B2', '', { days: 46274.5 }, '', '']] }));
		expect(rows.map((row) => row[3])).toEqual(['2026-09-09', '2026-09-09T12:00:00.000']);
	});

	test('is read from the sheet that has the known columns', async () => {
		const { header: found, rows } = await readFile(workbook({ Cover: [['Report'], ['Date', 'today']], Marks: [header, ['B1', 'Ash', '', 'AM', '/']], Notes: [['x']] }));
		expect([found, rows.length]).toEqual([header, 1]);
	});

	test('has its formulas left alone: a cell is what Excel stored, and blank where it stored nothing', async () => {
		const { rows } = await readFile(workbook({ Marks: [header, ['B1', { formula: 'A1&"x"', stored: 'Ash' }, '', 'AM', { formula: '1/0' }]] }));
		expect(rows).toEqual([[2, 'B1', 'Ash', '', 'AM', '']]);
	});

	test('gives no more than the directory lists and no cell twice', async () => {
		const content = archive({ Marks: sheetXml([header, ['B1', 'Ash', '', 'AM', '/']]) });
		expect((await readFile(Buffer.concat([content.subarray(0, 0), content]))).rows).toEqual([[2, 'B1', 'Ash', '', 'AM', '/']]);
	});

	test.each(['1', 'true'])('of the 1904 date system (date1904="%s") gives the same dates', async (flag) => {
		const parts = unzipSync(workbook({ Marks: [header, ['B1', '', { days: 46274 - 1462 }, 'AM', '/']] }));
		const changed = strFromU8(parts['xl/workbook.xml'] as Uint8Array).replace('<sheets>', `<workbookPr date1904="${flag}"/><sheets>`);
		const { rows } = await readFile(Buffer.from(zipSync({ ...parts, 'xl/workbook.xml': strToU8(changed) })));
		expect(rows[0]?.[3]).toBe('2026-09-09');
	});

	test('of two sheets with the same columns is read from the one with rows, and refused where both have some', async () => {
		const row = ['B1', 'Ash', '07/09/2026', 'AM', '/'];
		expect((await readFile(workbook({ Empty: [header], Marks: [header, row] }))).rows.length).toBe(1);
		await expect(readFile(workbook({ Autumn: [header, row], Notes: [['x']], Spring: [['Title'], header, row] }))).rejects.toMatchObject({
			name: 'TableError',
			message: 'file.csv has the same columns on 2 sheets: "Autumn", "Spring"',
		});
	});

	test('formatted down to its last row is as long as its marks, not as its formats', async () => {
		const blank = '<row r="4" spans="1:25"><c r="A4" s="0"></c></row><row r="1048576"><c r="Y1048576" s="0"/></row>';
		const sheet = sheetXml([header, [], ['B1', 'Zoë', '07/09/2026', 'AM', '/']]).replace('</sheetData>', `${blank}</sheetData>`);
		expect((await readFile(archive({ Marks: sheet }))).rows).toEqual([[3, 'B1', 'Zoë', '07/09/2026', 'AM', '/']]);
	});

	test('has nothing of what its XML declares fetched or multiplied', async () => {
		const entities = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(50)}"><!ENTITY f SYSTEM "file:///etc/hostname">]>`;
		const sheet = sheetXml([header, ['B1', 'ENTITIES', '07/09/2026', 'AM', '/']]).replace('ENTITIES', '&b;&f;');
		expect((await readFile(archive({ Marks: entities + sheet }))).rows[0]?.[2]).not.toMatch(/haha|[^&;bf]/);
	});
});
