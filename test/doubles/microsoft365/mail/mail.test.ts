import type { Doubles } from '../../core/doubles';
import { expectNoRefusals } from '../../core/expectNoRefusals';
import { TestSchool, type Sent } from '../support';

const letter = { subject: 'Attendance', body: { contentType: 'HTML', content: '<p>Hello</p>' }, toRecipients: [{ emailAddress: { address: 'parent@families.example' } }] };
const file = { '@odata.type': '#microsoft.graph.fileAttachment', name: 'letter.pdf', contentType: 'application/pdf', contentBytes: 'JVBERi0=' };

let test365: TestSchool;
let doubles: Doubles;
beforeEach(async () => {
	test365 = new TestSchool();
	doubles = await test365.start();
});
afterEach(() => doubles.close());

const makeDraft = async (more: object = {}) => (await test365.client().api('/me/messages').post({ ...letter, internetMessageId: '<act-1@oakfield.example>', ...more })) as { id: string };
const messages = async (filter: string) => (await test365.json(`/me/messages?$filter=${encodeURIComponent(filter)}`)).value as Array<Record<string, unknown>>;

describe('a message in Outlook', () => {
	test('is drafted under our Message-ID, gets a file, is sent once, and is found among what was sent', async () => {
		const client = test365.client();
		const { id } = await makeDraft();
		await client.api(`/me/messages/${encodeURIComponent(id)}/attachments`).post(file);
		expect(await messages("internetMessageId eq '<act-1@oakfield.example>'")).toMatchObject([{ id, isDraft: true, hasAttachments: true, body: { contentType: 'html' } }]);

		const sent = await test365.send(`/me/messages/${encodeURIComponent(id)}/send`, { method: 'POST' });
		expect([sent.status, sent.headers.get('content-type'), await sent.text()]).toEqual([202, null, '']);
		const found = await messages("internetMessageId eq '<act-1@oakfield.example>'");
		expect(found).toMatchObject([{ isDraft: false, hasAttachments: true }]);
		expect(found[0]!.id).not.toBe(id);
		expect((await test365.send(`/me/messages/${encodeURIComponent(id)}/send`, { method: 'POST' })).status).toBe(404);
		expect(test365.school.mailboxes.sent).toHaveLength(1);
		expectNoRefusals(doubles);
	});

	test.each([true, false])('sent at once lies in Sent Items if wanted: %s', async (saveToSentItems) => {
		expect((await test365.send('/me/sendMail', { method: 'POST', json: { message: letter, saveToSentItems } })).status).toBe(202);
		expect((await test365.json('/me/mailFolders/sentitems/messages')).value).toHaveLength(saveToSentItems ? 1 : 0);
		expect(test365.school.mailboxes.sent).toHaveLength(1);
	});

	test('takes actions\' parameters in both spellings', async () => {
		expect((await test365.send('/me/sendMail', { method: 'POST', json: { Message: letter, SaveToSentItems: true } })).status).toBe(202);
	});

	test('of a shared mailbox goes out by whoever may send as it, with the permission for it', async () => {
		const from = { from: { emailAddress: { address: test365.shared.mail } } };
		const send = (as: string) => test365.send('/me/sendMail', { method: 'POST', json: { message: { ...letter, ...from } }, as });
		expect((await send('office')).status).toBe(202);
		expect((await send(test365.as('own', 'Mail.Send'))).status).toBe(403);
		expect((await test365.send('/me/sendMail', { method: 'POST', json: { message: { ...letter, from: { emailAddress: { address: test365.head.mail } } } } })).status).toBe(403);
	});

	test('is refused beyond the limit of a minute until it has passed', async () => {
		Object.assign(test365.school.mailboxes.limits, { messages: 2, window: 500, retryAfter: 1 });
		const send = () => test365.send('/me/sendMail', { method: 'POST', json: { message: letter } });
		expect([(await send()).status, (await send()).status]).toEqual([202, 202]);
		const third = await send();
		expect([third.status, third.headers.get('retry-after')]).toEqual([429, '1']);
		await new Promise((resolve) => setTimeout(resolve, 600));
		expect((await send()).status).toBe(202);
		expect(test365.school.mailboxes.of(test365.office.id).filter(({ folder }) => folder === 'drafts')).toEqual([]);
	});

	test('shows text of the mailbox in pages that follow each other', async () => {
		for (let count = 0; count < 25; count += 1) test365.school.mailboxes.add(test365.office.id, { subject: `m${count}` });
		const seen: unknown[] = [];
		for (let url: string | undefined = '/me/messages?$select=subject'; url; ) {
			const page: { value: object[]; '@odata.nextLink'?: string } = await test365.json(url);
			seen.push(...page.value);
			url = page['@odata.nextLink'];
		}
		expect(new Set(seen.map((one) => (one as { subject: string }).subject)).size).toBe(25);
		expect(Object.keys(seen[0] as object).sort()).toEqual(['@odata.etag', 'id', 'subject']);
	});
});

