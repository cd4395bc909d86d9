import { spawn } from 'node:child_process';
import { Doubles } from './doubles';
import { expectNoRefusals } from './expectNoRefusals';
import type { DoubleRequest, ServiceDouble } from './types';

const host = 'letters.example';

class Letters implements ServiceDouble {
	readonly name = 'Letters';
	readonly hosts = [host, 'store.example'];
	done = 0;
	answer(request: DoubleRequest) {
		if (request.url.pathname === '/moved') return { status: 302, headers: { location: 'https://store.example/here' } };
		if (request.url.pathname === '/nothing') return { status: 204 };
		if (request.url.pathname === '/wrong') return { status: 400, body: { said: 'no' }, refusal: 'unknown field: x' };
		if (request.url.pathname === '/broken') throw new Error('a mistake of ours');
		this.done += 1;
		return { status: 200, body: { method: request.method, path: request.url.pathname + request.url.search, headers: request.headers, body: request.body.toString() } };
	}
}

describe('a local server that stands for services', () => {
	let letters: Letters;
	let doubles: Doubles;
	beforeEach(async () => {
		letters = new Letters();
		doubles = await Doubles.start(letters);
	});
	afterEach(() => doubles.close());
	const ask = (path: string, request = {}) => doubles.fetchAs('token-1')(`https://${host}${path}`, request);

	test('knows a request as it was made, with the token put on', async () => {
		const answer = await ask('/a%2Fb?q=%27x%27', { method: 'POST', headers: { 'Content-Type': 'text/x' }, body: 'hello' });
		const { headers, ...rest } = (await answer.json()) as { headers: Record<string, string> };
		expect(rest).toEqual({ method: 'POST', path: '/a%2Fb?q=%27x%27', body: 'hello' });
		expect(headers).toMatchObject({ authorization: 'Bearer token-1', 'content-type': 'text/x' });
		expect(Object.keys(headers).join()).not.toContain('double');
		expect(doubles.requests).toMatchObject([{ service: 'Letters', method: 'POST', status: 200, refusal: undefined }]);
		expectNoRefusals(doubles);
	});

	test('asks for the token anew for each request', async () => {
		const tokens = ['old', 'new'];
		const fetch = doubles.fetchAs(() => String(tokens.shift()));
		await fetch(`https://${host}/`);
		await fetch(`https://${host}/`);
		expect(doubles.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer old', 'Bearer new']);
	});

	test('gives a redirect as it is, and reaches where it leads without a token', async () => {
		const moved = await ask('/moved');
		expect(moved.status).toBe(302);
		await doubles.fetchUnsigned(String(moved.headers.get('location')));
		expect(doubles.requests.map(({ url, headers }) => [url.href, headers.authorization])).toEqual([
			[`https://${host}/moved`, 'Bearer token-1'],
			['https://store.example/here', undefined],
		]);
	});

	test.each(['https://elsewhere.example/x', `http://${host}/x`])('refuses %s and says so', async (address) => {
		expect((await doubles.fetchAs('t')(address)).status).toBe(501);
		expect(doubles.strangers).toEqual([address]);
		expect(() => expectNoRefusals(doubles)).toThrow();
	});

	test('keeps what a double refused, and a double that broke', async () => {
		await ask('/wrong');
		await ask('/broken');
		expect(doubles.refusals().map(({ refusal }) => refusal)).toEqual(['unknown field: x', expect.stringContaining('a mistake of ours')]);
		expect(() => expectNoRefusals(doubles)).toThrow('unknown field: x');
	});

	test.each([
		['before', 0],
		['after', 1],
		['within the body', 1],
	] as const)('cuts the connection %s the answer: done %d times', async (when, done) => {
		doubles.faultOnce({ path: /^\/x/ }, { kind: 'cut', when });
		await expect(ask('/x').then((answer) => answer.text())).rejects.toThrow();
		expect(letters.done).toBe(done);
		expect(doubles.requests).toMatchObject([{ status: undefined }]);
		expect((await ask('/x')).status).toBe(200);
	});

	test.each([
		[undefined, 0],
		['after', 1],
	] as const)('answers with an error %s the act: done %d times', async (when, done) => {
		doubles.faultOnce({}, { kind: 'answer', status: 503, headers: { 'retry-after': '1' }, body: 'busy', when });
		const answer = await ask('/x');
		expect([answer.status, answer.headers.get('retry-after'), await answer.text()]).toEqual([503, '1', 'busy']);
		expect(letters.done).toBe(done);
	});

	test('a slow body comes whole in the end', async () => {
		doubles.faultOnce({}, { kind: 'slow body', milliseconds: 200 });
		const began = Date.now();
		const answer = await ask('/x');
		expect(await answer.json()).toMatchObject({ path: '/x' });
		expect(Date.now() - began).toBeGreaterThan(150);
	});

	test('a fault meets as many requests as it says, of those it matches, after as many as it says', async () => {
		doubles.faultOnce({ method: 'GET', path: /\/x/, after: 1, times: 2 }, { kind: 'answer', status: 500 });
		const statuses: number[] = [];
		for (const path of ['/x', '/y', '/x', '/x', '/x']) statuses.push((await ask(path)).status);
		expect(statuses).toEqual([200, 200, 500, 500, 200]);
		expect(doubles.unmet).toBe(0);
	});

	test('something may change between two requests', async () => {
		doubles.between({ path: /page=1/ }, () => (letters.done = 100));
		await ask('/x?page=1');
		expect(letters.done).toBe(100);
	});

	test('an answer without a body stays one', async () => {
		const answer = await ask('/nothing');
		expect([answer.status, await answer.text()]).toEqual([204, '']);
	});
});

describe('the proxy, for a process of its own', () => {
	test('real addresses reach the doubles over TLS; any other host is refused and kept', async () => {
		const doubles = await Doubles.start(new Letters());
		const { environment } = await doubles.startProxy();
		const script = `
			const ask = (url, init) => fetch(url, init).then(async (a) => a.status + ' ' + (await a.text()), (error) => 'refused');
			const said = [await ask('https://${host}/a?b=c', { method: 'POST', body: 'hello' }), await ask('https://elsewhere.example/'), await ask('http://${host}/')];
			console.log(JSON.stringify(said));`;
		const child = spawn(process.execPath, ['--input-type=module', '-e', script], { env: { ...process.env, ...environment } });
		const out: Buffer[] = [];
		child.stdout.on('data', (chunk) => out.push(chunk));
		await new Promise((resolve) => child.on('close', resolve));
		await doubles.close();
		const [served, refused, plain] = JSON.parse(Buffer.concat(out).toString()) as string[];
		expect(served).toContain('"path":"/a?b=c"');
		expect(served).toContain('"body":"hello"');
		expect(refused).toBe('refused');
		expect(plain).toMatch(/^502|refused/);
		expect(doubles.requests.map(({ url }) => url.href)).toEqual([`https://${host}/a?b=c`]);
		expect(doubles.strangers).toEqual(['elsewhere.example:443', expect.stringContaining(host)]);
	});
});
