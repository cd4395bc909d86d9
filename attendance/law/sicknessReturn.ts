import type { RegisterAttendance } from '../item';
import { counted } from '../text/plainEnglish';

/**
 * The sickness return: the local authority is told of a pupil recorded as ill (code I) of whom the school has reasonable grounds
 * to believe that sickness will cost fifteen school days, in a row or added up; one return for each continuous period of
 * sickness in a school year (SI 2024/208 regulation 13, from 19 August 2024; Derbyshire; Hertfordshire
 * https://thegrid.org.uk/admissions-attendance-travel-to-school/attendance/15-day-sickness-absence, which wants none for a run of
 * minor ailments; rules §2.5). It looks ahead, and fifteen days added up may be many small illnesses, so a person always
 * confirms: the figures ask, and never decide.
 */
export const sicknessReturn = { schoolDays: 15, from: '2024-08-19' } as const;

/** What a person confirms before a sickness return goes. */
export const sicknessReturnConfirmations = [
	'There are reasonable grounds to believe that the pupil will miss 15 school days because of sickness, in a row or added up.',
	'It is not only a number of minor ailments.',
] as const;

export interface SicknessReturnAsked {
	readonly days: RegisterAttendance['sicknessDays'];
	/** School days that a person expects the sickness to go on; null where nobody said. */
	readonly expectedDays: number | null;
	/** The first day of the period of sickness that is asked about, and of those for which a return was made this school year. */
	readonly periodFrom: string | null;
	readonly returnedFor: readonly string[];
}

export interface SicknessReturnAnswer {
	readonly outcome: 'nothing to ask' | 'a person confirms' | 'already made';
	readonly sentence: string;
	readonly confirmations: readonly string[];
}

/** Whether a person is to be asked about a sickness return. */
export function sicknessReturnAsked({ days, expectedDays, periodFrom, returnedFor }: SicknessReturnAsked): SicknessReturnAnswer {
	const likely = days.total + (expectedDays ?? 0);
	const soFar = `${counted(days.total, 'school day')} of illness this school year`;
	const ahead = expectedDays ? `, and ${counted(expectedDays, 'more day')} expected` : '';
	if (likely < sicknessReturn.schoolDays) return { outcome: 'nothing to ask', sentence: `${soFar}${ahead}: fewer than ${sicknessReturn.schoolDays}.`, confirmations: [] };
	if (periodFrom !== null && returnedFor.includes(periodFrom)) return { outcome: 'already made', sentence: `${soFar}${ahead}; the return for this period of sickness has been made.`, confirmations: [] };
	return { outcome: 'a person confirms', sentence: `${soFar}${ahead}: a person looks whether a sickness return is due.`, confirmations: sicknessReturnConfirmations };
}
