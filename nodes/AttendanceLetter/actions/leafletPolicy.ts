import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Expectations, SchoolsSide } from '../../../attendance/letters';
import { readPolicy, supportFirst, supportFirstDocument } from '../../../attendance/policy';
import { leafletOf } from '../../../attendance/policy/leaflet';

const shownForLeaflet = { operation: ['generate'], family: ['expectations'] };

/** Which policy the expectations leaflet is made from. */
export const leafletPolicyProperties: INodeProperties[] = [
	{
		displayName: 'Policy for the Leaflet',
		name: 'leafletPolicy',
		type: 'options',
		options: [
			{ name: 'My Own (JSON)', value: 'own', description: 'The policy that Attendance Escalation gives with Read Policy as JSON' },
			{ name: 'Support First (Built In)', value: 'supportFirst' },
		],
		default: 'supportFirst',
		description: 'The leaflet says what this policy does, step by step, in words for families',
		displayOptions: { show: shownForLeaflet },
	},
	{
		displayName: 'My Policy',
		name: 'leafletPolicyJson',
		type: 'json',
		typeOptions: { rows: 10 },
		default: JSON.stringify(supportFirstDocument, null, 2),
		hint: 'Best taken by an expression from Attendance Escalation, operation Read Policy, given as JSON',
		displayOptions: { show: { ...shownForLeaflet, leafletPolicy: ['own'] } },
	},
];

/** The lines of the leaflet. Throws `PolicyError`, which names every place that is wrong. */
export function leafletExpectations(context: IExecuteFunctions, itemIndex: number, side: SchoolsSide, date: string): Expectations {
	const own = context.getNodeParameter('leafletPolicy', itemIndex, 'supportFirst') === 'own';
	return leafletOf(own ? readPolicy(context.getNodeParameter('leafletPolicyJson', itemIndex)) : supportFirst, side, date);
}