describe('a large file', () => {
	const size = 3 * 1024 * 1024 + 5;
	const content = Buffer.alloc(size, 7);
	async function session() {
		const { id } = await makeDraft();
		const { uploadUrl } = await test365.json(`/me/messages/${encodeURIComponent(id)}/attachments/createUploadSession`, { method: 'POST', json: { AttachmentItem: { attachmentType: 'file', name: 'pack.pdf', size } } });
		const put = (from: number, to: number, more: Readonly<Record<string, string | undefined>> = {}, total = size) => {
			const headers = { 'content-type': 'application/octet-stream', 'content-range': `bytes ${from}-${to - 1}/${total}`, ...more };
			return test365.graph.answer({ method: 'PUT', url: new URL(uploadUrl), headers: Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)) as Record<string, string>, body: content.subarray(from, to) });
		};
		return { id, put };
	}

	test('goes up in pieces at an address of its own, and the last piece attaches it', async () => {
		const { put } = await session();
		expect(await put(0, 2_000_000)).toMatchObject({ status: 200, body: { nextExpectedRanges: ['2000000'] } });
		expect(await put(2_000_000, size)).toMatchObject({ status: 201, headers: { location: expect.stringContaining('outlook.office.com') } });
		expect(test365.school.mailboxes.of(test365.office.id)[0]!.attachments[0]!.content.equals(content)).toBe(true);
	});

	test.each<[string, number, (put: Awaited<ReturnType<typeof session>>['put']) => unknown]>([
		['an Authorization header', 401, (put) => put(0, 100, { authorization: 'Bearer office' })],
		['a piece out of order', 416, (put) => put(100, 200)],
		['no Content-Range', 400, (put) => put(0, 100, { 'content-range': undefined })],
		['a range that is not the piece\'s', 400, (put) => put(0, 100, { 'content-range': `bytes 0-98/${size}` })],
		['another total', 400, (put) => put(0, 100, {}, size + 1)],
		['a JSON content type', 400, (put) => put(0, 100, { 'content-type': 'application/json' })],
	])('is refused for %s', async (_damage, status, damage) => {
		const { put } = await session();
		expect(await damage(put)).toMatchObject({ status, refusal: expect.any(String) });
	});

	test('tells a piece that was there already from a mistake', async () => {
		const { put } = await session();
		await put(0, 100);
		const again = await put(0, 100);
		expect(again).toMatchObject({ status: 416, body: { error: { code: 'invalidRange', innerError: { code: 'fragmentOverlap' } } } });
		expect(again.refusal).toBeUndefined();
	});
});

