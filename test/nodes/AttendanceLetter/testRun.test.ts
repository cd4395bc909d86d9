/** A test run sends everything to one address of the school and nothing to a family, whichever way the letters would have gone. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AttendanceCaseLog } from '../../../nodes/AttendanceCaseLog/AttendanceCaseLog.node';
import { AttendanceLetter } from '../../../nodes/AttendanceLetter/AttendanceLetter.node';
import { Doubles } from '../../doubles/core/doubles';
import { expectNoRefusals } from '../../doubles/core/expectNoRefusals';
import { GovUkNotifyDouble } from '../../doubles/govUkNotify/govUkNotify';
import { runKeyed } from '../../support/keyedNode';
import { gmailAccount, outlookAccount } from '../../support/mailRun';
import { runNode, type InputItem } from '../../support/runNode';
import { pupilItem } from '../AttendanceCaseLog/items';

const folder = mkdtempSync(path.join(tmpdir(), 'test-run-'));
process.env.N8N_RESTRICT_FILE_ACCESS_TO = folder;
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => rmSync(path.join(folder, 'letters'), { recursive: true, force: true }));

const testAddress = 'test-inbox@oakfield.example';
const day = '2026-11-23';
const channels = ['post', 'email', 'sms'] as const;

/** A letter to a parent of an invented pupil; all that could reach the family is on it. */
function letter(channel: (typeof channels)[number], over: { readonly caseLog?: object; readonly relationship?: string } = {}): InputItem {
	const number = channels.indexOf(channel) + 1;
	const key = `${number}|early-concern|id:1|2026/27`;
	const fileName = `${day}_early-concern_8B_${number}`;
	return {
		json: {
			school: { urn: '100001', name: 'Oakfield School', localAuthority: 'Wexbourne', phase: 'secondary' },
			pupil: pupilItem(String(number)).pupil,
			letter: {
				key, step: 'early-concern', family: 'early-concern', templateVersion: '1', date: day, channel, language: '', interpreter: false, fileName,
				addressee: { name: 'Ms Ngozi Okafor', relationship: over.relationship ?? 'Mother', postable: true, email: `parent${number}@family.example`, phone: '07700 900123' },
				...(channel === 'sms' ? { textMessage: { text: 'Amara was away 4 days. Please ring 0113 496 0123.', parts: 1 } } : {}),
			},
			...(over.caseLog ? { caseLog: { key, stage: 'reserved', alreadyDone: false, resumed: false, on: day, document: null, reason: '', ...over.caseLog } } : {}),
		},
		binary: { pdf: { content: Buffer.from(`%PDF-1.7 letter ${number}`), fileName: `${fileName}.pdf`, mimeType: 'application/pdf' } },
	};
}
const all = (over?: Parameters<typeof letter>[1]) => channels.map((channel) => letter(channel, over));
const marks = (items: readonly { json: object }[] = []) => items.map(({ json }) => (json as { letter: { testRun?: true } }).letter.testRun);

