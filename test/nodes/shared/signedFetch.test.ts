import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';
import { NodeConnectionTypes, type ICredentialDataDecryptedObject, type ICredentialsHelper, type IExecuteFunctions, type IHttpRequestOptions, type INodeType } from 'n8n-workflow';
import { patientFetch } from '../../../connectors/service/patientFetch';
import { ServiceError } from '../../../connectors/service/serviceError';
import type { SignedFetch } from '../../../connectors/service/signedFetch';
import { SignInError } from '../../../connectors/service/signInError';
import { SchoolMicrosoftApplicationApi } from '../../../credentials/SchoolMicrosoftApplicationApi.credentials';
import { plainFetch, signedFetch } from '../../../nodes/shared/signedFetch';
import { streamedBody } from '../../../nodes/shared/streamedBody';
import { runNode } from '../../support/runNode';

/**
 * Over n8n's own request helpers (n8n-core, @n8n/backend-network, @n8n/client-oauth2) and real connections: only where a
 * credential is kept is the test's own.
 */

type Handle = (request: IncomingMessage, body: Buffer, response: ServerResponse) => void;

let server: Server;
let address: string;
let handle: Handle;
let tokenHandle: Handle;
let seen: { method: string; url: string; headers: IncomingMessage['headers']; body: Buffer }[];
const atService = () => seen.filter(({ url }) => url !== '/token');
const atTokens = () => seen.filter(({ url }) => url === '/token');

beforeEach(async () => {
	seen = [];
	handle = (_request, _body, response) => void response.end('ok');
	tokenHandle = (_request, _body, response) => void response.setHeader('content-type', 'application/json').end('{"access_token":"new-token","expires_in":3600}');
	server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const body = Buffer.concat(chunks);
			seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
			(request.url === '/token' ? tokenHandle : handle)(request, body, response);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
});

interface Kept {
	data: ICredentialDataDecryptedObject;
	saved: number;
}

/** An OAuth 2 credential as n8n keeps it, signed in an hour ago. */
const oAuth2 = (): Kept => ({
	saved: 0,
	data: {
		grantType: 'authorizationCode',
		clientId: 'client',
		clientSecret: 'client-secret-9',
		accessTokenUrl: `${address}/token`,
		authentication: 'body',
		oauthTokenData: { access_token: 'old-token', refresh_token: 'refresh-token-7', token_type: 'Bearer' },
	},
});

const oAuth2Store = (kept: Kept): Partial<ICredentialsHelper> => ({
	getParentTypes: () => ['googleOAuth2Api', 'oAuth2Api'],
	getDecrypted: async () => structuredClone(kept.data),
	runPreAuthentication: async () => undefined,
	updateCredentialsOauthTokenData: async (_credentials, _type, data) => {
		kept.saved += 1;
		kept.data = structuredClone(data);
	},
});

