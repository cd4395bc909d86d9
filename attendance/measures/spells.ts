import { absentNumbers, attendedNumbers, codeOfNumber, numbersWhere } from '../codes/codeNumbers';
import type { RegisterAttendance, Spell } from '../item';
import type { Sessions } from './sessions';

/** The pupil came in after the register closed: an absent session, but the pupil is in school (rules §0, trap 8). */
const arrivedLate = numbersWhere(({ code }) => code === 'U');

/**
 * The spells of absence of the school year, oldest first, and the one the pupil is in. Only an attended session ends a
 * spell: weekends, holidays, sessions that were not possible and missing marks tell nothing about a return. Every absent
 * session is in exactly one spell. A pupil whose last session is U is in school and so in no current absence.
 */
export function findSpells({ codes, dates, yearFrom, end }: Sessions): Pick<RegisterAttendance, 'spells' | 'currentAbsence'> {
	const spells: Spell[] = [];
	let open: Spell | null = null;
	let inSchool = true;
	for (let place = yearFrom; place < end; place += 1) {
		const number = codes[place] as number;
		if (attendedNumbers[number]) {
			open = null;
			inSchool = true;
		} else if (absentNumbers[number]) {
			const date = dates[place >> 1] as string;
			if (!open) spells.push((open = { from: date, to: date, sessions: 0, codes: {} }));
			const code = codeOfNumber(number)?.code as string;
			open.to = date;
			open.sessions += 1;
			open.codes[code] = (open.codes[code] ?? 0) + 1;
			inSchool = arrivedLate[number] === 1;
		}
	}
	return { spells, currentAbsence: inSchool ? null : open };
}
