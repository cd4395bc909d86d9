import { DateTime } from 'luxon';
import { mondayOf, schoolYearName, weekdayIndex } from '../../../attendance/calendar/weeks';
import { termDates, type SchoolYearDates } from './termDates';

/** One day on which pupils are expected, with what its absence depends on. */
export interface SchoolDay {
	readonly date: string;
	readonly monday: string;
	/** 0 is Monday. */
	readonly weekday: number;
	/** 0 to 5: the half-terms of the year. */
	readonly halfTerm: number;
	/** School weeks since the half-term began; its first week is 0. */
	readonly weekOfHalfTerm: number;
	/** School weeks until the half-term ends; its last week is 0. */
	readonly weeksToBreak: number;
	/** Days since the school day before: 1 within a week, 3 over a weekend, more over a holiday. */
	readonly gapBefore: number;
	/** Days since 1 September: what the seasons of illness go by. */
	readonly dayOfYear: number;
}

export interface SchoolCalendar {
	/** `2026/27` */
	readonly year: string;
	readonly dates: SchoolYearDates;
	readonly days: readonly SchoolDay[];
	/** Days of term on which the school is closed to everyone: INSET days, and bank holidays within a term. */
	readonly closedDays: readonly string[];
	readonly from: string;
	readonly to: string;
}

const daysFrom = (from: string, to: string) => DateTime.fromISO(to, { zone: 'utc' }).diff(DateTime.fromISO(from, { zone: 'utc' }), 'days').days;

function weekdaysBetween(from: string, to: string): string[] {
	const dates: string[] = [];
	for (let date = from; date <= to; date = DateTime.fromISO(date, { zone: 'utc' }).plus({ days: 1 }).toISODate() as string) {
		if (weekdayIndex(date) < 5) dates.push(date);
	}
	return dates;
}

/**
 * The school year that a date (`YYYY-MM-DD`) lies in, with its school days in order.
 * Throws where it is no date, or no term dates are kept for that year.
 */
export function schoolCalendar(date: string): SchoolCalendar {
	if (!DateTime.fromISO(date, { zone: 'utc' }).isValid) throw new Error(`"${date}" is not a date; write it YYYY-MM-DD`);
	const year = schoolYearName(date);
	const dates = termDates[year];
	if (!dates) {
		throw new Error(`no term dates for the school year ${year}; add them to test/sample-school/calendar/termDates.ts (there are ${Object.keys(termDates).join(', ')})`);
	}
	const september = `${year.slice(0, 4)}-09-01`;
	const closed = new Set([...dates.insetDays, ...dates.bankHolidays]);
	const days: SchoolDay[] = [];
	dates.terms.forEach((term, termIndex) => {
		const halves = [
			weekdaysBetween(term.from, term.halfTerm.from).slice(0, -1),
			weekdaysBetween(term.halfTerm.to, term.to).slice(1),
		];
		halves.forEach((half, halfIndex) => {
			const open = half.filter((day) => !closed.has(day));
			const first = open[0] as string;
			const weekOf = (day: string) => Math.floor((daysFrom(first, day) + weekdayIndex(first)) / 7);
			const lastWeek = weekOf(open[open.length - 1] as string);
			for (const day of open) {
				const before = days[days.length - 1];
				days.push({
					date: day,
					monday: mondayOf(day),
					weekday: weekdayIndex(day),
					halfTerm: termIndex * 2 + halfIndex,
					weekOfHalfTerm: weekOf(day),
					weeksToBreak: lastWeek - weekOf(day),
					gapBefore: before ? daysFrom(before.date, day) : 45,
					dayOfYear: daysFrom(september, day),
				});
			}
		});
	});
	return {
		year,
		dates,
		days,
		closedDays: [...closed].sort(),
		from: dates.terms[0].from,
		to: dates.terms[2].to,
	};
}
