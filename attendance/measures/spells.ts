import { absentNumbers, attendedNumbers, codeOfNumber, numbersOf } from '../codes/codeNumbers';
import type { RegisterAttendance, Spell } from '../item';
import { placesOf } from './placesOf';
import type { Sessions } from './sessions';

/** The pupil came in after the register closed: an absent session, but the pupil is in school (rules §0, trap 8). */
const arrivedLate = numbersOf('U');

/**
 * The spells of absence of the school year, oldest first, and the one the pupil is in. Only an attended session ends a
 * spell: weekends, holidays, sessions that were not possible and missing marks tell nothing about a return. Every absent
 * session is in exactly one spell. A pupil whose last session is U is in school and so in no current absence.
 */
export function findSpells(sessions: Sessions): Pick<RegisterAttendance, 'spells' | 'currentAbsence'> {
	const { codes, dates, yearFrom, end } = sessions;
	const spells: Spell[] = [];
	let open: Spell | null = null;
	let last = yearFrom;
	for (const place of placesOf(sessions, absentNumbers, yearFrom)) {
		const date = dates[place >> 1] as string;
		if (!open || wasInSchool(codes, last, place)) spells.push((open = { from: date, to: date, sessions: 0, codes: {} }));
		const code = codeOfNumber(codes[place] as number)?.code as string;
		open.to = date;
		open.sessions += 1;
		open.codes[code] = (open.codes[code] ?? 0) + 1;
		last = place;
	}
	const isBack = wasInSchool(codes, last, end) || arrivedLate[codes[last] as number] === 1;
	return { spells, currentAbsence: isBack ? null : open };
}

function wasInSchool(codes: Uint8Array, from: number, to: number): boolean {
	for (let place = from; place < to; place += 1) {
		if (attendedNumbers[codes[place] as number]) return true;
	}
	return false;
}
