import { isPossible } from '../codes';
import type { RegisterAttendance } from '../item';
import type { Session } from './sessions';

const illness = 'I';

/**
 * School days lost to illness (code I), a session being half a day: in all, and in the longest run. The fifteen-day
 * sickness return looks at both (rules §2.5). A run goes on over weekends, holidays, sessions that were not possible and
 * missing marks; an attended session or another absence ends it.
 */
export function sicknessDays(sessions: readonly Session[]): RegisterAttendance['sicknessDays'] {
	let total = 0;
	let run = 0;
	let longest = 0;
	for (const { code } of sessions) {
		if (!code) continue;
		if (code.code === illness) {
			total += 1;
			run += 1;
			longest = Math.max(longest, run);
		} else if (isPossible(code.class)) {
			run = 0;
		}
	}
	return { total: total / 2, longestConsecutive: longest / 2 };
}
