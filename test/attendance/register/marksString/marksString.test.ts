import { marksOfCell } from '../../../../attendance/register/marksString/marksOfCell';
import { daysOfMarks } from '../../../../attendance/register/marksString/days';
import { readTermDates } from '../../../../attendance/calendar/termDates';
import { run, table, weeks } from '../tables';

describe('the marks of a cell', () => {
	test.each<[string, string, string[]]>([
		['nothing between them', '/\\II', ['/', '\\', 'I', 'I']],
		// Codes of two characters come first (rules §0, trap 11).
		['codes of two characters', 'C1C2J1Y1Y7CJY', ['C1', 'C2', 'J1', 'Y1', 'Y7', 'C', 'J', 'Y']],
		['a space for a mark not entered', '/\\  I\\', ['/', '\\', '', '', 'I', '\\']],
		['a mark, then a space', '/ \\ C1 I', ['/', '\\', 'C1', 'I']],
		['a day, then a space', '/\\ II C1\\ -\\', ['/', '\\', 'I', 'I', 'C1', '\\', '-', '\\']],
		['a week, then a space', '/\\/\\/\\/\\/\\ II/\\/\\', [...'/\\/\\/\\/\\/\\', ...'II/\\/\\']],
		['commas', '/,\\,,I', ['/', '\\', '', 'I']],
		['commas and spaces', '/, \\, C1, I', ['/', '\\', 'C1', 'I']],
		['small letters', '/\\iy1', ['/', '\\', 'I', 'Y1']],
		['a space that an export added at the end', '/\\/\\ ', ['/', '\\', '/', '\\']],
	])('%s', (_, cell, marks) => expect(marksOfCell(cell)).toEqual(marks));

	test.each([['a digit that belongs to no code', '/\\I2/\\'], ['groups of different sizes', '/\\ I /\\'], ['a code that is none', '/,\\,C9,I']])('cannot be counted with %s', (_, cell) => {
		expect(marksOfCell(cell)).toBeUndefined();
	});
});

const pairs = (days: number, ...blank: readonly number[]) => Array.from({ length: days }, (_, day) => (blank.includes(day) ? ['', ''] : ['/', '\\'])).flat();
const term = readTermDates('07/09/2026 to 23/10/2026\n02/11/2026 to 18/12/2026\nclosed 11/09/2026');
const openDays = new Set<string>();
for (let day = 0; day < 110; day += 1) {
	const date = new Date(Date.UTC(2026, 8, 7) + day * 86_400_000);
	const iso = date.toISOString().slice(0, 10);
	if (date.getUTCDay() % 6 !== 0 && !term?.closed.includes(iso) && term?.terms.some(({ from, to }) => iso >= from && iso <= to)) openDays.add(iso);
}

describe('the days of the marks', () => {
	const lastDay = (marks: readonly string[], from: string, to: string | null, open: ReadonlySet<string> | null = null) => {
		const days = daysOfMarks({ marks, from, to, openDays: open });
		return 'reason' in days ? 'not told' : `${days.length} days to ${days.at(-1)?.date}`;
	};
	const everyWeekend = (days: number) => Array.from({ length: days }, (_, day) => day).filter((day) => day % 7 > 4);

	test.each([
		['Monday to Friday, by the last day', pairs(10), '2026-09-07', '2026-09-18', null, '10 days to 2026-09-18'],
		['every day, by the last day', pairs(14), '2026-09-07', '2026-09-20', null, '14 days to 2026-09-20'],
		['the days of term, by the last day', pairs(9), '2026-09-07', '2026-09-18', openDays, '9 days to 2026-09-18'],
		['Monday to Friday over a holiday, by the last day', pairs(45), '2026-09-07', '2026-11-06', openDays, '45 days to 2026-11-06'],
		['a week', pairs(5), '2026-09-07', null, null, '5 days to 2026-09-11'],
		['weeks, by their length', pairs(10), '2026-09-07', null, null, '10 days to 2026-09-18'],
		['the rest of a week and the next', pairs(8), '2026-09-09', null, null, '8 days to 2026-09-18'],
		['every day, by its length and blanks at the weekend', pairs(7, 5, 6), '2026-09-07', null, null, '7 days to 2026-09-13'],
		['every day, by blanks at two weekends', pairs(17, ...everyWeekend(17)), '2026-09-07', null, null, '17 days to 2026-09-23'],
		['the days of term, by the term dates', pairs(40), '2026-09-07', null, openDays, '40 days to 2026-11-09'],
		['Monday to Friday, blank where the term dates are closed', pairs(6, 4), '2026-09-07', null, openDays, '6 days to 2026-09-14'],
		// What cannot be told is never guessed: an absence would stand on another day.
		['too few for a week', pairs(4), '2026-09-07', null, null, 'not told'],
		['longer than any half term without a holiday', pairs(45), '2026-09-07', null, null, 'not told'],
		['neither five nor seven days a week', pairs(13), '2026-09-07', '2026-09-20', null, 'not told'],
		['one mark too many', [...pairs(5), '/'], '2026-09-07', '2026-09-11', null, 'not told'],
		['from a Saturday without blanks', pairs(5), '2026-09-05', null, null, 'not told'],
		['an end before the beginning', pairs(5), '2026-09-11', '2026-09-07', null, 'not told'],
		['longer than the term dates', pairs(90), '2026-09-07', null, openDays, 'not told'],
	])('%s', (_, marks, from, to, open, told) => expect(lastDay(marks, from, to, open)).toBe(told));
});

