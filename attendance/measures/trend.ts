import type { RegisterAttendance } from '../item';
import { countAbsence } from './counts';
import type { Session } from './sessions';

const weeksCompared = 4;

/** Absence in the last four school weeks, the one under way included, beside the four before them. */
export function absenceTrend(sessions: readonly Session[]): RegisterAttendance['trend'] {
	const lastWeek = sessions[sessions.length - 1]?.schoolWeek ?? -1;
	const weeksAgo = (session: Session): number => lastWeek - session.schoolWeek;
	return {
		lastFourWeeks: countAbsence(sessions.filter((session) => weeksAgo(session) < weeksCompared)),
		fourWeeksBefore: countAbsence(
			sessions.filter((session) => weeksAgo(session) >= weeksCompared && weeksAgo(session) < 2 * weeksCompared),
		),
	};
}