describe.each([['Gmail', gmailAccount], ['Outlook', outlookAccount]] as const)('by %s', (service, open) => {
	let account: Awaited<ReturnType<typeof open>>;
	beforeEach(async () => {
		account = await open();
	});
	afterEach(() => account.close());
	const send = (items: readonly InputItem[], testRunTo = testAddress) => account.run(new AttendanceLetter(), { operation: 'send', testRunTo, replyTo: 'office@oakfield.example' }, items);

	test('letters by post, by e-mail and as a text all go to the one address, and to nobody else', async () => {
		const { outputs, hints } = await send(all());
		expect(account.sentTo()).toEqual([testAddress, testAddress, testAddress]);
		const asked = account.doubles.requests.map(({ body }) => body.toString()).concat(rawMessages(account.doubles.requests.map(({ body }) => body.toString())));
		expect(asked.join('\n')).not.toMatch(/parent\d@family|07700/);
		expect([marks(outputs[0]), outputs[1]]).toEqual([[true, true, true], []]);
		expect(hints.join(' ')).toContain('3 letters e-mailed to the school’s test address and none to a family');
		expectNoRefusals(account.doubles);
	});

	test('each says TEST in its subject and, by relationship only, whom it would have gone to', async () => {
		await send(all({ relationship: 'Mother & <b>carer</b>' }));
		const said = [...rawMessages(account.doubles.requests.map(({ body }) => body.toString())), ...account.doubles.requests.map(({ body }) => body.toString())].join('\n');
		expect(said).toMatch(/TEST: /);
		for (const way of ['by post', 'by e-mail', 'as a text message']) expect(said.replaceAll(/=\r?\n|\r?\n/g, '')).toMatch(new RegExp(`carer(</b>|<\\\\/b>)?, ${way}`));
		expect(said).not.toContain('To: Ms Ngozi');
	});

	test('a letter that is the message itself says so above its words, and one to be posted is attached as printed', async () => {
		const withEmail = (item: InputItem): InputItem => ({ ...item, binary: { ...item.binary, email: { content: Buffer.from('<html><body><p>Dear parent</p></body></html>'), fileName: 'a.html', mimeType: 'text/html' }, emailText: { content: Buffer.from('Dear parent'), fileName: 'a.txt', mimeType: 'text/plain' } } });
		const { outputs } = await account.run(new AttendanceLetter(), { operation: 'send', testRunTo: testAddress, emailAs: 'message' }, [withEmail(letter('email')), letter('post')]);
		expect([outputs[0]?.length, outputs[1], account.sentTo()]).toEqual([2, [], [testAddress, testAddress]]);
		const said = [...rawMessages(account.doubles.requests.map(({ body }) => body.toString())), ...account.doubles.requests.map(({ body }) => body.toString())].join('\n').replaceAll(/=\r?\n/g, '');
		expect(said).toMatch(/<body><p style[^]*TEST RUN[^]*<p>Dear parent<\/p>/);
	});

	test('documents lie apart under names of their own', async () => {
		await send(all());
		const filed = account.filed().filter((file) => file.endsWith('.pdf'));
		expect(filed).toHaveLength(3);
		for (const file of filed) expect(file).toMatch(/test-runs\/2026-11-23\/TEST_2026-11-23_/);
	});

	test('a real run afterwards sends everything that goes by e-mail', async () => {
		await send(all());
		await account.run(new AttendanceLetter(), { operation: 'send' }, [letter('email'), letter('post')]);
		expect(account.sentTo()).toEqual([testAddress, testAddress, testAddress, 'parent2@family.example']);
	});

	test.each([
		['an address that is none', { testRunTo: 'yes please' }, /cannot be an e-mail address/],
		['an expression that gives nothing', { testRunTo: '={{ $json.settings?.testRunAddress }}' }, /gives no text/],
		['an address for some letters alone', { testRunTo: '={{ $json.letter.channel === "email" ? "" : "test@oakfield.example" }}' }, /not the same for all letters/],
	])('%s stops the run, and nothing is sent', async (_what, parameters, message) => {
		await expect(account.run(new AttendanceLetter(), { operation: 'send', ...parameters }, all())).rejects.toMatchObject({ message: expect.stringMatching(message), description: expect.any(String) });
		expect(account.sentTo()).toEqual([]);
	});

	test('a letter that the case log let through for a test run never goes for real', async () => {
		const { outputs } = await account.run(new AttendanceLetter(), { operation: 'send' }, all({ caseLog: { testRun: true } }));
		expect([outputs[0], outputs[1]?.length, account.sentTo(), account.filed()]).toEqual([[], 3, [], []]);
		expect(outputs[1]?.[0]?.json.held).toMatchObject({ reason: expect.stringContaining('test run'), advice: expect.stringContaining('Fill in') });
	});

	test('a letter to go as a text is held outside a test run, since a mail account sends none', async () => {
		const { outputs } = await account.run(new AttendanceLetter(), { operation: 'send' }, [letter('sms'), letter('email')]);
		expect([outputs[0]?.length, outputs[1]?.length, account.sentTo()]).toEqual([1, 1, ['parent2@family.example']]);
		expect(outputs[1]?.[0]?.json.held).toMatchObject({ advice: expect.stringContaining('GOV.UK Notify') });
	});

	test(`${service} is not asked to send at all where letters are only filed`, async () => {
		await account.run(new AttendanceLetter(), { operation: 'send', testRunTo: testAddress, deliver: 'file' }, all());
		expect([account.sentTo(), account.filed().filter((file) => file.endsWith('.pdf')).length]).toEqual([[], 3]);
	});
});

