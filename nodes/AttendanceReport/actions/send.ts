import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { ItemError, isoDate } from '../../../attendance/item';
import { perItem } from '../../shared/perItem';
import { documentSaver, saveProperties } from '../../shared/saveDocuments';

export const description: INodeProperties[] = saveProperties('reports', 'send');

/** Puts the pages of a report where a person finds them. An item without a page passes through. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const save = documentSaver(this);
	return await perItem(this, 1, async ({ json, binary }, itemIndex) => {
		const day = isoDate.safeParse((json.report as { asAt?: unknown } | undefined)?.asAt);
		if (!day.success) throw new ItemError('An item that comes in is no report: it does not say which day it is of', 'Put Attendance Report (Impact or First-Day Calls) before this node, and connect the output with its page.');
		const savedAs = await save(itemIndex, { day: day.data, caseLog: undefined });
		return [{ output: 0, json: { ...json, savedAs }, binary }];
	});
}
