import { failureOf, askGoogle, type GoogleFailure } from '../../../../connectors/service/google/googleError';
import { googleClients, googleFetch, repeatable } from '../../../../connectors/service/google/googleClients';
import { ServiceError } from '../../../../connectors/service/serviceError';
import type { ServiceRequest, SignedFetch } from '../../../../connectors/service/signedFetch';

const quick = { firstWait: 1, longestWait: 100, attempts: 3 };

/** A service that answers each request with the next of these, and keeps what was asked. */
function answering(...answers: readonly (() => Response)[]) {
	const asked: { url: string; request: ServiceRequest | undefined }[] = [];
	const fetch: SignedFetch = async (url, request) => {
		asked.push({ url, request });
		return (answers[asked.length - 1] ?? answers.at(-1)!)();
	};
	return { asked, access: { fetch, patience: quick } };
}

const json = (body: object, status = 200) => () => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
/** The form of errors of Drive, Gmail and Calendar (https://developers.google.com/workspace/drive/api/guides/handle-errors). */
const older = (code: number, reason: string) => json({ error: { code, message: 'Jane Doe, secret', errors: [{ domain: 'global', reason, message: 'Jane Doe, secret' }] } }, code);
/** That of Sheets, Chat and Tasks (https://google.aip.dev/193). */
const newer = (code: number, status: string, reason?: string) =>
	json({ error: { code, status, message: 'Jane Doe, secret', details: reason ? [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason, domain: 'googleapis.com' }] : [] } }, code);
const page = (status: number) => () => new Response('<html>Jane Doe, secret</html>', { status, headers: { 'content-type': 'text/html' } });

const act = { service: 'Google Drive', doing: 'read "marks.csv"' } as const;
const read = (access: { fetch: SignedFetch; patience: typeof quick }) => askGoogle(act, () => googleClients(access).drive.files.get({ fileId: 'f' }));
const make = (access: { fetch: SignedFetch; patience: typeof quick }, options = {}) => askGoogle(act, () => googleClients(access).drive.files.create({ requestBody: { name: 'x' } }, options));
const caught = async (what: Promise<unknown>): Promise<ServiceError> => {
	const error: unknown = await what.catch((thrown: unknown) => thrown);
	expect(error).toBeInstanceOf(ServiceError);
	return error as ServiceError;
};

describe('every failure says what to do next, and nothing of what Google wrote but its code', () => {
	test.each<[GoogleFailure, () => Response, RegExp, string | undefined]>([
		['signed out', older(401, 'authError'), /connect it again/, 'authError'],
		['signed out', newer(401, 'UNAUTHENTICATED'), /connect it again/, 'UNAUTHENTICATED'],
		['scope missing', older(403, 'insufficientPermissions'), /tick every permission/, 'insufficientPermissions'],
		['scope missing', newer(403, 'PERMISSION_DENIED', 'ACCESS_TOKEN_SCOPE_INSUFFICIENT'), /tick every permission/, 'ACCESS_TOKEN_SCOPE_INSUFFICIENT'],
		['API off', older(403, 'accessNotConfigured'), /Google Cloud project/, 'accessNotConfigured'],
		['API off', newer(403, 'PERMISSION_DENIED', 'SERVICE_DISABLED'), /Google Cloud project/, 'SERVICE_DISABLED'],
		['domain policy', older(403, 'domainPolicy'), /administrator/, 'domainPolicy'],
		['storage full', older(403, 'storageQuotaExceeded'), /Free some room/, 'storageQuotaExceeded'],
		['too large', older(403, 'exportSizeLimitExceeded'), /smaller/, 'exportSizeLimitExceeded'],
		['daily limit', older(403, 'dailyLimitExceeded'), /tomorrow/, 'dailyLimitExceeded'],
		['no access', older(403, 'insufficientFilePermissions'), /Share the file/, 'insufficientFilePermissions'],
		['not found', older(404, 'notFound'), /shared with the account/, 'notFound'],
		['conflict', older(409, 'fileIdInUse'), /looks first/, 'fileIdInUse'],
		['changed meanwhile', older(412, 'conditionNotMet'), /Run the workflow again/, 'conditionNotMet'],
		['busy', newer(429, 'RESOURCE_EXHAUSTED', 'RATE_LIMIT_EXCEEDED'), /Wait some minutes/, 'RATE_LIMIT_EXCEEDED'],
		['busy', older(403, 'userRateLimitExceeded'), /Wait some minutes/, 'userRateLimitExceeded'],
		['out of order', page(502), /Try again/, undefined],
		['out of order', newer(503, 'UNAVAILABLE'), /Try again/, 'UNAVAILABLE'],
		['refused', newer(400, 'INVALID_ARGUMENT'), /Check what was chosen/, 'INVALID_ARGUMENT'],
		// A reason that is a sentence is no code.
		['no access', older(403, 'Jane Doe, secret'), /Share the file/, undefined],
	])('%s', async (failure, answer, advice, code) => {
		const error = await caught(read(answering(answer).access));
		expect(failureOf(error)).toBe(failure);
		expect(error).toMatchObject({ service: 'Google Drive', status: answer().status, code, happened: 'no', message: expect.stringMatching(/^Google Drive could not read "marks.csv": /), advice: expect.stringMatching(advice) });
		expect(JSON.stringify([error, error.message, error.advice, error.cause])).not.toMatch(/Jane|secret|<html/);
	});
});

