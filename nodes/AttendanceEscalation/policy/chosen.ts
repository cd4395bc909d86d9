import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { readPolicy, supportFirst, supportFirstDocument, type Policy } from '../../../attendance/policy';

/** Which policy the node works by; the same fields for every operation. */
export const policyProperties: INodeProperties[] = [
	{
		displayName: 'Policy',
		name: 'policy',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Support First (Built In)',
				value: 'supportFirst',
				description: 'An early concern letter, a meeting invitation, then a support referral to the local authority. A person must approve the referral.',
			},
			{ name: 'My Own (JSON)', value: 'own', description: 'The school’s own steps, conditions, waits and holds' },
		],
		default: 'supportFirst',
		hint: 'Where it decides, put Attendance Case Log (Get History) before this node, so that no step is taken twice',
	},
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
];

/** The policy that the node's panel names: one for a whole run. Throws `PolicyError`, which names every place that is wrong. */
export function chosenPolicy(context: IExecuteFunctions): Policy {
	if (context.getNodeParameter('policy', 0) === 'supportFirst') return supportFirst;
	return readPolicy(context.getNodeParameter('policyJson', 0));
}
