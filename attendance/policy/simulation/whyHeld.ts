import type { HoldRule, Policy } from '../schema';

/** What a step was held for that no rule of the policy says: the file's totals cannot tell whether it is due. */
export const cannotBeTold = 'it cannot be told whether the step is due';

/**
 * Why a policy held a step, by the rule that did, without the words of a case: a person's own reason for a hold, and the group that
 * a pupil is in, go into no count. Takes the policy; gives what tells the rule by the reason of a decision.
 */
export function whyHeldBy({ holds }: Policy): (reason: string) => string {
	const rules = holds.map((rule) => ({ name: nameOf(rule), fits: asPattern(rule.reason) }));
	return (reason) => rules.find(({ fits }) => fits.test(reason))?.name ?? cannotBeTold;
}

/** What a rule is called among leaders, where its own name says too little. Every group has one name. */
const names: Partial<Record<HoldRule['when'], string>> = {
	'the pupil is in a group': 'the pupil is in a group that a person looks at first',
	'data in doubt': 'marks that are missing or unexplained could change the answer',
	'due for these codes alone': 'due only for leave, suspensions and the like',
};

const nameOf = ({ when }: HoldRule): string => names[when] ?? when;

/** The sentence of a rule with anything at all in place of its `{placeholders}`. */
function asPattern(sentence: string): RegExp {
	const parts = sentence.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(`^${parts.join('[\\s\\S]*')}$`);
}
