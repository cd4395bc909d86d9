import type { IN8nHttpFullResponse } from 'n8n-workflow';
import { ServiceError } from '../../connectors/service/serviceError';
import { isSignInError } from '../../connectors/service/signInError';

/** What was asked, as far as it says what became of it. */
interface Asked {
	readonly url: string;
	/** Undefined where the request went without a token. */
	readonly credentialType: string | undefined;
	/** Whether a person stopped the run. */
	readonly stopped: boolean;
}

type Failed = { readonly answer: IN8nHttpFullResponse } | { readonly error: Error };

/** What n8n's client throws (axios), as far as it is looked at. */
interface ClientError extends Error {
	readonly isAxiosError: true;
	readonly code?: string;
	readonly config?: { readonly url?: string };
	readonly response?: { readonly status: number; readonly statusText: string; readonly headers: object; readonly data: unknown };
}

/** What n8n's OAuth client throws where a token endpoint refuses (RFC 6749, section 5.2). */
interface TokenRefusal extends Error {
	readonly body: { readonly error?: unknown; readonly error_description?: unknown };
}

/** What n8n's OAuth client throws where a token endpoint answers with something else than OAuth says. */
interface TokenAnswer extends Error {
	readonly code: 'ESTATUS';
	readonly status: number;
}

/**
 * What an error of n8n's request helpers means: an answer after all, a broken connection, or a sign-in that was refused.
 * n8n packs the error that it met into one or more of its own (`cause`), and some of them hold the request with its token;
 * so nothing of them goes on but codes.
 */
export function failedRequest(thrown: unknown, asked: Asked): Failed {
	const causes = [...causesOf(thrown)];
	const { credentialType } = asked;
	if (asked.stopped) return { error: stopped(credentialType) };
	const client = causes.find(isClientError);
	if (client) return failedAt(client, asked);
	const answered = causes.find(isTokenAnswer);
	if (answered) return failedRenewal(answered.status, credentialType);
	return { error: refusedSignIn(causes, credentialType) };
}

/** A connection that broke, named by its code alone. */
export function brokenConnection(error: unknown): Error {
	const code = [...causesOf(error)].map((cause) => (cause as { code?: unknown }).code).find((found) => typeof found === 'string' && /^[A-Z_]{3,60}$/.test(found));
	return new Error(`The connection broke${code ? ` (${String(code)})` : ''}`);
}

function failedAt(client: ClientError, { url, credentialType }: Asked): Failed {
	const atService = client.config?.url === undefined || client.config.url === url;
	if (!atService) return failedRenewal(client.response?.status, credentialType);
	// Still 401 with a new token. Any other answer is given and not thrown, unless it broke off in the middle.
	if (client.response?.status === 401) return { answer: asFullResponse(client.response) };
	return { error: brokenConnection(client) };
}

/**
 * The service said 401, and renewing the token did not work out. Where it is the sign-in server that is busy or cannot be
 * reached, that passes; since the service has done nothing, this counts as "not now": whoever waits tries the whole again.
 */
function failedRenewal(status: number | undefined, credentialType: string | undefined): Failed {
	if (status !== undefined && status < 500 && status !== 429) return { error: signedOut(credentialType, undefined) };
	return { answer: { statusCode: 503, statusMessage: 'The sign-in server does not answer', headers: { 'retry-after': '10' }, body: '' } };
}

const asFullResponse = ({ status, statusText, headers, data }: NonNullable<ClientError['response']>): IN8nHttpFullResponse => ({
	statusCode: status,
	statusMessage: statusText,
	headers: { ...headers },
	body: data as IN8nHttpFullResponse['body'],
});

