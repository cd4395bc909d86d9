import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AttendanceLetter } from '../../../nodes/AttendanceLetter/AttendanceLetter.node';
import { Doubles } from '../../doubles/core/doubles';
import { expectNoRefusals } from '../../doubles/core/expectNoRefusals';
import { GovUkNotifyDouble } from '../../doubles/govUkNotify/govUkNotify';
import type { KeyType } from '../../doubles/govUkNotify/tokens';
import { runKeyed } from '../../support/keyedNode';

const folder = mkdtempSync(path.join(tmpdir(), 'notify-'));
process.env.N8N_RESTRICT_FILE_ACCESS_TO = folder;

const date = new Date().toISOString().slice(0, 10);
const pdf = Buffer.from('%PDF-1.7 a letter');

interface Wanted {
	readonly channel?: 'post' | 'email';
	readonly resumed?: boolean;
	readonly on?: string;
	readonly requiresApproval?: boolean;
	/** What a person decided of the step, and of which one. */
	readonly approval?: { readonly outcome: string; readonly step?: string; readonly period?: string };
	readonly withoutPdf?: boolean;
}

const dueButToBeApproved = {
	outcome: 'due', asAt: date, policy: 'support first 1', step: 'early-concern', stepName: 'Early concern', action: 'letter', audience: 'parents', letterTemplate: 'early-concern', referralKind: null, dueOn: date,
	period: '2026/27', requiresApproval: true, reasons: [], evidence: { sessions: [] }, key: 'k', held: null,
};

/** A letter to a parent of an invented pupil. */
function letter(number: number, { channel = 'post', resumed, on = date, requiresApproval, approval, withoutPdf }: Wanted = {}) {
	const fileName = `${date}_early-concern_8B_${number}`;
	const key = `${number}|early-concern|id:1|2026/27`;
	return {
		json: {
			school: { urn: '100001', name: 'Oakfield School', localAuthority: '', phase: 'secondary' },
			pupil: { id: String(number) },
			letter: {
				key, step: 'early-concern', family: 'early-concern', templateVersion: '1', date, channel, language: '', interpreter: false, fileName,
				addressee: { name: 'Ms Ngozi Okafor', relationship: 'Mother', postable: channel === 'post', email: channel === 'email' ? `parent${number}@family.example` : '', phone: '07700 900123' },
			},
			...(resumed ? { caseLog: { key, stage: 'reserved', alreadyDone: false, resumed, on, document: null, reason: '' } } : {}),
			...(requiresApproval ? { decision: dueButToBeApproved } : approval ? { decision: { ...dueButToBeApproved, requiresApproval: false } } : {}),
			...(approval ? { approval: { by: 'P. Adeyemi, headteacher', on: date, at: `${date}T10:00:00.000Z`, reason: '', until: null, step: 'early-concern', period: '2026/27', ...approval } } : {}),
		},
		binary: {
			...(withoutPdf ? {} : { pdf: { content: pdf, fileName: `${fileName}.pdf`, mimeType: 'application/pdf' } }),
			docx: { content: Buffer.from('docx'), fileName: `${fileName}.docx`, mimeType: 'application/zip' },
		},
	};
}

let notify: GovUkNotifyDouble;
let doubles: Doubles;
let templates: { email: string; text: string };
beforeEach(async () => {
	rmSync(path.join(folder, 'letters'), { recursive: true, force: true });
	notify = new GovUkNotifyDouble();
	notify.letterCheck = { ends: 'accepted', after: 0 };
	doubles = await Doubles.start(notify);
	templates = { email: notify.template('email', 'Dear ((name)), read ((link_to_file))', 'A letter from ((school))'), text: notify.template('sms', 'A letter from ((school)) is coming') };
});
afterEach(() => doubles.close());
afterAll(() => rmSync(folder, { recursive: true }));

const locator = (value: string) => ({ __rl: true, mode: 'id', value });

async function send(items: Array<ReturnType<typeof letter>>, more: { text?: boolean; type?: KeyType; parameters?: object; key?: string } = {}) {
	const { outputs, hints } = await runKeyed(new AttendanceLetter(), doubles, { credential: 'govUkNotifyApi', key: more.key ?? notify.key(more.type) }, {
		items,
		parameters: { operation: 'send', service: 'govUkNotify', folder: path.join(folder, 'letters'), emailTemplate: locator(templates.email), textTemplate: locator(more.text ? templates.text : ''), ...more.parameters },
	});
	const [sent = [], held = []] = outputs;
	return { sent, held, hints };
}

const taken = () => notify.taken.map(({ kind, to }) => `${kind} ${to}`.trim());
const filed = () => (readdirSync(path.join(folder, 'letters'), { recursive: true }) as string[]).filter((file) => file.endsWith('.pdf')).length;

