import fc from 'fast-check';
import { weekDates } from '../../../attendance/calendar/weeks';
import { run, table, weeks } from './tables';

const mondays = ['2026-09-07', '2026-09-14', '2026-11-02'] as const;
const ids = ['1', '2', '30'] as const;
const codes = ['/', '\\', 'I', 'C1', 'C2', 'C', 'J1', 'Y1', 'Y7', 'L', 'U', 'N', 'O', 'G', 'X', 'D', '#', 'B', '-'] as const;

/** By pupil and week, ten marks; present is `/` in the morning and `\` in the afternoon. */
type Marks = Record<string, string[][]>;
const anyMarks: fc.Arbitrary<Marks> = fc
	.array(fc.constantFrom(...codes), { minLength: ids.length * mondays.length * 10, maxLength: ids.length * mondays.length * 10 })
	.map((all) =>
		Object.fromEntries(
			ids.map((id, pupil) => [
				id,
				mondays.map((_, week) =>
					Array.from({ length: 10 }, (__, place) => {
						// A mark in each session by somebody, so that every session is one.
						const mark = pupil === 0 ? '/' : (all[(pupil * mondays.length + week) * 10 + place] as string);
						return /^[/\\]$/.test(mark) ? (place % 2 === 0 ? '/' : '\\') : mark;
					}),
				),
			]),
		),
	);

const british = (date: string) => date.split('-').reverse().join('/');
const sessions = mondays.flatMap((monday, week) => weekDates(monday).flatMap((date, day) => ['AM', 'PM'].map((half, at) => ({ date, half, week, place: day * 2 + at }))));
const days = mondays.flatMap((monday, week) => weekDates(monday).map((date, day) => ({ date, week, day })));
const each = <Value>(values: readonly Value[], line: (id: string, value: Value) => string) => ids.flatMap((id) => values.map((value) => line(id, value)));
const at = (marks: Marks, id: string, week: number, place: number) => marks[id]?.[week]?.[place] as string;
const both = (marks: Marks, id: string, week: number, day: number) => `${at(marks, id, week, day * 2)} ${at(marks, id, week, day * 2 + 1)}`;

const layouts: Record<string, (marks: Marks) => string[]> = {
	long: (marks) => ['Adno|Date|Session|Mark', ...each(sessions, (id, { date, half, week, place }) => `${id}|${british(date)}|${half}|${at(marks, id, week, place)}`)],
	daily: (marks) => ['Adno|Date|AM|PM', ...each(days, (id, { date, week, day }) => `${id}|${date}|${at(marks, id, week, day * 2)}|${at(marks, id, week, day * 2 + 1)}`)],
	'both marks of a day': (marks) => ['Adno|Date|Marks', ...each(days, (id, { date, week, day }) => `${id}|${date}|${both(marks, id, week, day)}`)],
	weekly: (marks) => ['Adno|W/C|MonAM|MonPM|TueAM|TuePM|WedAM|WedPM|ThuAM|ThuPM|FriAM|FriPM', ...each(mondays, (id, monday) => `${id}|${british(monday)}|${marks[id]?.[mondays.indexOf(monday)]?.join('|')}`)],
	'a column a session': (marks) => [`Adno|${sessions.map(({ date, half }) => `${british(date)} ${half}`).join('|')}`, ...ids.map((id) => `${id}|${marks[id]?.flat().join('|')}`)],
	'a column a day': (marks) => [`Adno|${days.map(({ date }) => date).join('|')}`, ...ids.map((id) => `${id}|${days.map(({ week, day }) => both(marks, id, week, day)).join('|')}`)],
	'a line a week': (marks) => ['Adno|Week Commencing|Marks', ...each(mondays, (id, monday) => `${id}|${british(monday)}|${marks[id]?.[mondays.indexOf(monday)]?.join('')}`)],
	'a line a week, with commas': (marks) => ['Adno|Week Commencing|Marks', ...each(mondays, (id, monday) => `${id}|${british(monday)}|${marks[id]?.[mondays.indexOf(monday)]?.join(',')}`)],
	'a line a week of seven days': (marks) => ['Adno|Start Date|End Date|Marks', ...each(mondays, (id, monday) => `${id}|${british(monday)}|${british(sunday(monday))}|${marks[id]?.[mondays.indexOf(monday)]?.join('')}----`)],
};

const sunday = (monday: string) => new Date(Date.parse(monday) + 6 * 86_400_000).toISOString().slice(0, 10);

test.each(Object.entries(layouts))('marks written as %s are read as they were', async (_, written) => {
	await fc.assert(
		fc.asyncProperty(anyMarks, async (marks) => {
			const imported = await run({ marks: table('marks.csv', ...written(marks)) });
			const expected = Object.fromEntries(ids.map((id) => [id, Object.fromEntries(mondays.map((monday, week) => [monday, marks[id]?.[week]?.join(' ')]))]));
			expect([imported.rejected, weeks(imported)]).toEqual([[], expected]);
			const { read, kept, blank } = imported.counts;
			expect(kept + blank).toBe(read);
		}),
		{ numRuns: 60 },
	);
});
