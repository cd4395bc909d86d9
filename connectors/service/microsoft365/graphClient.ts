import { Client, type FetchOptions, type GraphRequest } from '@microsoft/microsoft-graph-client';
import type { ServiceAccess } from '../access';
import { patientFetch } from '../patientFetch';
import { ServiceError } from '../serviceError';
import type { ServiceRequest, SignedFetch } from '../signedFetch';
import { wholeAnswers } from '../wholeAnswers';
import { sendBatch, type BatchAnswer, type BatchRequest } from './batch';
import { graphError } from './graphError';
import { failureOf, thrownThroughSdk } from './graphFailure';
import { isReadable, isWebPage, unreadable } from './unreadable';

/** Microsoft Graph as all connectors of Microsoft 365 use it. What goes wrong becomes a `ServiceError` by `run`. */
export interface Graph {
	/** The address in the school's cloud, with version: `https://graph.microsoft.com/v1.0`. */
	readonly root: string;
	/** The person or mailbox to act as: `/me`, or `/users/…` where an application acts for somebody. */
	readonly me: string;
	/**
	 * A request of the SDK. Values of the query are encoded here, because the SDK sends them as they are. The parts of the path
	 * are the caller's to encode (`encodeURIComponent`).
	 * `repeatable`: a POST or PATCH that may be sent again, because the service knows it by an identity of ours.
	 */
	api(path: string, query?: Readonly<Record<string, string | number | undefined>>, options?: { readonly repeatable?: boolean }): GraphRequest;
	/** Does what calls Graph and explains what goes wrong: "`doing`: why", with what to do next. */
	run<T>(doing: string, work: () => Promise<T>): Promise<T>;
	/**
	 * Pages of a list, one request each, with the same headers. The service says where the next is; another host is refused, and
	 * so is a page that was read already, which would go on for ever.
	 */
	pages<T>(first: GraphRequest, headers?: Readonly<Record<string, string>>): AsyncGenerator<readonly T[], void, undefined>;
	/** One page and how to ask for the next: its address, which `pageAt` takes. */
	page<T>(first: GraphRequest): Promise<Page<T>>;
	pageAt<T>(next: string): Promise<Page<T>>;
	/** Requests sent together, 20 at a time, each answered for itself, in their order. */
	batch(requests: readonly BatchRequest[]): Promise<readonly BatchAnswer[]>;
	/** The address without need of a token to which Graph redirects a download. */
	redirect(path: string, query?: Readonly<Record<string, string>>): Promise<string>;
	/** Reaches an address that Graph gave out for one download or upload; without the token. Any status is given. */
	plain: SignedFetch;
}

export interface Page<T> {
	readonly value: readonly T[];
	readonly next?: string | undefined;
}

interface ListAnswer<T> {
	readonly value?: readonly T[];
	readonly '@odata.nextLink'?: string;
}

/**
 * The client of Microsoft Graph over n8n's own sign-in. `service` is what messages call it: "Outlook", "SharePoint".
 * The SDK's own middleware is not used: it would sign requests itself and knows nothing of what may be sent twice.
 */
