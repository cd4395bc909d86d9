import { SchoolCalendar } from '../../calendar/schoolCalendar';
import { daysLater, mondayOf, schoolYearStart, weekDates, weekdayIndex } from '../../calendar/weeks';
import { noSession, type Register, type Weekday, weekdays } from '../../item';

/** One run of the policy in a past year. */
export interface PastRun {
	/** The week's Monday. */
	readonly week: string;
	/** The day of the run, `YYYY-MM-DD`: the run's `asAt`. */
	readonly on: string;
	/** The last day whose marks it sees. */
	readonly knownTo: string;
}

/**
 * One run for each school week of a school year: on the weekday chosen, or where the school was closed that day on the next
 * school day of the week, else on its last. A run is made in the morning, before registers are taken, so it sees the marks up to
 * the day before: the weekly workflow runs on Mondays at 7.
 * Takes the school's calendar and any date of the year (`YYYY-MM-DD`).
 */
export function pastRuns(calendar: SchoolCalendar, within: string, weekday: Weekday): PastRun[] {
	const year = schoolYearStart(within);
	const wanted = weekdays.indexOf(weekday);
	const byWeek = Map.groupBy(calendar.schoolDays.filter((day) => schoolYearStart(day) === year), mondayOf);
	return [...byWeek].map(([week, days]) => {
		const on = days.find((day) => weekdayIndex(day) >= wanted) ?? (days.at(-1) as string);
		return { week, on, knownTo: daysLater(on, -1) };
	});
}

/** The calendar as registers told it at the end of a day: no later session is known. */
export function calendarUpTo(calendar: SchoolCalendar, date: string): SchoolCalendar {
	const held = [...calendar.held].flatMap(([monday, sessions]): Array<[string, number]> => {
		const days = daysUpTo(monday, date);
		return days === 0 ? [] : [[monday, sessions & ((1 << (days * 2)) - 1)]];
	});
	return new SchoolCalendar(new Map(held));
}

/** The register as it stood at the end of a day: later marks are not there. */
export function registerUpTo(register: Register, date: string): Register {
	const weeks: Record<string, string> = {};
	for (const monday in register.weeks) {
		const days = daysUpTo(monday, date);
		if (days > 0) weeks[monday] = cut(register.weeks[monday] as string, days);
	}
	return { ...register, to: date < register.to ? date : register.to, weeks };
}

/** How many of a week's five days are not after a date. */
function daysUpTo(monday: string, date: string): number {
	if (monday > date) return 0;
	const days = weekDates(monday);
	return (days[4] as string) <= date ? 5 : days.filter((day) => day <= date).length;
}

function cut(week: string, days: number): string {
	return days === 5 ? week : week.split(' ').map((mark, place) => (place < days * 2 ? mark : noSession)).join(' ');
}
