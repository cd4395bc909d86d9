import { codeNumber } from '../codes/codeNumbers';
import type { AbsenceCount, RegisterAttendance } from '../item';
import { addSession } from './counts';
import type { Tally } from './tally';

/** Absent and possible sessions of each weekday of the school year. */
export function absenceByWeekday(tally: Tally): RegisterAttendance['weekdays'] {
	const [monday, tuesday, wednesday, thursday, friday] = tally.map(absenceIn) as [AbsenceCount, AbsenceCount, AbsenceCount, AbsenceCount, AbsenceCount];
	return { monday, tuesday, wednesday, thursday, friday };
}

function absenceIn(ofDay: Uint32Array): AbsenceCount {
	const count = { absentSessions: 0, possibleSessions: 0 };
	for (let number: number = codeNumber.first; number < ofDay.length; number += 1) {
		if (ofDay[number] !== 0) addSession(count, number, ofDay[number]);
	}
	return count;
}
