import type { AttendanceCode } from '../codes';
import { isInForce, type Commencements } from './notInForce';

/**
 * Codes of sessions that the school arranged or agreed for the pupil to be educated elsewhere or not to attend: education arranged
 * by the authority (K), at another place (B), on a part-time timetable (C2). Dual registration (D) is another school, and so is not meant.
 */
const educatedElsewhere: ReadonlySet<AttendanceCode['code']> = new Set(['B', 'C2', 'K']);

/**
 * Whether the local authority's register of children not in school concerns a pupil with these codes on a date (`YYYY-MM-DD`):
 * "the proprietor has arranged or agreed" education elsewhere for some of the time (Education Act 1996, section 436B(5)(b), not in
 * force: notInForce.ts). False as the law stands. Takes how often each code stands (`attendance.codes`).
 */
export function isForRegisterOfChildrenNotInSchool(codes: Readonly<Record<string, number>>, on: string, commencements?: Commencements): boolean {
	return isInForce('register of children not in school', on, commencements) && Object.entries(codes).some(([code, sessions]) => sessions > 0 && educatedElsewhere.has(code));
}
