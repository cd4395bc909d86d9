import {
	marksOf,
	mondayOf,
	mondays,
	schoolYearName,
	schoolYearStart,
	sessionIndex,
	weekDates,
	weekdayIndex,
} from '../../../attendance/calendar/weeks';
import { registerFrom, week } from '../registers';

describe('dates of a week', () => {
	it.each([
		['across a month', '2026-09-28', ['2026-09-28', '2026-09-29', '2026-09-30', '2026-10-01', '2026-10-02']],
		['across a year', '2025-12-29', ['2025-12-29', '2025-12-30', '2025-12-31', '2026-01-01', '2026-01-02']],
		['across 29 February', '2028-02-28', ['2028-02-28', '2028-02-29', '2028-03-01', '2028-03-02', '2028-03-03']],
		['after the clocks go back (25 October 2026)', '2026-10-26', ['2026-10-26', '2026-10-27', '2026-10-28', '2026-10-29', '2026-10-30']],
		['after the clocks go forward (29 March 2026)', '2026-03-30', ['2026-03-30', '2026-03-31', '2026-04-01', '2026-04-02', '2026-04-03']],
	])('%s', (_name, monday, expected) => expect(weekDates(monday)).toEqual(expected));

	it.each([
		['2026-09-07', '2026-09-07', 0],
		['2026-09-11', '2026-09-07', 4],
		['2026-09-13', '2026-09-07', 6],
		['2026-01-01', '2025-12-29', 3],
		['2028-02-29', '2028-02-28', 1],
	])('%s lies in the week of %s', (date, monday, weekday) => {
		expect(mondayOf(date)).toBe(monday);
		expect(weekdayIndex(date)).toBe(weekday);
	});

	it('places ten sessions in a week', () => {
		const places = [0, 1, 2, 3, 4].flatMap((day) => [sessionIndex(day, 'AM'), sessionIndex(day, 'PM')]);
		expect(places).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
	});
});

describe('marks of a register', () => {
	const register = {
		from: '2026-09-07',
		to: '2026-09-18',
		weeks: { '2026-09-14': week('. Y1', '- \\'), '2026-09-07': week('. .', 'I I') },
	};

	it('come oldest first, each with its date and half day, whatever the order of the weeks', () => {
		expect(mondays(register)).toEqual(['2026-09-07', '2026-09-14']);
		expect([...marksOf(register)].slice(0, 3)).toEqual([
			{ monday: '2026-09-07', date: '2026-09-08', weekday: 1, session: 'AM', mark: 'I' },
			{ monday: '2026-09-07', date: '2026-09-08', weekday: 1, session: 'PM', mark: 'I' },
			{ monday: '2026-09-07', date: '2026-09-09', weekday: 2, session: 'AM', mark: '/' },
		]);
	});

	it('leave out places without a session and keep missing marks', () => {
		const marks = [...marksOf(register)];
		expect(marks).toHaveLength(17);
		expect(marks.filter(({ mark }) => mark === '.')).toEqual([]);
		expect(marks.find(({ mark }) => mark === '-')).toMatchObject({ date: '2026-09-15', session: 'AM' });
	});

	it('are none in an empty register', () => expect([...marksOf({ ...registerFrom('2026-09-07', []) })]).toEqual([]));
});

describe('school year', () => {
	// "The period beginning with the first school term to begin after July" (SI 1999/3181, regulation 2; Education Act 1996, section 579).
	it.each([
		['2026-07-31', '2025-08-01', '2025/26'],
		['2026-08-01', '2026-08-01', '2026/27'],
		['2026-09-07', '2026-08-01', '2026/27'],
		['2027-01-04', '2026-08-01', '2026/27'],
		['2000-01-10', '1999-08-01', '1999/00'],
	])('%s lies in the school year from %s', (date, start, name) => {
		expect(schoolYearStart(date)).toBe(start);
		expect(schoolYearName(date)).toBe(name);
	});
});
