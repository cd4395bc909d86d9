import { halfTermStart } from '../calendar/halfTerm';
import { numbersOf } from '../codes/codeNumbers';
import type { AbsenceCount, Register } from '../item';
import { countAbsence } from '../measures/counts';
import { eachSession } from '../measures/eachSession';
import { placesOf } from '../measures/placesOf';
import { sessionsOf } from '../measures/sessions';
import { countBefore } from '../calendar/countUpTo';
import { sessionsPerWeek } from '../item';

/** Measures of the register that only a policy asks for, so that they are not made for every pupil of every run. */

/** In school, and after the register was opened (L) or after it was closed (U). */
export const lateCodes = ['L', 'U'] as const;
const late = numbersOf(...lateCodes);
const weeksLookedAt = 4;

/** Sessions of lateness (L and U) in the last four school weeks of the pupil's own register, the one under way included. */
export function lateInLastFourWeeks(register: Register, asAt: string): number {
	const sessions = sessionsOf(register, { asAt });
	const now = sessions.calendar.weekNumberAt(asAt);
	return placesOf(sessions, late, sessions.yearFrom).filter((place) => {
		const week = sessions.schoolWeeks[Math.floor(place / sessionsPerWeek)] as number;
		return week <= now && now - week < weeksLookedAt;
	}).length;
}

/** Absent and possible sessions of the half term that a date lies in, by the holidays in the pupil's own register. */
export function absenceThisHalfTerm(register: Register, asAt: string): AbsenceCount {
	const sessions = sessionsOf(register, { asAt });
	const from = halfTermStart(sessions.calendar, asAt);
	return countAbsence(from === null ? [] : eachSession(sessions, countBefore(sessions.dates, from) * 2));
}
