/** *Check What Became of Letters*: what came back to the mailbox, what GOV.UK Notify says, and what the case log keeps of it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AttendanceCaseLog } from '../../../nodes/AttendanceCaseLog/AttendanceCaseLog.node';
import { AttendanceLetter } from '../../../nodes/AttendanceLetter/AttendanceLetter.node';
import { father, mother, pupil, school } from '../../attendance/letters/okafors';
import { reportOf } from '../../connectors/mail/reports';
import { Doubles } from '../../doubles/core/doubles';
import { expectNoRefusals } from '../../doubles/core/expectNoRefusals';
import { GovUkNotifyDouble } from '../../doubles/govUkNotify/govUkNotify';
import { runKeyed } from '../../support/keyedNode';
import { gmailAccount, outlookAccount, type MailAccount } from '../../support/mailRun';
import { runNode, type InputItem } from '../../support/runNode';

const folder = mkdtempSync(path.join(tmpdir(), 'outcomes-'));
process.env.N8N_RESTRICT_FILE_ACCESS_TO = folder;
afterAll(() => rmSync(folder, { recursive: true }));

const day = new Date().toISOString().slice(0, 10);

/** A letter to the mother of an invented pupil. */
function letter(number: number, over: object = {}): InputItem {
	return {
		json: {
			school, pupil: pupil({ id: String(number) }), contacts: [{ ...mother, email: `parent${number}@family.example` }, father],
			letter: {
				key: `${number}|early-concern|id:1|2026/27`, step: 'early-concern', family: 'early-concern', templateVersion: '1', date: day, channel: 'email', language: '', interpreter: false, fileName: `letter-${number}`,
				addressee: { name: 'Ms Ngozi Okafor', relationship: 'Mother', postable: true, email: `parent${number}@family.example`, phone: '07700 900123' }, ...over,
			},
		},
		binary: { pdf: { content: Buffer.from('%PDF-1.7 letter'), fileName: `letter-${number}.pdf`, mimeType: 'application/pdf' } },
	};
}
const outcomeOf = (item: { json: object } | undefined) => (item?.json as { letter: { outcome?: object } }).letter.outcome;
const identityOf = (item: { json: object } | undefined) => (item?.json as { letter: { sentAs: { identity: string } } }).letter.sentAs.identity;
const onward = (items: readonly { json: object }[] = []): InputItem[] => items.map(({ json }) => ({ json }));
const ids = (items: readonly { json: object }[] = []) => items.map(({ json }) => (json as { pupil: { id: string } }).pupil.id);

describe.each([['Gmail', gmailAccount], ['Outlook', outlookAccount]] as const)('by %s', (service, open) => {
	let account: MailAccount;
	beforeEach(async () => {
		account = await open();
	});
	afterEach(() => account.close());
	const check = (items: readonly InputItem[]) => account.run(new AttendanceLetter(), { operation: 'outcomes', asAt: day }, items);

	test('a letter that came back leaves by the second output with whom to turn to next; one that is late and all others by the first', async () => {
		const sent = (await account.send([letter(1), letter(2), letter(3)])).outputs[0] ?? [];
		await account.comesBack(reportOf({ messageId: identityOf(sent[0]), action: 'delayed', status: '4.4.1' }));
		await account.comesBack(reportOf({ messageId: identityOf(sent[1]), status: '5.1.1', to: 'parent2@family.example' }));
		await account.comesBack(reportOf({ messageId: 'of-somebody-else@oakfield.example' }));
		const { outputs, hints } = await check(onward(sent));
		expect([ids(outputs[0]), ids(outputs[1])]).toEqual([['1', '3'], ['2']]);
		expect([outcomeOf(outputs[0]?.[0]), outcomeOf(outputs[0]?.[1])]).toMatchObject([{ state: 'on its way', reason: expect.stringContaining('being tried') }, { state: 'on its way', reason: expect.stringContaining('nothing has come back') }]);
		expect(outcomeOf(outputs[1]?.[0])).toEqual({
			state: 'failed', reason: 'It came back: there is no such e-mail address (5.1.1)', on: day, advice: '',
			nextContact: { relationship: 'Mother', channel: 'post', why: 'The Mother can be reached by post' },
		});
		expect(hints.join(' ')).toContain('1 letter did not arrive');
		expectNoRefusals(account.doubles);
	});

	test('that it failed outweighs that it was late, whichever came first', async () => {
		const sent = (await account.send([letter(1)])).outputs[0] ?? [];
		for (const action of ['delayed', 'failed', 'delayed']) await account.comesBack(reportOf({ messageId: identityOf(sent[0]), action, status: '4.4.7' }));
		expect((await check(onward(sent))).outputs[1]).toHaveLength(1);
	});

	test(`letters that ${service} did not send, and those of a test run, pass on as they came and cost no request`, async () => {
		const others = [letter(1), letter(2, { sentAs: { service: 'govUkNotify', identity: 'x', sentBefore: false } })];
		const { outputs } = await check(others);
		expect([ids(outputs[0]), outputs[0]?.map(outcomeOf), outputs[1]]).toEqual([['1', '2'], [undefined, undefined], []]);
		expect(account.doubles.requests.filter(({ url }) => url.pathname.includes('messages'))).toEqual([]);
	});
});

