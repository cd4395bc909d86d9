import { plainLetters } from '../../text/plainLetters';
import type { Condition } from '../condition';
import type { HoldRule, Policy, PolicyRoute, Step } from '../schema';

/** What a row of the table can be. A row of a step is one way into it; a step with several ways has a row for each. */
export const rowKinds = ['Policy', 'Route', 'Step', 'Hold'] as const;
export type RowKind = (typeof rowKinds)[number];

interface Column {
	/** The header as it is written. */
	readonly title: string;
	/** Other headers that are read as the same; letter case, spaces and punctuation do not count. */
	readonly alsoCalled: readonly string[];
	/** The rows that it belongs to. */
	readonly of: readonly RowKind[];
}

/** Every column of the table, in its order. */
export const columns = {
	kind: { title: 'Kind', alsoCalled: ['row', 'row is', 'what', 'type'], of: rowKinds },
	order: { title: 'Order', alsoCalled: ['no', 'number', 'position'], of: rowKinds },
	name: { title: 'Name', alsoCalled: ['step', 'title', 'called'], of: rowKinds },
	id: { title: 'ID', alsoCalled: ['step id', 'key'], of: ['Route', 'Step'] },
	version: { title: 'Version', alsoCalled: ['policy version'], of: ['Policy'] },
	yearGroups: { title: 'Year Groups', alsoCalled: ['years', 'year group', 'for years'], of: ['Policy'] },
	waitBetweenSteps: { title: 'Wait Between Steps (School Days)', alsoCalled: ['wait between steps', 'wait', 'school days between steps'], of: ['Policy'] },
	purpose: { title: 'Purpose', alsoCalled: ['what it is for'], of: ['Route'] },
	endsWhen: { title: 'Ends When', alsoCalled: ['ended when', 'over when'], of: ['Route'] },
	goesBeforeHeld: { title: 'Goes Before Held Steps', alsoCalled: ['goes before held'], of: ['Route'] },
	route: { title: 'Route', alsoCalled: ['procedure'], of: ['Step'] },
	action: { title: 'Action', alsoCalled: ['do'], of: ['Step'] },
	what: { title: 'Letter, Referral or Task', alsoCalled: ['letter', 'referral', 'task', 'letter template', 'referral kind', 'document'], of: ['Step'] },
	audience: { title: 'Goes To', alsoCalled: ['audience', 'to', 'sent to', 'who'], of: ['Step'] },
	approval: { title: 'Needs Approval', alsoCalled: ['approval', 'requires approval', 'approve'], of: ['Step'] },
	approvedBy: { title: 'Approved By', alsoCalled: ['approver', 'who approves'], of: ['Step'] },
	oncePer: { title: 'Once Per', alsoCalled: ['once', 'how often', 'period'], of: ['Step'] },
	afterStep: { title: 'After Step', alsoCalled: ['after', 'follows'], of: ['Step'] },
	afterSchoolDays: { title: 'After School Days', alsoCalled: ['school days after', 'days after', 'after days', 'school days'], of: ['Step'] },
	onlyWithout: { title: 'Only Without Step', alsoCalled: ['only without', 'not after', 'without'], of: ['Step'] },
	doesNotWait: { title: 'Does Not Wait Because', alsoCalled: ['does not wait', 'no wait because'], of: ['Step'] },
	dueWhen: { title: 'Due When', alsoCalled: ['conditions', 'when', 'due if', 'if'], of: ['Step'] },
	improvedWhen: { title: 'Improved When', alsoCalled: ['improvement', 'improved if'], of: ['Step'] },
	improvedReasons: { title: 'Improved Reasons', alsoCalled: ['reasons of improvement'], of: ['Step'] },
	holdKind: { title: 'Kind of Hold', alsoCalled: ['hold kind', 'recorded as'], of: ['Hold'] },
	group: { title: 'Group', alsoCalled: ['pupil group'], of: ['Hold'] },
	codes: { title: 'Codes', alsoCalled: ['code', 'marks'], of: ['Hold'] },
	share: { title: 'Share of Absence (%)', alsoCalled: ['share of absence', 'percent of absence', 'share'], of: ['Hold'] },
	holdSchoolDays: { title: 'Hold School Days', alsoCalled: ['longest spell', 'longest spell school days', 'school days on roll'], of: ['Hold'] },
	reasons: { title: 'Reasons', alsoCalled: ['reason', 'sentence', 'sentences', 'words'], of: ['Route', 'Step', 'Hold'] },
} as const satisfies Record<string, Column>;

export type Field = keyof typeof columns;
export const fields = Object.keys(columns) as Field[];
export const titleOf = (field: Field): string => columns[field].title;
export const belongsTo = (field: Field, kind: RowKind): boolean => (columns[field].of as readonly RowKind[]).includes(kind);

/** Which column each part of a policy stands in. A part that the schema gains must be given its place here. */
type Keys<Union> = Union extends unknown ? keyof Union : never;
export const columnOf = {
	policy: { name: 'name', version: 'version', yearGroups: 'yearGroups', waitBetweenSteps: 'waitBetweenSteps', routes: 'kind', steps: 'kind', holds: 'kind' },
	route: { id: 'id', name: 'name', purpose: 'purpose', endsWhen: 'endsWhen', goesBeforeHeld: 'goesBeforeHeld' },
	step: {
		id: 'id', name: 'name', action: 'action', route: 'route', audience: 'audience', letterTemplate: 'what', referralKind: 'what', task: 'what',
		requiresApproval: 'approval', approvedBy: 'approvedBy', oncePer: 'oncePer', dueWhen: 'dueWhen', improvedWhen: 'improvedWhen',
	},
	way: { after: 'afterStep', onlyWithout: 'onlyWithout', doesNotWaitBecause: 'doesNotWait', conditions: 'dueWhen' },
	hold: {
		when: 'name', reason: 'reasons', kind: 'holdKind', group: 'group', codes: 'codes', percentOfAbsence: 'share', illnessPercentOfAbsence: 'share',
		longestSpellSchoolDays: 'holdSchoolDays', schoolDays: 'holdSchoolDays',
	},
	condition: { measure: 'dueWhen', comparison: 'dueWhen', value: 'dueWhen', reason: 'reasons' },
} as const satisfies {
	policy: Record<keyof Policy, Field>;
	route: Record<keyof PolicyRoute, Field>;
	step: Record<keyof Step, Field>;
	way: Record<keyof Step['dueWhen'][number], Field>;
	hold: Record<Keys<HoldRule>, Field>;
	condition: Record<keyof Condition, Field>;
};

const byHeader: ReadonlyMap<string, Field> = new Map(fields.flatMap((field) => [titleOf(field), ...columns[field].alsoCalled].map((header) => [plainLetters(header), field] as const)));

/** The field that a header stands for; undefined where it is not a column of a policy. */
export const fieldOfHeader = (header: string): Field | undefined => byHeader.get(plainLetters(header));
