import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { readItem } from '../../../attendance/item';
import { perItem } from '../../shared/perItem';
import { saveDocuments, saveProperties } from '../../shared/saveDocuments';

export const description: INodeProperties[] = saveProperties('letters', { show: { operation: ['send'] } });

/**
 * Puts each letter's documents where a person finds them. Put Attendance Case Log (Record, Reserve) before it and
 * (Record, Settle) after it, so that a letter goes once.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await perItem(this, 2, async ({ json, binary }, itemIndex) => {
		const { letter } = readItem(json, ['letter']);
		const savedAs = await saveDocuments(this, itemIndex, { day: letter.date, caseLog: json.caseLog });
		return [{ output: 0, json: { ...json, letter: { ...letter, savedAs } }, binary }];
	});
}
