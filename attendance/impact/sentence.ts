import { smallestGroup } from '../groups/suppression/smallestGroup';
import { counted, countedInThousands, listed, percentText, thousands } from '../text/plainEnglish';
import { capitalised, theNamed } from '../text/named';
import type { Effect } from './effect';
import type { Impact, LeftOut } from './impact';
import { described, effectTold } from './told';
import { daysAfter, fewestForEstimate, weeksAfter } from './windows';

/**
 * One thing that was done, in words for leaders and governors: what came after it, what came after for pupils like them,
 * what is left, and whether that may be chance. `named` is what people call it ("early concern letter").
 */
export function impactSentence(impact: Impact, named: string): string {
	const what = theNamed(named);
	const told = described(impact);
	if (!told) return tooFew(impact, what);
	const { treated, comparison } = told;
	const [before, after] = [percentText(treated.absentBefore, treated.possibleBefore), percentText(treated.absentAfter, treated.possibleAfter)];
	const followed = `${counted(treated.pupils, 'pupil')} missed ${before} of sessions in the four school weeks before ${what} and ${after} in the ${words(weeksAfter)} after (${thousands(treated.absentAfter)} of ${countedInThousands(treated.possibleAfter, 'session')}).`;
	const effect = effectTold(impact);
	if (!comparison || !effect) return `${followed} ${whyNoEffect(impact, treated.pupils)}`;
	const likeThem = `Pupils like them without it went from ${shareText(comparison.shareBefore)} to ${shareText(comparison.shareAfter)} in the same weeks.`;
	return `${followed} ${likeThem} ${left(effect)}${also(impact)}`;
}

function whyNoEffect({ effect }: Impact, treated: number): string {
	if (treated < fewestForEstimate) return `That is fewer than the ${fewestForEstimate} that a comparison needs, so nothing can be said of its effect: absence that is high falls by itself as well.`;
	if (effect) return 'Fewer than ten pupils were like them and without it, too few to compare with, so nothing can be said of its effect.';
	return 'Nearly all pupils like them had the same soon after, so there is nobody to compare with, and nothing can be said of its effect.';
}

function left({ difference, from, to }: Effect): string {
	const range = `between ${daysText(from)} and ${daysText(to)}`;
	const size = `${daysText(Math.abs(difference))} ${difference < 0 ? 'fewer' : 'more'} missed by each pupil in ${words(weeksAfter)} school weeks`;
	if (to < 0) return `What is left, ${size} than could be expected (${range}), is more than chance.`;
	if (from > 0) return `What is left, ${size} than could be expected (${range}), is more than chance: look at why.`;
	return `What is left, ${size} than could be expected (${range}), may be chance.`;
}

/** Half a day is the smallest thing that can be missed, but a mean may lie between: one decimal. */
export const daysText = (shareOfSessions: number): string => {
	const tenths = Math.round(shareOfSessions * daysAfter * 10) / 10;
	return `${tenths === 0 ? '0.0' : tenths.toFixed(1).replace('-', '−')} days`;
};

export const shareText = (value: number): string => `${(value * 100).toFixed(1)}%`;

function also({ somethingElseToo }: Impact): string {
	return somethingElseToo === 0 ? '' : ` For ${somethingElseToo} of them something else was done in those weeks as well, which cannot be told apart.`;
}

function tooFew({ times, leftOut }: Impact, what: string): string {
	if (times < smallestGroup) return `${capitalised(what)} was used for fewer than ${words(smallestGroup)} pupils, too few to say what came after it without telling of one of them.`;
	const reasons = (Object.entries(leftOut) as [LeftOut, number][]).filter(([, count]) => count > 0).map(([reason, count]) => `${count} because ${because[reason]}`);
	return `${capitalised(what)} was used ${counted(times, 'time')}, too few of which can be compared to say what came after it${reasons.length > 0 ? `; ${listed(reasons)} could not be looked at` : ''}.`;
}

/** Why a pupil could not be looked at, as the end of a sentence. */
export const because: Readonly<Record<LeftOut, string>> = {
	'the weeks after are not over': `the ${words(weeksAfter)} school weeks after are not over`,
	'the weeks before are not in the register': 'the four school weeks before are not in the register',
	'too few sessions': 'the pupil was on roll for too few sessions',
	'nobody like them': 'no pupil with such absence was without it',
};

function words(number: number): string {
	return ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'][number] ?? String(number);
}
