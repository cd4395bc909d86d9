import { Readable } from 'node:stream';
import type { IDataObject, IExecuteFunctions, IHttpRequestOptions, ILoadOptionsFunctions, IN8nHttpFullResponse } from 'n8n-workflow';
import type { ServiceRequest, SignedFetch } from '../../connectors/service/signedFetch';
import { failedRequest } from './failedRequest';
import { streamedBody } from './streamedBody';

type Context = IExecuteFunctions | ILoadOptionsFunctions;

/** As long as a service may say nothing at all, in milliseconds; n8n's own five minutes are too long to try again after. */
const silence = 120_000;

/**
 * Requests by the account of a credential of the node, signed by n8n, which renews an expired token, saves it and sends the
 * request again. Takes the node's context and the credential's type name. See `SignedFetch` for what answers it gives.
 *
 * The body of an answer to GET is a stream that is read as it comes, so that a large file never lies in memory; other answers
 * have come in whole. What signing in refuses is thrown as `ServiceError` with what to do; a broken connection as a plain
 * error; neither holds a token, a header or a body.
 */
export function signedFetch(context: Context, credentialType: string): SignedFetch {
	return fetchBy(context, credentialType, (options) => context.helpers.httpRequestWithAuthentication.call(context, credentialType, options));
}

/** Requests without any token, by n8n's own client and its network rules: for addresses that carry the right in themselves. */
export function plainFetch(context: Context): SignedFetch {
	return fetchBy(context, undefined, (options) => context.helpers.httpRequest({ ...options, abortSignal: cancelSignal(context) }));
}

type Send = (options: IHttpRequestOptions) => Promise<unknown>;

function fetchBy(context: Context, credentialType: string | undefined, send: Send): SignedFetch {
	return async (url, request = {}) => {
		try {
			return asResponse(url, (await send(asOptions(url, request, credentialType !== undefined))) as IN8nHttpFullResponse);
		} catch (error) {
			const failed = failedRequest(error, { url, credentialType, stopped: cancelSignal(context)?.aborted ?? false });
			if ('answer' in failed) return asResponse(url, failed.answer);
			throw failed.error;
		}
	};
}

const cancelSignal = (context: Context) => ('getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined);

function asOptions(url: string, { method = 'GET', headers, body }: ServiceRequest, signed: boolean): IHttpRequestOptions {
	return {
		url,
		method: method.toUpperCase() as IHttpRequestOptions['method'],
		// A copy: n8n writes the token into it.
		headers: { ...headers } as IDataObject,
		// Bytes are sent as they are; a text would be parsed as JSON and written anew.
		...(body === undefined ? {} : { body: asBytes(body) }),
		encoding: method.toUpperCase() === 'GET' ? 'stream' : 'arraybuffer',
		returnFullResponse: true,
		disableFollowRedirect: true,
		// n8n renews a token where the request throws with 401, and only there.
		ignoreHttpStatusErrors: signed ? { ignore: true, except: [401] } : true,
		timeout: silence,
	};
}

/** Bytes are looked at where they lie, not copied: a piece of an upload may be large. */
const asBytes = (body: string | Uint8Array): Buffer => (typeof body === 'string' ? Buffer.from(body) : Buffer.from(body.buffer, body.byteOffset, body.byteLength));

/** Statuses whose answers have no body, by the Fetch standard ("null body status"). */
const bodiless = new Set([101, 103, 204, 205, 304]);

function asResponse(url: string, { statusCode, statusMessage, headers, body }: IN8nHttpFullResponse): Response {
	const bodyless = bodiless.has(statusCode);
	if (bodyless && body instanceof Readable) body.destroy();
	const response = new Response(bodyless ? null : asBody(body), { status: statusCode, statusText: statusMessage, headers: asHeaders(headers) });
	Object.defineProperty(response, 'url', { value: url });
	return response;
}

function asBody(body: unknown): ConstructorParameters<typeof Response>[0] {
	if (body instanceof Readable) return streamedBody(body, silence);
	if (body instanceof Uint8Array) return body as Uint8Array<ArrayBuffer>;
	return typeof body === 'string' ? body : null;
}

function asHeaders(headers: IDataObject): Headers {
	const kept = new Headers();
	for (const [name, value] of Object.entries(headers)) {
		for (const one of [value].flat()) if (one !== undefined && one !== null) kept.append(name, String(one));
	}
	return kept;
}
