import { schoolCalendarOf } from '../../../attendance/calendar/schoolCalendar';
import { measure } from '../../../attendance/measures';
import { closedWeek, registerFrom, week, weeks } from '../registers';

const overdue = (list: string[], asAt: string, monday = '2026-09-07') =>
	measure(registerFrom(monday, list), { asAt }).overdueReasons.map(({ date, session }) => `${date} ${session}`);

describe('N older than five school days', () => {
	// SI 2024/208, regulation 10(7) to (9); WTISA para 408: within five school days (rules §0, row 6).
	it.each<[string, string[], string, string[]]>([
		['the fifth school day after is in time', [week('N N'), week()], '2026-09-14', []],
		['the sixth is not', [week('N N'), week()], '2026-09-15', ['2026-09-07 AM', '2026-09-07 PM']],
		['weekends are no school days', [week('/ \\', '/ \\', '/ \\', '/ \\', '/ N'), week(), week()], '2026-09-18', []],
		['a bank holiday is no school day', [week('N \\'), week('# #')], '2026-09-15', []],
		['nor is half-term', [week('/ \\', '/ \\', '/ N'), closedWeek, week()], '2026-09-23', []],
		['settled marks are not there', [week('O O'), week(), week()], '2026-09-25', []],
		['one of several', [week('N \\'), week('N \\')], '2026-09-17', ['2026-09-07 AM']],
		['days that the register does not reach are not counted', [week('N \\')], '2026-12-18', []],
	])('%s', (_name, list, asAt, expected) => expect(overdue(list, asAt)).toEqual(expected));

	it('an N of last school year is as overdue', () => {
		expect(overdue([week('N \\'), ...weeks(6, closedWeek), week(), week()], '2026-09-11', '2026-07-13')).toEqual(['2026-07-13 AM']);
	});

	it('the rule holds from 19 August 2024', () => {
		expect(overdue([week('N \\'), ...weeks(6, closedWeek), week(), week()], '2024-09-13', '2024-07-15')).toEqual([]);
		expect(overdue([week('N \\'), ...weeks(3)], '2024-09-13', '2024-08-19')).toEqual(['2024-08-19 AM']);
	});

	it('counts the school’s days, not the pupil’s', () => {
		const register = registerFrom('2026-09-07', [week('N \\', '. .', '. .', '. .', '. .')]);
		const school = schoolCalendarOf([register, registerFrom('2026-09-07', weeks(3))]);
		expect(measure(register, { asAt: '2026-09-15' }).overdueReasons).toEqual([]);
		expect(measure(register, { asAt: '2026-09-15', calendar: school }).overdueReasons).toHaveLength(1);
	});
});
