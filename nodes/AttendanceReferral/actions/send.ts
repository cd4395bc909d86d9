import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { readItem } from '../../../attendance/item';
import { cloudServices } from '../../shared/cloud/cloudOf';
import { perItem } from '../../shared/perItem';
import { documentSaver, saveProperties } from '../../shared/saveDocuments';

const ready = 0;
const incomplete = 1;

export const description: INodeProperties[] = [
	...saveProperties('referrals', 'send'),
	{
		displayName: 'Open To',
		name: 'openTo',
		type: 'string',
		default: '',
		placeholder: 'e.g. champion@school.example',
		description: 'The e-mail address of the one colleague who checks and signs, if the folder is not open to them anyway. They have to sign in, may read, and nobody else gets a link.',
		displayOptions: { show: { operation: ['send'], service: cloudServices } },
	},
];

/**
 * Puts each referral's pack and form where a person finds them, to check, confirm and sign. What is not ready leaves by
 * the second output and is put nowhere. Put Attendance Case Log (Record, Reserve) before it and (Record, Settle) after it.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const save = documentSaver(this);
	return await perItem(this, 2, async ({ json, binary }, itemIndex) => {
		const { referral } = readItem(json, ['referral']);
		if (!referral.ready) return [{ output: incomplete, json }];
		const openTo = String(this.getNodeParameter('openTo', itemIndex, '') ?? '').trim();
		const savedAs = await save(itemIndex, { day: referral.date, caseLog: json.caseLog, openTo });
		return [{ output: ready, json: { ...json, referral: { ...referral, savedAs } }, binary }];
	});
}
