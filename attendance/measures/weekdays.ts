import { weekdays, type AbsenceCount, type RegisterAttendance, type Weekday } from '../item';
import { countAbsence } from './counts';
import type { Session } from './sessions';

/** Absent and possible sessions of each weekday. */
export function absenceByWeekday(sessions: readonly Session[]): RegisterAttendance['weekdays'] {
	const ofWeekday: Session[][] = weekdays.map(() => []);
	for (const session of sessions) (ofWeekday[session.weekday] as Session[]).push(session);
	const counted = weekdays.map((day, index) => [day, countAbsence(ofWeekday[index] as Session[])] as const);
	return Object.fromEntries(counted) as Record<Weekday, AbsenceCount>;
}
