import { codeNumber, codeNumbers } from '../codes/codeNumbers';
import type { AbsenceCount, RegisterAttendance } from '../item';
import { addSession } from './counts';
import type { Tally } from './tally';

/** Absent and possible sessions of each weekday of the school year. */
export function absenceByWeekday(tally: Tally): RegisterAttendance['weekdays'] {
	return { monday: absenceOn(0, tally), tuesday: absenceOn(1, tally), wednesday: absenceOn(2, tally), thursday: absenceOn(3, tally), friday: absenceOn(4, tally) };
}

function absenceOn(weekday: number, tally: Tally): AbsenceCount {
	const count = { absentSessions: 0, possibleSessions: 0 };
	for (let number: number = codeNumber.first; number < codeNumbers; number += 1) {
		const sessions = tally[weekday * codeNumbers + number] as number;
		if (sessions !== 0) addSession(count, number, sessions);
	}
	return count;
}
