/** *Send and Wait* until it waits, in n8n's own engine. The page, and what comes out, stand in test/e2e/approval. */
import { DataDeduplicationService } from 'n8n-core';
import { AttendanceApproval } from '../../../nodes/AttendanceApproval/AttendanceApproval.node';
import { sampleItem, sampleItems } from '../../attendance/approval/sampleBatch';
import { expectNoRefusals } from '../../doubles/core/expectNoRefusals';
import { expectPrivate } from '../../privacy/expectPrivate';
import { gmailAccount, listenToLog, outlookAccount } from '../../support/mailRun';
import { runNode } from '../../support/runNode';

const items = (count: number) => sampleItems(count).map((json) => ({ json }));
const run = (given: readonly { json: object }[], parameters: object = {}) => runNode(new AttendanceApproval(), { items: given, parameters: { operation: 'sendAndWait', ...parameters } });

/** n8n keeps in its database what a node has done in a run; here it is kept in memory. */
const processed = new Set<string>();
beforeAll(async () => {
	await DataDeduplicationService.init({
		checkProcessedAndRecord: async (given: unknown[]) => {
			const [before, anew] = [given.filter((one) => processed.has(String(one))), given.filter((one) => !processed.has(String(one)))];
			anew.forEach((one) => processed.add(String(one)));
			return { new: anew, processed: before };
		},
	} as never);
});
beforeEach(() => processed.clear());
afterEach(() => jest.restoreAllMocks());

test('waits with nothing put out, and says how many, until when, and where; the log says no link', async () => {
	const log = listenToLog();
	const { outputs, hints } = await run(items(3), { answerBy: '' });
	log.stop();
	expect(outputs).toEqual([[], []]);
	expect(hints).toEqual([expect.stringMatching(/^3 steps wait for a decision until the end of \w+ \d+ \w+ \d{4}\. The page to decide on: http:\/\/127\.0\.0\.1:5678\/webhook-waiting\/test\/node\?signature=[0-9a-f]{64}$/)]);
	expect(log.lines).toEqual([expect.stringMatching(/3 steps wait for a decision until the end of [^;]+$/)]);
	expect(log.lines.join()).not.toMatch(/signature|http|Ashdown|1001/);
});

test('where no step needs an approval, all go on at once', async () => {
	const { outputs, hints } = await run(sampleItems(2).map(({ decision, ...rest }) => ({ json: { ...rest, decision: { ...decision, requiresApproval: false } } })));
	expect([outputs.map((output) => output.length), hints]).toEqual([[2, 0], []]);
});

test.each([
	['an item of which nothing is due', [{ json: { ...sampleItem(4), decision: { ...sampleItem(4).decision, outcome: 'held' } } }], {}, 'Pupil 1005: no step is due', 'Due'],
	['an item without a decision', [{ json: { pupil: sampleItem(4).pupil } }], {}, 'Pupil 1005: "decision" is missing', 'Attendance Escalation'],
	['a last day that is over', items(1), { answerBy: '2026-01-05' }, '"Answer By" is over: the end of Monday 5 January 2026', 'later day'],
	['a last day that is none', items(1), { answerBy: 'soon' }, '"Answer By" is not a date', '2026-11-23'],
])('%s is told with what to do, and no name', async (_what, given, parameters, message, advice) => {
	const failure = await run(given, parameters).catch((error: Error & { description: string }) => error);
	expect(failure).toMatchObject({ message: expect.stringContaining(message), description: expect.stringContaining(advice) });
	expect(JSON.stringify([(failure as Error).message])).not.toMatch(/Esme|Ives/);
});

test('where the node is to go on after an error, nothing leaves as approved', async () => {
	const { outputs } = await runNode(new AttendanceApproval(), { items: items(2), parameters: { operation: 'sendAndWait', answerBy: '2026-01-05' }, continueOnFail: true });
	expect(outputs.map((output) => output.map(({ json }) => json))).toEqual([[], [{ error: expect.stringContaining('"Answer By" is over'), advice: expect.stringContaining('later day') }]]);
});

describe.each([['Gmail', gmailAccount], ['Outlook', outlookAccount]] as const)('by %s', (_name, open) => {
	test('the link goes once to each reviewer, however often the node is tried again, and names nobody', async () => {
		const account = await open();
		try {
			const parameters = { operation: 'sendAndWait', sendTo: 'head@oakfield.example' };
			for (let tries = 0; tries < 3; tries += 1) await account.run(new AttendanceApproval(), parameters, items(8));
			expect(account.sentTo()).toEqual(['head@oakfield.example']);
			expectNoRefusals(account.doubles);
			const people = sampleItems(8).map(({ pupil }) => pupil);
			await expectPrivate(account.doubles.requests, { people, mayStand: ['Wexbourne Academy'] });
			await expect(account.run(new AttendanceApproval(), { ...parameters, sendTo: ' ' }, items(1))).rejects.toMatchObject({ message: '"Send To" is empty' });
		} finally {
			await account.close();
		}
	});
});
