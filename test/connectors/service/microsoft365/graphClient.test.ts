import { graphClient } from '../../../../connectors/service/microsoft365/graphClient';
import type { ServiceAccess } from '../../../../connectors/service/access';
import { ServiceError } from '../../../../connectors/service/serviceError';
import type { ServiceRequest, SignedFetch } from '../../../../connectors/service/signedFetch';

interface Sent extends ServiceRequest {
	readonly url: string;
}

/** Answers in their order; the last for all that follow. */
function answering(...answers: readonly (() => Response)[]): { readonly fetch: SignedFetch; readonly sent: Sent[] } {
	const sent: Sent[] = [];
	const fetch: SignedFetch = async (url, request = {}) => {
		sent.push({ ...request, url });
		return answers[Math.min(sent.length, answers.length) - 1]!();
	};
	return { fetch, sent };
}

const json = (body: object, status = 200, headers: Record<string, string> = {}) => () =>
	new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
const refusal = (status: number, code: string, headers: Record<string, string> = {}) =>
	json({ error: { code: 'outer', message: 'Kit Example <kit@family.example> may not', innerError: { code, 'request-id': 'r-1' } } }, status, headers);
const cut = () => {
	throw new TypeError('socket hang up');
};

const client = (fetch: SignedFetch, more: Partial<ServiceAccess> = {}) => graphClient({ fetch, patience: { firstWait: 1 }, ...more }, 'SharePoint');
const failure = async (work: Promise<unknown>): Promise<ServiceError> => {
	const error = await work.then(() => undefined, (thrown: unknown) => thrown);
	expect(error).toBeInstanceOf(ServiceError);
	return error as ServiceError;
};

describe('addresses', () => {
	test.each([
		[{}, 'https://graph.microsoft.com/v1.0/me/drive'],
		[{ baseUrl: 'https://graph.microsoft.us' }, 'https://graph.microsoft.us/v1.0/me/drive'],
		[{ baseUrl: 'https://microsoftgraph.chinacloudapi.cn/' }, 'https://microsoftgraph.chinacloudapi.cn/v1.0/me/drive'],
		[{ user: 'office@oakfield.example' }, 'https://graph.microsoft.com/v1.0/users/office%40oakfield.example/drive'],
	])('%j asks %s', async (access, url) => {
		const { fetch, sent } = answering(json({ id: '1' }));
		const graph = client(fetch, access);
		await graph.api(`${graph.me}/drive`).get();
		expect(sent.map((one) => one.url)).toEqual([url]);
	});

	test('values of a query are encoded, and those left out are not sent', async () => {
		const { fetch, sent } = answering(json({ id: '1' }));
		await client(fetch).api('/me/messages', { $filter: "subject eq 'A & B + C #1'", $top: 5, $select: undefined }).get();
		expect(new URL(sent[0]!.url).searchParams.get('$filter')).toBe("subject eq 'A & B + C #1'");
		expect([...new URL(sent[0]!.url).searchParams.keys()]).toEqual(['$filter', '$top']);
	});
});

describe('pages', () => {
	const next = (url: string) => json({ value: [1], '@odata.nextLink': url });

	test('are followed as the service says, with the same headers', async () => {
		const { fetch, sent } = answering(next('https://graph.microsoft.com/v1.0/x?$skiptoken=a%26b'), json({ value: [2, 3] }));
		const graph = client(fetch);
		const all: number[] = [];
		for await (const page of graph.pages<number>(graph.api('/x'), { prefer: 'outlook.timezone="UTC"' })) all.push(...page);
		expect(all).toEqual([1, 2, 3]);
		expect(sent[1]!.url).toBe('https://graph.microsoft.com/v1.0/x?$skiptoken=a%26b');
		for (const { headers } of sent) expect(headers).toMatchObject({ prefer: 'outlook.timezone="UTC"' });
	});

	test.each(['https://graph.microsoft.com.elsewhere.example/v1.0/x', 'http://graph.microsoft.com/v1.0/x', 'nonsense'])('the token is not sent to %s', async (url) => {
		const { fetch, sent } = answering(next(url), json({ value: [] }));
		const graph = client(fetch);
		const all = async () => {
			for await (const page of graph.pages(graph.api('/x'))) expect(page).toEqual([1]);
		};
		expect((await failure(graph.run('The list could not be read', all))).message).toContain('another address');
		expect(sent).toHaveLength(1);
	});
});

