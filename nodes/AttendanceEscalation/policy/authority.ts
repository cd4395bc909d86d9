import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { authorities, readAuthority, type AuthorityPack } from '../../../attendance/policy/authorities';

const own = 'own';

/** Whose code of conduct the policy follows. */
export const authorityProperties: INodeProperties[] = [
	{
		displayName: 'Local Authority',
		name: 'localAuthority',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'None', value: 'none', description: 'The policy as it stands' },
			...authorities.map(({ id, name }) => ({ name, value: id })),
			{ name: 'My Own (JSON)', value: own, description: 'What your authority asks for, where it is not in the list or has changed' },
		],
		default: 'none',
		hint: 'Adds who issues a notice to improve and for how long, and when a referral must go. <i>Read Policy</i> as plain English says where each value was read, how sure it is, and what is not known.',
	},
	{
		displayName: 'My Authority',
		name: 'authorityJson',
		type: 'json',
		typeOptions: { rows: 20 },
		default: JSON.stringify(authorities.find(({ id }) => id === 'norfolk'), null, 2),
		hint: 'Begins as a copy of Norfolk’s. Put null where something is not known.',
		displayOptions: { show: { localAuthority: [own] } },
	},
];

/** The authority's pack that the panel names; null where it names none. */
export function chosenAuthority(context: IExecuteFunctions): AuthorityPack | null {
	const chosen = context.getNodeParameter('localAuthority', 0, 'none');
	if (chosen === own) return readAuthority(context.getNodeParameter('authorityJson', 0));
	return authorities.find(({ id }) => id === chosen) ?? null;
}
