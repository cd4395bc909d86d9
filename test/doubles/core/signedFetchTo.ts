import type { ServiceRequest, SignedFetch } from '../../../connectors/service/signedFetch';

/** Tells the server of the doubles where a request would have gone in life. Taken off before a double sees it. */
export const realUrlHeader = 'x-double-real-url';

const redirects = new Set([301, 302, 303, 307, 308]);

/**
 * A fetch whose requests all go to the doubles on this loopback port, with the token put on as n8n does.
 * Follows redirects within the doubles; to another host it does not take the token along (RFC 9110, section 15.4).
 */
export function signedFetchTo(port: number, token: string | (() => string)): SignedFetch {
	const ask = async (url: URL, { method = 'GET', headers = {}, body }: ServiceRequest, signed: boolean, redirectsLeft: number): Promise<Response> => {
		const answer = await fetch(`http://127.0.0.1:${port}/`, {
			method,
			headers: {
				...headers,
				...(signed && { authorization: `Bearer ${typeof token === 'function' ? token() : token}` }),
				[realUrlHeader]: url.href,
			},
			// fetch would put a content type of its own on a text; n8n's requests have the one they were given.
			body: typeof body === 'string' ? Buffer.from(body) : (body as Uint8Array<ArrayBuffer> | undefined),
			redirect: 'manual',
		});
		const location = answer.headers.get('location');
		if (!redirects.has(answer.status) || !location || redirectsLeft === 0) return answer;
		await answer.arrayBuffer();
		const next = new URL(location, url);
		const again = answer.status === 307 || answer.status === 308 ? { method, headers, body } : { headers };
		return ask(next, again, signed && next.host === url.host, redirectsLeft - 1);
	};
	return (url, request = {}) => ask(new URL(url), request, true, 5);
}
