import { noSessionNumbers } from '../calendar/schoolCalendar';
import type { RegisterAttendance } from '../item';
import { placesOf } from './placesOf';
import type { Sessions } from './sessions';

type Runs = RegisterAttendance['continuousUnauthorised'];

interface Run {
	readonly schoolDays: number;
	readonly from: string | null;
	readonly to: string | null;
}

/** Makes the place of an afternoon that of its morning. */
const evenPlace = ~1;

const noRun: Run = { schoolDays: 0, from: null, to: null };

/**
 * Runs of whole school days on which every session held has one of some codes: the longest that reaches into the school
 * year (of two as long the later one), and the one that goes on at the end (`now`). Takes a table with 1 for each code
 * number that counts.
 *
 * Looks at the whole register: a run that began before the summer is one run. A date without a session for the pupil is
 * no school day, so it neither counts nor breaks, as a weekend does not. Any other mark on a school day breaks the run,
 * also D, X, Q, Y and a missing mark: the pupil was not *recorded* as the rule asks. So does a day with one such session.
 */
export function unbrokenRuns(sessions: Sessions, counting: Uint8Array): Runs {
	const { codes, dates, yearFrom, end } = sessions;
	let longest = noRun;
	let now = noRun;
	const [first = end] = placesOf(sessions, counting, 0);
	const counts = (number: number): boolean => counting[number] === 1 || noSessionNumbers[number] === 1;
	for (let place = first & evenPlace; place < end; place += 2) {
		const morning = codes[place] as number;
		const afternoon = codes[place + 1] as number;
		if (noSessionNumbers[morning] && noSessionNumbers[afternoon]) continue;
		if (!counts(morning) || !counts(afternoon)) {
			now = noRun;
			continue;
		}
		const date = dates[place >> 1] as string;
		now = { schoolDays: now.schoolDays + 1, from: now.from ?? date, to: date };
		if (place >= yearFrom && now.schoolDays >= longest.schoolDays) longest = now;
	}
	return { ...longest, current: now !== noRun && now === longest, now };
}
