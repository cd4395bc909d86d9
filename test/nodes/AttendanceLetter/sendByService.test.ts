/**
 * *Send* with a school's own mail account: n8n's engine, requests and renewal of tokens; Gmail and Outlook by their doubles.
 * What the mail service alone does under every fault stands in test/connectors/mail.
 */
import type { INodeExecutionData } from 'n8n-workflow';
import { AttendanceLetter } from '../../../nodes/AttendanceLetter/AttendanceLetter.node';
import { expectNoRefusals } from '../../doubles/core/expectNoRefusals';
import { gmailAccount, listenToLog, outlookAccount, type MailAccount } from '../../support/mailRun';
import type { InputItem } from '../../support/runNode';

const school = { urn: '100001', name: 'Oakfield School', localAuthority: 'Wexbourne', phase: 'secondary' };
const day = '2026-11-23';

/** The letter to one family, with what the case log has answered. */
function letter(number: number, { resumed = false, email = `parent${number}@family.example`, holdsUntil = '9999-12-31T00:00:00.000Z' } = {}): InputItem {
	const key = `${number}|early-concern|id:1|2026/27`;
	const fileName = `${day}_early-concern_8B_${String(number).padStart(8, '0')}`;
	return {
		json: {
			school,
			pupil: { id: String(number) },
			letter: {
				key, step: 'early-concern', family: 'early-concern', templateVersion: 'early-concern 2026.1', date: day,
				addressee: { name: 'A Parent', relationship: 'Parent', postable: true, email }, channel: 'email', language: '', interpreter: false, fileName,
			},
			caseLog: { key, stage: 'reserved', alreadyDone: false, resumed, on: day, document: fileName, holdsUntil, reason: '' },
		},
		binary: { pdf: { content: Buffer.from(`%PDF letter ${number}`), fileName: `${fileName}.pdf`, mimeType: 'application/pdf' } },
	};
}

const letters = (count: number) => Array.from({ length: count }, (_, at) => letter(at + 1));
/** The same letters when the case log hands them out again, because nobody recorded them as done. */
const again = (items: readonly InputItem[]) => items.map(({ json }) => letter(Number((json as { pupil: { id: string } }).pupil.id), { resumed: true }));
const addressesOf = (count: number) => Array.from({ length: count }, (_, at) => `parent${at + 1}@family.example`);
const to = (items: readonly INodeExecutionData[] = []) => items.map(({ json }) => (json.letter as { addressee: { email: string } }).addressee.email);
const sentBefore = (items: readonly INodeExecutionData[] = []) => items.map(({ json }) => (json.letter as { sentAs: { sentBefore: boolean } }).sentAs.sentBefore);
const reasons = (items: readonly INodeExecutionData[] = []) => [...new Set(items.map(({ json }) => (json.held as { reason: string }).reason))];

