import { withStatedWait } from '../../../../connectors/mail/google/statedWait';
import { ServiceError } from '../../../../connectors/service/serviceError';

const said = (when: Date): string => JSON.stringify({ error: { code: 429, message: `User-rate limit exceeded.  Retry after ${when.toISOString()}`, errors: [{ reason: 'userRateLimitExceeded' }] } });
const soon = (): Date => new Date(Date.now() + 30_000);
const inHours = (): Date => new Date(Date.now() + 6 * 60 * 60 * 1000);

function answering(answer: () => Response) {
	const asked: string[] = [];
	const fetch = withStatedWait({ fetch: (_url, request) => (asked.push(request?.method ?? 'GET'), Promise.resolve(answer())) });
	return { asked, fetch };
}

test('a short wait that Gmail says in words stands in Retry-After, and the body stays', async () => {
	const text = said(soon());
	const answer = await answering(() => new Response(text, { status: 429 })).fetch('https://gmail.googleapis.com/', { method: 'POST' });
	expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(25);
	expect(Number(answer.headers.get('retry-after'))).toBeLessThanOrEqual(30);
	expect([answer.status, await answer.text()]).toEqual([429, text]);
});

test.each([
	['has no such words', 429, '{"error":{"code":429}}', {}],
	['has a Retry-After of its own', 429, said(inHours()), { 'retry-after': '7' }],
	['is no refusal', 200, said(inHours()), {}],
])('an answer that %s is given as it is', async (_what, status, text, headers) => {
	const answer = await answering(() => new Response(text, { status, headers })).fetch('https://gmail.googleapis.com/');
	expect([answer.status, await answer.text(), answer.headers.get('retry-after')]).toEqual([status, text, (headers as Record<string, string>)['retry-after'] ?? null]);
});

test('a day that is full is said with the hour, and nothing more is sent before it; looking up goes on', async () => {
	const until = inHours();
	const { asked, fetch } = answering(() => new Response(said(until), { status: 429 }));
	const error = (await fetch('https://gmail.googleapis.com/', { method: 'POST' }).catch((thrown) => thrown)) as ServiceError;
	expect(error).toBeInstanceOf(ServiceError);
	const london = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' }).format(until);
	expect(error).toMatchObject({ happened: 'no', status: 429, message: expect.stringContaining(`until ${london}`), advice: expect.stringContaining('nothing else is lost') });
	await expect(fetch('https://gmail.googleapis.com/', { method: 'POST' })).rejects.toThrow(london);
	expect(asked).toEqual(['POST']);
	await fetch('https://gmail.googleapis.com/').catch(() => undefined);
	expect(asked).toEqual(['POST', 'GET']);
});

test.each([
	['two hours behind', 2],
	['two hours ahead', -2],
])('on a machine whose clock is %s, the wait is the one that Gmail means', async (_what, hours) => {
	const atGoogle = new Date(Date.now() + hours * 60 * 60 * 1000);
	const { fetch } = answering(() => new Response(said(new Date(atGoogle.getTime() + 30_000)), { status: 429, headers: { date: atGoogle.toUTCString() } }));
	const wait = Number((await fetch('https://gmail.googleapis.com/', { method: 'POST' })).headers.get('retry-after'));
	expect(wait).toBeGreaterThan(28);
	expect(wait).toBeLessThanOrEqual(31);
});
