import type { Expected } from './expected';
import type { Moment } from './moment';
import { mostMatches } from './windows';

/** Pupils at one point of the procedure in one school week: those for whom it was done then, and those for whom it had not been. */
export interface RiskSet {
	readonly treated: readonly Moment[];
	readonly notYet: readonly Moment[];
}

/** A pupil for whom something was done, beside pupils like them at the same time for whom it had not been done yet. */
export interface Matched {
	readonly treated: Moment;
	readonly controls: readonly Moment[];
}

/** How far apart two pupils may be in the absence that their histories let expect: half of how widely pupils differ in it. */
const widest = 0.5;

/**
 * Finds for each pupil treated in a week the pupils most like them among those not yet treated: nearest by the absence
 * that their histories let expect, none further away than `widest`. A pupil may serve for several. Those without any are
 * left out, and told: where everybody with such absence was treated there is nobody to compare with.
 * Method: risk-set matching (Li, Propert and Rosenbaum, JASA 96, 2001) on a prognostic score (Hansen, Biometrika 95, 2008).
 */
export function matched({ treated, notYet }: RiskSet, expected: Expected): { readonly pairs: Matched[]; readonly unlike: Moment[] } {
	const pool = notYet.map((moment) => ({ moment, score: expected(moment) }));
	const furthest = widest * spreadOf([...pool.map(({ score }) => score), ...treated.map(expected)]);
	const pairs: Matched[] = [];
	const unlike: Moment[] = [];
	for (const one of treated) {
		const score = expected(one);
		const near = pool
			.map(({ moment, score: other }) => ({ moment, distance: Math.abs(other - score) }))
			.filter(({ distance }) => distance <= furthest)
			.sort((a, b) => a.distance - b.distance);
		// All that are as near as the last one taken, so that no order of pupils chooses.
		const furthestTaken = near[Math.min(near.length, mostMatches) - 1]?.distance;
		if (furthestTaken === undefined) unlike.push(one);
		else pairs.push({ treated: one, controls: near.filter(({ distance }) => distance <= furthestTaken).map(({ moment }) => moment) });
	}
	return { pairs, unlike };
}

function spreadOf(scores: readonly number[]): number {
	const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
	return Math.sqrt(scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / scores.length);
}
