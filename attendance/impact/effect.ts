import { shareAfter, type Expected } from './expected';
import type { Matched } from './matching';
import type { Moment } from './moment';

/** A difference in the share of sessions missed after; below zero: fewer than pupils like them. */
export interface Effect {
	readonly difference: number;
	/** The ends of the interval that would hold the true difference 95 times in 100. */
	readonly from: number;
	readonly to: number;
}

/** Below this a difference would be blown up to more than three times its size. */
const leastContrast = 0.3;

/**
 * What is left of the difference between treated pupils and those like them, once the small differences that matching
 * leaves in their histories are taken out (bias-corrected matching: Abadie and Imbens, Journal of Business and Economic
 * Statistics 29, 2011). The interval rests on the residuals, summed for each pupil, who may serve in many comparisons
 * (Otsu and Rai, JASA 112, 2017); Student's t stands for the normal, by the pupils treated.
 *
 * Some of those they are compared with have it done for them soon after. To leave these out would keep the ones who got
 * better by themselves. So they stay, and the difference is divided by how much more of the time after the treated had
 * it (Wald, Annals of Mathematical Statistics 11, 1940). Null where that is too little to divide by.
 */
export function effectOf(pairs: readonly Matched[], expected: Expected, treatedShare: (control: Moment) => number): Effect | null {
	const residual = (moment: Matched['treated']) => shareAfter(moment) - expected(moment);
	const number = pairs.length;
	const differences = pairs.map(({ treated, controls }) => residual(treated) - controls.reduce((sum, control) => sum + residual(control), 0) / controls.length);
	const difference = differences.reduce((sum, each) => sum + each, 0) / number;
	const contrast = 1 - pairs.reduce((sum, { controls }) => sum + controls.reduce((all, control) => all + treatedShare(control), 0) / controls.length, 0) / number;
	if (contrast < leastContrast) return null;

	const ofPupil = new Map<number, number>();
	const add = (pupil: number, share: number) => ofPupil.set(pupil, (ofPupil.get(pupil) ?? 0) + share);
	for (const { treated, controls } of pairs) {
		add(treated.pupil, residual(treated) - difference);
		for (const control of controls) add(control.pupil, -residual(control) / controls.length);
	}
	const standardError = Math.sqrt([...ofPupil.values()].reduce((sum, share) => sum + share * share, 0)) / number;
	const half = studentT(number - 1) * standardError;
	return { difference: difference / contrast, from: (difference - half) / contrast, to: (difference + half) / contrast };
}

/**
 * Student's t at 97.5%, by the expansion about the normal: Abramowitz and Stegun, Handbook of Mathematical Functions,
 * 26.7.5; right to a hundredth from 5 degrees of freedom on.
 */
export function studentT(degrees: number): number {
	const x = 1.959964;
	const terms = [(x ** 3 + x) / 4, (5 * x ** 5 + 16 * x ** 3 + 3 * x) / 96, (3 * x ** 7 + 19 * x ** 5 + 17 * x ** 3 - 15 * x) / 384];
	return terms.reduce((sum, term, place) => sum + term / degrees ** (place + 1), x);
}
