import { sessionsPerWeek, weekdays, type RegisterAttendance } from '../item';
import { addSession } from './counts';
import type { Sessions } from './sessions';

/** Absent and possible sessions of each weekday of the school year. */
export function absenceByWeekday({ codes, yearFrom, end }: Sessions): RegisterAttendance['weekdays'] {
	const counts = weekdays.map(() => ({ absentSessions: 0, possibleSessions: 0 }));
	for (let place = yearFrom; place < end; place += 1) {
		const ofDay = counts[(place % sessionsPerWeek) >> 1];
		if (ofDay) addSession(ofDay, codes[place] as number);
	}
	const [monday, tuesday, wednesday, thursday, friday] = counts as [Count, Count, Count, Count, Count];
	return { monday, tuesday, wednesday, thursday, friday };
}

type Count = RegisterAttendance['weekdays']['monday'];
