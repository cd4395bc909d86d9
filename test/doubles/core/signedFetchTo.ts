import type { ServiceRequest, SignedFetch } from '../../../connectors/service/signedFetch';

/** Tells the server of the doubles where a request would have gone in life. Taken off before a double sees it. */
export const realUrlHeader = 'x-double-real-url';

/**
 * A fetch whose requests all go to the doubles on this loopback port, with the token put on as n8n does; without one where
 * none is given. A redirect is given as it is, as `SignedFetch` says.
 */
export function signedFetchTo(port: number, token?: string | (() => string)): SignedFetch {
	return (url, { method = 'GET', headers = {}, body }: ServiceRequest = {}) =>
		fetch(`http://127.0.0.1:${port}/`, {
			method,
			headers: {
				...headers,
				...(token !== undefined && { authorization: `Bearer ${typeof token === 'function' ? token() : token}` }),
				[realUrlHeader]: new URL(url).href,
			},
			// fetch would put a content type of its own on a text; n8n's requests have the one they were given.
			body: typeof body === 'string' ? Buffer.from(body) : (body as Uint8Array<ArrayBuffer> | undefined),
			redirect: 'manual',
		});
}
