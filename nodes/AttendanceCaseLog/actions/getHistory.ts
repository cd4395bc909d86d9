import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { caseOf } from '../../../attendance/caseLog';
import { readItem } from '../../../attendance/item';
import { perItem } from '../../shared/perItem';
import { askCaseLog } from '../askCaseLog';

/** Adds `case` to each pupil: the steps taken, oldest first. A pupil without history has an empty case. One query for all. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const answerOf = await askCaseLog(
		this,
		(json) => readItem(json, ['school', 'pupil']),
		async (store, school, reads) => {
			const history = await store.history(school, reads.map(({ pupil }) => pupil.id));
			return reads.map(({ pupil }) => caseOf(history.get(pupil.id) ?? []));
		},
	);
	return await perItem(this, 1, ({ json, binary }, itemIndex) => [{ output: 0, json: { ...json, case: answerOf(itemIndex).answer }, binary }]);
}