/** Runs `work` inside a node of n8n's engine and gives what it gives; what it throws is thrown. */
async function inNode<Result>(type: string, signIn: Partial<ICredentialsHelper>, work: (fetch: SignedFetch, context: IExecuteFunctions) => Promise<Result>): Promise<Result> {
	let outcome: { result: Result } | { error: unknown } | undefined;
	const node: INodeType = {
		description: {
			displayName: 'Fetcher',
			name: 'fetcher',
			group: ['transform'],
			version: 1,
			description: 'Fetches',
			defaults: { name: 'Fetcher' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			credentials: [{ name: type, required: true }],
			properties: [],
		},
		async execute() {
			outcome = await work(signedFetch(this, type), this).then((result) => ({ result }), (error: unknown) => ({ error }));
			return [[]];
		},
	};
	await runNode(node, { items: [{ json: {} }], credentials: { [type]: {} }, signIn });
	if (!outcome) throw new Error('The node did not run');
	if ('error' in outcome) throw outcome.error;
	return outcome.result;
}

const asGoogle = <Result>(kept: Kept, work: (fetch: SignedFetch, context: IExecuteFunctions) => Promise<Result>) => inNode('schoolGoogleOAuth2Api', oAuth2Store(kept), work);

const thrownBy = async (promise: Promise<unknown>): Promise<Error> => await promise.then(() => Promise.reject(new Error('It did not throw')), (error: Error) => error);

/** All that an error would show in a log, its causes included. */
function shown(error: unknown): string {
	const parts: string[] = [];
	for (let cause = error; cause instanceof Error; cause = cause.cause) parts.push(cause.message, cause.stack ?? '', JSON.stringify(Object.values(cause)));
	return parts.join('\n');
}

describe('what is sent and what comes back', () => {
	it('sends bytes as they are and gives bytes, status and headers as they came', async () => {
		const sent = Buffer.from([0, 255, 128, 10, 13, 0]);
		handle = (_request, _body, response) => void response.writeHead(200, { 'content-type': 'application/octet-stream', etag: '"7"', 'content-range': 'bytes 0-2/9' }).end(Buffer.from([9, 0, 200]));
		const answer = await asGoogle(oAuth2(), async (fetch) => {
			const response = await fetch(`${address}/upload?name=a%20b&x=%2B`, { method: 'PUT', headers: { 'content-type': 'application/pdf', 'content-range': 'bytes 0-5/6' }, body: sent });
			return { status: response.status, headers: Object.fromEntries(response.headers), body: Buffer.from(await response.arrayBuffer()) };
		});
		expect(answer).toMatchObject({ status: 200, headers: { etag: '"7"', 'content-range': 'bytes 0-2/9' } });
		expect([...answer.body]).toEqual([9, 0, 200]);
		const [request] = seen;
		expect(request).toMatchObject({ method: 'PUT', url: '/upload?name=a%20b&x=%2B', headers: { authorization: 'Bearer old-token', 'content-type': 'application/pdf', 'content-length': '6' } });
		expect([...(request?.body ?? [])]).toEqual([...sent]);
	});

	it.each([
		['JSON with spaces at the end', '{"a":1.0}  ', 'application/json'],
		['text that is no JSON under a JSON type', '{broken', 'application/json'],
		['a multipart body', '--b\r\ncontent-type: text/plain\r\n\r\nx\r\n--b--', 'multipart/related; boundary=b'],
	])('sends %s letter for letter', async (_what, body, type) => {
		await asGoogle(oAuth2(), (fetch) => fetch(`${address}/x`, { method: 'POST', headers: { 'content-type': type }, body }));
		expect(seen[0]?.body.toString()).toBe(body);
	});

	it.each([200, 202, 204, 304, 308, 400, 403, 404, 409, 410, 412, 416, 429, 500, 503, 507])('gives a %i back as an answer', async (status) => {
		handle = (_request, _body, response) => void response.writeHead(status, { 'retry-after': '7' }).end();
		const answer = await asGoogle(oAuth2(), async (fetch) => {
			const response = await fetch(`${address}/x`);
			return [response.status, response.headers.get('retry-after')];
		});
		expect(answer).toEqual([status, '7']);
		expect(seen).toHaveLength(1);
	});

	it('gives JSON as text, not parsed and written anew', async () => {
		handle = (_request, _body, response) => void response.setHeader('content-type', 'application/json').end('{"n": 12345678901234567890, "a":1.0}');
		expect(await asGoogle(oAuth2(), async (fetch) => await (await fetch(`${address}/x`, { method: 'POST', body: '{}' })).text())).toBe('{"n": 12345678901234567890, "a":1.0}');
	});

	it('does not follow a redirect, so that a token never reaches another address', async () => {
		handle = (_request, _body, response) => void response.writeHead(302, { location: `${address}/elsewhere` }).end();
		const answer = await asGoogle(oAuth2(), async (fetch) => {
			const response = await fetch(`${address}/content`);
			return [response.status, response.headers.get('location')];
		});
		expect(answer).toEqual([302, `${address}/elsewhere`]);
		expect(seen.map(({ url }) => url)).toEqual(['/content']);
	});

	it('puts no token on a plain request', async () => {
		await asGoogle(oAuth2(), (_fetch, context) => plainFetch(context)(`${address}/download`));
		expect(seen[0]?.url).toBe('/download');
		expect(seen[0]?.headers.authorization).toBeUndefined();
	});

	it('reads a large answer as it comes: most of it is not sent before its beginning was read', async () => {
		const chunk = Buffer.alloc(1024 * 1024, 1);
		const total = 64;
		let written = 0;
		handle = (_request, _body, response) => {
			const more = () => {
				while (written < total) {
					written += 1;
					if (!response.write(chunk)) return void response.once('drain', more);
				}
				response.end();
			};
			more();
		};
		const { first, bytes } = await asGoogle(oAuth2(), async (fetch) => {
			const reader = ((await fetch(`${address}/large`)).body as ReadableStream<Uint8Array>).getReader();
			const { value } = await reader.read();
			await new Promise((resolve) => setTimeout(resolve, 200));
			const sentByThen = written;
			let length = value?.length ?? 0;
			for (;;) {
				const { done, value: next } = await reader.read();
				if (done) return { first: sentByThen, bytes: length };
				length += next.length;
			}
		});
		expect(first).toBeLessThan(total / 2);
		expect(bytes).toBe(total * chunk.length);
	});
});

describe('a token that has expired', () => {
	const expired: Handle = (request, _body, response) => {
		if (request.headers.authorization === 'Bearer new-token') return void response.end('done');
		response.writeHead(401, { 'content-type': 'application/json' }).end('{"error":{"code":401}}');
	};

	it.each(['GET', 'POST'])('is renewed once and saved, and the %s sent again whole', async (method) => {
		handle = expired;
		const kept = oAuth2();
		const body = method === 'POST' ? 'the whole body' : undefined;
		const text = await asGoogle(kept, async (fetch) => await (await fetch(`${address}/x`, { method, ...(body ? { body } : {}) })).text());
		expect(text).toBe('done');
		expect(atService().map(({ body: sent }) => sent.toString())).toEqual([body ?? '', body ?? '']);
		expect(atTokens()).toHaveLength(1);
		expect(Object.fromEntries(new URLSearchParams(atTokens()[0]?.body.toString()))).toMatchObject({ grant_type: 'refresh_token', refresh_token: 'refresh-token-7' });
		expect(kept.saved).toBe(1);
		expect(kept.data.oauthTokenData).toMatchObject({ access_token: 'new-token', refresh_token: 'refresh-token-7' });
	});

	it('gives the 401 back where the new token is refused too', async () => {
		handle = (_request, _body, response) => void response.writeHead(401).end('{"error":"still"}');
		const answer = await asGoogle(oAuth2(), async (fetch) => {
			const response = await fetch(`${address}/x`, { method: 'POST', body: 'x' });
			return [response.status, await response.text()];
		});
		expect(answer).toEqual([401, '{"error":"still"}']);
		expect(atTokens()).toHaveLength(1);
	});

	// RFC 6749, section 5.2; numbers of Entra: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
	it.each([
		['a withdrawn sign-in', 400, { error: 'invalid_grant' }, /expired or was withdrawn/, /connect it again/],
		['an expired client secret', 401, { error: 'invalid_client', error_description: 'AADSTS7000222: The provided client secret keys are expired.' }, /secret.*expired \(AADSTS7000222\)/, /new client secret/],
		['a scope that is not allowed', 400, { error: 'invalid_scope' }, /permission/, /Used For/],
	])('says plainly what to do about %s, and nobody tries again', async (_what, status, body, message, advice) => {
		handle = expired;
		tokenHandle = (_request, _body, response) => void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
		const kept = oAuth2();
		const error = await thrownBy(asGoogle(kept, (fetch) => patientFetch(fetch, { service: 'Gmail', firstWait: 1 })(`${address}/x`)));
		expect(error).toBeInstanceOf(ServiceError);
		expect(error.message).toMatch(message);
		expect((error as ServiceError).advice).toMatch(advice);
		expect(error).toMatchObject({ service: 'Google', happened: 'no', status: 401 });
		expect(atTokens()).toHaveLength(1);
		expect(kept.saved).toBe(0);
	});

	it.each([503, 429])('waits where the sign-in server says %i, and goes on when it answers', async (status) => {
		handle = expired;
		const answers = [status, 200];
		const renew = tokenHandle;
		tokenHandle = (request, body, response) => (answers.shift() === 200 ? renew(request, body, response) : void response.writeHead(status).end());
		const text = await asGoogle(oAuth2(), async (fetch) => {
			const response = await fetch(`${address}/x`, { method: 'POST', body: 'x' });
			expect([response.status, response.headers.get('retry-after')]).toEqual([503, '10']);
			return await (await fetch(`${address}/x`, { method: 'POST', body: 'x' })).text();
		});
		expect(text).toBe('done');
	});

	it('of an application is asked for anew, once, and kept', async () => {
		handle = expired;
		const asked: boolean[] = [];
		const credential = new SchoolMicrosoftApplicationApi();
		const signIn: Partial<ICredentialsHelper> = {
			getParentTypes: () => [],
			getDecrypted: async () => ({ accessToken: 'old-token' }),
			preAuthentication: async (_helpers, credentials, _type, _node, credentialsExpired) => {
				asked.push(credentialsExpired);
				return credentialsExpired ? { ...credentials, accessToken: 'new-token' } : undefined;
			},
			authenticate: async (credentials, _type, request) => await credential.authenticate(credentials, request as IHttpRequestOptions),
		};
		const text = await inNode('schoolMicrosoftApplicationApi', signIn, async (fetch) => await (await fetch(`${address}/x`, { method: 'POST', body: 'whole' })).text());
		expect(text).toBe('done');
		expect(asked).toEqual([false, true]);
		expect(atService().map(({ headers, body }) => [headers.authorization, body.toString()])).toEqual([['Bearer old-token', 'whole'], ['Bearer new-token', 'whole']]);
	});

	it('is renewed once for requests that find it expired together', async () => {
		handle = expired;
		const kept = oAuth2();
		const texts = await asGoogle(kept, async (fetch) => await Promise.all([1, 2, 3, 4].map(async (n) => await (await fetch(`${address}/${n}`)).text())));
		expect(texts).toEqual(['done', 'done', 'done', 'done']);
		expect(atTokens()).toHaveLength(1);
	});
});

describe('what breaks', () => {
	it.each([
		['before an answer', (response: ServerResponse) => void response.socket?.destroy()],
		['within an answer that is read whole', (response: ServerResponse) => void (response.writeHead(200, { 'content-length': '100' }), response.write('half'), setTimeout(() => response.socket?.destroy(), 20))],
	])('throws where the connection is cut %s, and sends nothing again by itself', async (_when, cut) => {
		handle = (_request, _body, response) => cut(response);
		const error = await thrownBy(asGoogle(oAuth2(), (fetch) => fetch(`${address}/x`, { method: 'POST', body: 'pupil-data' })));
		expect(error).not.toBeInstanceOf(ServiceError);
		expect(error.message).toMatch(/^The connection broke/);
		expect(atService()).toHaveLength(1);
	});

	it('throws in the stream where a large answer is cut off', async () => {
		handle = (_request, _body, response) => void (response.writeHead(200, { 'content-length': '100' }), response.write('half'), setTimeout(() => response.socket?.destroy(), 20));
		const error = await thrownBy(asGoogle(oAuth2(), async (fetch) => await (await fetch(`${address}/x`)).arrayBuffer()));
		expect(error.message).toMatch(/^The connection broke/);
	});

	it('gives a stream up in which nothing comes any more, and lets the connection go', async () => {
		const body = new PassThrough();
		body.write('half');
		const error = await thrownBy(new Response(streamedBody(body, 20)).arrayBuffer());
		expect(error.message).toBe('The connection broke (ETIMEDOUT)');
		expect(body.destroyed).toBe(true);
	});

	it('lets the connection of a stream go that is read no further', async () => {
		const body = new PassThrough();
		body.write('half');
		const reader = streamedBody(body, 60_000).getReader();
		await reader.read();
		await reader.cancel();
		expect(body.destroyed).toBe(true);
	});

	it.each([
		['a cut connection', (_request: IncomingMessage, _body: Buffer, response: ServerResponse) => void response.socket?.destroy(), undefined],
		['a refused renewal', (_request: IncomingMessage, _body: Buffer, response: ServerResponse) => void response.writeHead(401).end(), { error: 'invalid_grant', error_description: 'refresh-token-7 was revoked' }],
	])('shows no token, key, header or body in the error of %s', async (_what, doing, refusal) => {
		handle = doing;
		if (refusal) tokenHandle = (_request, _body, response) => void response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify(refusal));
		const error = await thrownBy(asGoogle(oAuth2(), (fetch) => fetch(`${address}/x`, { method: 'POST', headers: { 'x-secret': 'header-5' }, body: 'pupil-data' })));
		expect(shown(error)).not.toMatch(/old-token|new-token|refresh-token-7|client-secret-9|header-5|pupil-data|Bearer/);
	});

	it('says that nobody has signed in yet', async () => {
		const kept = oAuth2();
		delete kept.data.oauthTokenData;
		const error = await thrownBy(asGoogle(kept, (fetch) => fetch(`${address}/x`)));
		expect(error).toBeInstanceOf(ServiceError);
		expect((error as ServiceError).advice).toMatch(/connect it/);
		expect(seen).toHaveLength(0);
	});

	it('passes on what a credential of ours says about signing in', async () => {
		const signIn: Partial<ICredentialsHelper> = {
			getParentTypes: () => [],
			getDecrypted: async () => ({ accessToken: '' }),
			preAuthentication: async () => Promise.reject(new SignInError('The client secret has expired', 'Make a new one in Entra', { code: 'AADSTS7000222' })),
		};
		const error = await thrownBy(inNode('schoolMicrosoftApplicationApi', signIn, (fetch) => fetch(`${address}/x`)));
		expect(error).toBeInstanceOf(ServiceError);
		expect(error).toMatchObject({ message: 'The client secret has expired', advice: 'Make a new one in Entra', service: 'Microsoft 365', code: 'AADSTS7000222', happened: 'no' });
	});
});
