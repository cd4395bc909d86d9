import jwt from 'jsonwebtoken';
import { NotifyClient } from 'notifications-node-client';
import { Doubles } from '../core/doubles';
import { GovUkNotifyDouble } from './govUkNotify';

const address = 'https://api.notifications.service.gov.uk';
const pdf = Buffer.from('%PDF a letter');

let notify: GovUkNotifyDouble;
let doubles: Doubles;
beforeEach(async () => {
	notify = new GovUkNotifyDouble();
	doubles = await Doubles.start(notify);
});
afterEach(() => doubles.close());

/** The official client, whose requests reach the double. */
function official(key: string): NotifyClient {
	const client = new NotifyClient(address, key);
	client.setClient((async ({ method, url, data, headers }: { method: string; url: string; data?: object; headers: Record<string, string> }) => {
		const answer = await doubles.fetchUnsigned(url, { method, headers: { ...headers, ...(data ? { 'content-type': 'application/json' } : {}) }, ...(data ? { body: JSON.stringify(data) } : {}) });
		return { status: answer.status, data: await answer.json() };
	}) as never);
	return client;
}

test('the official client is understood in all that it does for us', async () => {
	const client = official(notify.key());
	const email = notify.template('email', 'Dear ((name)), read ((link_to_file))', 'A letter');
	const sms = notify.template('sms', 'A letter is coming, ((name))');
	const letter = await client.sendPrecompiledLetter('r1', pdf, 'first');
	await client.sendEmail(email, 'parent@family.example', { personalisation: { name: 'Ms Okafor', link_to_file: client.prepareUpload(pdf, { filename: 'letter.pdf' }) }, reference: 'r2' });
	await client.sendSms(sms, '07700900123', { personalisation: { name: 'Ms Okafor' }, reference: 'r3' });
	expect((await client.getNotifications('letter', undefined, 'r1')).data.notifications).toEqual([expect.objectContaining({ id: letter.data.id, status: 'pending-virus-check' })]);
	expect((await client.getNotificationById(letter.data.id)).data).toMatchObject({ reference: 'r1', postage: 'first' });
	expect((await client.getTemplateById(email)).data).toMatchObject({ subject: 'A letter' });
	expect((await client.getAllTemplates('sms')).data.templates).toHaveLength(1);
	expect(doubles.refusals()).toEqual([]);
	expect(notify.taken.map(({ kind, to, text }) => [kind, to, text])).toEqual([
		['letter', '', ''],
		['email', 'parent@family.example', 'A letter\nDear Ms Okafor, read https://documents.service.gov.uk/d/1'],
		['sms', '07700900123', '\nA letter is coming, Ms Okafor'],
	]);
});

test('a key sees what keys of its own type have sent, and nothing else', async () => {
	await official(notify.key('live')).sendPrecompiledLetter('r1', pdf);
	expect((await official(notify.key('test')).getNotifications('letter', undefined, 'r1')).data.notifications).toEqual([]);
});

describe('a token', () => {
	const sign = (claims: object, secret: string, algorithm: jwt.Algorithm = 'HS256') => jwt.sign(claims, secret, { algorithm, noTimestamp: !('iat' in claims) });
	const now = () => Math.floor(Date.now() / 1000);
	test.each<[string, (service: string, secret: string) => string, number, string, boolean]>([
		['that is 31 seconds old', (iss, secret) => sign({ iss, iat: now() - 32 }, secret), 403, 'clock', false],
		['from a clock that runs ahead', (iss, secret) => sign({ iss, iat: now() + 32 }, secret), 403, 'clock', false],
		['of another service', (_iss, secret) => sign({ iss: 'b0a7f4a5-0000-4000-8000-000000000000', iat: now() }, secret), 403, 'API key not found', false],
		['signed with another secret', (iss) => sign({ iss, iat: now() }, 'other'), 403, 'API key not found', false],
		['of another algorithm', (iss, secret) => sign({ iss, iat: now() }, secret, 'HS512'), 403, 'HS256', true],
		['without iat', (iss, secret) => sign({ iss }, secret), 403, 'iss field', true],
	])('%s is refused', async (_what, make, status, says, broken) => {
		const whole = notify.key();
		const answer = await doubles.fetchAs(make(whole.slice(-73, -37), whole.slice(-36)))(`${address}/v2/templates`);
		expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining(says)]);
		expect(doubles.refusals()).toHaveLength(broken ? 1 : 0);
	});
	test('that is missing is refused', async () => {
		expect((await doubles.fetchUnsigned(`${address}/v2/templates`)).status).toBe(401);
	});
});

