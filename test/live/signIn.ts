import type { IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';
import type { SignedFetch } from '../../connectors/service/signedFetch';

/** A way to a service without a token: Node's own, or a double's. */
export const ownFetch: SignedFetch = (url, request) => fetch(url, { ...request, body: request?.body as RequestInit['body'], redirect: 'manual' });

/** Gives a token; a new one where the last was refused. */
export type Tokens = (renew: boolean) => Promise<string>;

/** Keeps the token that `ask` gave until a new one is wanted. */
export function keepToken(ask: () => Promise<string>): Tokens {
	let token: Promise<string> | undefined;
	return async (renew) => await (token = renew || !token ? ask() : token);
}

/** Puts the token on each request, and on the same request again where it has expired: what n8n does for the nodes. */
export function signedBy(tokens: Tokens, plain: SignedFetch = ownFetch): SignedFetch {
	const send = async (url: string, request: Parameters<SignedFetch>[1], renew: boolean) =>
		await plain(url, { ...request, headers: { ...request?.headers, authorization: `Bearer ${await tokens(renew)}` } });
	return async (url, request) => {
		const answer = await send(url, request, false);
		if (answer.status !== 401) return answer;
		await answer.arrayBuffer();
		return await send(url, request, true);
	};
}

/** What the credentials of the package ask n8n for when they sign in, by this fetch. */
export function helperBy(plain: SignedFetch): IHttpRequestHelper {
	const httpRequest = async ({ url, method, headers, body }: IHttpRequestOptions) => {
		const answer = await plain(url, { method, headers: headers as Record<string, string>, body: String(body) });
		return { statusCode: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() };
	};
	return { helpers: { httpRequest } } as unknown as IHttpRequestHelper;
}