describe('answers of something else', () => {
	const portal = (status: number) => () => new Response('<html>Please sign in</html>', { status, headers: { 'content-type': 'text/html' } });
	const post = (fetch: SignedFetch) => {
		const graph = client(fetch);
		return graph.run('The message could not be sent', () => graph.api('/me/messages/x/send').post(undefined));
	};

	test.each([
		['a web page', portal(200)],
		['a web page that says it was accepted', portal(202)],
		['nothing', () => new Response(null, { status: 200 })],
		['no JSON', () => new Response('{"id"', { status: 200, headers: { 'content-type': 'application/json' } })],
		['an empty object', json({})],
		['made, and not what', json({ '@odata.context': 'x' }, 201)],
	])('%s is no success of what may not be done twice', async (_, answer) => {
		expect(await failure(post(answering(answer).fetch))).toMatchObject({ happened: 'unknown', message: expect.stringContaining('an answer that cannot be read') as string });
	});

	test.each([
		[302, 'no'],
		[403, 'no'],
		[511, 'unknown'],
	])('a web page with %i names what stands between', async (status, happened) => {
		const error = await failure(post(answering(portal(status)).fetch));
		expect(error).toMatchObject({ happened, status, message: expect.stringContaining('answered with a web page') as string });
		expect(error.advice).toContain('proxy');
	});

	test.each([
		['without a list', json({ '@odata.context': 'x' })],
		['of a web page', portal(200)],
	])('a page %s is no empty list', async (_, answer) => {
		const graph = client(answering(answer).fetch);
		expect((await failure(graph.run('The list could not be read', () => graph.page(graph.api('/x'))))).message).toContain('cannot be read');
	});

	test('a batch answered with a web page says that parts of it may be done', async () => {
		const graph = client(answering(portal(200)).fetch);
		expect(await failure(graph.run('The list could not be written', () => graph.batch([{ method: 'POST', url: '/x', body: {} }])))).toMatchObject({ happened: 'unknown' });
	});

	test('a web page is no piece of a file', async () => {
		const graph = client(cut as never, { plainFetch: answering(portal(200)).fetch });
		expect((await failure(graph.plain('https://school.sharepoint.com/download'))).message).toContain('cannot be read');
	});

	test('a next page that was read already ends the reading', async () => {
		const again = 'https://graph.microsoft.com/v1.0/x?$skiptoken=1';
		const { fetch, sent } = answering(json({ value: [1], '@odata.nextLink': again }));
		const graph = client(fetch);
		const all = async () => {
			for await (const page of graph.pages(graph.api('/x'))) expect(page).toEqual([1]);
		};
		expect((await failure(graph.run('The list could not be read', all))).message).toContain('read already');
		expect(sent).toHaveLength(2);
	});
});

describe('refusals in words', () => {
	test.each([
		[401, 'unauthenticated', /sign-in/, /connect it again/],
		[403, 'accessDenied', /may not do this/, /Sites\.Selected/],
		[403, 'ErrorAccessDenied', /mailbox/, /access policy/],
		[404, 'itemNotFound', /not there/, /choose it again/],
		[409, 'nameAlreadyExists', /there already/, /rename/],
		[412, 'conditionNotMet', /changed it/, /run the workflow again/i],
		[423, 'resourceLocked', /open or checked out/, /Close/],
		[429, 'activityLimitReached', /too much at once/, /not done twice/],
		[507, 'quotaLimitReached', /no room/, /storage/],
		[503, 'serviceNotAvailable', /fault/, /service health/],
		[400, 'unsupportedWorkbook', /cannot open this workbook/, /save it again/],
		[409, 'accessConflict', /open or checked out/, /Close/],
	])('%i %s', async (status, code, why, advice) => {
		const { fetch } = answering(refusal(status, code));
		const graph = client(fetch);
		const error = await failure(graph.run('The file could not be read', () => graph.api('/me/drive').get()));
		expect(error.message).toMatch(/^The file could not be read: /);
		expect(error.message).toMatch(why);
		expect(error.message).toContain(`${status}, ${code}, request r-1`);
		expect(error.advice).toMatch(advice);
		expect(error).toMatchObject({ status, code, service: 'SharePoint', happened: 'no' });
		expect(error.message + error.advice).not.toMatch(/Kit|family/);
	});

	test('an application that acts for nobody is told where to say for whom', async () => {
		const { fetch } = answering(json({ error: { code: 'BadRequest', message: '/me request is only valid with delegated authentication flow.' } }, 400));
		const graph = client(fetch);
		expect((await failure(graph.run('The drive could not be opened', () => graph.api('/me/drive').get()))).advice).toContain('fill in the mailbox');
	});

	test('a page of a proxy in place of an answer is said to be one', async () => {
		const { fetch } = answering(() => new Response('<html>Blocked</html>', { headers: { 'content-type': 'application/json' } }));
		const graph = client(fetch);
		expect((await failure(graph.run('The file could not be read', () => graph.api('/x').get()))).advice).toContain('proxy');
	});
});

