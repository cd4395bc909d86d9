import { schoolYearName } from '../calendar/weeks';
import type { AbsenceCount } from '../item';
import type { Done } from './done';
import type { SchoolWeeks } from './schoolWeeks';
import { fewestSessionsAfter, fewestSessionsBefore, weeksAfter, weeksBefore } from './windows';

/** One pupil around one school week, as far as a comparison looks at it. */
export interface Moment {
	readonly pupil: number;
	readonly week: number;
	readonly before: AbsenceCount;
	readonly after: AbsenceCount;
	/** How absent the pupil was, as shares: earlier in the school year, then nearer and nearer to the week itself. */
	readonly history: readonly number[];
}

/** Why a moment cannot be looked at. */
export type Unseen = 'the weeks after are not over' | 'the weeks before are not in the register' | 'too few sessions';

/**
 * How many sessions of the school's own rate stand beside a pupil's, so that few sessions do not make a pupil look like
 * one who is never there: six school weeks, of which the sample schools' pupils can be told best (see the tests).
 */
const priorSessions = 60;

/** Looks at a pupil around a week. `usual` is the school's rate of absence. */
export function momentOf(weeks: SchoolWeeks, pupil: number, week: number, usual: number): Moment | Unseen {
	if (week < 0 || week + weeksAfter >= weeks.mondays.length) return 'the weeks after are not over';
	if (week < weeksBefore) return 'the weeks before are not in the register';
	const before = weeks.absence(pupil, week - weeksBefore, week - 1);
	const after = weeks.absence(pupil, week + 1, week + weeksAfter);
	if (before.possibleSessions < fewestSessionsBefore || after.possibleSessions < fewestSessionsAfter) return 'too few sessions';
	const shares = [
		weeks.absence(pupil, weeks.firstOfYear(week), week - weeksBefore - 1),
		weeks.absence(pupil, week - weeksBefore, week - 3),
		weeks.absence(pupil, week - 2, week - 2),
		weeks.absence(pupil, week - 1, week - 1),
	];
	return {
		pupil, week, before, after,
		history: shares.map(({ absentSessions, possibleSessions }) => (absentSessions + priorSessions * usual) / (possibleSessions + priorSessions)),
	};
}

/** The last thing done for a pupil in the school year before a week: pupils are compared with pupils at the same point. */
export function pointReached(done: readonly Done[], monday: string): string {
	const last = done.filter(({ on }) => on < monday && schoolYearName(on) === schoolYearName(monday)).at(-1);
	return last ? `${last.kind} ${last.name}` : '';
}
