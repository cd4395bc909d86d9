import * as z from 'zod/v4';
import { ServiceError } from '../serviceError';
import { isRepeatable, type ServiceRequest } from '../signedFetch';

/** Google's own names of the services that we call, for messages. */
export type GoogleService = 'Google Sheets' | 'Google Drive' | 'Gmail' | 'Google Calendar' | 'Google Chat' | 'Google Tasks';

/** What went wrong, as far as it decides what a person does next. */
export type GoogleFailure =
	| 'signed out'
	| 'scope missing'
	| 'API off'
	| 'domain policy'
	| 'storage full'
	| 'too large'
	| 'daily limit'
	| 'no access'
	| 'not found'
	| 'conflict'
	| 'changed meanwhile'
	| 'busy'
	| 'out of order'
	| 'refused';

/** An act at a service of Google's, for messages. */
export interface GoogleAct {
	readonly service: GoogleService;
	/** As it follows on "could not": `save "Letter 12.pdf"`. Names no pupil. */
	readonly doing: string;
	/** What to do next where it is known better than for any call: which file to share with whom. */
	readonly advice?: Partial<Readonly<Record<GoogleFailure, string>>>;
}

/** Calls a client of Google's and gives the data of its answer. Every failure becomes a `ServiceError`. */
export async function askGoogle<Data>(act: GoogleAct, call: () => Promise<{ readonly data: Data }>): Promise<Data> {
	try {
		return (await call()).data;
	} catch (error) {
		throw googleError(error, act);
	}
}

/**
 * Explains what a call of Google's clients has thrown. Google's text is left out, since it may repeat what was sent; its
 * reason code ("storageQuotaExceeded") is kept. What is no failure of a service is given back as it is.
 */
export function googleError(error: unknown, act: GoogleAct): unknown {
	if (error instanceof ServiceError) return error;
	const thrown = clientErrorSchema.safeParse(error).data;
	// A connection that broke, or a sign-in that could not be renewed: explained already, but not in what.
	if (thrown?.cause instanceof ServiceError) return within(act, thrown.cause);
	if (thrown?.response) return refusal(thrown.response.status, thrown.response.data, thrown.config ?? {}, act);
	return error;
}

/** Explains an answer to a request of our own that is not the answer hoped for. */
export async function answerError(answer: Response, request: ServiceRequest, act: GoogleAct): Promise<ServiceError> {
	const text = await answer.text().catch(() => '');
	return refusal(answer.status, text, request, act);
}

/** Which failure an error tells of; undefined where it is none of an answer of Google's. */
export const failureOf = (error: unknown): GoogleFailure | undefined =>
	error instanceof ServiceError && error.status !== undefined ? failure(error.status, error.code) : undefined;

/**
 * Whether a 403 means "too many requests for now", as Drive, Calendar and Gmail say it
 * (https://developers.google.com/workspace/drive/api/guides/handle-errors). A limit of the day or of storage does not pass by waiting.
 */
export async function isBusy(answer: Response): Promise<boolean> {
	if (answer.status !== 403) return false;
	const reason = reasonOf(await answer.clone().text());
	return reason !== undefined && busyReasons.has(reason);
}

const busyReasons = new Set(['rateLimitExceeded', 'userRateLimitExceeded', 'RATE_LIMIT_EXCEEDED']);

/** Which reason is which failure; the camel case is of the older form of errors, the capitals of google.rpc.ErrorInfo. */
const failuresByReason = new Map<string, GoogleFailure>([
	['insufficientPermissions', 'scope missing'],
	['insufficientScopes', 'scope missing'],
	['insufficientAuthenticationScopes', 'scope missing'],
	['ACCESS_TOKEN_SCOPE_INSUFFICIENT', 'scope missing'],
	['accessNotConfigured', 'API off'],
	['SERVICE_DISABLED', 'API off'],
	['domainPolicy', 'domain policy'],
	['sharingRateLimitExceeded', 'daily limit'],
	['dailyLimitExceeded', 'daily limit'],
	['dailyLimitExceededUnreg', 'daily limit'],
	['quotaExceeded', 'daily limit'],
	['storageQuotaExceeded', 'storage full'],
	['teamDriveFileLimitExceeded', 'storage full'],
	['numChildrenInNonRootLimitExceeded', 'storage full'],
	['exportSizeLimitExceeded', 'too large'],
	...[...busyReasons].map((reason) => [reason, 'busy'] as const),
]);

