import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { caseOf } from '../../../attendance/caseLog';
import { readItem } from '../../../attendance/item';
import { perItem } from '../../shared/perItem';
import { askForAll } from '../batch';
import { askBySchool, withCaseLog } from '../caseLogFile';

/** Adds `case` to each pupil: the steps taken, oldest first. A pupil without history has an empty case. One query for all. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const answerOf = await askForAll(
		this,
		(json) => readItem(json, ['school', 'pupil']),
		async (reads) =>
			await withCaseLog(this, async (store) =>
				await askBySchool(reads, async (school, ofSchool) => {
					const history = await store.history(school, ofSchool.map(({ pupil }) => pupil.id));
					return ofSchool.map(({ pupil }) => caseOf(history.get(pupil.id) ?? []));
				}),
			),
	);
	return await perItem(this, 1, ({ json, binary }, itemIndex) => [{ output: 0, json: { ...json, case: answerOf(itemIndex).answer }, binary }]);
}
