import { numbersOf, possibleNumbers } from '../codes/codeNumbers';
import type { RegisterAttendance } from '../item';
import { placesOf } from './placesOf';
import type { Sessions } from './sessions';

const illness = numbersOf('I');

/**
 * School days lost to illness (code I) this school year, a session being half a day: in all, in the longest run and in
 * the run under way. The sickness return looks at fifteen days, "consecutive or cumulative" (rules §2.5). A run goes on
 * over weekends, holidays, sessions that were not possible and missing marks; an attended session or another absence
 * ends it. `daysTouched` counts the days with any session of illness, as the DfE's report "15 days of sickness" does.
 */
export function sicknessDays(sessions: Sessions): RegisterAttendance['sicknessDays'] {
	const places = placesOf(sessions, illness, sessions.yearFrom);
	let run = 0;
	let longest = 0;
	let last = -1;
	for (const place of places) {
		run = last < 0 || isBroken(sessions, last + 1, place) ? 1 : run + 1;
		longest = Math.max(longest, run);
		last = place;
	}
	return {
		total: places.length / 2,
		longestConsecutive: longest / 2,
		underWay: isBroken(sessions, last + 1, sessions.end) ? 0 : run / 2,
		daysTouched: new Set(places.map((place) => place >> 1)).size,
	};
}

/** Whether the pupil was in school, or absent otherwise, at any of these places. */
function isBroken({ codes }: Sessions, from: number, to: number): boolean {
	for (let place = from; place < to; place += 1) {
		if (possibleNumbers[codes[place] as number]) return true;
	}
	return false;
}
