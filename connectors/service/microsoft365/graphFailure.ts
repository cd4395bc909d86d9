import { GraphClientError } from '@microsoft/microsoft-graph-client';
import { ServiceError, type Happened } from '../serviceError';
import { isRepeatable, type ServiceRequest } from '../signedFetch';
import { isWebPage, statusesOfProxies } from './unreadable';

/** A refusal by Microsoft Graph, without its words: these may hold names and addresses. */
export interface GraphFailure {
	readonly status: number;
	/** Graph's own word for what is wrong ("itemNotFound"), the innermost where it nests them. */
	readonly code: string | undefined;
	/** By which Microsoft's support finds the request. */
	readonly requestId: string | undefined;
	readonly happened: Happened;
	/** An application asked for "me", which only a person who signed in has. */
	readonly asksForNobody?: boolean;
	/** A filter or a sign-in page of the network answered, and not Microsoft Graph. */
	readonly fromProxy?: boolean;
}

interface NestedError {
	readonly code?: unknown;
	readonly innerError?: NestedError;
	readonly innererror?: NestedError;
	readonly 'request-id'?: unknown;
}

/** What an answer that is no success says. https://learn.microsoft.com/graph/errors */
export async function failureOf(answer: Response, request: ServiceRequest): Promise<GraphFailure> {
	const body = await answer.text().catch(() => '');
	const { codes, requestId } = named(body);
	return {
		status: answer.status,
		code: codes.at(-1),
		requestId: answer.headers.get('request-id') ?? requestId,
		happened: happenedAt(answer.status, request),
		// The code of this common mistake is but "BadRequest"; https://learn.microsoft.com/graph/use-the-api
		asksForNobody: answer.status === 400 && body.includes('/me request is only valid with delegated'),
		fromProxy: statusesOfProxies.has(answer.status) && isWebPage(answer),
	};
}

/** An error inside the service, or one that gave up waiting for it, may come after the deed. */
export const happenedAt = (status: number, request: ServiceRequest): Happened =>
	(status >= 500 || status === 408) && !isRepeatable(request) ? 'unknown' : 'no';

/** Graph's codes from the outermost to the innermost. */
function named(body: string): { readonly codes: readonly string[]; readonly requestId?: string } {
	try {
		const { error } = JSON.parse(body) as { readonly error?: NestedError };
		const codes: string[] = [];
		let requestId: string | undefined;
		for (let at = error; at && codes.length < 10; at = at.innerError ?? at.innererror) {
			// A code is one word; anything else is text of the service's.
			if (typeof at.code === 'string' && /^[\w.-]{1,80}$/.test(at.code)) codes.push(at.code);
			if (typeof at['request-id'] === 'string') requestId = at['request-id'];
		}
		return { codes, requestId };
	} catch {
		return { codes: [] };
	}
}

/**
 * What the client's middleware throws: the SDK passes its own kind of error on as it is, and turns any other into one that has
 * lost what was thrown.
 */
export function thrownThroughSdk(failure: GraphFailure | ServiceError): GraphClientError {
	const error = new GraphClientError('Microsoft Graph refused');
	error.customError = failure;
	return error;
}

/** What was thrown through the SDK, as it was. */
export function caughtFromSdk(error: unknown): GraphFailure | ServiceError | undefined {
	if (error instanceof ServiceError) return error;
	return error instanceof GraphClientError ? (error.customError as GraphFailure | ServiceError | undefined) : undefined;
}
