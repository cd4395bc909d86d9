import { DateTime } from 'luxon';
import type { Pupil } from '../item';

/**
 * Whether a pupil is of compulsory school age on a date (`YYYY-MM-DD`); null where the pupil's details do not tell.
 *
 * It begins on the 31 December, 31 March or 31 August on or after the fifth birthday, and ends on the last Friday of
 * June in the school year in which the pupil turns 16 (Education Act 1996, section 8, and SI 1998/1607). Without a date of
 * birth the year group tells for Years 1 to 10, in which everyone is, and for Nursery and Years 12 to 14, in which nobody is.
 */
export function isOfCompulsorySchoolAge({ dateOfBirth, yearGroup }: Pick<Pupil, 'dateOfBirth' | 'yearGroup'>, date: string): boolean | null {
	if (dateOfBirth !== null) return firstDayOfCompulsoryAge(dateOfBirth) <= date && date <= lastDayOfCompulsoryAge(dateOfBirth);
	if (/^([1-9]|10)$/.test(yearGroup)) return true;
	return /^(N1|N2|12|13|14)$/.test(yearGroup) ? false : null;
}

function firstDayOfCompulsoryAge(dateOfBirth: string): string {
	const year = Number(dateOfBirth.slice(0, 4)) + 5;
	const birthday = dateOfBirth.slice(5);
	if (birthday <= '03-31') return `${year}-03-31`;
	return birthday <= '08-31' ? `${year}-08-31` : `${year}-12-31`;
}

/** School years are told by the last day of August: who turns 16 by then leaves in that summer. */
function lastDayOfCompulsoryAge(dateOfBirth: string): string {
	const year = Number(dateOfBirth.slice(0, 4)) + (dateOfBirth.slice(5) <= '08-31' ? 16 : 17);
	const lastOfJune = DateTime.utc(year, 6, 30);
	const friday = 5;
	return lastOfJune.minus({ days: (lastOfJune.weekday - friday + 7) % 7 }).toISODate() as string;
}