describe('what may be done twice', () => {
	const made = json({ id: '1' }, 201);

	test.each([
		['a busy service', refusal(429, 'activityLimitReached', { 'retry-after': '0' })],
		['one that is down and says for how long', refusal(503, 'serviceNotAvailable', { 'retry-after': '0' })],
	])('%s has done nothing, so any request is sent again', async (_, fault) => {
		const { fetch, sent } = answering(fault, made);
		const graph = client(fetch);
		await graph.run('It could not be made', () => graph.api('/x').post({ a: 1 }));
		expect(sent).toHaveLength(2);
	});

	test.each([
		['a broken connection', cut],
		['an error inside', refusal(500, 'generalException')],
		['a gateway that waited too long', refusal(504, 'gatewayTimeout')],
	])('after %s an act is not repeated, and said to have perhaps happened', async (_, fault) => {
		const { fetch, sent } = answering(fault, made);
		const graph = client(fetch);
		expect(await failure(graph.run('It could not be made', () => graph.api('/x').post({ a: 1 })))).toMatchObject({ happened: 'unknown' });
		expect(sent).toHaveLength(1);
	});

	test.each([
		['a broken connection', cut],
		['an error inside', refusal(500, 'generalException')],
	])('after %s an act with an identity of ours is repeated', async (_, fault) => {
		const { fetch, sent } = answering(fault, made);
		const graph = client(fetch);
		await graph.run('It could not be made', () => graph.api('/x', {}, { repeatable: true }).post({ a: 1 }));
		expect(sent).toHaveLength(2);
	});
});

describe('addresses with the right in them', () => {
	const moved = () => new Response(null, { status: 302, headers: { location: 'https://files.example/secret' } });

	test('a redirect is given and not followed with the token', async () => {
		const signed = answering(moved);
		const plain = answering(() => new Response('the file'));
		const graph = client(signed.fetch, { plainFetch: plain.fetch });
		const url = await graph.redirect('/drives/d/items/i/content', { format: 'pdf' });
		expect(await (await graph.plain(url)).text()).toBe('the file');
		expect(signed.sent.map((one) => one.url)).toEqual(['https://graph.microsoft.com/v1.0/drives/d/items/i/content?format=pdf']);
		expect(plain.sent.map((one) => one.url)).toEqual(['https://files.example/secret']);
	});

	test.each(['http://files.example/secret', ''])('"%s" is no such address', async (location) => {
		const { fetch } = answering(() => new Response(null, { status: 302, headers: location ? { location } : {} }));
		await failure(client(fetch).redirect('/drives/d/items/i/content'));
	});
});

describe('requests sent together', () => {
	const requests = (count: number, repeatable?: boolean) =>
		Array.from({ length: count }, (_, at) => ({ method: 'POST', url: `/me/things/${at + 1}`, body: { at }, repeatable }));
	const idsIn = ({ body }: Sent) => (JSON.parse(String(body)) as { requests: { id: string }[] }).requests.map(({ id }) => id);
	const answers = (...all: readonly [id: string, status: number, headers?: Record<string, string>][]) =>
		json({ responses: all.map(([id, status, headers]) => ({ id, status, headers, body: { id } })) });

	test('go in twenties, and answers come in the order of the requests', async () => {
		const reversed = (count: number) => answers(...Array.from({ length: count }, (_, at): [string, number] => [String(count - at), 201]));
		const { fetch, sent } = answering(reversed(20), reversed(20), reversed(5));
		const given = await client(fetch).batch(requests(45));
		expect(sent.map((one) => idsIn(one).length)).toEqual([20, 20, 5]);
		expect(given.map(({ body }) => (body as { id: string }).id)).toEqual([...idsIn(sent[0]!), ...idsIn(sent[1]!), ...idsIn(sent[2]!)]);
		expect(sent.every(({ url }) => url === 'https://graph.microsoft.com/v1.0/$batch')).toBe(true);
	});

	test('those that were refused for now are sent again, and no others', async () => {
		const { fetch, sent } = answering(answers(['1', 201], ['2', 429, { 'Retry-After': '0' }], ['3', 500]), answers(['2', 201]));
		const given = await client(fetch).batch(requests(3));
		expect(sent.map(idsIn)).toEqual([['1', '2', '3'], ['2']]);
		expect(given.map(({ status }) => status)).toEqual([201, 201, 500]);
	});

	test('one with an identity of ours is sent again after an error inside', async () => {
		const { fetch, sent } = answering(answers(['1', 500]), answers(['1', 201]));
		expect((await client(fetch).batch(requests(1, true)))[0]!.status).toBe(201);
		expect(sent).toHaveLength(2);
	});

	test('one that was left without an answer was perhaps done, and is not sent again', async () => {
		const { fetch, sent } = answering(answers(['1', 201]));
		expect((await client(fetch).batch(requests(2))).map(({ status }) => status)).toEqual([201, 504]);
		expect(sent).toHaveLength(1);
	});

	test('a broken connection is not repeated where anything may have been done', async () => {
		const { fetch, sent } = answering(cut);
		const graph = client(fetch);
		expect(await failure(graph.run('It could not be done', () => graph.batch(requests(2))))).toMatchObject({ happened: 'unknown' });
		expect(sent).toHaveLength(1);
	});

	test('what was answered before a refusal is kept, and the rest said to be not done', async () => {
		const { fetch } = answering(answers(...Array.from({ length: 20 }, (_, at): [string, number] => [String(at + 1), 201])), refusal(401, 'unauthenticated'));
		const given = await client(fetch).batch(requests(42));
		expect(given.map(({ status }) => status)).toEqual([...Array<number>(20).fill(201), ...Array<number>(22).fill(429)]);
	});
});
