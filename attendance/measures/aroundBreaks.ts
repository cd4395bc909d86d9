import type { RegisterAttendance } from '../item';
import { addSession } from './counts';
import type { Sessions } from './sessions';

/**
 * Absent and possible sessions of the school year on the school days next to a break: the last before it and the first
 * after it. Breaks are the school's own, told by its calendar (`attendance/calendar/breaks.ts`); the first and the last
 * day that the calendar knows are beside none.
 */
export function absenceAroundBreaks({ codes, daysBesideBreaks, yearFrom, end }: Sessions): RegisterAttendance['aroundBreaks'] {
	const holidays = { absentSessions: 0, possibleSessions: 0 };
	const longWeekends = { absentSessions: 0, possibleSessions: 0 };
	for (const [day, kind] of daysBesideBreaks()) {
		const place = day * 2;
		if (place < yearFrom || place >= end) continue;
		const count = kind === 'holiday' ? holidays : longWeekends;
		addSession(count, codes[place] as number);
		addSession(count, codes[place + 1] as number);
	}
	return { holidays, longWeekends };
}
