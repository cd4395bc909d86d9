const atLeast = 4;
const possibleSessionsEach = 20;

/**
 * Whether something happened often enough to be a pattern and not chance: four times or more, and once or more for
 * every two school weeks (20 possible sessions). Half of all spells of absence last a day or two (FFT Education
 * Datalab, July 2022), so a few of them in a year are ordinary.
 */
export function isFrequent(times: number, possibleSessions: number): boolean {
	return times >= atLeast && times * possibleSessionsEach >= possibleSessions;
}
