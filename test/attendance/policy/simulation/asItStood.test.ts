import { schoolCalendarOf } from '../../../../attendance/calendar/schoolCalendar';
import { calendarUpTo, pastRuns, registerUpTo } from '../../../../attendance/policy/simulation/asItStood';
import { emptyWeek, presentWeek, registerFrom, week } from '../../registers';

/** From 7 September 2026: a plain week, one whose Monday is closed, a holiday, one whose Friday is closed. */
const register = registerFrom('2026-09-07', [presentWeek, week('# #'), emptyWeek, week('/ \\', '/ \\', '/ \\', '/ \\', 'Y4 Y4')]);
const calendar = schoolCalendarOf([register]);

describe('the runs of a past year', () => {
	test.each([
		['monday', ['2026-09-07', '2026-09-15', '2026-09-28']],
		['tuesday', ['2026-09-08', '2026-09-15', '2026-09-29']],
		['friday', ['2026-09-11', '2026-09-18', '2026-10-01']],
	] as const)('are one for each school week: on a %s, else the next school day, else the last of the week', (weekday, days) => {
		expect(pastRuns(calendar, '2027-01-01', weekday).map(({ on }) => on)).toEqual(days);
	});

	it('see the marks up to the day before, since the run is in the morning', () => {
		expect(pastRuns(calendar, '2026-09-07', 'monday').slice(0, 2)).toEqual([
			{ week: '2026-09-07', on: '2026-09-07', knownTo: '2026-09-06' },
			{ week: '2026-09-14', on: '2026-09-15', knownTo: '2026-09-14' },
		]);
	});

	it('are those of the school year asked for, of registers that hold several', () => {
		const years = schoolCalendarOf([registerFrom('2026-07-13', [presentWeek]), register]);
		expect(pastRuns(years, '2026-03-01', 'monday').map(({ on }) => on)).toEqual(['2026-07-13']);
		expect(pastRuns(years, '2026-12-01', 'monday')).toHaveLength(3);
		expect(pastRuns(years, '2024-12-01', 'monday')).toEqual([]);
	});
});

describe('what was known at the end of a day', () => {
	it('holds no later mark', () => {
		expect(registerUpTo(register, '2026-09-06')).toEqual({ from: '2026-09-07', to: '2026-09-06', weeks: {} });
		expect(registerUpTo(register, '2026-09-16').weeks).toEqual({ '2026-09-07': presentWeek, '2026-09-14': '# # / \\ / \\ . . . .' });
		expect(registerUpTo(register, '2026-12-31')).toEqual(register);
	});

	it('holds no later session of the school', () => {
		expect(calendarUpTo(calendar, '2026-09-16').schoolDays).toEqual(['2026-09-07', '2026-09-08', '2026-09-09', '2026-09-10', '2026-09-11', '2026-09-15', '2026-09-16']);
		expect(calendarUpTo(calendar, '2026-09-06').schoolDays).toEqual([]);
		expect(calendarUpTo(calendar, '2027-09-06').schoolDays).toEqual(calendar.schoolDays);
	});
});
