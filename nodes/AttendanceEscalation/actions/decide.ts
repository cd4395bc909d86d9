import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { emptyCase, readItem, type Decision, type ItemKey, type ItemOf } from '../../../attendance/item';
import { decide, type Policy } from '../../../attendance/policy';
import { asAtDate, asAtProperty } from '../../shared/asAt';
import { perItem } from '../../shared/perItem';
import { chosenPolicy } from '../policy/chosen';

const displayOptions = { show: { operation: ['decide'] } };

export const outputNames = ['Due', 'Held', 'Nothing Due'];

export const description: INodeProperties[] = [
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
		policy ??= chosenPolicy(this);
		const present = usedWherePresent.filter((key) => json[key] !== undefined);
		const read: Read = readItem(json, [...needed, ...present]);
		const { contacts = [], register = null, risk = null, case: history = emptyCase } = read;
		const decision = decide({ ...read, contacts, register, risk, case: history }, policy, asAtDate(this, itemIndex));
		return [{ output: outputOf[decision.outcome], json: { ...json, decision }, binary }];
	});
}