function failure(status: number, reason: string | undefined): GoogleFailure {
	const byReason = status === 403 || status === 429 ? failuresByReason.get(reason ?? '') : undefined;
	if (byReason) return byReason;
	switch (status) {
		case 401:
			return 'signed out';
		case 403:
			return 'no access';
		case 404:
		case 410:
			return 'not found';
		case 409:
			return 'conflict';
		case 412:
			return 'changed meanwhile';
		case 429:
			return 'busy';
		default:
			return status >= 500 || status === 408 ? 'out of order' : 'refused';
	}
}

/** Why, as it follows on "could not …:", and what to do next. */
const explanations: Readonly<Record<GoogleFailure, readonly [why: string, advice: string]>> = {
	'signed out': ['the sign-in has expired or was withdrawn', 'Open the Google credential in n8n and connect it again.'],
	'scope missing': ['the credential lacks a permission (scope) that this needs', 'Open the Google credential in n8n, connect it again and tick every permission that Google asks about. For a service account, add the scope to its domain-wide delegation in Google Admin.'],
	'API off': ['this API is not switched on', 'In the Google Cloud project of the credential, open "APIs & Services", "Library", and enable the API of this service. It takes a few minutes.'],
	'domain policy': ["a rule of your school's Google Workspace forbids it", 'Ask your Google Workspace administrator to allow this app for the account, or choose another account.'],
	'storage full': ['there is no room left in the storage', 'Free some room in Google Drive or in the shared drive, or have the administrator add storage, then run the workflow again.'],
	'too large': ['it is larger than Google exports', 'Make it smaller, for example with fewer pictures.'],
	'daily limit': ['a limit that Google sets for a day is used up', 'Run the workflow again tomorrow: what is recorded as done is not done twice.'],
	'no access': ['this account may not', 'Share the file, folder, calendar or space with the account of the credential, with the right to edit where something is written.'],
	'not found': ['it does not exist, or is not shared with this account', 'Check that it is there and shared with the account of the credential, then choose it again from the list.'],
	conflict: ['something of this identity is there already', 'Run the workflow again: it looks first, and does not do it twice.'],
	'changed meanwhile': ['somebody changed it at the same moment', 'Run the workflow again.'],
	busy: ['there were too many requests, also after waiting', 'Wait some minutes, then run the workflow again: what is recorded as done is not done twice.'],
	'out of order': ['the service has a fault', 'Try again in some minutes. The state of the service is on https://www.google.com/appsstatus/.'],
	refused: ['Google refused the request', 'Check what was chosen in the node. If it looks right, report the code of this error with the version of the package.'],
};

function refusal(status: number, body: unknown, request: Pick<ServiceRequest, 'method' | 'repeatable'>, { service, doing, advice }: GoogleAct): ServiceError {
	const reason = reasonOf(body);
	const kind = failure(status, reason);
	const [why, usualAdvice] = explanations[kind];
	const happened = kind === 'out of order' && !isRepeatable(request) ? 'unknown' : 'no';
	return new ServiceError(`${service} could not ${doing}: ${why} (${[status, reason].filter(Boolean).join(', ')})`, advice?.[kind] ?? usualAdvice, {
		service,
		status,
		code: reason,
		happened,
	});
}

const within = ({ service, doing }: GoogleAct, error: ServiceError): ServiceError =>
	new ServiceError(`${service} could not ${doing}. ${error.message}`, error.advice, error, { cause: error.cause });

/** What a generated client throws (gaxios' `GaxiosError`), as far as it is looked at. */
const clientErrorSchema = z.object({
	cause: z.unknown(),
	config: z.object({ method: z.string().optional(), repeatable: z.boolean().optional() }).optional().catch(undefined),
	response: z.object({ status: z.number(), data: z.unknown() }).optional().catch(undefined),
});

/** Only a code may be shown: letters, figures and signs between, never a sentence. */
const code = z.string().regex(/^[\w.-]{1,60}$/);

/** Google's errors in both of its forms (https://google.aip.dev/193 and https://developers.google.com/workspace/drive/api/guides/handle-errors). */
const errorBodySchema = z.object({
	error: z.object({
		status: code.optional().catch(undefined),
		errors: z.array(z.object({ reason: code.optional().catch(undefined) })).optional().catch(undefined),
		details: z.array(z.object({ reason: code.optional().catch(undefined) })).optional().catch(undefined),
	}),
});

/** The reason that an error's body gives, the most exact that it has. */
function reasonOf(body: unknown): string | undefined {
	const text = body instanceof ArrayBuffer ? Buffer.from(body).toString('utf8') : body;
	const { error } = errorBodySchema.safeParse(typeof text === 'string' ? parsed(text) : text).data ?? {};
	const exact = error?.details?.find(({ reason }) => reason)?.reason;
	return exact ?? error?.errors?.find(({ reason }) => reason)?.reason ?? error?.status;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
