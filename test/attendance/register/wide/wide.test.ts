import type { Table } from '../../../../attendance/register/table';
import { rejections, run, table, weeks } from '../tables';

/** Monday and Tuesday of one week, the same however the columns are named: I in the morning of Monday, L on Tuesday afternoon. */
const expected = { 1042: { '2026-09-07': 'I \\ / L . . . . . .' } };
const marks = 'I|\\|/|L';

const titled = (titles: readonly string[], ...lines: readonly string[]): Table => {
	const below = table('marks.csv', ...titles, ...lines);
	const rows = titles.map((title, index) => ({ row: index + 1, cells: title.split('|') }));
	const header = { row: titles.length + 1, cells: (lines[0] as string).split('|').map((cell) => cell.trim()) };
	return { ...below, titleRows: rows, header, rows: after(below.rows, header.row) };
};

async function* after(rows: Table['rows'], row: number): Table['rows'] extends AsyncIterable<infer Batch> ? AsyncGenerator<Batch> : never {
	for await (const batch of rows) yield batch.filter((one) => one.row > row);
}

describe('a column a session', () => {
	test.each([
		['date and half', '07/09/2026 AM|07/09/2026 PM|08/09/2026 AM|08/09/2026 PM'],
		['ISO dates', '2026-09-07 AM|2026-09-07 PM|2026-09-08 AM|2026-09-08 PM'],
		['half first', 'AM 07/09/2026|PM 07/09/2026|AM 08/09/2026|PM 08/09/2026'],
		['weekday too', 'Mon 07/09/2026 AM|Mon 07/09/2026 PM|Tue 08/09/2026 AM|Tue 08/09/2026 PM'],
		['in words', 'Mon 7 Sep 2026 (AM)|Mon 7 Sep 2026 (PM)|Tuesday 8 September 2026 am|Tuesday 8 September 2026 pm'],
		['underscores', '2026_09_07_am|2026_09_07_pm|2026_09_08_am|2026_09_08_pm'],
		['no space', '07/09/2026AM|07/09/2026PM|08/09/2026AM|08/09/2026PM'],
		['morning and afternoon', '07/09/26 Morning|07/09/26 Afternoon|08/09/26 Morning|08/09/26 Afternoon'],
		['a time of day', '2026-09-07T08:50|2026-09-07T13:10|2026-09-08T08:50|2026-09-08T13:10'],
		['sessions by number', '07/09/2026 Session 1|07/09/2026 Session 2|08/09/2026 S1|08/09/2026 S2'],
		['each date twice', '07/09/2026|07/09/2026|08/09/2026|08/09/2026'],
		['each date over an empty name', '07/09/2026||08/09/2026|'],
		['not in order', '08/09/2026 AM|08/09/2026 PM|07/09/2026 AM|07/09/2026 PM'],
	])('named by %s', async (name, columns) => {
		const own = name === 'not in order' ? '/|L|I|\\' : marks;
		const imported = await run({ marks: table('marks.csv', `Adno|Surname|Forename|${columns}`, `1042|Ash|Ann|${own}`) });
		expect(imported.rejected).toEqual([]);
		expect([imported.layout, weeks(imported)]).toEqual(['wide', expected]);
	});

	test.each([
		['"from … to …" in a title', ['Register 01/09/2026 to 23/10/2026']],
		['a school year in a title', ['Attendance marks, Academic Year 2026/27']],
		['a date in a title', ['Week of report: 11/09/2026']],
		['the date of printing', ['Printed on 12/10/2026 at 10:15']],
	])('without a year in its name, told by %s', async (_, titles) => {
		const imported = await run({ marks: titled(titles, 'Adno|07/09 AM|07/09 PM|Tue 08 Sep AM|Tue 08 Sep PM', `1042|${marks}`) });
		expect(weeks(imported)).toEqual(expected);
	});

	test('without a year in its name, told by the dates that the person sets, or by another column', async () => {
		const header = 'Adno|07/09 AM|07/09 PM|08/09 AM|08/09 PM';
		expect(weeks(await run({ marks: table('marks.csv', header, `1042|${marks}`) }, { from: '2026-09-01' }))).toEqual(expected);
		expect(weeks(await run({ marks: table('marks.csv', 'Adno|07/09/2026 AM|07/09 PM|08/09 AM|08/09 PM', `1042|${marks}`) }))).toEqual(expected);
		await expect(run({ marks: table('marks.csv', header, `1042|${marks}`) })).rejects.toMatchObject({
			message: 'marks.csv: the column "07/09 AM" has a date without a year, and nothing in the file says the year',
			advice: expect.stringContaining('07/09/2026 AM'),
		});
	});

	test('takes a year over the new year, and 29 February where there is one', async () => {
		const imported = await run({ marks: titled(['Academic year 2027-28'], 'Adno|17/12 AM|04/01 AM|29/02 AM', '1042|I|L|G') });
		expect(Object.keys(weeks(imported)[1042] ?? {})).toEqual(['2027-12-13', '2028-01-03', '2028-02-28']);
		await expect(run({ marks: titled(['Academic year 2026/27'], 'Adno|26/02 AM|29/02 AM', '1042|I|L') })).rejects.toMatchObject({
			message: 'marks.csv: the column "29/02 AM" has a date that cannot be read between 1 August 2026 and 31 July 2027',
		});
	});

	test('under a header of two rows, where a merged date stands over the morning alone', async () => {
		for (const lines of [['Adno|Name|07/09/2026||08/09/2026|', '||AM|PM|AM|PM'], ['||07/09/2026||08/09/2026|', 'Adno|Name|AM|PM|AM|PM'], ['Adno|Name|Mon 07 Sep 2026||Tue 08 Sep 2026|', 'Adno|Name|am|pm|am|pm']]) {
			const imported = await run({ marks: titled(lines.slice(0, 1), lines[1] as string, `1042|Ash, Ann|${marks}`) });
			expect([imported.rejected, weeks(imported)]).toEqual([[], expected]);
			// The row of dates may be taken for the header, and the row of halves for the first below it.
			const below = await run({ marks: table('marks.csv', ...lines, `1042|Ash, Ann|${marks}`) });
			expect([below.rejected, weeks(below)]).toEqual([[], expected]);
		}
	});

	test('under a header of three rows: weeks, days and halves', async () => {
		const imported = await run({
			marks: titled(['|Week commencing 07/09/2026||||W/C 14/09/2026|', '|Mon||Tue||Mon|'], 'Adno|AM|PM|AM|PM|AM|PM', `1042|${marks}|G|/`),
		});
		expect(weeks(imported)).toEqual({ 1042: { '2026-09-07': 'I \\ / L . . . . . .', '2026-09-14': 'G \\ . . . . . . . .' } });
	});

	test('of weeks side by side under their dates', async () => {
		const week = 'Mon AM|Mon PM|Tue AM|Tue PM';
		const imported = await run({ marks: titled(['|07/09/2026||||14/09/2026|||'], `Adno|${week}|${week}`, `1042|${marks}|/|\\|N|N`) });
		expect(weeks(imported)).toEqual({ 1042: { '2026-09-07': 'I \\ / L . . . . . .', '2026-09-14': '/ \\ N N . . . . . .' } });
		const dated = await run({ marks: table('marks.csv', 'Adno|Mon 07/09/2026 AM|Mon 07/09/2026 PM|Mon 14/09 AM|Mon 14/09 PM', '1042|I|\\|/|L') });
		expect(weeks(dated)).toEqual({ 1042: { '2026-09-07': 'I \\ . . . . . . . .', '2026-09-14': '/ L . . . . . . . .' } });
	});

	test('twice is one where they agree or one is blank, and a missing mark where they differ', async () => {
		const imported = await run({ marks: table('marks.csv', 'Adno|07/09/2026 AM|07/09/2026 AM|07/09/2026 PM|07/09/2026 PM', '1|I|I||\\', '2|I|/|\\|\\') });
		expect(weeks(imported)).toEqual({ 1: { '2026-09-07': 'I \\ . . . . . . . .' }, 2: { '2026-09-07': '- \\ . . . . . . . .' } });
		expect(rejections(imported)).toEqual([[3, '07/09/2026 AM', 'I']]);
	});

	it.each(['-', '#', '', '##', '– –'])('at the weekend may say that there is no session: "%s"', async (cell) => {
		const wide = await run({ marks: table('marks.csv', 'Adno|11/09/2026|12/09/2026', `1042|/\\|${cell}`) });
		const daily = await run({ marks: table('marks.csv', 'Adno|Date|AM|PM', '1042|11/09/2026|/|\\', `1042|12/09/2026|${cell}|${cell}`) });
		expect([wide.rejected, daily.rejected]).toEqual([[], []]);
	});

	test('with its half, and no column of numbers: the number alone is asked for', async () => {
		const marks = table('marks.csv', 'Name|07/09/2026 AM|07/09/2026 PM', 'Ash, Ann|/|I');
		await expect(run({ marks })).rejects.toMatchObject({ message: "marks.csv: the column for the pupil's number is missing" });
	});

	it.each(['2026-09-07T00:00:00', '07/09/2026 00:00'])('with the midnight that programs write: %s AM', async (day) => {
		expect(weeks(await run({ marks: table('marks.csv', `Adno|${day} AM|${day} PM`, '1|/|I') }))).toEqual({ 1: { '2026-09-07': '/ I . . . . . . . .' } });
	});

	test('at the weekend holds nothing, and what it holds is reported', async () => {
		const imported = await run({ marks: table('marks.csv', 'Adno|11/09/2026 AM|11/09/2026 PM|12/09/2026 AM|12/09/2026 PM', '1|/|\\||', '2|I|I|/|') });
		expect(rejections(imported)).toEqual([[3, '12/09/2026 AM', '/']]);
		expect(imported.rejected[0]?.reason).toBe('Saturday 12 September is at the weekend');
	});

	test.each([
		['wrong weekday', 'Tue 07/09/2026 AM|Tue 07/09/2026 PM', 'marks.csv: the column "Tue 07/09/2026 AM" names the wrong day: 7 September 2026 is another day of the week'],
		['no day of the calendar', '31/09/2026 AM|31/09/2026 PM', 'marks.csv: the column "31/09/2026 AM" has a date that cannot be read'],
		['a half for some', '07/09/2026 AM|07/09/2026', 'marks.csv: it cannot be told whether the column "07/09/2026" is the morning, the afternoon or both'],
		['a day once and another twice', '07/09/2026|08/09/2026|08/09/2026', 'marks.csv: it cannot be told whether the column "07/09/2026" is the morning, the afternoon or both'],
		['months first', '09/07/2026 AM|09/14/2026 AM', 'marks.csv: the dates seem to be written with the month first, as in America'],
	])('of which the day or half cannot be told is refused: %s', async (_, columns, message) => {
		const row = columns.replace(/[^|]+/g, '/');
		await expect(run({ marks: table('marks.csv', `Adno|${columns}`, `1042|${row}`) })).rejects.toMatchObject({ message });
	});
});

