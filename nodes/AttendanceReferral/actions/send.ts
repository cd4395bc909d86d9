import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { ItemError, pupilLabel, readItem } from '../../../attendance/item';
import { perItem } from '../../shared/perItem';
import { saveDocuments, saveProperties } from '../../shared/saveDocuments';

export const description: INodeProperties[] = saveProperties('referrals', { show: { operation: ['send'] } });

/** Puts each pack where a person finds it, who checks, signs and sends it. A referral that is not ready is refused. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await perItem(this, 2, async ({ json, binary }, itemIndex) => {
		const { referral } = readItem(json, ['referral']);
		if (!referral.ready) {
			throw new ItemError(`${pupilLabel(json)}: the referral is not ready`, 'Connect only the output Ready of Attendance Referral (Create) to this node.');
		}
		const savedAs = await saveDocuments(this, itemIndex, referral.date);
		return [{ output: 0, json: { ...json, referral: { ...referral, savedAs } }, binary }];
	});
}
