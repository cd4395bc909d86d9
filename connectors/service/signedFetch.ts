/**
 * The one way to a service on the network: `fetch`, with the account's token put on each request by whoever made it
 * (in n8n: n8n itself, which also renews a token that has expired). Connectors never see a token.
 *
 * Bodies are text or bytes, never streams: n8n sends a request again after renewing a token, and a stream is gone by then.
 * An answer of any status is given, not thrown; only a broken connection throws. A redirect is given too and never
 * followed: where it leads (a download address at another host) must not see the token.
 */
export type SignedFetch = (url: string, request?: ServiceRequest) => Promise<Response>;

export interface ServiceRequest {
	readonly method?: string;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: string | Uint8Array;
	/**
	 * Whether sending it twice does no more than sending it once, because the service knows it by an identity of ours.
	 * If it is not said: yes for GET, HEAD, PUT and DELETE, no for POST and PATCH.
	 */
	readonly repeatable?: boolean;
}

/** Sending these again changes nothing more (RFC 9110, section 9.2.2). */
const idempotentMethods = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']);

export const isRepeatable = ({ repeatable, method = 'GET' }: ServiceRequest): boolean => repeatable ?? idempotentMethods.has(method.toUpperCase());
