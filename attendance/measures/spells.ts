import { isAbsent, isAttended } from '../codes';
import type { RegisterAttendance, Spell } from '../item';
import type { Session } from './sessions';

/** The pupil came in after the register closed: an absent session, but the pupil is in school (rules §0, trap 8). */
const arrivedLate = 'U';

/**
 * The spells of absence, oldest first, and the one the pupil is in. Only an attended session ends a spell: weekends,
 * holidays, sessions that were not possible and missing marks tell nothing about a return. Every absent session is in
 * exactly one spell. A pupil whose last session is U is in school and so in no current absence.
 */
export function findSpells(sessions: readonly Session[]): Pick<RegisterAttendance, 'spells' | 'currentAbsence'> {
	const spells: Spell[] = [];
	let open: Spell | null = null;
	let inSchool = true;
	for (const { code, date } of sessions) {
		if (!code) continue;
		if (isAttended(code.class)) {
			open = null;
			inSchool = true;
		} else if (isAbsent(code.class)) {
			if (!open) {
				open = { from: date, to: date, sessions: 0, codes: {} };
				spells.push(open);
			}
			open.to = date;
			open.sessions += 1;
			open.codes[code.code] = (open.codes[code.code] ?? 0) + 1;
			inSchool = code.code === arrivedLate;
		}
	}
	return { spells, currentAbsence: inSchool ? null : open };
}
