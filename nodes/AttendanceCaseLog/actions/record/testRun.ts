import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { actsOf, type NamedAct, type Run } from '../../../../attendance/caseLog';
import type { CaseLogAnswer, Letter } from '../../../../attendance/item';
import { capitalised } from '../../../../attendance/text/named';
import type { CaseStore, SchoolIdentity } from '../../../../connectors/caseStore/caseStore';
import { perItem } from '../../../shared/perItem';
import { isOfOneExecution } from '../../run';

export const testRunProperty: INodeProperties = {
	displayName: 'Test Run',
	name: 'testRun',
	type: 'boolean',
	default: false,
	description: 'Whether this is a test run: everything is let through and nothing is reserved or recorded, so that a later real run does all of it. Attendance Letter (Send) then sends to the school’s test address alone.',
	hint: 'In the workflows that come with this package it follows "Test run address" in the Settings node',
	displayOptions: { show: { operation: ['record'], what: ['act'], stage: ['reserve'] } },
};

/**
 * What the log holds of an act that went in a test run: nothing, its reservation by this run, or one that an earlier run left
 * behind and that says something of a real letter.
 */
export type TestStand = 'nothing' | 'reserved' | 'earlier';

/** Undefined where the act is for real. */
export function standOfTest({ letter, caseLog }: IDataObject): TestStand | undefined {
	const answer = caseLog as Partial<CaseLogAnswer> | undefined;
	if (answer?.testRun) return 'nothing';
	if (!(letter as Partial<Letter> | undefined)?.testRun) return undefined;
	if (answer?.stage !== 'reserved') return 'nothing';
	return answer.resumed ? 'earlier' : 'reserved';
}

/** Lets all through without asking the log: what was done for real before is no reason to leave it out of a test. */
export async function reservedForTest(context: IExecuteFunctions, read: (json: IDataObject) => NamedAct): Promise<INodeExecutionData[][]> {
	const outputs = await perItem(context, 2, ({ json, binary }) => [{ output: 0, json: { ...json, caseLog: testWords(read(json), 'reserved', 'is let through for a test run and nothing was reserved') }, binary }]);
	context.addExecutionHints({ message: 'Test run: nothing was reserved, and nothing may go to a family.', location: 'outputPane', type: 'warning' });
	return outputs;
}

/**
 * Gives back reservations that this execution made before the letters turned out to be a test, so that a real run does them at
 * once. What another execution has taken over meanwhile is its own.
 */
export async function giveBack(store: CaseStore, school: SchoolIdentity, tests: readonly NamedAct[], run: Run): Promise<void> {
	const keys = new Set(tests.flatMap(actsOf).map(({ key }) => key));
	if (keys.size === 0) return;
	const byRun = new Map<string, string[]>();
	for (const open of await store.open(school)) {
		if (keys.has(open.key) && isOfOneExecution(open.run, run.id)) byRun.set(open.run, [...(byRun.get(open.run) ?? []), open.key]);
	}
	const found = { by: 'Test run', reason: 'It went to the school’s test address and to no family', asAt: (tests[0] as NamedAct).act.asAt };
	// The log lets the run alone that reserved give back what is young, and the node that reserved was another one.
	for (const [id, reserved] of byRun) await store.release(school, reserved, found, { ...run, id });
}

export function wordsOfTest(named: NamedAct, stand: TestStand): CaseLogAnswer {
	if (stand === 'earlier') return testWords(named, 'reserved', 'went in a test run and was not recorded; that an earlier run began it stays open');
	return testWords(named, 'released', 'went in a test run and was not recorded');
}

const testWords = ({ act, called }: NamedAct, stage: CaseLogAnswer['stage'], words: string): CaseLogAnswer => ({
	key: act.key, stage, alreadyDone: false, resumed: false, on: act.asAt, document: act.document, testRun: true, reason: `${capitalised(called)} ${words}.`,
});
