import { weekdayIndex } from '../../../attendance/calendar/weeks';
import { schoolCalendar } from './schoolCalendar';
import { termDates } from './termDates';

describe.each(Object.keys(termDates))('the school year %s', (year) => {
	const calendar = schoolCalendar(`${year.slice(0, 4)}-10-01`);

	it('has 190 days for pupils and 5 INSET days (SI 1999/3181, regulation 3)', () => {
		expect(calendar.days).toHaveLength(190);
		expect(calendar.dates.insetDays).toHaveLength(5);
	});

	it('has Mondays to Fridays alone, in order and each once', () => {
		const dates = calendar.days.map(({ date }) => date);
		expect(dates).toEqual([...new Set(dates)].sort());
		expect(dates.every((date) => weekdayIndex(date) < 5)).toBe(true);
	});

	it('has no pupils in on INSET days, bank holidays and in half-term holidays', () => {
		const dates = new Set(calendar.days.map(({ date }) => date));
		for (const closed of calendar.closedDays) expect(dates.has(closed)).toBe(false);
		for (const { halfTerm } of calendar.dates.terms) {
			expect(calendar.days.filter(({ date }) => date >= halfTerm.from && date <= halfTerm.to)).toEqual([]);
		}
	});

	it('counts the weeks of six half-terms from both ends', () => {
		for (let halfTerm = 0; halfTerm < 6; halfTerm += 1) {
			const days = calendar.days.filter((day) => day.halfTerm === halfTerm);
			expect(days[0]).toMatchObject({ weekOfHalfTerm: 0 });
			expect(days[days.length - 1]).toMatchObject({ weeksToBreak: 0 });
			for (const { weekOfHalfTerm, weeksToBreak } of days) expect(weekOfHalfTerm + weeksToBreak).toBe((days[0] as { weeksToBreak: number }).weeksToBreak);
		}
	});
});

it.each([
	['2030-01-01', /no term dates for the school year 2029\/30/],
	['2026-11-31', /is not a date/],
])('says what to do about %s', (date, message) => {
	expect(() => schoolCalendar(date)).toThrow(message);
});
