import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { supportFirst, type Policy } from '../../../attendance/policy';
import { figuresOf, withChanges } from '../../../attendance/policy/form';

const shown = { show: { policy: ['changed'] } };
const steps = supportFirst.steps.map(({ id, name }) => ({ name, value: id }));

const approved: INodeProperties = {
	displayName: 'Steps That a Person Approves',
	name: 'changedApproved',
	type: 'multiOptions',
	default: [],
	options: steps,
	description: 'The other steps go without approval',
	displayOptions: shown,
};

/** The shipped policy with the school's own figures. */
export const changedProperties: INodeProperties[] = [
	{ displayName: 'Policy Name', name: 'changedName', type: 'string', default: `${supportFirst.name}, as we changed it`, displayOptions: shown },
	{ displayName: 'Version', name: 'changedVersion', type: 'string', default: '1', hint: 'The record keeps name and version with each decision: change it when you change the policy', displayOptions: shown },
	{
		displayName: 'Figures to Change',
		name: 'changedFigures',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Figure' },
		default: {},
		description: 'Thresholds and waits of the built-in policy; what is not named here stays as it is',
		options: [
			{
				displayName: 'Figure',
				name: 'entry',
				values: [
					{ displayName: 'Figure', name: 'figure', type: 'options', default: String(figuresOf(supportFirst)[0]?.id), options: figuresOf(supportFirst).map(({ id, name }) => ({ name, value: id })), description: 'What stands behind the step is the built-in figure' },
					{ displayName: 'Value', name: 'value', type: 'string', default: '', placeholder: '10%', description: 'A number in the unit of the figure: 10%, 6 sessions, 15 school days' },
				],
			},
		],
		displayOptions: shown,
	},
	{ displayName: 'Steps Left Out', name: 'changedLeftOut', type: 'multiOptions', default: [], options: steps, description: 'Steps that the school does not take', displayOptions: shown },
	{ ...approved, default: supportFirst.steps.filter(({ requiresApproval }) => requiresApproval).map(({ id }) => id) },
	{ displayName: 'Approved By', name: 'changedApprovedBy', type: 'string', default: '', placeholder: 'headteacher', description: 'Whose approval these steps want, by role. Leave empty where it is whoever opens the link.', displayOptions: shown },
];

/** The shipped policy as the panel changes it. */
export function changedPolicy(context: IExecuteFunctions): Policy {
	const given = <Value>(name: string, fallback: Value): Value => context.getNodeParameter(name, 0, fallback) as Value;
	return withChanges(supportFirst, {
		name: given('changedName', ''),
		version: String(given('changedVersion', '')),
		figures: given<Array<{ figure: string; value: unknown }>>('changedFigures.entry', []).map(({ figure, value }) => ({ figure, value: String(value ?? '') })),
		stepsLeftOut: given('changedLeftOut', []),
		approved: given('changedApproved', []),
		approvedBy: given('changedApprovedBy', ''),
	});
}
