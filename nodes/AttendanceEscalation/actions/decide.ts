import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { emptyCase, readItem, type Decision, type ItemKey, type ItemOf } from '../../../attendance/item';
import { decide, readPolicy, supportFirst, supportFirstDocument, type Policy } from '../../../attendance/policy';
import { asAtDate, asAtProperty } from '../../shared/asAt';
import { perItem } from '../../shared/perItem';

const displayOptions = { show: { operation: ['decide'] } };

export const description: INodeProperties[] = [
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
		hint: 'Put Attendance Case Log (Get History) before this node, so that no step is taken twice',
		displayOptions,
	},
	{
		displayName: 'My Policy',
		name: 'policyJson',
		type: 'json',
		typeOptions: { rows: 20 },
		default: JSON.stringify(supportFirstDocument, null, 2),
		hint: 'Begins as a copy of the built-in policy. Change the figures and sentences; a mistake is named by its step and field.',
		description: 'Steps in order, from the first letter on. A step is due where every condition of one of its ways holds.',
		displayOptions: { show: { operation: ['decide'], policy: ['own'] } },
	},
	{ ...asAtProperty, displayOptions },
];

const outputOf: Record<Decision['outcome'], number> = { due: 0, held: 1, 'nothing due': 2 };

const needed = ['pupil', 'attendance'] as const satisfies ItemKey[];
const usedWherePresent = ['contacts', 'register', 'risk', 'case'] as const satisfies ItemKey[];

type Read = ItemOf<(typeof needed)[number]> & Partial<ItemOf<(typeof usedWherePresent)[number]>>;

/** Adds `decision` to each pupil, and sends it by what was decided. An item without a case is a case that has not begun. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	let policy: Policy | undefined;
	return await perItem(this, 3, ({ json, binary }, itemIndex) => {
		policy ??= policyOf(this);
		const present = usedWherePresent.filter((key) => json[key] !== undefined);
		const read: Read = readItem(json, [...needed, ...present]);
		const { contacts = [], register = null, risk = null, case: history = emptyCase } = read;
		const decision = decide({ ...read, contacts, register, risk, case: history }, policy, asAtDate(this, itemIndex));
		return [{ output: outputOf[decision.outcome], json: { ...json, decision }, binary }];
	});
}

/** One policy for all pupils of a run: it is read once, and never differs from pupil to pupil. */
function policyOf(context: IExecuteFunctions): Policy {
	if (context.getNodeParameter('policy', 0) === 'supportFirst') return supportFirst;
	return readPolicy(context.getNodeParameter('policyJson', 0));
}
