import { letterFamilyIds } from '../../letters';
import { referralKinds } from '../../referrals/kinds';
import { comparisons } from '../condition';
import { measures } from '../measures';
import { stepPeriods } from '../schema';
import { groupIds, groupWords } from './cells';
import { measureChoice } from './conditionWords';

/** What a person may choose from where a policy is written: the same words that the table reads. */
export const measureChoices: ReadonlyArray<{ readonly id: string; readonly name: string }> = Object.keys(measures).map((id) => ({ id, name: measureChoice(id) }));

export const policyChoices = {
	letters: letterFamilyIds,
	referrals: referralKinds,
	periods: stepPeriods,
	comparisons,
	groups: groupIds.map((id) => ({ id, name: groupWords(id) })),
} as const;
