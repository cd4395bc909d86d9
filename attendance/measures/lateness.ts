import { halfOf } from '../calendar/weeks';
import { numbersOf } from '../codes/codeNumbers';
import type { RegisterAttendance } from '../item';
import { placesOf } from './placesOf';
import type { Sessions } from './sessions';

type Lateness = RegisterAttendance['lateness'];

const beforeClosing = numbersOf('L');
const afterClosing = numbersOf('U');

/**
 * How often the pupil came late this school year, and how many minutes where the register says: before it closed (L,
 * present) and after (U, absent). `timedSessions` says of how many sessions the minutes are; of the others they are not
 * known, so a sum of minutes is the least there was.
 */
export function lateness(sessions: Sessions): Lateness {
	return { beforeRegisterClosed: lateSessions(sessions, beforeClosing), afterRegisterClosed: lateSessions(sessions, afterClosing) };
}

function lateSessions(sessions: Sessions, numbers: Uint8Array): Lateness['beforeRegisterClosed'] {
	const { register: { minutesLate }, dates, yearFrom } = sessions;
	const places = placesOf(sessions, numbers, yearFrom);
	const timed = minutesLate ? places.flatMap((place) => minutesLate[`${dates[place >> 1]} ${halfOf(place)}`] ?? []) : [];
	return { sessions: places.length, timedSessions: timed.length, minutes: timed.reduce((sum, minutes) => sum + minutes, 0) };
}
