import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { holdKinds } from '../../../attendance/caseLog/record';
import { stepActions } from '../../../attendance/item';
import { supportFirst, type Policy } from '../../../attendance/policy';
import { formOf, readForm, type FormEntry, type PolicyForm } from '../../../attendance/policy/form';
import { holdsInWords, measureChoices, policyChoices } from '../../../attendance/policy/table';
import { capitalised } from '../../../attendance/text/named';

const shown = { show: { policy: ['form'] } };
const shipped = formOf(supportFirst);

const option = (value: string, name = capitalised(value)): INodePropertyOptions => ({ name, value });
const notSaid: INodePropertyOptions = { name: 'Not Said', value: '' };

const name: INodeProperties = { displayName: 'Name', name: 'name', type: 'string', default: '' };
const id: INodeProperties = {
	displayName: 'ID',
	name: 'id',
	type: 'string',
	default: '',
	placeholder: 'Made from the name',
	description: 'By which the case log knows it. Keep it when you change the name; leave it empty for a new one.',
};
const words = (displayName: string, field: string, description: string, more: Partial<INodeProperties> = {}): INodeProperties => ({ displayName, name: field, type: 'string', default: '', description, ...more });
const lines = (displayName: string, field: string, description: string): INodeProperties => words(displayName, field, description, { typeOptions: { rows: 2 } });
const stepAndWay: INodeProperties[] = [
	words('Step', 'step', 'The name of the step that this is for'),
	{ displayName: 'Way', name: 'way', type: 'number', typeOptions: { minValue: 1 }, default: 1, description: 'Which way into the step: all conditions of one way must hold, and one way is enough' },
];

type List = Exclude<keyof PolicyForm, 'policy'>;

/** A list of the form; it begins with the shipped policy's entries. */
function list(from: List, displayName: string, hint: string, button: string, values: INodeProperties[]): INodeProperties {
	const complete = shipped[from].map((entry) => ({ ...Object.fromEntries(values.map((field) => [field.name, field.default])), ...entry }));
	const empty: INodeProperties = {
		displayName,
		name: parameterOf[from],
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true, multipleValueButtonText: button },
		default: {},
		hint,
		options: [{ displayName: 'Entry', name: 'entry', values }],
		displayOptions: shown,
	};
	return complete.length > 0 ? { ...empty, default: { entry: complete } as INodeProperties['default'] } : empty;
}

const parameterOf: Record<List, string> = { routes: 'formRoutes', steps: 'formSteps', ways: 'formWaits', conditions: 'formConditions', holds: 'formHolds' };
const headFields = { name: 'formName', version: 'formVersion', yearGroups: 'formYearGroups', waitBetweenSteps: 'formWaitBetweenSteps' } as const;