function refusedSignIn(causes: readonly Error[], credentialType: string | undefined): Error {
	const own = causes.find(isSignInError);
	if (own) {
		return new ServiceError(own.reason, own.advice, { service: serviceOf(credentialType), happened: 'no', ...(own.details.code ? { code: own.details.code } : {}) });
	}
	const refusal = causes.find(isTokenRefusal);
	// n8n says so where no token is there or none can be renewed.
	if (refusal || causes.some(({ message }) => /reconnect|not connected/i.test(message))) return signedOut(credentialType, refusal);
	return new ServiceError(`${serviceOf(credentialType)}: n8n could not send the request`, 'Open the credential in n8n, look whether a domain is blocked there, and press "Test". If that works, report this error.', {
		service: serviceOf(credentialType),
		happened: 'no',
	});
}

function signedOut(credentialType: string | undefined, refusal: TokenRefusal | undefined): ServiceError {
	const service = serviceOf(credentialType);
	const oAuthCode = typeof refusal?.body.error === 'string' ? refusal.body.error : undefined;
	// Entra says more in its text, by number: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
	const code = /AADSTS\d+/.exec(String(refusal?.body.error_description ?? ''))?.[0] ?? oAuthCode;
	const [why, advice] = reasons[code ?? ''] ?? reasons[oAuthCode ?? ''] ?? ['the sign-in has expired or was withdrawn', 'Open the credential in n8n and connect it again.'];
	return new ServiceError(`${service}: ${why}${code && /^[\w.-]{1,60}$/.test(code) ? ` (${code})` : ''}`, advice, { service, status: 401, ...(code ? { code } : {}), happened: 'no' });
}

/** By Entra's numbers and the error codes of OAuth 2 (RFC 6749, section 5.2), in a person's words. */
const reasons: Readonly<Record<string, readonly [why: string, advice: string]>> = {
	invalid_client: [
		'the client secret or certificate of the app is wrong or has expired',
		'Make a new client secret where the app was registered, put it into the credential in n8n and connect again.',
	],
	unauthorized_client: ['the app may not sign in this way', 'Check the app registration by the page for administrators, then connect the credential again.'],
	invalid_scope: ['a permission that the credential asks for does not exist or is not allowed', 'Open the credential in n8n, check "Used For" and connect again.'],
	consent_required: ['an administrator has to agree to the permissions', 'Ask your administrator to grant consent for the app, then connect the credential again.'],
	AADSTS65001: ['an administrator has to agree to the permissions', 'Ask your administrator to grant consent for the app, then connect the credential again.'],
	interaction_required: ['the account has to sign in again', 'Open the credential in n8n and connect it again.'],
};

const stopped = (credentialType: string | undefined): ServiceError =>
	new ServiceError('The run was stopped', 'Run the workflow again: it looks first at what was done, and does not do it twice.', { service: serviceOf(credentialType), happened: 'unknown' });

const services: readonly (readonly [prefix: string, service: string])[] = [
	['schoolGoogle', 'Google'],
	['schoolMicrosoft', 'Microsoft 365'],
	['govUkNotify', 'GOV.UK Notify'],
	['wonde', 'Wonde'],
];

const serviceOf = (credentialType = ''): string => services.find(([prefix]) => credentialType.startsWith(prefix))?.[1] ?? 'The service';

const isClientError = (error: Error): error is ClientError => 'isAxiosError' in error && error.isAxiosError === true;

const isTokenRefusal = (error: Error): error is TokenRefusal => 'body' in error && typeof error.body === 'object' && error.body !== null && 'error' in error.body;

const isTokenAnswer = (error: Error): error is TokenAnswer => 'code' in error && error.code === 'ESTATUS' && 'status' in error && typeof error.status === 'number';

/** An error and what it was caused by, outermost first. */
function* causesOf(error: unknown): Generator<Error> {
	const seen = new Set<unknown>();
	for (let cause = error; isError(cause) && !seen.has(cause); cause = cause.cause) {
		seen.add(cause);
		yield cause;
	}
}

/** By its looks: an error of another of Node's contexts is not an instance of our `Error`. */
const isError = (value: unknown): value is Error => typeof value === 'object' && value !== null && 'message' in value;
