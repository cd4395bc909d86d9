import { openPlan } from '../../caseFile/plans';
import type { LetterDetails } from '../../item';
import { longDate } from '../../text/plainEnglish';
import { plainLetters } from '../../text/plainLetters';
import type { LetterFacts } from '../letterFacts';
import { nameWithTitle } from '../salutation';
import { Unfit, Untold, type FieldSection } from './section';
import { plannedSupport } from './support';

/** What pupil, family and school agree in an attendance contract. */
export interface ContractFields {
	from: string;
	parentSays: string;
	pupilSays: string;
	parentWill: Array<{ readonly what: string }>;
	hasParentWill: boolean;
	schoolWill: Array<{ readonly what: string }>;
	targets: Array<{ readonly target: string }>;
	reviews: Array<{ readonly date: string }>;
}

type ContractDetails = NonNullable<LetterDetails['contract']>;

/** What parent and pupil say is theirs to say: where nobody has told it, there is room to write and no words are put in their mouth. */
const roomToWrite = `To be written in together when we meet: ${'.'.repeat(70)}`;

export const contract: FieldSection<ContractFields> = {
	words: {
		from: 'the day from which it holds',
		parentSays: 'the parent’s statement, or room to write it in',
		pupilSays: 'the pupil’s statement, or room to write it in',
		parentWill: { what: 'something that the parent will do' },
		hasParentWill: 'whether anything of the kind was agreed',
		schoolWill: { what: 'something that the school, or the local authority, will do' },
		targets: { target: 'a target' },
		reviews: { date: 'a day on which it is looked at again' },
	},
	empty: { from: '', parentSays: '', pupilSays: '', parentWill: [], hasParentWill: false, schoolWill: [], targets: [], reviews: [] },
	missing: 'there is nothing to write into an attendance contract: neither "Contract" nor an open plan in the case',
	advice: 'Record the plan in the case log and get the history before the letter is made, or fill in "School Will", "Targets" and "Looked at Again On" in "Contract".',
	of: (facts) => {
		const agreed = agreedOf(facts);
		if (!agreed) return null;
		const { parentWill, schoolWill, targets, reviewOn } = agreed;
		const others = whoseWords(agreed, facts);
		if (others) return others;
		const lacking = [
			...(schoolWill.length === 0 ? ['what the school or the local authority will do'] : []),
			...(targets.length === 0 ? ['a target'] : []),
			...(reviewOn.length === 0 ? ['a day on which it is looked at again'] : []),
		];
		if (lacking.length > 0) return new Untold(`the attendance contract lacks ${lacking.join(', and ')}`, 'Fill in "School Will", "Targets" and "Looked at Again On" in "Contract", or correct the open plan in the case log.');
		return {
			from: longDate(agreed.from ?? facts.date),
			parentSays: agreed.parentSays.trim() || roomToWrite,
			pupilSays: agreed.pupilSays.trim() || roomToWrite,
			parentWill: parentWill.map((what) => ({ what })),
			hasParentWill: parentWill.length > 0,
			schoolWill: schoolWill.map((what) => ({ what })),
			targets: targets.map((target) => ({ target })),
			reviews: reviewOn.toSorted().map((date) => ({ date: longDate(date) })),
		};
	},
};

/** One parent's words and promises are shown to no other, and put into no other's mouth. */
function whoseWords({ parent, parentSays, parentWill }: ContractDetails, { recipient: { contact }, writtenTo }: LetterFacts): Untold | null {
	const isOwn = [contact.relationship, contact.name, nameWithTitle(contact)].some((called) => plainLetters(called) === plainLetters(parent));
	if (parent.trim() && isOwn) return null;
	if (parent.trim()) {
		return new Unfit(
			'the attendance contract is with another parent than this one',
			'Where it should be with this one too, make it anew with that parent named in "Contract: Parent". A parent is named as the contacts do, such as "Mother".',
		);
	}
	const hasWords = parentSays.trim() !== '' || parentWill.length > 0;
	return hasWords && writtenTo > 1
		? new Untold('it is not known which parent’s words stand in the attendance contract', 'Say in "Contract: Parent" whose they are, by relationship ("Mother") or name.')
		: null;
}

/** Where both a person and the open plan say something, the person's words for this contract go before the plan's. */
function agreedOf({ details: { contract: given }, case: history }: LetterFacts): ContractDetails | null {
	const plan = openPlan(history);
	if (!given && !plan) return null;
	const own: ContractDetails = given ?? { parent: '', parentSays: '', pupilSays: '', parentWill: [], schoolWill: [], targets: [], from: null, reviewOn: [] };
	return {
		...own,
		from: own.from ?? plan?.madeOn ?? null,
		schoolWill: own.schoolWill.length > 0 ? own.schoolWill : (plan?.support ?? []).map(plannedSupport),
		targets: own.targets.length > 0 ? own.targets : (plan?.targets ?? []),
		reviewOn: own.reviewOn.length > 0 ? own.reviewOn : plan?.reviewOn ? [plan.reviewOn] : [],
	};
}
