import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { readPolicy, supportFirst, supportFirstDocument, type Policy } from '../../../attendance/policy';
import { withAuthority } from '../../../attendance/policy/authorities';
import { authorityProperties, chosenAuthority } from './authority';
import { changedPolicy, changedProperties } from './changedFields';
import { formProperties, policyOfForm } from './formFields';
import { policyOfTable, tableProperties } from './tableInput';

/** Which policy the node works by; the same fields for every operation. */
export const policyProperties: INodeProperties[] = [
	{
		displayName: 'Policy',
		name: 'policy',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Built In, Changed Here', value: 'changed', description: 'The built-in policy with thresholds, waits, steps and approvals of your own' },
			{ name: 'My Own (JSON)', value: 'own', description: 'The policy as a document, for those who keep it so' },
			{ name: 'My Own, in a Table', value: 'table', description: 'Rows of a Google Sheet, an Excel workbook or a CSV file, from a node connected to the input Policy' },
			{ name: 'My Own, in This Form', value: 'form', description: 'Your own steps, conditions, waits and holds, filled in below. Begins as a copy of the built-in policy.' },
			{ name: 'Support First (Built In)', value: 'supportFirst', description: 'An early concern letter, a meeting invitation, then a support referral to the local authority. A person must approve the referral.' },
		],
		default: 'supportFirst',
		hint: 'Where it decides, put Attendance Case Log (Get History) before this node, so that no step is taken twice',
	},
	...changedProperties,
	...formProperties,
	...tableProperties,
	{
		displayName: 'My Policy',
		name: 'policyJson',
		type: 'json',
		typeOptions: { rows: 20 },
		default: JSON.stringify(supportFirstDocument, null, 2),
		hint: 'Begins as a copy of the built-in policy. Change the figures and sentences; a mistake is named by its step and field.',
		description: 'Steps in order, from the first letter on. A step is due where every condition of one of its ways holds.',
		displayOptions: { show: { policy: ['own'] } },
	},
	...authorityProperties,
];

const ways: Readonly<Record<string, (context: IExecuteFunctions) => Policy>> = {
	supportFirst: () => supportFirst,
	changed: changedPolicy,
	form: policyOfForm,
	table: policyOfTable,
	own: (context) => readPolicy(context.getNodeParameter('policyJson', 0)),
};

/** The policy that the node's panel names, as the school's authority has it: one for a whole run. Throws `PolicyError`, which names every place that is wrong. */
export function chosenPolicy(context: IExecuteFunctions): Policy {
	const policy = (ways[context.getNodeParameter('policy', 0) as string] as (typeof ways)[string])(context);
	const authority = chosenAuthority(context);
	return authority ? withAuthority(policy, authority) : policy;
}
