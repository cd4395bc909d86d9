import type { IDataObject, IHttpRequestHelper, IN8nHttpFullResponse } from 'n8n-workflow';
import { SignInError } from '../../connectors/service/signInError';

/** What a token endpoint answered with (RFC 6749, sections 5.1 and 5.2). */
interface TokenAnswer {
	readonly access_token?: unknown;
	readonly error?: unknown;
	readonly error_description?: unknown;
}

/** Why a token endpoint refused, as far as its answer says. */
export interface Refusal {
	/** By RFC 6749: "invalid_grant". */
	readonly error: string;
	/** The service's own text. It may name accounts, so it is looked at and not shown. */
	readonly description: string;
}

interface TokenRequest {
	/** The service as people call it. */
	readonly service: string;
	readonly url: string;
	readonly form: Readonly<Record<string, string>>;
	/** Puts a refusal into words. */
	readonly explain: (refusal: Refusal) => SignInError;
}

/**
 * Asks a token endpoint for an access token by n8n's own client. Gives the token; throws `SignInError` where it is refused
 * or cannot be had for now. Neither holds what was sent.
 */
export async function requestToken({ helpers }: IHttpRequestHelper, { service, url, form, explain }: TokenRequest): Promise<string> {
	const answer = await send(helpers, url, form).catch(() => undefined);
	if (answer === undefined || answer.statusCode === 429 || answer.statusCode >= 500) {
		throw new SignInError(`The sign-in server of ${service} does not answer`, 'Check the network of the machine that n8n runs on, and try again in some minutes', { temporary: true });
	}
	const { access_token: token, error, error_description: description } = parsed(answer.body);
	if (typeof token === 'string' && token) return token;
	throw explain({ error: String(error ?? `HTTP ${answer.statusCode}`), description: String(description ?? '') });
}

async function send(helpers: IHttpRequestHelper['helpers'], url: string, form: TokenRequest['form']): Promise<IN8nHttpFullResponse> {
	return (await helpers.httpRequest({
		url,
		method: 'POST',
		headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
		body: new URLSearchParams(form),
		encoding: 'text',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		timeout: 30_000,
	})) as IN8nHttpFullResponse;
}

/** n8n's client parses JSON where it can, and gives text where it cannot. */
function parsed(body: unknown): TokenAnswer {
	if (typeof body === 'object' && body !== null) return body as IDataObject;
	try {
		const value: unknown = JSON.parse(String(body));
		return typeof value === 'object' && value !== null ? value : {};
	} catch {
		return {};
	}
}