describe('a column a day, with both marks in a cell', () => {
	test.each([
		['/\\', '/ \\'], ['/ \\', '/ \\'], ['II', 'I I'], ['C1C1', 'C1 C1'], ['/C2', '/ C2'], ['C2\\', 'C2 \\'], ['I, /', 'I \\'], ['Y1Y3', 'Y1 Y3'], ['-\\', '- \\'], ['CC1', 'C C1'], ['#', '# #'],
	])('%s', async (cell, both) => {
		const imported = await run({ marks: table('marks.csv', 'Adno|07/09/2026|08/09/2026', `1|${cell}|//`, '2|/\\|/\\') });
		expect([imported.rejected, weeks(imported)[1]]).toEqual([[], { '2026-09-07': `${both} / \\ . . . . . .` }]);
	});

	test('and one mark alone is neither: both are missing, and it is reported once', async () => {
		const imported = await run({ marks: table('marks.csv', 'Adno|07/09/2026|08/09/2026', '1|I|/\\', '2|/\\|Y1') });
		expect(weeks(imported)).toEqual({ 1: { '2026-09-07': '- - / \\ . . . . . .' }, 2: { '2026-09-07': '/ \\ - - . . . . . .' } });
		expect(rejections(imported)).toEqual([[2, '07/09/2026', 'I'], [3, '08/09/2026', 'Y1']]);
		const { read, kept, rejected } = imported.counts;
		expect([read, kept, rejected]).toEqual([8, 4, 4]);
	});
});

