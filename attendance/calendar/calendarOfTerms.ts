import { daysLater, mondayOf, sessionIndex, weekDates } from './weeks';
import { SchoolCalendar } from './schoolCalendar';

/** A stretch of weeks without a holiday, first and last day (`YYYY-MM-DD`): half a term, as councils publish them. */
export interface TermPart {
	readonly from: string;
	readonly to: string;
}

export interface TermDates {
	readonly terms: readonly TermPart[];
	/** Days within them on which the school is closed to all pupils: bank holidays, training days. */
	readonly closed: readonly string[];
}

const weekLength = 7;

/** The school's calendar as its term dates tell it: Mondays to Fridays, morning and afternoon. Weekends in them are none. */
export function calendarOfTerms({ terms, closed }: TermDates): SchoolCalendar {
	const held = new Map<string, number>();
	const closedDays = new Set(closed);
	for (const { from, to } of terms) {
		for (let monday = mondayOf(from); monday <= to; monday = daysLater(monday, weekLength)) {
			let sessions = held.get(monday) ?? 0;
			for (const [weekday, date] of weekDates(monday).entries()) {
				if (date < from || date > to || closedDays.has(date)) continue;
				sessions |= (1 << sessionIndex(weekday, 'AM')) | (1 << sessionIndex(weekday, 'PM'));
			}
			held.set(monday, sessions);
		}
	}
	return new SchoolCalendar(held);
}