export function graphClient(access: ServiceAccess, service = 'Microsoft 365'): Graph {
	const origin = new URL(access.baseUrl ?? 'https://graph.microsoft.com').origin;
	const root = `${origin}/v1.0`;
	// Whole bodies, also of downloads: these are asked for in ranges of a few megabytes.
	const signed = patientFetch(wholeAnswers(access.fetch), { ...access.patience, service });
	const unsigned = patientFetch(wholeAnswers(access.plainFetch ?? ((url, request) => fetch(url, nodeRequest(request)))), { ...access.patience, service });
	const plain: SignedFetch = async (url, request = {}) => {
		const answer = await unsigned(url, request);
		if (answer.ok && isWebPage(answer)) throw unreadable(service, request);
		return answer;
	};

	/** Sends a request; anything but a success (or, where wanted, a redirect) is thrown in a form that the SDK lets through. */
	async function send(url: string, request: ServiceRequest, redirectWanted = false): Promise<Response> {
		const answer = await signed(url, request).catch((error: unknown) => {
			throw error instanceof ServiceError ? thrownThroughSdk(error) : error;
		});
		if (answer.ok && !redirectWanted && !(await isReadable(answer, url))) throw thrownThroughSdk(unreadable(service, request));
		if (answer.ok || (redirectWanted && answer.status >= 300 && answer.status < 400)) return answer;
		throw thrownThroughSdk(await failureOf(answer, request));
	}

	const client = Client.initWithMiddleware({
		baseUrl: `${origin}/`,
		defaultVersion: 'v1.0',
		middleware: {
			execute: async (context) => {
				context.response = await send(context.request as string, serviceRequest(context.options));
			},
		},
	});

	const api: Graph['api'] = (path, query = {}, { repeatable } = {}) => {
		const request = client.api(withQuery(path, query));
		return repeatable === undefined ? request : request.option('repeatable', repeatable);
	};

	/** An answer without the list must not look like an empty one: what is looked for there would be made a second time. */
	function pageOf<T>({ value, '@odata.nextLink': next }: ListAnswer<T>): Page<T> {
		if (!Array.isArray(value)) throw unreadable(service);
		return { value: value as readonly T[], next };
	}

	async function pageAt<T>(next: string, headers: Readonly<Record<string, string>> = {}): Promise<Page<T>> {
		// The token is sent along, so only to the service that it was made for.
		if (!URL.canParse(next) || new URL(next).origin !== origin) {
			throw new ServiceError('Microsoft 365 named a next page at another address', 'Run the workflow again. If it stays, tell whoever looks after Microsoft 365.', { service, happened: 'no' });
		}
		const answer = await send(next, { headers: { accept: 'application/json', ...headers } });
		return pageOf((await answer.json()) as ListAnswer<T>);
	}

	return {
		root,
		me: access.user ? `/users/${encodeURIComponent(access.user)}` : '/me',
		api,
		run: async (doing, work) => {
			try {
				return await work();
			} catch (error) {
				throw graphError(error, doing, service);
			}
		},
		async *pages<T>(first: GraphRequest, headers: Readonly<Record<string, string>> = {}) {
			let page = pageOf((await first.headers(headers).get()) as ListAnswer<T>);
			yield page.value;
			const read = new Set<string>();
			while (page.next !== undefined) {
				if (read.has(page.next)) throw new ServiceError('Microsoft 365 named a page as the next one that was read already', 'Wait some minutes and run the workflow again.', { service, happened: 'no' });
				read.add(page.next);
				page = await pageAt<T>(page.next, headers);
				yield page.value;
			}
		},
		page: async <T>(first: GraphRequest) => pageOf((await first.get()) as ListAnswer<T>),
		pageAt: (next) => pageAt(next),
		batch: (requests) => sendBatch(requests, { send: (request) => send(`${root}/$batch`, request), patience: { ...access.patience, service } }),
		redirect: async (path, query = {}) => {
			const answer = await send(`${root}${withQuery(path, query)}`, {}, true);
			const location = answer.headers.get('location');
			if (location && URL.canParse(location) && new URL(location).protocol === 'https:') return location;
			throw new ServiceError('Microsoft 365 gave no address for the download', 'Run the workflow again.', { service, status: answer.status, happened: 'no' });
		},
		plain,
	};
}

const nodeRequest = ({ method, headers, body }: ServiceRequest = {}): RequestInit => ({ method, headers, body: body as RequestInit['body'], redirect: 'manual' });

function serviceRequest({ method, headers, body, repeatable }: FetchOptions & { readonly repeatable?: boolean } = {}): ServiceRequest {
	return { method, headers: headers as Readonly<Record<string, string>>, body: body as string | Uint8Array, repeatable };
}

function withQuery(path: string, query: Readonly<Record<string, string | number | undefined>>): string {
	const pairs = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]));
	return pairs.length === 0 ? path : `${path}${path.includes('?') ? '&' : '?'}${pairs.join('&')}`;
}
