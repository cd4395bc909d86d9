import type { AbsenceCount } from '../item';

/**
 * The levels of absence, in per cent of the pupil's own possible sessions. A level holds from the figure on, exactly:
 * at 90.0% attendance a pupil is persistently absent (DfE: `enrolments_pa_10_exact`; rules §0, trap 4, and §2.1).
 */
export const absenceLevels = {
	/** "Approaching", in the DfE's Monitor your school attendance. */
	atRisk: 5,
	persistent: 10,
	severe: 50,
} as const;

/** Whether absence has reached a level, decided on the counts and never on a rounded percentage. */
export function reaches({ absentSessions, possibleSessions }: AbsenceCount, percent: number): boolean {
	return possibleSessions > 0 && absentSessions * 100 >= percent * possibleSessions;
}

const bandWidth = 5;
const lastBand = '50-100';

/**
 * The DfE's absence band: `0-5`, `5-10`, … `45-50`, each from its lower figure up to and without its upper one, then
 * `50-100`; null where there was no possible session. Source: rules §2.1 (data set da3dccbd-0dc3-412c-978a-2303b0a4906c).
 */
export function absenceBand(absence: AbsenceCount): string | null {
	if (absence.possibleSessions === 0) return null;
	for (let from = 0; from < absenceLevels.severe; from += bandWidth) {
		if (!reaches(absence, from + bandWidth)) return `${from}-${from + bandWidth}`;
	}
	return lastBand;
}

/** Every band, lowest first. */
export const absenceBands: readonly string[] = [
	...Array.from({ length: absenceLevels.severe / bandWidth }, (_, band) => `${band * bandWidth}-${(band + 1) * bandWidth}`),
	lastBand,
];