describe('a row a pupil with all marks in one cell', () => {
	const expected = { '2026-09-07': 'I \\ / L C1 C2 / \\ / \\' };
	const line = 'I\\/LC1C2/\\/\\';

	test.each([
		['a start date', 'UPN|Start Date|Attendance Marks', `B801200005001|07/09/2026|${line}`],
		['Arbor’s record of another school', 'UPN|attendanceStartDate|attendanceMarks|sessionsPossible|sessionsAttended', `B801200005001|2026-09-07|${line}|10|8`],
		['a week', 'UPN|Week Commencing|Marks', `B801200005001|07/09/2026|${line}`],
		['a start and an end', 'UPN|From|To|Marks', `B801200005001|07/09/2026|11/09/2026|${line}`],
	])('with %s', async (_, header, row) => {
		const imported = await run({ marks: table('marks.csv', header, row) });
		expect([imported.rejected, imported.layout, weeks(imported)]).toEqual([[], 'marksString', { B801200005001: expected }]);
	});

	test('with its dates in a title, or from the person', async () => {
		const bare = () => table('marks.csv', 'UPN|Surname|Attendance Marks', `B801200005001|Ash|${line}`);
		const titled = { ...bare(), titleRows: [{ row: 1, cells: ['Attendance from 07/09/2026 to 11/09/2026'] }] };
		expect(weeks(await run({ marks: titled }))).toEqual({ B801200005001: expected });
		expect(weeks(await run({ marks: bare() }, { firstDay: '2026-09-07' }))).toEqual({ B801200005001: expected });
		await expect(run({ marks: bare() })).rejects.toMatchObject({
			message: 'marks.csv: the column for the day of the first mark is missing',
			advice: expect.stringContaining('“First Day of the Marks”'),
		});
	});

	test('of a pupil and a week: rows of one pupil come together', async () => {
		const imported = await run({ marks: table('marks.csv', 'Adno|W/C|Marks', '1|07/09/2026|/\\/\\/\\/\\/\\', '1|14/09/2026|IIII------', '2|07/09/2026|') });
		expect(weeks(imported)[1]).toEqual({ '2026-09-07': '/ \\ / \\ / \\ / \\ / \\', '2026-09-14': 'I I I I . . . . . .' });
	});

	test('a line whose days cannot be told is refused whole, with what to add', async () => {
		const imported = await run({ marks: table('marks.csv', 'Adno|Start Date|Marks', '1|07/09/2026|/\\/\\/\\/\\/\\', '2|07/09/2026|IIIIII', '3|x|/\\/\\/\\/\\/\\', '4|07/09/2026|/\\I2') });
		expect(imported.rejected.map(({ row, field, reason }) => [row, field, reason])).toEqual([
			[3, 'Marks', 'The cell has 6 marks from 7 September 2026 on, and it cannot be told which days they are of'],
			[4, 'Start Date', 'The day of the first mark is not a date'],
			[5, 'Marks', 'It cannot be told how many marks the cell holds'],
		]);
		expect(imported.rejected[0]?.advice).toContain('Add a column “End Date”');
		expect(imported.pupils.map(({ pupil }) => pupil.id)).toEqual(['1']);
	});

	test('has its marks read by the codes of their dates, old and new', async () => {
		const imported = await run({ marks: table('marks.csv', 'Adno|From|To|Marks', '1|12/08/2024|23/08/2024|YHC1J/\\/\\/\\YHC1J/\\/\\/\\') });
		expect(weeks(imported)[1]).toEqual({ '2024-08-12': 'Y H - J / \\ / \\ / \\', '2024-08-19': '- - C1 - / \\ / \\ / \\' });
		expect(imported.rejected.map(({ reason }) => reason)).toEqual([
			'C1 came into use on 19 August 2024, after the date of this session', 'Y was withdrawn on 19 August 2024', 'H was withdrawn on 19 August 2024', 'J was withdrawn on 19 August 2024',
		]);
	});
});
