import { countBefore } from '../calendar/countUpTo';
import { halfOf } from '../calendar/weeks';
import { penaltyNoticeCodes } from '../codes';
import { codeOfNumber, numbersOf } from '../codes/codeNumbers';
import { sessionsPerWeek, type MarkedSession, type RegisterAttendance } from '../item';
import { placesOf } from './placesOf';
import type { Sessions } from './sessions';

/**
 * The national threshold at which a school must consider a penalty notice: ten sessions coded G, N, O or U, in any mix,
 * within ten school weeks. The national framework began on 19 August 2024 (SI 2024/210 and "Working together to
 * improve school attendance"; rules §2.2), so sessions before that day do not count.
 */
export const nationalThreshold = { sessions: 10, schoolWeeks: 10, from: '2024-08-19' } as const;

const counting = numbersOf(...penaltyNoticeCodes);
const notYetEstablished = 'N';

type Threshold = RegisterAttendance['penaltyNoticeThreshold'];

/**
 * The threshold in the whole register, since the ten weeks run on through holidays, terms and school years. Only recorded
 * codes matter, not how many of the pupil's sessions were possible; the weeks are the school's.
 *
 * Gives whether it was ever met, the date of the tenth session where it first was, and the ten sessions relied on; where
 * it was not, the sessions of the fullest ten school weeks, the latest of several. Beside them how often it was met, each
 * time by ten sessions that no earlier time relied on, and what holds in the ten school weeks up to the last one.
 */
export function penaltyNoticeThreshold(sessions: Sessions): Threshold {
	const places = placesOf(sessions, counting, countBefore(sessions.dates, nationalThreshold.from) * 2);
	const weeks = places.map((place) => sessions.schoolWeeks[Math.floor(place / sessionsPerWeek)] as number);
	const starts = windowStarts(weeks);
	const tenth = starts.findIndex((first, last) => last - first + 1 === nationalThreshold.sessions);
	const last = tenth < 0 ? lastOfFullest(starts) : tenth;
	const times = timesMet(weeks);
	const dateOf = (session: number | undefined): string | null => (session === undefined ? null : (sessions.dates[(places[session] as number) >> 1] as string));
	return {
		met: tenth >= 0,
		firstMetOn: dateOf(tenth < 0 ? undefined : tenth),
		sessions: marked(places.slice(starts[last], last + 1), sessions),
		timesMet: times.length,
		lastMetOn: dateOf(times.at(-1)),
		now: atPresent(places, weeks, sessions),
	};
}

/** For each of these sessions, by the numbers of their school weeks, the first one within the ten weeks that end with its own. */
function windowStarts(weeks: readonly number[]): number[] {
	let first = 0;
	return weeks.map((week) => {
		while (week - (weeks[first] as number) >= nationalThreshold.schoolWeeks) first += 1;
		return first;
	});
}

/** Where the fullest ten school weeks end. */
function lastOfFullest(starts: readonly number[]): number {
	return starts.reduce((most, first, last) => (last - first >= most - (starts[most] as number) ? last : most), 0);
}

/** Which sessions are the tenth of a time that the threshold was met. Sessions once relied on count no more for the next time. */
function timesMet(weeks: readonly number[]): number[] {
	const tenths: number[] = [];
	let reliedOn = 0;
	for (let last = nationalThreshold.sessions - 1; last < weeks.length; last += 1) {
		const first = last - nationalThreshold.sessions + 1;
		if (first < reliedOn || (weeks[last] as number) - (weeks[first] as number) >= nationalThreshold.schoolWeeks) continue;
		tenths.push(last);
		reliedOn = last + 1;
	}
	return tenths;
}

function atPresent(places: readonly number[], weeks: readonly number[], sessions: Sessions): Threshold['now'] {
	const { calendar, asAt } = sessions;
	const weekNow = calendar.weekNumberAt(asAt);
	const firstWeek = Math.max(0, weekNow - nationalThreshold.schoolWeeks + 1);
	const inWindow = marked(places.filter((_, index) => (weeks[index] as number) >= firstWeek), sessions);
	return {
		met: inWindow.length >= nationalThreshold.sessions,
		since: weekNow < 0 ? null : (calendar.schoolWeeks[firstWeek] as string),
		sessions: inWindow,
		notYetEstablished: inWindow.filter(({ code }) => code === notYetEstablished).length,
	};
}

const marked = (places: readonly number[], { codes, dates }: Sessions): MarkedSession[] =>
	places.map((place) => ({ date: dates[place >> 1] as string, session: halfOf(place), code: codeOfNumber(codes[place] as number)?.code as string }));
