import { smallestGroup } from '../groups/suppression/smallestGroup';
import type { Effect } from './effect';
import type { BeforeAndAfter, Comparison, Impact } from './impact';

/** What may be told of pupils compared, none of whom somebody could know by it. */
export interface Described {
	readonly treated: BeforeAndAfter;
	/** Null where those like them are fewer than `smallestGroup`. */
	readonly comparison: Comparison | null;
}

/** The figures that may be told. Null where fewer than `smallestGroup` pupils are compared: a figure would tell about children whom readers know. */
export function described({ treated, comparison }: Impact): Described | null {
	if (!treated || !comparison || treated.pupils < smallestGroup) return null;
	return { treated, comparison: comparison.pupils < smallestGroup ? null : comparison };
}

/** The effect, where both those treated and those like them may be described. */
export function effectTold(impact: Impact): Effect | null {
	return described(impact)?.comparison ? impact.effect : null;
}

export const verdicts = ['less absence', 'more absence', 'may be chance', 'cannot be told'] as const;
export type Verdict = (typeof verdicts)[number];

/** Whether what is left is more than chance: the whole interval lies on one side of nought. */
export function verdictOf(impact: Impact): Verdict {
	const effect = effectTold(impact);
	if (!effect) return 'cannot be told';
	if (effect.to < 0) return 'less absence';
	return effect.from > 0 ? 'more absence' : 'may be chance';
}