test('a row a day with both marks in one cell', async () => {
	const imported = await run({ marks: table('marks.csv', 'Adm No|Date|Marks', '1042|07/09/2026|I\\', '1042|08/09/2026|/ L', '1042|09/09/2026|I', 'Total: 12||') });
	expect([imported.layout, weeks(imported)]).toEqual(['daily', { 1042: { '2026-09-07': 'I \\ / L - - . . . .' } }]);
	expect(imported.rejected.map(({ row, field }) => [row, field])).toEqual([[4, 'Marks'], [5, 'Date']]);
});

describe('other rows of a wide file', () => {
	const header = 'Adno|Surname|07/09/2026 AM|07/09/2026 PM';

	test('blank rows, the header again, totals and rows too long', async () => {
		const imported = await run({ marks: table('marks.csv', header, '1|Ash|/|\\', '|||', header, '2|Elm|I|I|x', 'Total|||', '|Fir|/|/') });
		expect(imported.rejected.map(({ row, field }) => [row, field])).toEqual([[5, 'Row'], [6, 'Adno'], [7, 'Adno']]);
		expect(weeks(imported)).toEqual({ 1: { '2026-09-07': '/ \\ . . . . . . . .' } });
	});

	test('the name of each class above its pupils makes no pupil', async () => {
		const imported = await run({ marks: table('marks.csv', 'Adno|07/09/2026 AM|07/09/2026 PM', 'Class 7A||', '1|/|\\', 'Class 7B||', '2|I|I') });
		expect([imported.pupils.map(({ pupil }) => pupil.id), imported.rejected.map(({ row }) => row)]).toEqual([['1', '2'], [2, 4]]);
	});

	test('another table below the first is refused, since its marks would be read under the names of the first', async () => {
		await expect(run({ marks: table('marks.csv', header, '1|Ash|/|\\', header.replaceAll('07/', '14/'), '1|Ash|I|I') })).rejects.toMatchObject({
			message: 'marks.csv holds more than one table: another header stands in row 3',
		});
	});

	test('16,384 columns, the most of a workbook', async () => {
		const days = Array.from({ length: 8_190 }, (_, day) => new Date(Date.UTC(2006, 8, 4) + day * 86_400_000).toISOString().slice(0, 10));
		const columns = days.flatMap((day) => [`${day} AM`, `${day} PM`]);
		const cells = days.flatMap((day) => ([0, 6].includes(new Date(day).getUTCDay()) ? ['', ''] : ['/', 'I']));
		const imported = await run({ marks: table('marks.csv', `Adno|Surname|Forename|Form|${columns.join('|')}`, `1|Ash|Ann|7A|${cells.join('|')}`) });
		expect([imported.rejected, imported.counts.kept]).toEqual([[], 2 * 8_190 - 2 * 2 * 1_170]);
		expect(Object.keys(weeks(imported)[1] ?? {})).toHaveLength(1_170);
	});
});
