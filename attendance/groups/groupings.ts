import type { Groups, Pupil } from '../item';
import { naturalOrder } from '../text/naturalOrder';
import { yearGroupName } from '../text/yearGroup';

/**
 * A way of dividing a school. Each enrolment is in exactly one group of it, so that the groups of a grouping always add
 * up to the whole school and a group can be compared with everyone else.
 */
export interface Grouping {
	readonly id: GroupingId;
	/** As the head of a column or a field says it. */
	readonly name: string;
	readonly groupOf: (pupil: Pupil) => string;
	/** Groups that are named even where nobody is in them, in this order. Others are named as they are met. */
	readonly always: readonly string[];
}

export type GroupingId = 'yearGroup' | 'registrationGroup' | 'phase' | keyof Groups;

const notRecorded = 'Not recorded';

/** Phases by year group: the DfE's absence statistics cover pupils of 5 to 15, which is Years 1 to 11 (rules §2.1). */
const phases: ReadonlyArray<readonly [name: string, yearGroups: readonly string[]]> = [
	['Nursery and Reception', ['N1', 'N2', 'R']],
	['Years 1 to 6', ['1', '2', '3', '4', '5', '6']],
	['Years 7 to 11', ['7', '8', '9', '10', '11']],
	['Years 12 to 14', ['12', '13', '14']],
];

/**
 * The groups that the guidance asks schools to watch: name of the grouping, those in the group, those not in it. Schools'
 * exports leave a flag empty where it was never asked, so "not" is worded as not being recorded.
 */
const flags: Readonly<Record<keyof Groups, readonly [name: string, flagged: string, others: string]>> = {
	freeSchoolMeals: ['Free school meals', 'Free school meals', 'No free school meals'],
	senSupport: ['SEN support', 'SEN support', 'No SEN support'],
	ehcPlan: ['EHC plan', 'EHC plan', 'No EHC plan'],
	englishAdditionalLanguage: ['English as an additional language', 'English as an additional language', 'No additional language recorded'],
	lookedAfter: ['Looked after', 'Looked after', 'Not looked after'],
	previouslyLookedAfter: ['Previously looked after', 'Previously looked after', 'Not previously looked after'],
	socialWorker: ['Social worker', 'Has a social worker', 'No social worker'],
	childProtection: ['Child protection plan', 'Child protection plan', 'No child protection plan'],
	youngCarer: ['Young carer', 'Young carer', 'Not recorded as a young carer'],
};

/** Whether a grouping sets pupils in one group beside everyone else. */
export const isFlag = (grouping: GroupingId): grouping is keyof Groups => Object.hasOwn(flags, grouping);

/** Every grouping that a school can be divided by, in the order in which tables show them. */
export const groupings: readonly Grouping[] = [
	{ id: 'yearGroup', name: 'Year group', groupOf: ({ yearGroup }) => yearGroupName(yearGroup) || notRecorded, always: [] },
	{ id: 'registrationGroup', name: 'Registration group', groupOf: ({ registrationGroup }) => registrationGroup.trim() || notRecorded, always: [] },
	{ id: 'phase', name: 'Phase', groupOf: phaseOf, always: [] },
	...(Object.entries(flags) as Array<[keyof Groups, (typeof flags)[keyof Groups]]>).map(
		([flag, [name, flagged, others]]): Grouping => ({
			id: flag,
			name,
			groupOf: ({ groups }) => (groups[flag] ? flagged : others),
			always: [flagged, others],
		}),
	),
];

function phaseOf({ yearGroup }: Pupil): string {
	return phases.find(([, yearGroups]) => yearGroups.includes(yearGroup))?.[0] ?? notRecorded;
}

const yearOrder = ['N1', 'N2', 'R', ...Array.from({ length: 14 }, (_, year) => String(year + 1))].map(yearGroupName);
const knownOrder = [...yearOrder, ...phases.map(([name]) => name)];

/** The order in which the groups of a grouping are listed: years from the youngest, classes as 7A, 7B, 10A, the unknown last. */
export function inOrder({ always }: Grouping, names: Iterable<string>): string[] {
	const place = (name: string) => {
		if (name === notRecorded) return Number.MAX_SAFE_INTEGER;
		const known = knownOrder.indexOf(name);
		return known < 0 ? knownOrder.length : known;
	};
	const met = [...new Set(names)].filter((name) => !always.includes(name));
	return [...always, ...met.sort((one, other) => place(one) - place(other) || naturalOrder.compare(one, other))];
}
