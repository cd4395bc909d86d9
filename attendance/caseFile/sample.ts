import { createHash } from 'node:crypto';

/**
 * Cases drawn at random, so that the quality of case work is judged on cases that nobody picked ("sampling of case files",
 * DfE guidance to school leaders on pupils at risk of persistent absence).
 *
 * Takes what to draw from with the id of each, how many to draw, and a seed; gives that many (all, where there are fewer).
 * The same seed draws the same cases whatever their order: each case is placed by a hash of the seed and its id. A case
 * that is added or goes moves no other, so the draw can be repeated by whoever checks it.
 */
export function drawn<Drawn>(from: readonly Drawn[], idOf: (one: Drawn) => string, size: number, seed: string): Drawn[] {
	return from
		.map((one) => ({ one, place: createHash('sha256').update(`${seed}|${idOf(one)}`).digest('hex') }))
		.sort((a, b) => (a.place < b.place ? -1 : 1))
		.slice(0, Math.max(0, size))
		.map(({ one }) => one);
}
