import type { Table } from '../../../../attendance/register/table';
import { run, table, weeks } from '../tables';

/** A class register as it is printed: weekdays merged over AM and PM, and its week in the title. */
describe('a weekly table with the weekdays above AM and PM', () => {
	const weekdays = 'Monday||Tuesday||Wednesday||Thursday||Friday|';
	const halves = Array.from({ length: 5 }, () => 'AM|PM').join('|');
	const marks = '1042|Ash, Ann|/|\\|I|I|/|\\|/||O|U';
	const titled = (title: string, ...lines: string[]): Table => {
		const whole = table('marks.csv', ...lines);
		return { ...whole, titleRows: [{ row: 0, cells: [title] }, ...whole.titleRows] };
	};
	const title = 'Registers, week commencing 07/09/2026';

	test('names above the weekdays', async () => {
		const file = titled(title, `Adno|Name|${weekdays}`, `||${halves}`, marks);
		expect(weeks(await run({ marks: file }))).toEqual({ 1042: { '2026-09-07': '/ \\ I I / \\ / . O U' } });
	});

	test('names beside AM and PM', async () => {
		const file = titled(title, `Adno|Name|${halves}`, marks);
		const marksFile = { ...file, titleRows: [...file.titleRows, { row: 0, cells: `||${weekdays}`.split('|') }] };
		expect(weeks(await run({ marks: marksFile }))).toEqual({ 1042: { '2026-09-07': '/ \\ I I / \\ / . O U' } });
	});

	test('without a week the week is asked for, or taken from “Week Commencing”', async () => {
		const file = () => table('marks.csv', `Adno|Name|${weekdays}`, `||${halves}`, marks);
		await expect(run({ marks: file() })).rejects.toMatchObject({ message: expect.stringContaining('the date of the week') });
		expect(Object.keys(weeks(await run({ marks: file() }, { weekCommencing: '2026-09-07' }))[1042] ?? {})).toEqual(['2026-09-07']);
	});
});

test('a date over one weekday alone is its own, and must agree with it', async () => {
	const marksOf = (weekday: string): Table => ({ ...table('marks.csv', 'Adno|AM|PM', '1042|/|I'), titleRows: [{ row: 0, cells: ['', '07/09/2026', ''] }, { row: 0, cells: ['', weekday, ''] }] });
	expect(weeks(await run({ marks: marksOf('Monday') }))).toEqual({ 1042: { '2026-09-07': '/ I . . . . . . . .' } });
	await expect(run({ marks: marksOf('Tuesday') })).rejects.toMatchObject({ message: expect.stringContaining('names the wrong day') });
});
