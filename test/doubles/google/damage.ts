import type { SignedFetch } from '../../../connectors/service/signedFetch';
import type { RecordedRequest } from '../core/types';

/** One thing made wrong in a request that is right. */
export interface Damage {
	readonly method?: string;
	/** Parameters put into the query; `undefined` takes one out. */
	readonly query?: Readonly<Record<string, string | undefined>>;
	readonly path?: (path: string) => string;
	/** Headers put in or, with `undefined`, taken out. */
	readonly headers?: Readonly<Record<string, string | undefined>>;
	/** Changes the JSON that is sent. */
	// eslint-disable-next-line @typescript-eslint/no-explicit-any -- any resource at all
	readonly json?: (body: any) => unknown;
	readonly body?: (body: Buffer) => Buffer | string;
}

/** Headers that belong to the connection or to who asks, and are made anew. */
const ofConnection = new Set(['authorization', 'host', 'content-length', 'connection']);

/** Sends a recorded request once more, with one thing in it made wrong. */
export function sendDamaged(fetch: SignedFetch, request: RecordedRequest, damage: Damage): Promise<Response> {
	const url = new URL(request.url);
	if (damage.path) url.pathname = damage.path(url.pathname);
	for (const [name, value] of Object.entries(damage.query ?? {})) {
		if (value === undefined) url.searchParams.delete(name);
		else url.searchParams.set(name, value);
	}
	const headers = Object.entries({ ...request.headers, ...damage.headers }).filter((entry): entry is [string, string] => entry[1] !== undefined && !ofConnection.has(entry[0]));
	const body = damage.json ? JSON.stringify(damage.json(JSON.parse(request.body.toString()))) : (damage.body?.(request.body) ?? request.body);
	return fetch(url.href, {
		method: damage.method ?? request.method,
		headers: Object.fromEntries(headers),
		...(body.length > 0 && { body }),
	});
}

/** The status and the reason that an answer of Google's gives. */
export async function reasonOf(answer: Response): Promise<[number, string | undefined]> {
	const text = await answer.text();
	try {
		return [answer.status, (JSON.parse(text) as { error?: { errors?: { reason: string }[] } }).error?.errors?.[0]?.reason];
	} catch {
		return [answer.status, undefined];
	}
}