/** Messages that went up as they are on the wire, base64url within JSON. */
const rawMessages = (bodies: readonly string[]): string[] => bodies.flatMap((body) => [...body.matchAll(/"raw":"([\w-]+)/g)].map(([, raw = '']) => Buffer.from(raw, 'base64url').toString()));

describe('by GOV.UK Notify', () => {
	let notify: GovUkNotifyDouble;
	let doubles: Doubles;
	let parameters: Record<string, object | string>;
	const locator = (value: string) => ({ __rl: true, mode: 'id', value });
	beforeEach(async () => {
		notify = new GovUkNotifyDouble();
		doubles = await Doubles.start(notify);
		parameters = {
			emailTemplate: locator(notify.template('email', 'Dear ((name)), read ((link_to_file))', 'A letter from ((school))')),
			textTemplate: locator(notify.template('sms', 'A letter from ((school)) is coming')),
			messageTemplate: locator(notify.template('sms', '((message))')),
		};
	});
	afterEach(() => doubles.close());
	const send = (more: object = {}, key = notify.key()) =>
		runKeyed(new AttendanceLetter(), doubles, { credential: 'govUkNotifyApi', key }, { items: all(), parameters: { operation: 'send', service: 'govUkNotify', folder: path.join(folder, 'letters'), ...parameters, testRunTo: testAddress, ...more } });

	test('nothing is posted and no text is sent: all are links in e-mails to the one address, marked TEST', async () => {
		const { outputs, hints } = await send();
		expect(notify.taken.map(({ kind, to }) => `${kind} ${to}`)).toEqual(Array(3).fill(`email ${testAddress}`));
		expect(notify.taken.map(({ text }) => text)).toEqual(['by post', 'by e-mail', 'as a text message'].map((way) => expect.stringMatching(new RegExp(`TEST RUN: Oakfield School[^]*TEST RUN \\(would have gone to the Mother, ${way}\\)`))));
		expect(marks(outputs[0])).toEqual([true, true, true]);
		expect(hints.join(' ')).toContain('none was posted and none went to a family');
		expectNoRefusals(doubles);
	});

	test('a real run afterwards sends everything', async () => {
		const key = notify.key();
		await send({}, key);
		await send({ testRunTo: '' }, key);
		expect(notify.taken.slice(3).map(({ kind, to }) => `${kind} ${to}`.trim())).toEqual(['letter', 'sms 07700900123', 'email parent2@family.example', 'sms 07700900123']);
	});

	test('without a template for e-mails it stops and says so', async () => {
		await expect(send({ emailTemplate: locator('') })).rejects.toMatchObject({ description: expect.stringContaining('template for e-mails') });
		expect(notify.taken).toEqual([]);
	});
});

describe('the case log around it', () => {
	const databaseFile = path.join(folder, 'case-log.sqlite');
	let executions = 0;
	beforeEach(() => rmSync(databaseFile, { force: true }));
	const log = (stage: 'reserve' | 'settle', items: readonly InputItem[], executionId: string, more: object = {}) => runNode(new AttendanceCaseLog(), { items, executionId, parameters: { operation: 'record', what: 'act', stage, databaseFile, ...more } });
	/** What a node gave, as the next one gets it. */
	const onward = (items: readonly { json: object }[] = []): InputItem[] => items.map(({ json }) => ({ json, binary: all()[Number((json as { pupil: { id: string } }).pupil.id) - 1]?.binary ?? {} }));
	const save = (items: readonly InputItem[], executionId: string, testRunTo: string) => runNode(new AttendanceLetter(), { items, executionId, parameters: { operation: 'send', folder: path.join(folder, 'letters'), testRunTo } });
	const chain = async ({ testRun = false, testRunTo = '' }) => {
		const id = String((executions += 1));
		const reserved = (await log('reserve', all(), id, { testRun })).outputs;
		const sent = (await save(onward(reserved[0]), id, testRunTo)).outputs[0] ?? [];
		return { let: reserved[0]?.length, settled: (await log('settle', onward(sent), id)).outputs[0] ?? [] };
	};
	const stages = (items: readonly { json: object }[]) => items.map(({ json }) => (json as { caseLog: { stage: string } }).caseLog.stage);
	const files = () => (readdirSync(path.join(folder, 'letters'), { recursive: true }) as string[]).filter((file) => file.endsWith('.pdf')).sort();

	test.each([
		['with the case log told of it', { testRun: true, testRunTo: testAddress }],
		['with the case log not told of it, so that it reserved', { testRunTo: testAddress }],
	])('a test run %s leaves nothing that keeps a real run right after it from any letter', async (_what, how) => {
		expect(stages((await chain(how)).settled)).toEqual(['released', 'released', 'released']);
		expect(files()).toEqual([1, 2, 3].map((number) => `test-runs/${day}/TEST_${day}_early-concern_8B_${number}.pdf`));
		const real = await chain({});
		expect([real.let, stages(real.settled)]).toEqual([3, ['settled', 'settled', 'settled']]);
		expect(files().filter((file) => !file.startsWith('test-runs'))).toHaveLength(3);
		expect((await chain({})).let).toBe(0);
	});

	test('a test run does not ask what was done for real: it shows all letters again', async () => {
		await chain({});
		expect((await chain({ testRun: true, testRunTo: testAddress })).let).toBe(3);
	});
});
