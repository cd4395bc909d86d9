import { halfTermOverBy } from '../../../attendance/calendar/halfTerm';
import { weekDates } from '../../../attendance/calendar/weeks';

/** Six weeks to 16 October, a week off, and three weeks from 2 November; 12 and 13 November are training days. */
const schoolDays = ['2026-09-07', '2026-09-14', '2026-09-21', '2026-09-28', '2026-10-05', '2026-10-12', '2026-11-02', '2026-11-09', '2026-11-16']
	.flatMap(weekDates)
	.filter((day) => day !== '2026-11-12' && day !== '2026-11-13');
const before = { from: '2026-09-07', to: '2026-10-16' };

describe('the last half term that is over', () => {
	it.each([
		['on the first day after the holiday, whether or not its register is there', '2026-11-02', before],
		['in the middle of a half term', '2026-11-18', before],
		['a long weekend ends none', '2026-11-16', before],
		['late in the holiday', '2026-10-26', before],
		['is none in the first that is known', '2026-10-16', null],
		['is none before the first school day', '2026-09-01', null],
	])('%s', (_, asAt, expected) => {
		expect(halfTermOverBy({ schoolDays }, asAt)).toEqual(expected);
		if (asAt === '2026-11-02') expect(halfTermOverBy({ schoolDays: schoolDays.filter((day) => day < asAt) }, asAt)).toEqual(expected);
	});
});
