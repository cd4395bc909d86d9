import { ServiceError } from '../serviceError';
import { isRepeatable, type ServiceRequest } from '../signedFetch';

/** Whether a page for a browser came: Microsoft Graph and its stores of files give none, a filter or a sign-in page of the network does. */
export const isWebPage = (answer: Response): boolean => /^(?:text\/html|application\/xhtml)/i.test(contentType(answer));

const contentType = (answer: Response): string => answer.headers.get('content-type')?.trim() ?? '';

/**
 * Whether a success of Microsoft Graph says what a success says: 200 and 201 are JSON that holds something, and 201 names what
 * was made. Content (`/$value`) may be anything.
 */
export async function isReadable(answer: Response, url: string): Promise<boolean> {
	if (url.endsWith('/$value')) return true;
	if (answer.status !== 200 && answer.status !== 201) return !isWebPage(answer);
	if (!/^application\/json/i.test(contentType(answer))) return false;
	const body = (await answer.clone().json().catch(() => undefined)) as { readonly id?: string; readonly uploadUrl?: string } | null | undefined;
	if (typeof body !== 'object' || body === null || Object.keys(body).length === 0) return false;
	return answer.status !== 201 || Boolean(body.id ?? body.uploadUrl);
}

/** Answers of a filter or a sign-in page of the network, where a page for a browser comes with them. */
export const statusesOfProxies: ReadonlySet<number> = new Set([301, 302, 303, 307, 308, 403, 407, 451, 511]);

export const proxyBetween = 'Check that no proxy, filter or sign-in page of the network stands between n8n and Microsoft 365, then run the workflow again.';

/** A success whose body is not what was asked for. Whether a thing was done that may not be done twice, it does not tell. */
export const unreadable = (service: string, request: ServiceRequest = {}): ServiceError =>
	new ServiceError('Microsoft 365 gave an answer that cannot be read', proxyBetween, { service, happened: isRepeatable(request) ? 'no' : 'unknown' });