describe('what the published description does not allow', () => {
	const id = '9d751e0e-f929-4891-82a1-a3e1c3c18ee3';
	const letter = { reference: 'r', content: pdf.toString('base64') };
	test.each<[string, string, string, object | undefined, string]>([
		['an unknown path', 'GET', '/v2/letters', undefined, 'no operation'],
		['another method', 'DELETE', `/v2/notifications/${id}`, undefined, 'no operation'],
		['an unknown query parameter', 'GET', '/v2/notifications?client_reference=r', undefined, 'unknown query parameter'],
		['a letter without a reference', 'POST', '/v2/notifications/letter', { content: letter.content }, 'missing property: reference'],
		['a letter without content', 'POST', '/v2/notifications/letter', { reference: 'r' }, 'missing property: content'],
		['an unknown property', 'POST', '/v2/notifications/letter', { ...letter, colour: true }, 'unknown property: colour'],
		['a postage of its own', 'POST', '/v2/notifications/letter', { ...letter, postage: 'pigeon' }, 'postage'],
		['what is no PDF', 'POST', '/v2/notifications/letter', { ...letter, content: Buffer.from('text').toString('base64') }, 'no PDF'],
		['a letter of 5 MB and more', 'POST', '/v2/notifications/letter', { ...letter, content: Buffer.concat([pdf, Buffer.alloc(5 * 1024 * 1024)]).toString('base64') }, 'larger than 5 MB'],
		['an e-mail without a template', 'POST', '/v2/notifications/email', { email_address: 'a@b.example' }, 'missing property: template_id'],
		['an e-mail by a template for texts', 'POST', '/v2/notifications/email', { email_address: 'a@b.example', template_id: 'sms' }, 'of the type sms'],
		['a file with an unknown property', 'POST', '/v2/notifications/email', { email_address: 'a@b.example', template_id: 'email', personalisation: { link: { file: letter.content, is_csv: true } } }, 'unknown property of a file'],
		['a file without an ending', 'POST', '/v2/notifications/email', { email_address: 'a@b.example', template_id: 'email', personalisation: { link: { file: letter.content, filename: 'letter' } } }, 'filename'],
		['a file of 2 MB', 'POST', '/v2/notifications/email', { email_address: 'a@b.example', template_id: 'email', personalisation: { link: { file: Buffer.alloc(2 * 1024 * 1024).toString('base64') } } }, 'larger than 2 MB'],
		['a file in a text', 'POST', '/v2/notifications/sms', { phone_number: '07700900123', template_id: 'sms', personalisation: { link: { file: letter.content } } }, 'a file in a text'],
	])('%s is refused and kept', async (_what, method, path, body, why) => {
		const ids: Record<string, string> = { sms: notify.template('sms', 'Hello'), email: notify.template('email', 'Hello') };
		const sent = body && 'template_id' in body ? { ...body, template_id: ids[String(body.template_id)] } : body;
		const answer = await doubles.fetchAs(notify.tokens())(`${address}${path}`, { method, headers: { 'content-type': 'application/json' }, ...(sent ? { body: JSON.stringify(sent) } : {}) });
		expect(answer.status).toBeGreaterThanOrEqual(400);
		expect(doubles.refusals().map(({ refusal }) => refusal)).toEqual([expect.stringContaining(why)]);
		expect(notify.taken).toEqual([]);
	});
});

test.each<[string, (notify: GovUkNotifyDouble) => void, 'live' | 'team', number, string]>([
	['a service in trial mode', (one) => void (one.trial = true), 'live', 400, 'trial mode'],
	['a team key', () => undefined, 'team', 403, 'team api key'],
	['a day’s limit', (one) => void (one.dailyLimit = 0), 'live', 429, 'TooManyRequestsError'],
])('%s posts no letter', async (_what, set, type, status, says) => {
	set(notify);
	const answer = await doubles.fetchAs(notify.tokens(type))(`${address}/v2/notifications/letter`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ reference: 'r', content: pdf.toString('base64') }) });
	expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining(says)]);
});

test.each<[string, string, object, string]>([
	['an address that is none', 'email', { email_address: 'nobody' }, 'email_address'],
	['a landline', 'sms', { phone_number: '01632960123' }, 'phone_number'],
	['a template that is not there', 'email', { email_address: 'a@b.example', template_id: '9d751e0e-f929-4891-82a1-a3e1c3c18ee3' }, 'Template not found'],
	['a template whose field is not filled', 'email', { email_address: 'a@b.example' }, 'Missing personalisation: name'],
])('%s is refused as Notify does', async (_what, kind, body, says) => {
	const template_id = notify.template(kind as 'email', 'Dear ((name))');
	const answer = await doubles.fetchAs(notify.tokens())(`${address}/v2/notifications/${kind}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ template_id, ...body }) });
	expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining(says)]);
});
