import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { actOf, actsOf, answerOfLetter, reservationWords, settlementWords, type NamedAct } from '../../../../attendance/caseLog';
import { readItem, type CaseLogAnswer, type School } from '../../../../attendance/item';
import type { SettlementAnswer } from '../../../../connectors/caseStore/caseStore';
import { perItem } from '../../../shared/perItem';
import { isTestRun } from '../../../shared/testRun';
import { askCaseLog } from '../../askCaseLog';
import { runOf } from '../../run';
import { ofOneReservation, release, releaseProperties } from './release';
import { giveBack, reservedForTest, standOfTest, testRunProperty, wordsOfTest, type TestStand } from './testRun';

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
	testRunProperty,
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
	/** What it is in a test run, of which nothing is recorded; undefined where it is for real. */
	readonly test?: TestStand | undefined;
}

const read = (json: IDataObject): Read => ({ ...readItem(json, ['school']), ...actOf(json), test: standOfTest(json) });

/** Lets through what this run may make; the rest leaves by the second output, without its document. */
async function reserve(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	if (isTestRun(context)) return await reservedForTest(context, read);
	const run = runOf(context);
	const answerOf = await askCaseLog(context, read, async (store, school, reads) => {
		const answers = await store.reserve(school, reads.flatMap(actsOf), run);
		return perItsActs(reads, answers).map(answerOfLetter);
	});
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
		(json, itemIndex): Read => ofOneReservation(context, json, itemIndex) ?? read(json),
		async (store, school, reads) => {
			await giveBack(store, school, reads.filter(({ test }) => test === 'reserved'), run);
			const real = reads.filter(({ test }) => !test);
			const settled = perItsActs(real, await store.settle(school, real.flatMap(actsOf), run));
			let place = 0;
			return reads.map(({ test }) => (test ? undefined : answerOfSettlement(settled[place++] ?? [])));
		},
	);
	const outputs = await perItem(context, 1, ({ json, binary }, itemIndex) => {
		const { read: named, answer } = answerOf(itemIndex);
		if (!answer) return [{ output: 0, json: { ...json, caseLog: wordsOfTest(named, named.test ?? 'nothing') }, binary }];
		if (!answer.wasReserved) unreserved += 1;
		return [{ output: 0, json: { ...json, caseLog: settlementWords(named, answer) }, binary }];
	});
	const tests = (outputs[0] ?? []).filter(({ json }) => (json.caseLog as CaseLogAnswer | undefined)?.testRun).length;
	if (tests > 0) context.addExecutionHints({ message: `Test run: nothing was recorded of ${tests === 1 ? '1 item' : `${tests} items`}; a real run does all of it.`, location: 'outputPane', type: 'info' });
	if (unreserved > 0) {
		context.addExecutionHints({
			message: `${unreserved} of these were not reserved before they were made, so two runs at once could make them twice. Put Attendance Case Log (Record, Reserve) before the node that saves or sends.`,
			type: 'warning',
			location: 'outputPane',
		});
	}
	return outputs;
}

/** The answers to each item's acts, of which a letter about brothers and sisters has several. */
function perItsActs<Answer>(reads: readonly NamedAct[], answers: readonly Answer[]): Answer[][] {
	let place = 0;
	return reads.map((named) => {
		const { length } = actsOf(named);
		place += length;
		return answers.slice(place - length, place);
	});
}

/** Settled before, and reserved before that, only where each of its acts was. */
function answerOfSettlement(answers: readonly SettlementAnswer[]): SettlementAnswer | undefined {
	const [first] = answers;
	return first && { on: first.on, alreadySettled: answers.every(({ alreadySettled }) => alreadySettled), wasReserved: answers.every(({ wasReserved }) => wasReserved) };
}
