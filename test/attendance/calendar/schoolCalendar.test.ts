import fc from 'fast-check';
import { calendarOfTerms } from '../../../attendance/calendar/calendarOfTerms';
import { calendarOfBoth, schoolCalendarOf } from '../../../attendance/calendar/schoolCalendar';
import { closedWeek, emptyWeek, presentWeek, registerFrom, week, weeks } from '../registers';
import { anyRegister } from '../measures/anyRegister';

const daysOf = (...days: string[]) => schoolCalendarOf([registerFrom('2026-09-07', [week(...days)])]).schoolDays;

describe('school days and weeks as registers tell them', () => {
	// "Any day on which at that school there is a school session": Education Act 1996, section 579(1).
	it.each<[string, string, boolean]>([
		['a training day or bank holiday (#)', '# #', false],
		['the whole school closed unexpectedly', 'Y4 Y4', false],
		['nobody on roll yet', 'Z Z', false],
		['nothing there', '. .', false],
		['one session held', '# \\', true],
		['part of the premises closed', 'Y3 Y3', true],
		['a staggered start (Y7)', 'Y7 Y7', true],
		['travel disruption', 'Y2 Y2', true],
		['nursery or sixth form not due (X)', 'X X', true],
		['due at another school (D)', 'D D', true],
		['marks missing', '- -', true],
		['an absence', 'I I', true],
	])('%s: %s', (_name, day, held) => expect(daysOf(day).includes('2026-09-07')).toBe(held));

	it('come from all pupils: one absent, one not on roll, one excused', () => {
		const calendar = schoolCalendarOf([
			registerFrom('2026-09-07', [week('Y7 Y7', '. .', 'X X', '# #', '/ \\'), closedWeek]),
			registerFrom('2026-09-07', [week('. .', '# #', '. .', '# #', '. .'), emptyWeek, presentWeek]),
		]);
		expect(calendar.schoolDays.slice(0, 4)).toEqual(['2026-09-07', '2026-09-09', '2026-09-11', '2026-09-21']);
		expect(calendar.schoolWeeks).toEqual(['2026-09-07', '2026-09-21']);
		expect([calendar.weekNumber('2026-09-07'), calendar.weekNumber('2026-09-14'), calendar.weekNumber('2026-09-21')]).toEqual([0, -1, 1]);
	});

	it('know how far a date has got', () => {
		const calendar = schoolCalendarOf([registerFrom('2026-09-07', [presentWeek, closedWeek, week('# #')])]);
		expect(['2026-09-06', '2026-09-07', '2026-09-13', '2026-09-21', '2026-09-22', '2027-01-01'].map((date) => [calendar.schoolDaysUpTo(date), calendar.weekNumberAt(date)])).toEqual([
			[0, -1], [1, 0], [5, 0], [5, 0], [6, 1], [9, 1],
		]);
	});

	it('do not depend on the order of the registers', () => {
		fc.assert(
			fc.property(anyRegister(20), anyRegister(20), anyRegister(20), ({ register: one }, { register: two }, { register: three }) => {
				const { schoolDays, schoolWeeks } = schoolCalendarOf([one, two, three]);
				const other = schoolCalendarOf([three, one, two]);
				expect([other.schoolDays, other.schoolWeeks]).toEqual([schoolDays, schoolWeeks]);
				expect(schoolDays.filter((date) => !schoolWeeks.some((monday) => monday <= date && date < addWeek(monday)))).toEqual([]);
			}),
			{ numRuns: 60 },
		);
	});
});

const addWeek = (monday: string) => new Date(Date.parse(monday) + 7 * 86_400_000).toISOString().slice(0, 10);

describe('school days and weeks as term dates tell them', () => {
	const autumn = { terms: [{ from: '2026-09-02', to: '2026-10-23' }, { from: '2026-11-02', to: '2026-12-18' }], closed: ['2026-09-02', '2026-11-30'] };
	const calendar = calendarOfTerms(autumn);

	it('are Mondays to Fridays within the terms, but for closed days', () => {
		expect(calendar.schoolDays.slice(0, 3)).toEqual(['2026-09-03', '2026-09-04', '2026-09-07']);
		expect(calendar.schoolDays).not.toContain('2026-11-30');
		expect(calendar.schoolDays).not.toContain('2026-10-24');
		expect(calendar.schoolDays).toHaveLength(2 + 7 * 5 + 7 * 5 - 1);
		expect(calendar.schoolWeeks).toHaveLength(15);
	});

	it.each([
		['29 February', { from: '2028-02-28', to: '2028-03-01' }, ['2028-02-28', '2028-02-29', '2028-03-01']],
		['the day the clocks go back', { from: '2026-10-23', to: '2026-10-26' }, ['2026-10-23', '2026-10-26']],
		['the day the clocks go forward', { from: '2026-03-27', to: '2026-03-30' }, ['2026-03-27', '2026-03-30']],
		['New Year', { from: '2026-12-31', to: '2027-01-01' }, ['2026-12-31', '2027-01-01']],
		['a school year that starts in August', { from: '2026-08-24', to: '2026-08-25' }, ['2026-08-24', '2026-08-25']],
		['a Saturday and a Sunday', { from: '2026-09-05', to: '2026-09-06' }, []],
	])('over %s', (_name, term, expected) => expect(calendarOfTerms({ terms: [term], closed: [] }).schoolDays).toEqual(expected));

	it('of both calendars are the days of either', () => {
		const registers = schoolCalendarOf([registerFrom('2026-10-26', weeks(1))]);
		expect(calendarOfBoth(calendar, registers).schoolWeeks).toHaveLength(16);
	});
});
