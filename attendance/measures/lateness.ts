import { numbersWhere } from '../codes/codeNumbers';
import type { RegisterAttendance } from '../item';
import { halfOf } from './eachSession';
import type { Sessions } from './sessions';

const beforeClosing = numbersWhere(({ code }) => code === 'L');
const afterClosing = numbersWhere(({ code }) => code === 'U');

/**
 * How often the pupil came late this school year, and how many minutes where the register says: before it closed (L,
 * present) and after (U, absent). `timedSessions` says of how many sessions the minutes are; the others are not known, so
 * a sum of minutes is the least there was.
 */
export function lateness({ register: { minutesLate }, codes, dates, yearFrom, end }: Sessions): RegisterAttendance['lateness'] {
	const beforeRegisterClosed = { sessions: 0, timedSessions: 0, minutes: 0 };
	const afterRegisterClosed = { sessions: 0, timedSessions: 0, minutes: 0 };
	for (let place = yearFrom; place < end; place += 1) {
		const number = codes[place] as number;
		const count = beforeClosing[number] ? beforeRegisterClosed : afterClosing[number] ? afterRegisterClosed : null;
		if (!count) continue;
		count.sessions += 1;
		const minutes = minutesLate?.[`${dates[place >> 1]} ${halfOf(place)}`];
		if (minutes === undefined) continue;
		count.timedSessions += 1;
		count.minutes += minutes;
	}
	return { beforeRegisterClosed, afterRegisterClosed };
}
