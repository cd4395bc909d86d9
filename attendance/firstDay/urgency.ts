import type { Groups } from '../item';

/**
 * Whom to ring first: children for whom a day nobody knows of may be a sign of harm, in this order. "Keeping children safe in
 * education" asks for particular care where a child with a social worker is missing from school; "Working together to improve
 * school attendance" asks to tell a social worker of an absence that nobody explained. Groups decide here whom the school
 * rings first and goes to see first, and nothing else.
 */
const order: ReadonlyArray<readonly [keyof Groups, string]> = [
	['childProtection', 'child protection plan'],
	['socialWorker', 'has a social worker'],
	['lookedAfter', 'looked after'],
	['ehcPlan', 'EHC plan'],
	['youngCarer', 'young carer'],
	['previouslyLookedAfter', 'previously looked after'],
	['senSupport', 'SEN support'],
];

/** Those whom somebody goes to see on the first day on which nobody is reached. */
const seenAtOnce: ReadonlySet<keyof Groups> = new Set(['childProtection', 'socialWorker', 'lookedAfter']);

export interface Urgency {
	/** 0 is rung first; those in no group come last. */
	readonly rank: number;
	/** Why, in words for those who may know; a page that lies in an office does not say it. */
	readonly why: readonly string[];
	readonly isSeenAtOnce: boolean;
	/** Who else has to know of an absence that nobody explained. */
	readonly alsoTell: readonly string[];
}

export function urgencyOf(groups: Groups): Urgency {
	const own = order.filter(([group]) => groups[group]);
	const rank = order.findIndex(([group]) => groups[group]);
	return {
		rank: rank === -1 ? order.length : rank,
		why: own.map(([, words]) => words),
		isSeenAtOnce: own.some(([group]) => seenAtOnce.has(group)),
		alsoTell: [
			...(groups.childProtection || groups.socialWorker || groups.lookedAfter ? ['the designated safeguarding lead', 'the social worker'] : []),
			...(groups.lookedAfter ? ['the virtual school'] : []),
		],
	};
}
