import { isPossible } from '../codes';
import type { Register } from '../item';
import { countSessions, type SessionCounts } from '../measures/counts';
import { sessionsOfYear, type Session } from '../measures/eachSession';

/** Some school days in a row of one pupil, and what the register holds of them. */
export interface RecentDays {
	readonly from: string;
	readonly to: string;
	readonly counts: SessionCounts;
}

/** Four weeks of school: long enough that a day more or less is no accident. This project's. */
const wanted = 20;
/** Fewer than two weeks say nothing. This project's. */
const least = 10;

/**
 * The pupil's last school days of this school year, up to twenty, and as many before them where there are as many: two equal
 * stretches. A school day is one on which the pupil was due in school for a session at least. Null under ten days.
 */
export function recentDays(register: Register, to: string): { readonly days: number; readonly last: RecentDays; readonly before: RecentDays | null } | null {
	const byDate = new Map<string, Session[]>();
	for (const session of sessionsOfYear(register, to)) {
		if (session.code && isPossible(session.code.class)) byDate.set(session.date, [...(byDate.get(session.date) ?? []), session]);
	}
	const dates = [...byDate.keys()];
	const stretch = (from: number, until: number): RecentDays => {
		const some = dates.slice(from, until);
		return { from: some[0] as string, to: some.at(-1) as string, counts: countSessions(some.flatMap((date) => byDate.get(date) as Session[])) };
	};
	const inTwo = Math.min(wanted, Math.floor(dates.length / 2));
	const days = inTwo >= least ? inTwo : Math.min(wanted, dates.length);
	if (days < least) return null;
	const end = dates.length;
	return { days, last: stretch(end - days, end), before: inTwo >= least ? stretch(end - 2 * days, end - days) : null };
}
