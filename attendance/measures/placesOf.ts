import type { Sessions } from './sessions';

/**
 * The places, oldest first, from a place on, at which a code number stands that a table has a 1 for. The codes asked for
 * must be others than the plain present marks: only the few other places are looked at.
 */
export function placesOf({ codes, notPlain }: Sessions, numbers: Uint8Array, from: number): number[] {
	return notPlain.filter((place) => place >= from && numbers[codes[place] as number] === 1);
}
