import { breaksBeside } from '../../../attendance/calendar/breaks';
import { calendarOfTerms } from '../../../attendance/calendar/calendarOfTerms';
import { schoolCalendarOf } from '../../../attendance/calendar/schoolCalendar';
import { measure } from '../../../attendance/measures';
import { closedWeek, emptyWeek, registerFrom, week, weeks } from '../registers';

const count = (absentSessions: number, possibleSessions: number) => ({ absentSessions, possibleSessions });
const around = (list: string[], asAt = '2027-07-31') => {
	const { holidays, longWeekends } = measure(registerFrom('2026-09-07', list), { asAt }).aroundBreaks;
	return [holidays, longWeekends];
};
const lastDayAway = week('/ \\', '/ \\', '/ \\', '/ \\', 'G G');

describe('absence next to breaks', () => {
	it.each<[string, string[], unknown[]]>([
		['the day before and the day after half-term', [lastDayAway, closedWeek, week('I \\')], [count(3, 4), count(0, 0)]],
		['a holiday left out of the register', [lastDayAway, emptyWeek, emptyWeek, week('O O')], [count(4, 4), count(0, 0)]],
		['a bank holiday Monday', [lastDayAway, week('# #', 'G G')], [count(0, 0), count(4, 4)]],
		['a training day on a Friday', [week('/ \\', '/ \\', '/ \\', 'G G', '# #'), week()], [count(0, 0), count(2, 4)]],
		['no break: an ordinary weekend', [lastDayAway, week('G G')], [count(0, 0), count(0, 0)]],
		['no break: a day off in mid-week', [week('/ \\', 'G G', '# #', 'G G')], [count(0, 0), count(0, 0)]],
		['half-term with a training day after it is one break', [lastDayAway, closedWeek, week('# #', 'G G')], [count(4, 4), count(0, 0)]],
		['a day between a long weekend and a holiday is beside the holiday', [week(), week('# #', '# #', '# #', '# #', 'G G'), closedWeek, week()], [count(2, 4), count(0, 2)]],
		['not possible sessions do not count', [week('/ \\', '/ \\', '/ \\', '/ \\', 'Y1 D'), closedWeek, week()], [count(0, 2), count(0, 0)]],
		['nothing before the first day or after the last that is known', [week('G G', '/ \\', '/ \\', '/ \\', 'G G')], [count(0, 0), count(0, 0)]],
	])('%s', (_name, list, expected) => expect(around(list)).toEqual(expected));

	it('counts the first day after the summer, and leaves the last before it to its own year', () => {
		const register = registerFrom('2026-07-13', [lastDayAway, ...weeks(6, closedWeek), week('G \\')]);
		expect(measure(register, { asAt: '2026-09-04' }).aroundBreaks.holidays).toEqual(count(1, 2));
		expect(measure(register, { asAt: '2026-07-31' }).aroundBreaks.holidays).toEqual(count(2, 2));
	});

	it('takes the breaks of the school, not a pupil’s own gaps', () => {
		const joiner = registerFrom('2026-09-07', [week('I I'), emptyWeek, week('I I')]);
		const school = schoolCalendarOf([joiner, registerFrom('2026-09-07', weeks(3))]);
		expect(measure(joiner, { asAt: '2026-12-31' }).aroundBreaks.holidays.possibleSessions).toBe(4);
		expect(measure(joiner, { asAt: '2026-12-31', calendar: school }).aroundBreaks.holidays.possibleSessions).toBe(0);
	});

	it('knows a break that lies ahead from the term dates', () => {
		const terms = calendarOfTerms({ terms: [{ from: '2026-09-02', to: '2026-10-23' }, { from: '2026-11-02', to: '2026-12-18' }], closed: ['2026-11-30'] });
		expect([...breaksBeside(terms)]).toEqual([
			['2026-10-23', 'holiday'], ['2026-11-02', 'holiday'], ['2026-11-27', 'long weekend'], ['2026-12-01', 'long weekend'],
		]);
	});
});
