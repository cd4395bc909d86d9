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
});