describe.each([['Gmail', gmailAccount], ['Outlook', outlookAccount]] as const)('by %s', (_name, open) => {
	let account: MailAccount;
	beforeEach(async () => {
		account = await open();
	});
	afterEach(async () => {
		jest.restoreAllMocks();
		await account.close();
	});

	test('300 letters through a limit of 30 a minute arrive once each, in order; each wait and how far it is are logged, and no name', async () => {
		account.limit();
		// Whoever waits is told at once that a minute has passed.
		let minutes = 0;
		const now = Date.now;
		jest.spyOn(Date, 'now').mockImplementation(() => now() + minutes * 61_000);
		const log = listenToLog((line) => (minutes += line.includes('waiting') ? 1 : 0));
		const { outputs, hints } = await account.send(letters(300));
		log.stop();
		expect(account.sentTo()).toEqual(addressesOf(300));
		expect([to(outputs[0]), outputs[1]]).toEqual([addressesOf(300), []]);
		expect(new Set(sentBefore(outputs[0]))).toEqual(new Set([false]));
		expect(hints).toContain('300 letters e-mailed.');
		expect(log.lines.filter((line) => line.includes('waiting'))).toEqual(Array(9).fill(expect.stringMatching(new RegExp(`^Node under test: waiting \\d+ s for ${account.service} \\(429\\)$`))));
		expect(log.lines.filter((line) => / of /.test(line))).toEqual(Array.from({ length: 12 }, (_, at) => `Node under test: ${(at + 1) * 25} of 300 letters`));
		expect(log.lines.join()).not.toMatch(/@|parent/i);
		expectNoRefusals(account.doubles);
	}, 300_000);

	test('a letter goes as the message itself where that is chosen: the page, nothing attached, and a subject that says nothing', async () => {
		const files = {
			email: { content: Buffer.from('<!DOCTYPE html><p>Dear parent</p>'), fileName: `${day}_early-concern_8B_00000001.html`, mimeType: 'text/html' },
			emailText: { content: Buffer.from('Dear parent'), fileName: `${day}_early-concern_8B_00000001.txt`, mimeType: 'text/plain' },
		};
		const [first, second] = [letter(1), letter(2)];
		const items = [{ ...first, binary: { ...first.binary, ...files } }, second];
		const { outputs } = await account.run(new AttendanceLetter(), { operation: 'send', emailAs: 'message' }, items);
		expect(account.said()).toEqual([{ subject: 'A letter from Oakfield School', html: expect.stringContaining('<p>Dear parent</p>'), attachments: 0 }]);
		// Made without an e-mail: kept back with what to choose, and filed all the same.
		expect([to(outputs[0]), reasons(outputs[1])]).toEqual([['parent1@family.example'], ['The letter was made without an e-mail. Nothing was sent']]);
		expect(account.filed().filter((path) => path.includes('00000001'))).toHaveLength(3);
		expect(account.filed().filter((path) => path.includes('00000002'))).toHaveLength(1);
	});

	test('an attached letter takes no e-mail form along', async () => {
		const first = letter(1);
		const email = { content: Buffer.from('<p>Dear parent</p>'), fileName: 'x.html', mimeType: 'text/html' };
		await account.send([{ ...first, binary: { ...first.binary, email } }]);
		expect(account.said()).toEqual([{ subject: 'A letter from Oakfield School', html: false, attachments: 1 }]);
	});

	test('a letter whose sending is cut after it was done went once, and the others go on', async () => {
		account.doubles.faultOnce({ path: account.sending, after: 4 }, { kind: 'cut', when: 'after' });
		const { outputs } = await account.send(letters(10));
		expect([account.sentTo(), to(outputs[0]), outputs[1]]).toEqual([addressesOf(10), addressesOf(10), []]);
		expect(account.doubles.unmet).toBe(0);
	});

	test('a letter whose reservation has ended, so that another run may be at it, is neither filed nor sent; the others go on', async () => {
		const { outputs } = await account.send([letter(1), letter(2, { holdsUntil: new Date().toISOString() }), letter(3)]);
		expect([account.sentTo(), to(outputs[0]), to(outputs[1])]).toEqual([['parent1@family.example', 'parent3@family.example'], ['parent1@family.example', 'parent3@family.example'], ['parent2@family.example']]);
		expect(reasons(outputs[1])).toEqual([expect.stringContaining('took longer than its reservation holds')]);
		expect(account.filed().join()).not.toContain('00000002');
	});

	test('an address that cannot be one holds its own letter back alone', async () => {
		const { outputs } = await account.send([letter(1), letter(2, { email: 'rang on Monday' }), letter(3)]);
		expect(account.sentTo()).toEqual(['parent1@family.example', 'parent3@family.example']);
		expect(to(outputs[1])).toEqual(['rang on Monday']);
		expect(reasons(outputs[1])).toEqual([expect.stringContaining('cannot be an e-mail address')]);
	});

	test('a sign-in that ends after 100 letters leaves those on the first output and the rest on Held; the next run sends the rest', async () => {
		account.doubles.between({ path: account.sending, after: 99 }, () => account.endSignIn());
		// Few are left over: each that may have gone before is looked for with patience.
		const items = letters(101);
		const { outputs } = await account.send(items);
		expect([to(outputs[0]).length, to(outputs[1]).length, account.sentTo().length]).toEqual([100, 1, 100]);
		expect(reasons(outputs[1])).toEqual([expect.stringMatching(/expired or was withdrawn/)]);
		account.signInAgain();
		// Nobody has recorded any of them, as after a machine that stopped.
		const { outputs: next } = await account.send(again(items));
		expect(sentBefore(next[0])).toEqual(Array.from({ length: 101 }, (_, at) => at < 100));
		expect([account.sentTo(), next[1]]).toEqual([addressesOf(101), []]);
	}, 300_000);

	test('a limit for hours holds the rest back with the reason, and the next run sends just those', async () => {
		account.doubles.faultOnce({ path: account.sending, after: 3 }, account.service === 'Gmail' ? dayIsFull() : { kind: 'answer', status: 429, headers: { 'retry-after': '7200' }, body: { error: { code: 'ErrorExceededMessageLimit', message: 'Cannot send mail.' } } });
		const items = letters(5);
		const { outputs } = await account.send(items);
		expect([to(outputs[0]).length, to(outputs[1]).length, account.sentTo().length]).toEqual([3, 2, 3]);
		expect(reasons(outputs[1])).toHaveLength(1);
		expect(account.doubles.requests.filter(({ url }) => account.sending.test(url.pathname))).toHaveLength(4);
		await account.send(again(items.slice(3)));
		expect(account.sentTo()).toEqual(addressesOf(5));
	});
});

/** As Gmail says it once an account has sent its messages of the day. https://developers.google.com/workspace/gmail/api/guides/handle-errors */
const dayIsFull = () => {
	const message = `User-rate limit exceeded.  Retry after ${new Date(Date.now() + 2 * 60 * 60_000).toISOString()}`;
	return { kind: 'answer' as const, status: 429, body: { error: { code: 429, message, errors: [{ reason: 'userRateLimitExceeded' }] } } };
};