test('letters go by post and by e-mail, each once, and all are filed', async () => {
	const { sent, held, hints } = await send([letter(1), letter(2, { channel: 'email' })], { text: true });
	expect(taken()).toEqual(['letter', 'sms 07700900123', 'email parent2@family.example']);
	expect(held).toEqual([]);
	expect(sent.map(({ json }) => (json.letter as { sentAs: object }).sentAs)).toEqual([
		{ service: 'govUkNotify', identity: notify.taken[0]!.reference, sentBefore: false },
		{ service: 'govUkNotify', identity: notify.taken[2]!.reference, sentBefore: false },
	]);
	expect(filed()).toBe(2);
	expect(hints.join(' ')).toMatch(/1 letter given to GOV.UK Notify to be posted.*1 letter e-mailed.*1 text message sent/);
	expectNoRefusals(doubles);
});

test('without a template for e-mails these are only filed, and without one for texts none go', async () => {
	await send([letter(1), letter(2, { channel: 'email' })], { parameters: { emailTemplate: locator('') } });
	expect(taken()).toEqual(['letter']);
	expect(filed()).toBe(2);
});

test.each([
	['filing only', { deliver: 'file' }, {}],
	['a step that needs a person’s approval', {}, { requiresApproval: true }],
	['a step that a person held', {}, { requiresApproval: true, approval: { outcome: 'held' } }],
	['a step that nobody decided on in time', {}, { requiresApproval: true, approval: { outcome: 'not answered' } }],
	['an approval of another step', {}, { requiresApproval: true, approval: { outcome: 'approved', step: 'notice' } }],
	['an approval of last year', {}, { requiresApproval: true, approval: { outcome: 'approved', period: '2025/26' } }],
	['a step that needs no approval and that a person turned down', {}, { approval: { outcome: 'not appropriate' } }],
])('%s files and sends nothing', async (_what, parameters, wanted) => {
	const { sent } = await send([letter(1, wanted)], { parameters });
	expect(sent).toHaveLength(1);
	expect([taken(), filed()]).toEqual([[], 1]);
});

test('a letter whose step a person approved goes', async () => {
	await send([letter(1, { requiresApproval: true, approval: { outcome: 'approved' } })]);
	expect([taken(), filed()]).toEqual([['letter'], 1]);
});

test('a letter that an earlier run gave to Notify is found, and goes no second time', async () => {
	const key = notify.key();
	await send([letter(1)], { key, text: true });
	const { sent } = await send([letter(1, { resumed: true })], { key, text: true });
	expect(taken()).toEqual(['letter', 'sms 07700900123']);
	expect(sent[0]?.json.letter).toMatchObject({ sentAs: { sentBefore: true } });
});

test('what cannot be told is held, and the rest goes', async () => {
	const { sent, held } = await send([letter(1, { resumed: true, on: '2026-09-01' }), letter(2)]);
	expect([sent.length, held.length, taken()]).toEqual([1, 1, ['letter']]);
	expect(held[0]?.json.held).toMatchObject({ reason: expect.stringContaining('cannot tell any more'), advice: expect.stringContaining('case log') });
});

test('a letter that Notify takes and then refuses is held with the reason, and sent anew by the next run', async () => {
	notify.letterCheck = { ends: 'validation-failed', after: 0 };
	const key = notify.key();
	const { sent, held } = await send([letter(1)], { key });
	expect(sent).toEqual([]);
	expect(held[0]?.json).toMatchObject({ held: { reason: expect.stringContaining('printable area') }, letter: { savedAs: expect.any(Array) } });
	expect(held[0]?.json.letter).not.toHaveProperty('sentAs');
	notify.letterCheck = { ends: 'accepted', after: 0 };
	expect((await send([letter(1, { resumed: true })], { key })).sent).toHaveLength(1);
	expect(notify.taken.map(({ status }) => status)).toEqual(['validation-failed', 'accepted']);
});

test('a letter without a PDF is held, and the rest goes', async () => {
	const { sent, held } = await send([letter(1, { withoutPdf: true }), letter(2)]);
	expect([sent.length, held.length]).toEqual([1, 1]);
	expect(held[0]?.json.held).toMatchObject({ reason: expect.stringContaining('no PDF'), advice: expect.stringContaining('Generate') });
});

