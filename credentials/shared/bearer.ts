import type { IHttpRequestOptions } from 'n8n-workflow';

/** The request with an access token on it (RFC 6750, section 2.1). */
export const bearer = (request: IHttpRequestOptions, token: string): IHttpRequestOptions => ({
	...request,
	headers: { ...request.headers, Authorization: `Bearer ${token}` },
});
