import { penaltyNoticeCodes } from '../codes';
import type { RegisterAttendance, MarkedSession } from '../item';
import type { Session } from './sessions';

/**
 * The national threshold at which a school must consider a penalty notice: ten sessions coded G, N, O or U, in any mix,
 * within ten school weeks. The national framework began on 19 August 2024 (SI 2024/210 and "Working together to
 * improve school attendance"; rules §2.2), so sessions before that day do not count.
 */
export const nationalThreshold = { sessions: 10, schoolWeeks: 10, from: '2024-08-19' } as const;

/**
 * Whether the threshold has been met at any time in the register, the date of the tenth session where it first was, and
 * the ten sessions relied on. Where it was not, the sessions of the fullest ten school weeks, the latest of several.
 * Takes the sessions of the whole register, since the ten weeks run on through holidays, terms and school years.
 * Only recorded codes matter, not how many of the pupil's sessions were possible.
 */
export function penaltyNoticeThreshold(sessions: readonly Session[]): RegisterAttendance['penaltyNoticeThreshold'] {
	const counted = sessions.filter(({ code, date }) => code && penaltyNoticeCodes.has(code.code) && date >= nationalThreshold.from);
	let first = 0;
	let fullest: Session[] = [];
	for (const [last, session] of counted.entries()) {
		while (session.schoolWeek - (counted[first] as Session).schoolWeek >= nationalThreshold.schoolWeeks) first += 1;
		const size = last - first + 1;
		if (size >= fullest.length) fullest = counted.slice(first, last + 1);
		if (size === nationalThreshold.sessions) return { met: true, firstMetOn: session.date, sessions: fullest.map(marked) };
	}
	return { met: false, firstMetOn: null, sessions: fullest.map(marked) };
}

const marked = ({ date, session, mark }: Session): MarkedSession => ({ date, session, code: mark });