test.each<[string, () => void, KeyType, string]>([
	['a team key', () => undefined, 'team', 'live key'],
	['a service in trial mode', () => void (notify.trial = true), 'live', 'go live'],
])('%s stops the run with what to do', async (_what, set, type, advice) => {
	set();
	await expect(send([letter(1), letter(2)], { type })).rejects.toMatchObject({ description: expect.stringContaining(advice) });
	expect(doubles.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

test('when the day’s limit is reached the rest is held, and what went stays recorded', async () => {
	notify.dailyLimit = 1;
	doubles.faultOnce({ method: 'POST', after: 1, times: 20 }, { kind: 'answer', status: 403, body: { errors: [{ error: 'AuthError', message: 'Invalid token: API key not found' }] } });
	const { sent, held } = await send([letter(1), letter(2), letter(3)]);
	expect([sent.length, held.length]).toEqual([1, 2]);
	// The third is not even tried.
	expect(doubles.requests.filter(({ method }) => method === 'POST')).toHaveLength(2);
});

test('a text message that cannot go does not hold the letter', async () => {
	doubles.faultOnce({ path: /sms/ }, { kind: 'answer', status: 400, body: { errors: [{ error: 'ValidationError', message: 'phone_number Not a UK mobile number' }] } });
	const { sent, hints } = await send([letter(1)], { text: true });
	expect(sent).toHaveLength(1);
	expect(hints.join(' ')).toContain('1 text message could not be sent');
});

test('references hold nothing of the pupil, and each request has a token of its own', async () => {
	await send([letter(1), letter(2, { channel: 'email' })]);
	for (const { reference } of notify.taken) expect(reference).toMatch(/^[0-9a-f]{40}$/);
	expect(doubles.requests.every(({ headers }) => /^Bearer \S+\.\S+\.\S+$/.test(headers.authorization ?? ''))).toBe(true);
});

describe('a letter whose channel is the text message', () => {
	const texted = (number: number, wanted: Wanted & { text?: string | null } = {}) => {
		const { json, binary } = letter(number, wanted);
		return { json: { ...json, letter: { ...json.letter, channel: 'sms' as const, ...(wanted.text === null ? {} : { textMessage: { text: wanted.text ?? 'Ada was away today. Please ring 0113 496 0123.', parts: 2 } }) } }, binary } as unknown as ReturnType<typeof letter>;
	};
	const messageTemplate = () => locator(notify.template('sms', '((message))'));

	test('goes by the template for it, once, in its own words, and what it costs is told', async () => {
		const { sent, hints } = await send([texted(1), texted(2)], { parameters: { messageTemplate: messageTemplate() } });
		expect(taken()).toEqual(['sms 07700900123', 'sms 07700900123']);
		expect(notify.taken[0]?.text).toContain('Ada was away today. Please ring 0113 496 0123.');
		expect(sent.map(({ json }) => (json.letter as { sentAs: object }).sentAs)).toEqual(notify.taken.map(({ reference }) => ({ service: 'govUkNotify', identity: reference, sentBefore: false })));
		expect(hints.join(' ')).toContain('2 letters sent as text messages, 4 messages to pay for');
		expectNoRefusals(doubles);
	});

	test('that an earlier run gave to Notify goes no second time; and a text about a posted letter is not taken for it', async () => {
		const [key, parameters] = [notify.key(), { messageTemplate: messageTemplate() }];
		await send([letter(1)], { key, text: true });
		await send([texted(1, { resumed: true })], { key, parameters });
		const { sent } = await send([texted(1, { resumed: true })], { key, parameters });
		expect(taken()).toEqual(['letter', 'sms 07700900123', 'sms 07700900123']);
		expect(sent[0]?.json.letter).toMatchObject({ sentAs: { sentBefore: true } });
	});

	test('an answer that is lost after Notify took it is looked up, and it goes once', async () => {
		doubles.faultOnce({ path: /notifications\/sms/ }, { kind: 'cut', when: 'after' });
		const { sent } = await send([texted(1)], { parameters: { messageTemplate: messageTemplate() } });
		expect([taken(), sent.length]).toEqual([['sms 07700900123'], 1]);
	});

	test.each<[string, Parameters<typeof texted>[1], boolean, string]>([
		['without a template for it', {}, false, 'Text Letter Template'],
		['without a text', { text: null }, true, 'Generate'],
	])('%s is held, and the rest goes', async (_what, wanted, template, advice) => {
		const { sent, held } = await send([texted(1, wanted), letter(2)], template ? { parameters: { messageTemplate: messageTemplate() } } : {});
		expect([sent.length, taken()]).toEqual([1, ['letter']]);
		expect(held[0]?.json.held).toMatchObject({ advice: expect.stringContaining(advice) });
	});

	test('a template that lacks ((message)) stops the run before anything is sent', async () => {
		await expect(send([texted(1)], { parameters: { messageTemplate: locator(notify.template('sms', 'Hello ((name))')) } })).rejects.toMatchObject({ message: expect.stringContaining('((message))') });
		expect(taken()).toEqual([]);
	});

	test('a step that needs a person’s approval is filed and not sent', async () => {
		await send([texted(1, { requiresApproval: true })], { parameters: { messageTemplate: messageTemplate() } });
		expect([taken(), filed()]).toEqual([[], 1]);
	});
});