describe('by GOV.UK Notify', () => {
	let notify: GovUkNotifyDouble;
	let doubles: Doubles;
	beforeEach(async () => {
		notify = new GovUkNotifyDouble();
		notify.letterCheck = { ends: 'accepted', after: 0 };
		doubles = await Doubles.start(notify);
	});
	afterEach(() => doubles.close());
	const locator = (value: string) => ({ __rl: true, mode: 'id', value });

	test.each([
		['post', 'letter', 'received', 'delivered'],
		['post', 'letter', 'accepted', 'on its way'],
		['post', 'letter', 'permanent-failure', 'failed'],
		['post', 'letter', 'cancelled', 'failed'],
		['email', 'email', 'delivered', 'delivered'],
		['email', 'email', 'permanent-failure', 'failed'],
		['email', 'email', 'temporary-failure', 'failed'],
		['sms', 'sms', 'permanent-failure', 'failed'],
		['sms', 'sms', 'technical-failure', 'failed'],
		['sms', 'sms', 'sending', 'on its way'],
	] as const)('a letter by %s (Notify: %s) of the status %s is %s', async (channel, kind, status, state) => {
		const key = notify.key();
		const templates = { emailTemplate: locator(notify.template('email', '((link_to_file))', 'A letter')), messageTemplate: locator(notify.template('sms', '((message))')) };
		const run = (operation: string, items: readonly InputItem[]) => runKeyed(new AttendanceLetter(), doubles, { credential: 'govUkNotifyApi', key }, { items, parameters: { operation, service: 'govUkNotify', folder, asAt: day, ...templates } });
		const sent = (await run('send', [letter(1, { channel, textMessage: { text: 'Please ring us.', parts: 1 } })])).outputs[0] ?? [];
		expect(notify.taken.map((taken) => taken.kind)).toEqual([kind]);
		(notify.taken[0] as { status: string }).status = status;
		const { outputs } = await run('outcomes', onward(sent));
		expect(outcomeOf([...(outputs[0] ?? []), ...(outputs[1] ?? [])][0])).toMatchObject({ state, reason: expect.stringMatching(/\w/) });
		expect([outputs[0]?.length, outputs[1]?.length]).toEqual(state === 'failed' ? [0, 1] : [1, 0]);
		expectNoRefusals(doubles);
	});

	test('what Notify has forgotten is said to be unknown, and is not taken for a failure', async () => {
		const { outputs } = await runKeyed(new AttendanceLetter(), doubles, { credential: 'govUkNotifyApi', key: notify.key() }, {
			items: [letter(1, { sentAs: { service: 'govUkNotify', identity: 'a'.repeat(40), sentBefore: false } })], parameters: { operation: 'outcomes', service: 'govUkNotify', asAt: day },
		});
		expect(outcomeOf(outputs[0]?.[0])).toMatchObject({ state: 'unknown', nextContact: null });
	});
});

describe('in the case log', () => {
	const databaseFile = path.join(folder, 'case-log.sqlite');
	const failed = { state: 'failed', reason: 'It came back: the mailbox is full (5.2.2)', on: day, advice: '', nextContact: { relationship: 'Mother', channel: 'post', why: 'The Mother can be reached by post' } };
	const record = (items: readonly InputItem[], executionId: string) => runNode(new AttendanceCaseLog(), { items, executionId, parameters: { operation: 'record', what: 'letterOutcome', databaseFile, asAt: day } });
	const recorded = async (items: readonly InputItem[], executionId: string) => (await record(items, executionId)).outputs[0]?.map(({ json }) => json.recorded) as { type: string | null; alreadyRecorded: boolean; reason: string }[];

	test('a letter that did not arrive is a try at reaching this parent, once however often it is looked up; of another nothing is kept', async () => {
		const items = [letter(1, { outcome: failed }), letter(2, { outcome: { ...failed, state: 'delivered', nextContact: null } }), letter(3)];
		expect(await recorded(items, '1')).toMatchObject([{ type: 'contact', alreadyRecorded: false }, { type: null }, { type: null }]);
		expect(await recorded([letter(1, { outcome: { ...failed, on: '2027-01-08' } })], '2')).toMatchObject([{ type: 'contact', alreadyRecorded: true }]);
		const { outputs } = await runNode(new AttendanceCaseLog(), { items: [letter(1)], parameters: { operation: 'getHistory', databaseFile, asAt: day } });
		expect((outputs[0]?.[0]?.json.case as { contactsMade: object[] }).contactsMade).toMatchObject([{ way: 'e-mail', reached: false, contact: 'id:1', notes: expect.stringMatching(/did not arrive.*mailbox is full.*Proposed next: Mother, by post/) }]);
	});
});
