import { attendanceReturnCodes } from '../codes';
import type { RegisterAttendance } from '../item';
import { schoolDays } from './schoolDays';
import type { Session } from './sessions';

type Run = RegisterAttendance['continuousUnauthorised'];

const noRun: Run = { schoolDays: 0, from: null, to: null, current: false };

/**
 * Ten school days in a row, every session G, N, O or U, is when the school must tell the local authority
 * (attendance return, SI 2024/208; rules §2.5). Holds from 19 August 2024; the 2006 regulations asked the same.
 */
export const attendanceReturnSchoolDays = 10;

/**
 * Marks of sessions that the school did not hold or the pupil was not yet on roll for. A day of only these is no
 * school day ("any day on which at that school there is a school session", Education Act 1996, section 579(1)), so
 * it neither counts nor breaks a run, as a weekend does not.
 */
export const noSessionHeld: ReadonlySet<string> = new Set(['#', 'Y4', 'Z']);

/**
 * The longest run of whole school days that are unauthorised throughout, and whether it still goes on.
 * Takes the sessions of the whole register and the first day of the school year: a run that began before the summer
 * is one run, and only runs that reach into the year are told. Of two as long, the later one is given.
 *
 * A day counts where every session held that day is G, N, O or U. Anything else on a school day breaks the run, also
 * D, X, Q, Y and a missing mark: the pupil was not *recorded* as absent without authorisation, and the return is
 * made on "all G, N, O, U". That includes a day with one unauthorised session only.
 */
export function continuousUnauthorised(sessions: readonly Session[], yearStart: string): Run {
	let longest = noRun;
	let running = noRun;
	for (const { date, sessions: ofDay } of schoolDays(sessions)) {
		const held = ofDay.filter(({ code }) => !code || !noSessionHeld.has(code.code));
		if (held.length === 0) continue;
		if (!held.every(({ code }) => code !== undefined && attendanceReturnCodes.has(code.code))) {
			running = noRun;
			continue;
		}
		running = { schoolDays: running.schoolDays + 1, from: running.from ?? date, to: date, current: false };
		if (date >= yearStart && running.schoolDays >= longest.schoolDays) longest = running;
	}
	return { ...longest, current: running !== noRun && running === longest };
}
