import { DateTime } from 'luxon';
import { noSession, sessionsPerWeek, type Register, type SessionHalf } from '../item';

/** One place in a register: a date, a half day and the mark written there. */
export interface RegisterMark {
	readonly monday: string;
	readonly date: string;
	/** 0 for Monday … 4 for Friday. */
	readonly weekday: number;
	readonly session: SessionHalf;
	readonly mark: string;
}

const schoolDaysPerWeek = sessionsPerWeek / 2;
const datesOfWeek = new Map<string, readonly string[]>();

/** Monday to Friday of the week that begins on this Monday, as ISO dates. Kept, since a whole school shares its weeks. */
export function weekDates(monday: string): readonly string[] {
	let dates = datesOfWeek.get(monday);
	if (!dates) {
		const first = DateTime.fromISO(monday, { zone: 'utc' });
		dates = Array.from({ length: schoolDaysPerWeek }, (_, day) => first.plus({ days: day }).toISODate() as string);
		datesOfWeek.set(monday, dates);
	}
	return dates;
}

/** The Monday of the week that a date lies in. */
export function mondayOf(date: string): string {
	return DateTime.fromISO(date, { zone: 'utc' }).startOf('week').toISODate() as string;
}

/** The date so many days after a date; before it, where they are negative. */
export function daysLater(date: string, days: number): string {
	return DateTime.fromISO(date, { zone: 'utc' }).plus({ days }).toISODate() as string;
}

/** 0 for Monday … 6 for Sunday. */
export function weekdayIndex(date: string): number {
	return DateTime.fromISO(date, { zone: 'utc' }).weekday - 1;
}

/** Where a session stands among the ten of its week: Monday AM is 0, Friday PM is 9. */
export function sessionIndex(weekday: number, session: SessionHalf): number {
	return weekday * 2 + (session === 'PM' ? 1 : 0);
}

/** The half day of a place: places alternate from a Monday's morning on, in a week and in all arrays of marks. */
export const halfOf = (place: number): SessionHalf => (place % 2 === 0 ? 'AM' : 'PM');

/** The Mondays of a register, oldest first. */
export function mondays(register: Register): string[] {
	return Object.keys(register.weeks).sort();
}

/** Every place of the register where a mark is due, oldest first; places without a session are left out. */
export function* marksOf(register: Register): Generator<RegisterMark> {
	for (const monday of mondays(register)) {
		const dates = weekDates(monday);
		const marks = (register.weeks[monday] as string).split(' ');
		for (let place = 0; place < sessionsPerWeek; place += 1) {
			const mark = marks[place] as string;
			if (mark === noSession) continue;
			const weekday = place >> 1;
			yield { monday, date: dates[weekday] as string, weekday, session: halfOf(place), mark };
		}
	}
}

/**
 * First day of the school year that a date lies in. Schools' years start in late August or September and end in July,
 * so a year is told by 1 August.
 */
export function schoolYearStart(date: string): string {
	const year = Number(date.slice(0, 4));
	return date.slice(5) >= '08-01' ? `${year}-08-01` : `${year - 1}-08-01`;
}

/** The school year as people write it: `2026/27`. */
export function schoolYearName(date: string): string {
	const first = Number(schoolYearStart(date).slice(0, 4));
	return `${first}/${String((first + 1) % 100).padStart(2, '0')}`;
}
