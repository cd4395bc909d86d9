import { DateTime } from 'luxon';
import { weekdayIndex } from '../calendar/weeks';
import type { Attendance, Register, StepTaken } from '../item';
import { absenceOf, countAbsence } from '../measures/counts';
import { noSessionHeld } from '../calendar/schoolCalendar';
import { sessionsUpTo, type Session } from '../measures/eachSession';
import type { Since } from './measures';
import { lateCodes } from './registerMeasures';

/**
 * School days after a date, up to and including `asAt`.
 * Counted in the pupil's own register, so that a family is never hurried through a holiday. A day that the register does
 * not reach yet is not counted. Without a register: Mondays to Fridays, holidays too.
 */
export function schoolDaysSince(date: string, asAt: string, register: Register | null): number {
	return (register ? schoolDatesOf(register, asAt) : weekdaysBetween(date, asAt)).filter((each) => each > date).length;
}

/**
 * The first date on which at least so many school days will have passed since a date, as far as is known at `asAt`:
 * days to come are taken to be school days from Monday to Friday, so a holiday makes it later. Always after `asAt`.
 */
export function earliestDateAfter(date: string, schoolDays: number, asAt: string, register: Register | null): string {
	const known = register ? schoolDatesOf(register, asAt).filter((each) => each > date) : weekdaysBetween(date, asAt);
	let reached = known.at(-1) ?? date;
	for (let left = schoolDays - known.length; left > 0; left -= 1) reached = nextWeekday(reached);
	return reached > asAt ? reached : nextWeekday(asAt);
}

/** What has been in the sessions after the day on which a step was taken: by the register, else by the counts recorded then; null where neither tells. */
export function sinceStep(step: StepTaken, asAt: string, register: Register | null, attendance: Attendance): Since | null {
	if (register) return countsOf(sessionsUpTo(register, asAt).filter(({ date }) => date > step.takenOn));
	if (step.absentSessions === null || step.possibleSessions === null) return null;
	const now = absenceOf(attendance);
	const since = { absentSessions: now.absentSessions - step.absentSessions, possibleSessions: now.possibleSessions - step.possibleSessions, lateSessions: null };
	// Marks corrected since then can make the difference senseless.
	return since.absentSessions < 0 || since.possibleSessions < since.absentSessions ? null : since;
}

/** What some sessions tell, as conditions on the time since a step ask for it. */
export const countsOf = (sessions: readonly Session[]): Since => ({
	...countAbsence(sessions),
	lateSessions: sessions.filter(({ code }) => code && late.has(code.code)).length,
});

const late: ReadonlySet<string> = new Set(lateCodes);

function schoolDatesOf(register: Register, asAt: string): string[] {
	const held = sessionsUpTo(register, asAt).filter(({ code }) => !code || !noSessionHeld.has(code.code));
	return [...new Set(held.map(({ date }) => date))];
}

function weekdaysBetween(date: string, asAt: string): string[] {
	const days: string[] = [];
	for (let day = nextWeekday(date); day <= asAt; day = nextWeekday(day)) days.push(day);
	return days;
}

const friday = 4;

export function nextWeekday(date: string): string {
	const ahead = weekdayIndex(date) < friday ? 1 : 7 - weekdayIndex(date);
	return DateTime.fromISO(date, { zone: 'utc' }).plus({ days: ahead }).toISODate() as string;
}
