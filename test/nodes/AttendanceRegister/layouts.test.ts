import { readItem } from '../../../attendance/item';
import { AttendanceRegister } from '../../../nodes/AttendanceRegister/AttendanceRegister.node';
import { runNode, type InputFile, type NodeRun } from '../../support/runNode';
import { workbook } from '../../support/workbook';

const csv = (fileName: string, ...lines: string[]): InputFile => ({ content: Buffer.from(lines.join('\r\n')), fileName, mimeType: 'text/csv' });
const xlsx = (sheets: Parameters<typeof workbook>[0]): InputFile => ({ content: workbook(sheets), fileName: 'marks.xlsx', mimeType: 'application/octet-stream' });
const run = (binary: NonNullable<NodeRun['items'][number]['binary']>, parameters: NodeRun['parameters'] = {}) => runNode(new AttendanceRegister(), { items: [{ json: {}, binary }], parameters });

const week = { '2026-09-07': 'I \\ / L . . . . . .' };

describe('Attendance Register finds the layout of a file', () => {
	it.each<[string, InputFile]>([
		['wide', csv('marks.csv', 'Adno,Name,07/09/2026 AM,07/09/2026 PM,08/09/2026 AM,08/09/2026 PM', '1042,"Ash, Ann",I,\\,/,L')],
		['wide, below a title, without years', csv('marks.csv', 'Attendance marks', '07/09/2026 to 11/09/2026', '', 'Adno,Mon 07 Sep AM,Mon 07 Sep PM,Tue 08 Sep AM,Tue 08 Sep PM', '1042,I,\\,/,L')],
		['wide, in two rows', csv('marks.csv', 'Register', ',,07/09/2026,,08/09/2026,', 'Adno,Name,AM,PM,AM,PM', '1042,"Ash, Ann",I,\\,/,L')],
		['wide, in two rows with names above', csv('marks.csv', 'Adno,Name,07/09/2026,,08/09/2026,', ',,AM,PM,AM,PM', '1042,"Ash, Ann",I,\\,/,L')],
		['wide, both marks in a cell', csv('marks.csv', 'Adno;Name;07/09/2026;08/09/2026', '1042;Ash, Ann;I\\;/L')],
		['weeks side by side', csv('marks.csv', ',07/09/2026,,,,14/09/2026,,,', 'Adno,Mon AM,Mon PM,Tue AM,Tue PM,Mon AM,Mon PM,Tue AM,Tue PM', '1042,I,\\,/,L,,,,')],
		['a workbook, wide, its dates merged over two columns', xlsx({ Marks: [['Marks'], ['Adno', 'Name', { days: 46272 }, '', { days: 46273 }, ''], ['', '', 'AM', 'PM', 'AM', 'PM'], ['1042', 'Ash', 'I', '\\', '/', 'L']] })],
		['a workbook, wide, in one row', xlsx({ Marks: [['Adno', '07/09/2026 AM', '07/09/2026 PM', '08/09/2026 AM', '08/09/2026 PM'], ['1042', 'I', '\\', '/', 'L']] })],
		['marks in one cell', csv('marks.csv', 'Adno,Start Date,End Date,Attendance Marks', '1042,07/09/2026,08/09/2026,I\\/L')],
		['marks in one cell, with commas', csv('marks.csv', 'Adno,Start Date,End Date,Attendance Marks', '1042,07/09/2026,08/09/2026,"I,\\,/,L"')],
		['wide, below titles with the report’s dates in cells of their own', csv('marks.csv', 'Attendance report', 'From,07/09/2026,To,11/09/2026', 'Adno,07/09/2026 AM,07/09/2026 PM,08/09/2026 AM,08/09/2026 PM', '1042,I,\\,/,L')],
		['a row a session, below the same', csv('marks.csv', 'From:,07/09/2026,To:,11/09/2026', 'Start Date,07/09/2026,End Date,11/09/2026', 'UPN,Adno,Session,Mark,Date', ',1042,AM,I,07/09/2026', ',1042,PM,\\,07/09/2026', ',1042,AM,/,08/09/2026', ',1042,PM,L,08/09/2026')],
		['wide in words', csv('marks.csv', 'Adno,07/09/2026 AM,07/09/2026 PM,08/09/2026 AM,08/09/2026 PM', '1042,Illness (I),Present,Present,L')],
		['both marks of a day', csv('marks.csv', 'Adno,Date,Marks', '1042,07/09/2026,I\\', '1042,08/09/2026,/L')],
	])('%s', async (_, marks) => {
		const { outputs } = await run({ marks });
		expect(outputs[1]).toEqual([]);
		expect(outputs[0]?.map(({ json }) => [(json.pupil as { id: string }).id, readItem(json, ['register']).register.weeks])).toEqual([['1042', week]]);
	});

	it('of 16,384 columns, the most of a workbook', async () => {
		const days = Array.from({ length: 8_191 }, (_, day) => new Date(Date.UTC(2006, 8, 4) + day * 86_400_000).toISOString().slice(0, 10));
		const header = ['Adno', 'Name', ...days.flatMap((day) => [`${day} AM`, `${day} PM`])];
		const row = (id: number) => [String(id), 'Ash', ...days.flatMap((day) => ([0, 6].includes(new Date(day).getUTCDay()) ? ['', ''] : ['/', 'I']))];
		const lines = [header, ...Array.from({ length: 20 }, (_, id) => row(id + 1))].map((cells) => cells.join(','));
		expect(header).toHaveLength(16_384);
		const { outputs } = await run({ marks: csv('marks.csv', ...lines) });
		expect([outputs[0]?.length, outputs[1]]).toEqual([20, []]);
		expect(Object.keys(readItem(outputs[0]?.[0]?.json ?? {}, ['register']).register.weeks)).toHaveLength(1_171);
	});
});

