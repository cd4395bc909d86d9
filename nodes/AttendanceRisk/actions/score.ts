import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { readItem } from '../../../attendance/item';
import { measure } from '../../../attendance/measures';
import { score } from '../../../attendance/risk';
import { asAtDate, asAtProperty } from '../../shared/asAt';
import { perItem } from '../../shared/perItem';

export const description: INodeProperties[] = [
	{
		...asAtProperty,
		hint: 'Counts the school year of this date, up to and including it. Later marks are left out.',
		displayOptions: { show: { operation: ['score'] } },
	},
];

/** Adds `attendance` and `risk` to each pupil. Needs `register`; reads no other key, so no group can change a score. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await perItem(this, 1, ({ json, binary }, itemIndex) => {
		const { register } = readItem(json, ['register']);
		const asAt = asAtDate(this, itemIndex);
		const attendance = measure(register, { asAt });
		return [{ output: 0, json: { ...json, attendance, risk: score(attendance, { register, asAt }) }, binary }];
	});
}
