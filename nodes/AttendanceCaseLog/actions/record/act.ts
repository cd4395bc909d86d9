import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { actOf, reservationWords, settlementWords, type NamedAct } from '../../../../attendance/caseLog';
import { readItem, type School } from '../../../../attendance/item';
import { perItem } from '../../../shared/perItem';
import { askCaseLog } from '../../askCaseLog';
import { runOf } from '../../run';
import { ofOneReservation, release, releaseProperties } from './release';

const displayOptions = { show: { operation: ['record'], what: ['act'] } };

export const description: INodeProperties[] = [
	{
		displayName: 'Stage',
		name: 'stage',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Reserve (Before Acting)',
				value: 'reserve',
				description: 'Put this before a letter is saved or sent. What was made before, or is being made by another run, leaves by Already Done.',
			},
			{
				name: 'Settle (After Acting)',
				value: 'settle',
				description: 'Put this after a letter was saved or sent. It records that it is done.',
			},
			{
				name: 'Release (It Came to Nothing)',
				value: 'release',
				description: 'Somebody looked at an open reservation that Verify showed, and it never went: the next run may do it',
			},
		],
		default: 'reserve',
		hint: 'Use the node twice: reserve before a letter or referral is saved or sent, settle after it',
		displayOptions,
	},
	...releaseProperties,
];

/** Adds `caseLog` to each letter, referral or task: what the log answered, in words. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const stage = this.getNodeParameter('stage', 0, 'reserve');
	if (stage === 'release') return await release(this);
	return stage === 'settle' ? await settle(this) : await reserve(this);
}

interface Read extends NamedAct {
	readonly school: School;
}

const read = (json: IDataObject): Read => ({ ...readItem(json, ['school']), ...actOf(json) });

/** Lets through what this run may make; the rest leaves by the second output, without its document. */
async function reserve(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const run = runOf(context);
	const answerOf = await askCaseLog(context, read, async (store, school, reads) => await store.reserve(school, reads.map(({ act }) => act), run));
	return await perItem(context, 2, ({ json, binary }, itemIndex) => {
		const { read: named, answer } = answerOf(itemIndex);
		const caseLog = reservationWords(named, answer);
		return [caseLog.alreadyDone ? { output: 1, json: { ...json, caseLog } } : { output: 0, json: { ...json, caseLog }, binary }];
	});
}

async function settle(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const run = runOf(context);
	let unreserved = 0;
	const answerOf = await askCaseLog(
		context,
		(json, itemIndex) => ofOneReservation(context, json, itemIndex) ?? read(json),
		async (store, school, reads) => await store.settle(school, reads.map(({ act }) => act), run),
	);
	const outputs = await perItem(context, 1, ({ json, binary }, itemIndex) => {
		const { read: named, answer } = answerOf(itemIndex);
		if (!answer.wasReserved) unreserved += 1;
		return [{ output: 0, json: { ...json, caseLog: settlementWords(named, answer) }, binary }];
	});
	if (unreserved > 0) {
		context.addExecutionHints({
			message: `${unreserved} of these were not reserved before they were made, so two runs at once could make them twice. Put Attendance Case Log (Record, Reserve) before the node that saves or sends.`,
			type: 'warning',
			location: 'outputPane',
		});
	}
	return outputs;
}
