import { measure } from '../../../attendance/measures';
import { closedWeek, emptyWeek, registerFrom, week, weeks } from '../registers';

const count = (absentSessions: number, possibleSessions: number) => ({ absentSessions, possibleSessions });

describe('weekdays', () => {
	it('hold absent and possible sessions of each day', () => {
		const register = registerFrom('2026-09-07', [week('I I', 'Y1 Y1', '/ \\', '- O', '# #'), week('I \\')]);
		expect(measure(register, { asAt: '2026-09-18' }).weekdays).toEqual({
			monday: count(3, 4),
			tuesday: count(0, 2),
			wednesday: count(0, 4),
			thursday: count(1, 3),
			friday: count(0, 2),
		});
	});
});

describe('trend', () => {
	const bad = week('I I');
	const trendOf = (list: string[], asAt = '2026-12-31') => {
		const { lastFourWeeks, fourWeeksBefore } = measure(registerFrom('2026-09-07', list), { asAt }).trend;
		return [lastFourWeeks, fourWeeksBefore];
	};

	it.each([
		['four weeks and four before', [...weeks(2, bad), ...weeks(4), ...weeks(4, bad)], [count(8, 40), count(0, 40)]],
		['over half-term: closed weeks are no school weeks', [...weeks(4, bad), closedWeek, emptyWeek, ...weeks(4)], [count(0, 40), count(8, 40)]],
		['fewer than eight weeks', [...weeks(2, bad), ...weeks(4)], [count(0, 40), count(4, 20)]],
		['fewer than five weeks', weeks(3, bad), [count(6, 30), count(0, 0)]],
	])('%s', (_name, list, expected) => expect(trendOf(list)).toEqual(expected));

	it('counts the week under way as a week', () => {
		expect(trendOf([bad, ...weeks(3), bad], '2026-10-05')).toEqual([count(2, 32), count(2, 10)]);
	});

	it('does not reach back into the last school year', () => {
		const register = registerFrom('2026-07-13', [bad, ...weeks(6, closedWeek), bad]);
		expect(measure(register, { asAt: '2026-09-04' }).trend).toEqual({ lastFourWeeks: count(2, 10), fourWeeksBefore: count(0, 0) });
	});
});