/** The policy as a form. n8n's lists do not nest well, so conditions and waits name the step and the way that they are for. */
export const formProperties: INodeProperties[] = [
	{ displayName: 'Policy Name', name: headFields.name, type: 'string', default: 'Our policy', displayOptions: shown },
	{ displayName: 'Version', name: headFields.version, type: 'string', default: '1', hint: 'The record keeps name and version with each decision: change it when you change the policy', displayOptions: shown },
	{ displayName: 'Year Groups', name: headFields.yearGroups, type: 'string', default: String(shipped.policy.yearGroups ?? ''), placeholder: 'R to 11', description: 'Whom it is for, such as R to 11, or 7, 8 and 9. Leave empty for all.', displayOptions: shown },
	{ displayName: 'Wait Between Steps', name: headFields.waitBetweenSteps, type: 'number', typeOptions: { minValue: 0 }, default: Number(shipped.policy.waitBetweenSteps), hint: 'School days between any two steps of one pupil', displayOptions: shown },
	list('routes', 'Routes', 'Procedures of their own, such as attendance and punctuality, the first going before the others. With none, all steps are one.', 'Add Route', [
		name,
		id,
		words('Purpose', 'purpose', 'What the route is for, as a family may read it'),
		lines('Ends When', 'endsWhen', 'Conditions in words, a line each, about the time since its last step: absence since then at most 4%'),
		lines('Reasons', 'reasons', 'A sentence for each condition of Ends When, a line each; leave empty for a ready-made one'),
		{ displayName: 'Goes Before Held Steps', name: 'goesBeforeHeld', type: 'boolean', default: false, description: 'Whether its steps, where they are due, go before those of every other route, held for a person or due' },
	]),
	list('steps', 'Steps', 'In order: within a route, a step below one already taken is not taken any more', 'Add Step', [
		name,
		id,
		words('Route', 'route', 'The name of its route. Leave empty for the first.'),
		{ displayName: 'Action', name: 'action', type: 'options', default: 'letter', options: stepActions.map((action) => option(action)) },
		words('Letter, Referral or Task', 'what', `For a letter: ${policyChoices.letters.join(' or ')}. For a referral: ${policyChoices.referrals.join(' or ')}. For a task: what somebody is to do.`),
		words('Goes To', 'audience', 'Who it goes to, such as each parent', { default: 'each parent' }),
		{ displayName: 'Needs Approval', name: 'approval', type: 'boolean', default: true, description: 'Whether a person must approve it before it goes' },
		words('Approved By', 'approvedBy', 'Whose approval it wants, by role, such as headteacher'),
		{ displayName: 'Once Per', name: 'oncePer', type: 'options', default: 'school year', options: policyChoices.periods.map((period) => option(period)), description: 'How often the step may be taken for one pupil' },
		lines('Improved When', 'improvedWhen', 'Conditions in words, a line each; while all hold, the route goes no further: absence since then at most 4%'),
		lines('Improved Reasons', 'improvedReasons', 'A sentence for each condition of Improved When, a line each; leave empty for a ready-made one'),
	]),
	list('ways', 'Waits', 'For a way into a step that comes after another step, or only without it', 'Add Wait', [
		...stepAndWay,
		words('After Step', 'afterStep', 'The name of an earlier step that must have been taken'),
		{ displayName: 'After School Days', name: 'afterSchoolDays', type: 'number', typeOptions: { minValue: 0 }, default: 10, description: 'How many school days after that step at least' },
		words('Only Without Step', 'onlyWithout', 'The name of an earlier step that must not have been taken'),
		words('Does Not Wait Because', 'doesNotWait', 'Why this way need not keep the wait between steps. Leave empty where it does.'),
	]),
	list('conditions', 'Conditions', 'When each step is due: all conditions of one way must hold', 'Add Condition', [
		...stepAndWay,
		{ displayName: 'Measure', name: 'measure', type: 'options', default: 'attendance.absencePercent', options: measureChoices.map(({ id: measure, name: called }) => option(measure, capitalised(called))) },
		{ displayName: 'Comparison', name: 'comparison', type: 'options', default: 'at least', options: policyChoices.comparisons.map((comparison) => option(comparison)) },
		words('Value', 'value', 'A number, such as 10% or 6 sessions; yes or no; or the name of a tier', { placeholder: '10%' }),
		words('Reason', 'reason', 'The sentence that a parent reads: {value} is the measure with its counts, {threshold} the value, {days} sessions as days. Leave empty for a ready-made one; (nothing) says nothing.'),
	]),
	list('holds', 'Holds', 'When a step that is due waits for a person instead. The first that fits gives the reason.', 'Add Hold', [
		{ displayName: 'When', name: 'name', type: 'options', default: 'the pupil is in a group', options: holdsInWords.map((when) => option(when)) },
		{ displayName: 'Kind of Hold', name: 'holdKind', type: 'options', default: '', options: [notSaid, ...holdKinds.map((kind) => option(kind))], description: 'For a recorded hold: of which kind. Not said: of any.' },
		{ displayName: 'Group', name: 'group', type: 'options', default: '', options: [notSaid, ...policyChoices.groups.map(({ id: group, name: called }) => option(group, called))], description: 'For a group: which' },
		words('Codes', 'codes', 'For codes: which, such as C1, C2'),
		words('Share of Absence (%)', 'share', 'For codes and illness: how much of all absence at least', { placeholder: '50' }),
		words('Hold School Days', 'holdSchoolDays', 'For illness: the longest spell; for a pupil who joined lately: days on roll', { placeholder: '10' }),
		words('Reason', 'reasons', 'The sentence that says why it waits; {step} is the name of the step'),
	]),
];

/** The policy that the form's fields describe. */
export function policyOfForm(context: IExecuteFunctions): Policy {
	const entries = (from: List): FormEntry[] => (context.getNodeParameter(`${parameterOf[from]}.entry`, 0, []) as FormEntry[]) ?? [];
	return readForm({
		policy: Object.fromEntries(Object.entries(headFields).map(([field, parameter]) => [field, context.getNodeParameter(parameter, 0)])),
		routes: entries('routes'),
		steps: entries('steps'),
		ways: entries('ways'),
		conditions: entries('conditions'),
		holds: entries('holds'),
	});
}
