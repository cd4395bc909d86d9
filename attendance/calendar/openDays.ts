import type { TermDates } from './calendarOfTerms';
import { daysLater, weekdayIndex } from './weeks';

const saturday = 5;

/** The days after a date, and not after another, on which the school is open by its term dates: Mondays to Fridays of a term that are not closed. */
export function openDays({ terms, closed }: TermDates, after: string, until: string): string[] {
	const shut = new Set(closed);
	const days: string[] = [];
	for (const { from, to } of terms) {
		const last = to < until ? to : until;
		for (let day = from > after ? from : daysLater(after, 1); day <= last; day = daysLater(day, 1)) {
			if (weekdayIndex(day) < saturday && !shut.has(day)) days.push(day);
		}
	}
	return days;
}