describe('Attendance Register, totals only', () => {
	const totals = csv('totals.csv', 'UPN,Possible Sessions,Attended Sessions,Authorised Absence Sessions,Unauthorised Absence Sessions', 'B801200005001,120,108,2,10', 'T801200005002,120,100,2,10');

	it('gives measures and no register, and says plainly that the penalty-notice threshold cannot be told', async () => {
		const { outputs, hints } = await run({ marks: totals });
		expect(outputs[0]).toHaveLength(1);
		const json = outputs[0]?.[0]?.json ?? {};
		expect(json).not.toHaveProperty('register');
		expect(readItem(json, ['school', 'pupil', 'contacts', 'attendance']).attendance).toMatchObject({ basis: 'totals', persistentlyAbsent: true, penaltyNoticeThreshold: null });
		expect(hints.join()).toContain('penalty-notice threshold is met cannot be told from totals');
		expect(outputs[1]?.map(({ json: row }) => [row.row, row.reason])).toContainEqual([3, 'The row gives 120 possible sessions, and those attended and absent make 112']);
	});

	it('is read for totals where the person says so, and refused where it has none', async () => {
		await expect(run({ marks: totals }, { layout: 'long' })).rejects.toMatchObject({ message: expect.stringContaining('are missing') });
		const marks = csv('marks.csv', 'UPN,Date,Session,Mark', 'B801200005001,07/09/2026,AM,/');
		await expect(run({ marks }, { layout: 'totals' })).rejects.toMatchObject({ message: expect.stringContaining('the possible sessions') });
	});
});

describe('Attendance Register, what a person sets', () => {
	it('finds a header by the names given for its columns, below titles', async () => {
		const marks = csv('marks.csv', 'Report 12', 'Netherby School', 'Ref,When,Slot,Symbol', '1042,07/09/2026,AM,I');
		const named = { columnNames: { marks: [['admissionNumber', 'Ref'], ['date', 'When'], ['session', 'Slot'], ['mark', 'Symbol']].map(([field, column]) => ({ field, column })) } };
		const { outputs } = await run({ marks }, named);
		expect(outputs[0]?.[0]?.json).toMatchObject({ pupil: { id: '1042' }, register: { weeks: { '2026-09-07': 'I . . . . . . . . .' } } });
	});

	it.each([
		['a column that the file lacks', { columnNames: { marks: [{ field: 'mark', column: 'Symbol' }] } }, 'marks.csv has no column called "Symbol", which “Column Names” asks for'],
		['no name', { columnNames: { marks: [{ field: 'mark', column: ' ' }] } }, '“Column Names” has an entry without a column’s name'],
		['two names for a field', { columnNames: { marks: [{ field: 'mark', column: 'Mark' }, { field: 'mark', column: 'Date' }] } }, '“Column Names” names two columns for one field: "Mark" and "Date"'],
		['term dates that cannot be read', { options: { termDates: 'Autumn' } }, 'Line 1 of “Term Dates” cannot be read: "Autumn"'],
		['a day that is none', { options: { firstDay: 'soon' } }, '"First Day of the Marks" is not a date'],
	])('is refused where it is %s', async (_, parameters, message) => {
		const marks = csv('marks.csv', 'Adno,Date,Session,Mark', '1042,07/09/2026,AM,I');
		await expect(run({ marks }, parameters)).rejects.toMatchObject({ message });
	});

	it('takes term dates', async () => {
		const marks = csv('marks.csv', 'Adno,Date,Session,Mark', '1042,07/09/2026,AM,I', '1042,09/09/2026,AM,/');
		const { outputs } = await run({ marks }, { options: { termDates: '02/09/2026 to 23/10/2026' } });
		expect(outputs[0]?.[0]?.json).toMatchObject({ register: { weeks: { '2026-09-07': 'I . - - / . . . . .' } } });
	});
});