describe('what is sent again', () => {
	const busy = [older(403, 'rateLimitExceeded'), older(403, 'userRateLimitExceeded'), newer(429, 'RESOURCE_EXHAUSTED')];
	test.each(busy.map((answer) => [answer().status, answer] as const))('a request that was refused for the moment (%d)', async (_, answer) => {
		const { access, asked } = answering(answer, json({ id: 'f' }));
		expect(await make(access)).toEqual({ id: 'f' });
		expect(asked).toHaveLength(2);
	});

	test.each(['dailyLimitExceeded', 'storageQuotaExceeded', 'insufficientPermissions', 'sharingRateLimitExceeded'])('not what waiting does not mend: %s', async (reason) => {
		const { access, asked } = answering(older(403, reason));
		await caught(make(access));
		expect(asked).toHaveLength(1);
	});

	test('not what may have been done; whether it was, is said not to be known', async () => {
		const { access, asked } = answering(newer(500, 'INTERNAL'));
		expect((await caught(make(access))).happened).toBe('unknown');
		expect(asked).toHaveLength(1);
	});

	test('what carries an identity of ours, and what only reads', async () => {
		for (const send of [(access: Parameters<typeof make>[0]) => make(access, repeatable), read]) {
			const { access, asked } = answering(newer(500, 'INTERNAL'), json({ id: 'f' }));
			expect(await send(access)).toEqual({ id: 'f' });
			expect(asked).toHaveLength(2);
		}
	});

	test('a read whose answer breaks off in the middle', async () => {
		const broken = () => new Response(new ReadableStream({ start: (stream) => (stream.enqueue(Buffer.from('{"id"')), stream.error(new Error('socket hang up'))) }), { headers: { 'content-type': 'application/json' } });
		const { access, asked } = answering(broken, json({ id: 'f' }));
		expect(await read(access)).toEqual({ id: 'f' });
		expect(asked).toHaveLength(2);
		const lost = await caught(make(answering(broken).access));
		expect(lost).toMatchObject({ happened: 'unknown', message: expect.stringMatching(/^Google Drive could not read "marks.csv"\. The connection to Google Drive broke/) });
	});
});

test('bodies are text, which n8n can send again after it has renewed a token', async () => {
	const { access, asked } = answering(json({ id: 'f' }));
	await make(access);
	expect(asked[0]).toMatchObject({ url: 'https://www.googleapis.com/drive/v3/files', request: { method: 'POST', body: '{"name":"x"}', headers: { 'content-type': 'application/json' } } });
	expect(asked[0]!.request!.headers).not.toHaveProperty('accept-encoding');
	expect(asked[0]!.request!.headers).not.toHaveProperty('authorization');
});

test('a client is made once, and requests of our own have the same patience', async () => {
	const { access, asked } = answering(newer(429, 'RESOURCE_EXHAUSTED'), json({ ok: true }));
	const clients = googleClients(access);
	expect(clients.sheets).toBe(clients.sheets);
	expect(await (await googleFetch(access, 'Gmail')('https://gmail.googleapis.com/x', { method: 'POST' })).json()).toEqual({ ok: true });
	expect(asked).toHaveLength(2);
});
