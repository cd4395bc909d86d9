import type { INodeProperties } from 'n8n-workflow';
import { referralKindNames, referralKinds } from '../../../attendance/referrals';
import { settingsHint } from '../../shared/settingsHint';

/** Value of the parameter `kind` that takes the kind from the item's decision. */
export const fromDecision = 'fromDecision';

const displayOptions = { show: { operation: ['create'] } };

const note = (name: string, displayName: string, placeholder: string, description: string): INodeProperties => ({
	displayName, name, type: 'string', typeOptions: { rows: 4 }, default: '', placeholder, description,
});

/** What people at the school know and no export holds. Left out, the pack has a box to write it in. */
const notes: INodeProperties = {
	displayName: 'Notes From People',
	name: 'notes',
	type: 'collection',
	placeholder: 'Add Note',
	default: {},
	// n8n shows no hint under a collection.
	description: 'What people at the school know and no export holds. For what is left out, the pack has a box for a person to write in.',
	displayOptions,
	// In alphabetical order, as n8n asks of collections.
	options: [
		note('effortsToFindDetails', 'Efforts to Find Details', 'e.g. Asked the mother on 3 and 10 November; letter returned on 12 November', "What was done to find a parent's address or phone number that the school does not have. With it, the referral goes without them."),
		note('medicalNeeds', 'Medical Needs', 'e.g. Asthma, inhaler kept in school', 'Medical needs that support must take into account'),
		note('otherServices', 'Other Services Involved', 'e.g. Early help, closed in May 2026', 'Early help, health, housing, youth justice and others who work with the family'),
		note('reasonsAndBarriers', 'Reasons and Barriers', 'e.g. Two homes; the journey from one takes 75 minutes', 'What keeps the pupil from attending, as far as the school knows'),
		note('requested', 'Request to the Team', 'e.g. A joint home visit', 'What the school asks of the authority’s team. Left out, the pack asks for the next targeting support meeting'),
		note('supportSoFar', 'Support Offered So Far', 'e.g. 12 October: breakfast place offered, taken up for two weeks', 'Each offer of support with its date, who made it, and what came of it'),
		note('views', 'Views of the Family', 'e.g. Tam says that lunch times are hard (9 November)', 'What the pupil and the parents say, and when they said it'),
	],
};

export const properties: INodeProperties[] = [
	{
		displayName: 'Kind',
		name: 'kind',
		type: 'options',
		options: [
			{ name: 'From the Decision', value: fromDecision, description: 'The kind that the policy asks for, as Attendance Escalation decided' },
			...referralKinds.map((kind) => ({ name: `${referralKindNames[kind]} (Local Authority)`, value: kind })),
		],
		default: fromDecision,
		description: 'What to make for each pupil',
		displayOptions,
	},
	{
		displayName: 'Nothing is sent. A person checks, confirms and signs each pack before it goes to the authority.',
		name: 'notice',
		type: 'notice',
		default: '',
		displayOptions,
	},
	{ displayName: 'Local Authority Team', name: 'localAuthorityTeam', type: 'string', default: '', placeholder: 'e.g. Attendance Support Team', description: "The name of the authority's attendance team", hint: settingsHint, displayOptions },
	{ displayName: 'Referrer Name', name: 'referrerName', type: 'string', default: '', placeholder: 'e.g. Mel Farrow', description: 'The person at the school whom the authority answers', displayOptions },
	{ displayName: 'Referrer Role', name: 'referrerRole', type: 'string', default: '', placeholder: 'e.g. Attendance Officer', displayOptions },
	{ displayName: 'Referrer Phone', name: 'referrerPhone', type: 'string', default: '', placeholder: 'e.g. 0113 496 0123', displayOptions },
	{ displayName: 'Referrer Email', name: 'referrerEmail', type: 'string', default: '', placeholder: 'e.g. name@email.com', displayOptions },
	notes,
];