describe('a request to a mailbox is refused', () => {
	const post = (json: unknown): Sent => ({ method: 'POST', json });
	test.each<[string, string, Sent, number, RegExp]>([
		['an unknown property', '/me/messages', post({ ...letter, subjekt: 'x' }), 400, /subjekt/],
		['an id of its own', '/me/messages', post({ ...letter, id: 'x' }), 400, /id/],
		['an unknown property within', '/me/messages', post({ toRecipients: [{ emailAddress: { adress: 'x' } }] }), 400, /adress/],
		['a body of an unknown kind', '/me/messages', post({ body: { contentType: 'markdown', content: '' } }), 400, /contentType/],
		['a header that is not "x-"', '/me/messages', post({ ...letter, internetMessageHeaders: [{ name: 'Received', value: '1' }] }), 400, /x-/],
		['an attachment of no kind', '/me/messages', post({ attachments: [{ name: 'a', contentBytes: '' }] }), 400, /@odata.type/],
		['content that is not base64', '/me/messages', post({ attachments: [{ ...file, contentBytes: '%%' }] }), 400, /base64/],
		['another content type', '/me/messages', { method: 'POST', body: '{}', headers: { 'content-type': 'text/html' } }, 415, /text\/html/],
		['broken JSON', '/me/messages', { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } }, 400, /JSON/],
		['more than 4 MB', '/me/messages', post({ subject: 'x'.repeat(4 * 1024 * 1024) }), 413, /4 MB/],
		['no recipient', '/me/sendMail', post({ message: { subject: 'x' } }), 400, /recipient/],
		['no message', '/me/sendMail', post({ saveToSentItems: true }), 400, /Message/],
		['an unknown parameter', '/me/sendMail', post({ message: letter, save: true }), 400, /save/],
		['$select of what is not there', '/me/messages?$select=subject,betreff', {}, 400, /betreff/],
		['a filter that is none', '/me/messages?$filter=subject%20is%201', {}, 400, /operator/],
		['a filter without quotes', '/me/messages?$filter=subject%20eq%20hello', {}, 400, /quotes/],
		['a filter by what cannot be filtered', "/me/messages?$filter=body/content%20eq%20'x'", {}, 400, /body\/content/],
		['more than a page may hold', '/me/messages?$top=1001', {}, 400, /\$top/],
		['an unknown query parameter', '/me/messages?pagesize=5', {}, 400, /pagesize/],
		['a query parameter that is there twice', '/me/messages?$top=5&$top=6', {}, 400, /more than once/],
		['another version', 'https://graph.microsoft.com/v2.0/me/messages', {}, 400, /version/],
		['a path that is not there', '/me/mesages', {}, 400, /mesages/],
		['a method that is not there', '/me/sendMail', { method: 'PUT', json: {} }, 405, /PUT/],
		['a body where there is none', '/me/messages', { method: 'DELETE', json: {} }, 405, /DELETE/],
		['a mailbox that is another\'s', '/users/head@oakfield.example/messages', { as: 'own' }, 403, /Mail.ReadWrite.Shared/],
		['a permission that does not do', '/me/messages', { ...post(letter), as: 'reader' }, 403, /Mail.ReadWrite/],
		['an application that says "me"', '/me/messages', { as: 'app' }, 400, /delegated/],
		['a token nobody gave out', '/me/messages', { as: 'stranger' }, 401, /JWT/],
	])('for %s', async (_damage, path, sent, status, why) => {
		test365.as('reader', 'Mail.Read');
		test365.as('own', 'Mail.Read', 'Mail.ReadWrite');
		const answer = await test365.send(path, sent);
		expect([answer.status, await answer.json()]).toEqual([status, { error: { code: expect.any(String), message: expect.stringMatching(why), innerError: { date: expect.any(String), 'request-id': expect.any(String), 'client-request-id': expect.any(String) } } }]);
		expect(doubles.refusals()).toHaveLength(1);
	});

	test('for a token that ran out, which is no mistake of the request', async () => {
		test365.tokens.expire('office');
		const answer = await test365.send('/me/messages');
		expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, expect.stringContaining('Bearer')]);
		expect(doubles.refusals()).toEqual([]);
	});

	test('for more than four at once', async () => {
		const answers = await Promise.all(Array.from({ length: 40 }, () => test365.graph.answer({ method: 'GET', url: new URL('https://graph.microsoft.com/v1.0/me/messages'), headers: { authorization: 'Bearer office' }, body: Buffer.alloc(0) })));
		expect(answers.filter(({ status }) => status === 200)).toHaveLength(4);
		expect(answers.filter(({ status, headers }) => status === 429 && headers?.['retry-after'])).toHaveLength(36);
	});
});
