import { countBefore } from '../calendar/countUpTo';
import { penaltyNoticeCodes } from '../codes';
import { codeOfNumber, numbersWhere } from '../codes/codeNumbers';
import { sessionsPerWeek, type MarkedSession, type RegisterAttendance } from '../item';
import { halfOf } from './eachSession';
import type { Sessions } from './sessions';

/**
 * The national threshold at which a school must consider a penalty notice: ten sessions coded G, N, O or U, in any mix,
 * within ten school weeks. The national framework began on 19 August 2024 (SI 2024/210 and "Working together to
 * improve school attendance"; rules §2.2), so sessions before that day do not count.
 */
export const nationalThreshold = { sessions: 10, schoolWeeks: 10, from: '2024-08-19' } as const;

const counting = numbersWhere(({ code }) => penaltyNoticeCodes.has(code));
const notYetEstablished = 'N';

type Threshold = RegisterAttendance['penaltyNoticeThreshold'];

/** A session that counts, with the number of its school week. */
interface Counted extends MarkedSession {
	readonly schoolWeek: number;
}

/**
 * The threshold in the whole register, since the ten weeks run on through holidays, terms and school years. Only recorded
 * codes matter, not how many of the pupil's sessions were possible; the weeks are the school's.
 *
 * Gives whether it was ever met, the date of the tenth session where it first was, and the ten sessions relied on; where
 * it was not, the sessions of the fullest ten school weeks, the latest of several. Beside them how often it was met, each
 * time by ten sessions that no earlier time relied on, and what holds in the ten school weeks up to the last one.
 */
export function penaltyNoticeThreshold(sessions: Sessions): Threshold {
	const counted = countedSessions(sessions);
	const starts = windowStarts(counted);
	const first = firstMet(counted, starts);
	const times = timesMet(counted);
	return {
		met: first !== undefined,
		firstMetOn: first?.at(-1)?.date ?? null,
		sessions: (first ?? fullest(counted, starts)).map(marked),
		timesMet: times.length,
		lastMetOn: times.at(-1)?.date ?? null,
		now: atPresent(counted, sessions),
	};
}

function countedSessions({ codes, dates, schoolWeeks, end }: Sessions): Counted[] {
	const counted: Counted[] = [];
	for (let place = countBefore(dates, nationalThreshold.from) * 2; place < end; place += 1) {
		const number = codes[place] as number;
		if (!counting[number]) continue;
		const schoolWeek = schoolWeeks[Math.floor(place / sessionsPerWeek)] as number;
		counted.push({ date: dates[place >> 1] as string, session: halfOf(place), code: codeOfNumber(number)?.code as string, schoolWeek });
	}
	return counted;
}

/** For each session the first one within the ten school weeks that end with its own, by their places in the list. */
function windowStarts(counted: readonly Counted[]): number[] {
	let first = 0;
	return counted.map(({ schoolWeek }) => {
		while (schoolWeek - (counted[first] as Counted).schoolWeek >= nationalThreshold.schoolWeeks) first += 1;
		return first;
	});
}

function firstMet(counted: readonly Counted[], starts: readonly number[]): readonly Counted[] | undefined {
	const tenth = starts.findIndex((first, last) => last - first + 1 === nationalThreshold.sessions);
	return tenth < 0 ? undefined : counted.slice(starts[tenth], tenth + 1);
}

function fullest(counted: readonly Counted[], starts: readonly number[]): readonly Counted[] {
	const last = starts.reduce((most, first, each) => (each - first >= most - (starts[most] as number) ? each : most), 0);
	return counted.slice(starts[last], last + 1);
}

/** The tenth session of each time that the threshold was met. Sessions once relied on count no more for the next time. */
function timesMet(counted: readonly Counted[]): Counted[] {
	const tenths: Counted[] = [];
	let reliedOn = 0;
	for (const [last, session] of counted.entries()) {
		const first = counted[last - nationalThreshold.sessions + 1];
		if (!first || last - nationalThreshold.sessions + 1 < reliedOn) continue;
		if (session.schoolWeek - first.schoolWeek >= nationalThreshold.schoolWeeks) continue;
		tenths.push(session);
		reliedOn = last + 1;
	}
	return tenths;
}

function atPresent(counted: readonly Counted[], { calendar, asAt }: Sessions): Threshold['now'] {
	const firstWeek = Math.max(0, calendar.weekNumberAt(asAt) - nationalThreshold.schoolWeeks + 1);
	const inWindow = counted.filter(({ schoolWeek }) => schoolWeek >= firstWeek);
	return {
		met: inWindow.length >= nationalThreshold.sessions,
		since: calendar.weekNumberAt(asAt) < 0 ? null : (calendar.schoolWeeks[firstWeek] as string),
		sessions: inWindow.map(marked),
		notYetEstablished: inWindow.filter(({ code }) => code === notYetEstablished).length,
	};
}

const marked = ({ date, session, code }: Counted): MarkedSession => ({ date, session, code });
