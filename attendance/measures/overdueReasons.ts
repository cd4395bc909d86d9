import { countBefore } from '../calendar/countUpTo';
import { halfOf } from '../calendar/weeks';
import { numbersOf } from '../codes/codeNumbers';
import type { RegisterAttendance } from '../item';
import { placesOf } from './placesOf';
import type { Sessions } from './sessions';

/**
 * N, "reason for absence not yet established", is to be replaced by the reason within five school days after the session,
 * or by O where none could be established: SI 2024/208, regulation 10(7) to (9), from 19 August 2024; WTISA para 408.
 * School days, not working days: the guidance says both, and the regulations count (rules §0, row 6).
 */
export const reasonsDue = { schoolDays: 5, from: '2024-08-19' } as const;

const notYetEstablished = numbersOf('N');

/**
 * The sessions that still carry N more than five school days later, oldest first. Looks at the whole register: an N of
 * July is as overdue in September. The school's calendar tells the school days.
 */
export function overdueReasons(sessions: Sessions): RegisterAttendance['overdueReasons'] {
	const { dates, calendar, asAt } = sessions;
	const places = placesOf(sessions, notYetEstablished, countBefore(dates, reasonsDue.from) * 2);
	if (places.length === 0) return [];
	const lastOverdue = calendar.schoolDays[calendar.schoolDaysUpTo(asAt) - reasonsDue.schoolDays - 2];
	if (lastOverdue === undefined) return [];
	const told = places.map((place) => ({ date: dates[place >> 1] as string, session: halfOf(place) }));
	return told.filter(({ date }) => date <= lastOverdue);
}
