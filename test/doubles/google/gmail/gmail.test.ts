import MailComposer from 'nodemailer/lib/mail-composer';
import { Doubles } from '../../core/doubles';
import { expectNoRefusals } from '../../core/expectNoRefusals';
import type { RecordedRequest } from '../../core/types';
import { reasonOf, sendDamaged, type Damage } from '../damage';
import { GoogleDouble } from '../google';
import { realClients } from '../realClients';

const auth = (scope: string) => `https://www.googleapis.com/auth/${scope}`;
const compose = (mail: object): Promise<Buffer> => new MailComposer({ from: 'office@oakfield.example', to: 'parent@home.example', subject: 'A letter', text: 'Please read it.', messageId: '<act-1@oakfield.example>', ...mail }).compile().build();

describe('the double of Gmail', () => {
	let google: GoogleDouble;
	let doubles: Doubles;
	beforeEach(async () => {
		google = new GoogleDouble();
		doubles = await Doubles.start(google);
	});
	afterEach(() => doubles.close());
	const fetchWith = (...scopes: string[]) => doubles.fetchAs(google.signIn((scopes.length > 0 ? scopes : ['gmail.compose', 'gmail.readonly']).map(auth)));
	const users = (...scopes: string[]) => realClients(fetchWith(...scopes)).gmail.users;
	const rawOf = async (mail: object = {}) => (await compose(mail)).toString('base64url');
	const sent = () => google.gmail.mailbox().sent;
	const last = () => doubles.requests.at(-1) as RecordedRequest;

	test('sends a message, keeps its Message-ID, and finds it by that', async () => {
		const { data } = await users('gmail.send').messages.send({ userId: 'me', requestBody: { raw: await rawOf({ attachments: [{ filename: 'letter.pdf', content: 'pdf' }] }) } });
		expect(data).toEqual({ id: expect.any(String), threadId: expect.any(String), labelIds: ['SENT'] });
		const { data: list } = await users().messages.list({ userId: 'me', q: 'rfc822msgid:act-1@oakfield.example in:sent' });
		expect(list.messages).toEqual([{ id: data.id, threadId: data.threadId }]);
		const { data: got } = await users().messages.get({ userId: 'me', id: String(data.id), format: 'metadata', metadataHeaders: ['message-id'] });
		expect(got.payload?.headers).toEqual([{ name: 'Message-ID', value: '<act-1@oakfield.example>' }]);
		expect(sent().map(({ parsed }) => [parsed.subject, parsed.attachments.map(({ filename }) => filename)])).toEqual([['A letter', ['letter.pdf']]]);
		expectNoRefusals(doubles);
	});

	test('takes the bytes of a message as media too, at once or in pieces', async () => {
		await users().messages.send({ userId: 'me', media: { mimeType: 'message/rfc822', body: (await compose({})).toString() } });
		const start = await fetchWith()('https://gmail.googleapis.com/upload/gmail/v1/users/me/messages/send?uploadType=resumable', { method: 'POST', headers: { 'x-upload-content-type': 'message/rfc822' } });
		await fetchWith()(String(start.headers.get('location')), { method: 'PUT', body: await compose({}) });
		expect(sent()).toHaveLength(2);
		expectNoRefusals(doubles);
	});

	test.each([
		['the account', 'office@oakfield.example', 'office@oakfield.example'],
		['an alias that is verified', 'attendance@oakfield.example', 'attendance@oakfield.example'],
		['an alias that is not verified', 'unverified@oakfield.example', 'office@oakfield.example'],
		['somebody else', 'head@elsewhere.example', 'office@oakfield.example'],
	])('a message from %s goes out from %s as %s', async (_what, from, as) => {
		await users().messages.send({ userId: 'me', requestBody: { raw: await rawOf({ from: `Name <${from}>` }) } });
		expect(sent()[0]?.parsed.from?.value[0]?.address).toBe(as);
		expect(sent()[0]?.headers.filter(({ name }) => name.toLowerCase() === 'from')).toHaveLength(1);
	});

	test('a draft can be sent once', async () => {
		const { drafts } = users();
		const { data } = await drafts.create({ userId: 'me', requestBody: { message: { raw: await rawOf() } } });
		expect((await drafts.list({ userId: 'me' })).data.drafts).toHaveLength(1);
		await drafts.update({ userId: 'me', id: String(data.id), requestBody: { message: { raw: await rawOf({ subject: 'Changed' }) } } });
		await drafts.send({ userId: 'me', requestBody: { id: String(data.id) } });
		await expect(drafts.send({ userId: 'me', requestBody: { id: String(data.id) } })).rejects.toMatchObject({ status: 404 });
		expect(sent().map(({ parsed }) => parsed.subject)).toEqual(['Changed']);
	});

	test('the search may lag, and a Message-ID may be replaced', async () => {
		google.gmail.searchLag = 1;
		google.gmail.replacesMessageIds = true;
		await users().messages.send({ userId: 'me', requestBody: { raw: await rawOf() } });
		const find = async (q: string) => (await users().messages.list({ userId: 'me', q })).data.messages?.length ?? 0;
		expect([await find('in:sent'), await find('in:sent'), await find('rfc822msgid:act-1@oakfield.example')]).toEqual([0, 1, 0]);
	});

	test('tells the addresses that may be sent from', async () => {
		const { data } = await users('gmail.settings.basic').settings.sendAs.list({ userId: 'me' });
		expect(data.sendAs?.map(({ sendAsEmail, verificationStatus }) => [sendAsEmail, verificationStatus])).toEqual([['office@oakfield.example', undefined], ['attendance@oakfield.example', 'accepted'], ['unverified@oakfield.example', 'pending']]);
	});

	test('refuses what is over the limit of a minute, and does not send it', async () => {
		google.gmail.limit({ requests: 2, within: 500, methods: /send$/, status: 403, saysWhen: false });
		const raw = await rawOf();
		const send = () => fetchWith()('https://gmail.googleapis.com/gmail/v1/users/me/messages/send', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ raw }) });
		await send();
		await send();
		const third = await send();
		expect([await reasonOf(third), third.headers.get('retry-after')]).toEqual([[403, 'rateLimitExceeded'], null]);
		expect(sent()).toHaveLength(2);
		await new Promise((resolve) => setTimeout(resolve, 510));
		expect((await send()).status).toBe(200);
	});

	const damages: readonly [string, Damage, number][] = [
		['an unknown field', { json: (body) => ({ ...body, to: 'x@y.example' }) }, 400],
		['no message', { json: () => ({}) }, 400],
		['base64 of the other kind', { json: () => ({ raw: Buffer.from('From: a\r\n\r\n>>>???~~~').toString('base64') + '+/' }) }, 400],
		['something that is no message', { json: () => ({ raw: Buffer.from('hello').toString('base64url') }) }, 400],
		['nobody to send to', { json: () => ({ raw: Buffer.from('From: office@oakfield.example\r\nSubject: x\r\n\r\nx').toString('base64url') }) }, 400],
		['an address that is none', { json: () => ({ raw: Buffer.from('To: nobody at home\r\nSubject: x\r\n\r\nx').toString('base64url') }) }, 400],
		['an unknown query parameter', { query: { sendNow: 'true' } }, 400],
		['another content type', { headers: { 'content-type': 'message/rfc822' } }, 400],
	];
	test.each(damages)('refuses to send with %s', async (_what, damage, status) => {
		await users().messages.send({ userId: 'me', requestBody: { raw: await rawOf() } });
		expect((await reasonOf(await sendDamaged(fetchWith(), last(), damage)))[0]).toBe(status);
		expect(doubles.refusals()).toHaveLength(1);
		expect(sent()).toHaveLength(1);
	});

	test('refuses media that is no message, and attachments of more than 25 MB', async () => {
		await expect(users().messages.send({ userId: 'me', media: { mimeType: 'text/plain', body: 'x' } })).rejects.toMatchObject({ status: 400 });
		const large = await compose({ attachments: [{ filename: 'a.bin', content: Buffer.alloc(25 * 1024 * 1024 + 1) }] });
		const answer = await fetchWith()('https://gmail.googleapis.com/upload/gmail/v1/users/me/messages/send?uploadType=media', { method: 'POST', headers: { 'content-type': 'message/rfc822' }, body: large });
		expect(answer.status).toBe(400);
		expect(sent()).toEqual([]);
	});

	test.each([
		['list by a search with the scope of metadata', 'gmail.metadata', { q: 'in:sent' }, 403],
		['list with the scope of sending', 'gmail.send', {}, 403],
	])('refuses to %s', async (_what, scope, query, status) => {
		await expect(users(scope).messages.list({ userId: 'me', ...query })).rejects.toMatchObject({ status });
	});

	test("does not open somebody else's mailbox", async () => {
		await expect(users().messages.list({ userId: 'tutor.7a@oakfield.example' })).rejects.toMatchObject({ status: 403 });
	});
});
