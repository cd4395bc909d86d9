import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { isoDate } from '../../../attendance/item';
import { perItem } from '../../shared/perItem';
import { documentSaver, saveProperties } from '../../shared/saveDocuments';

export const description: INodeProperties[] = saveProperties('register-checks', 'send');

/** Puts the pages of an inspection where a person finds them. An item without a page, of a group with nothing to settle, passes through. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const save = documentSaver(this);
	return await perItem(this, 1, async ({ json, binary }, itemIndex) => {
		const day = isoDate.safeParse(json.asAt);
		if (!day.success) throw new NoInspectionError();
		const savedAs = await save(itemIndex, { day: day.data, caseLog: undefined });
		return [{ output: 0, json: { ...json, savedAs }, binary }];
	});
}

class NoInspectionError extends Error {
	readonly advice = 'Put Attendance Register (Inspect) before this node and connect its outputs to it.';
	constructor() {
		super('An item that comes in is no inspection: it does not say which day it is of');
	}
}
