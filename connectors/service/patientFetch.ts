import { DelegateBackoff, ExponentialBackoff, handleWhenResult, retry, type IBackoff, type IRetryBackoffContext } from 'cockatiel';
import { ServiceError } from './serviceError';
import { isRepeatable, type ServiceRequest, type SignedFetch } from './signedFetch';

export interface Patience {
	/** The service as people call it, for messages. */
	readonly service: string;
	/** How often a request is sent at most. */
	readonly attempts?: number;
	/** The longest time to wait before one more try, in milliseconds. What asks for more is given up. */
	readonly longestWait?: number;
	/** The first wait where the service does not say how long, in milliseconds. It grows, with chance in it. */
	readonly firstWait?: number;
	/** Whether an answer other than 429 and 503 means "too many requests": Google says so with 403 and a reason. */
	readonly tooMany?: (answer: Response) => Promise<boolean>;
	/** Told before each wait, so that whoever looks on knows why it takes long. */
	readonly onWait?: (wait: Wait) => void;
}

/** A wait before a request is sent once more. */
export interface Wait {
	/** As in `Patience`. */
	readonly service: string;
	readonly milliseconds: number;
	/** What the service answered; undefined where the connection broke. */
	readonly status: number | undefined;
}

/** One try: what came of it, and whether and when another may follow. */
type Try = { readonly answer: Response } | { readonly error: unknown };
interface Tried {
	readonly tried: Try;
	readonly again: boolean;
	/** Milliseconds, where the service says. */
	readonly waitAsked?: number | undefined;
}

const defaults = { attempts: 6, longestWait: 120_000, firstWait: 1_000 };

/**
 * A fetch that waits and tries again where a service is busy or a connection breaks, and never does a thing twice.
 *
 * A request that was refused for the moment (429, or 503 with `Retry-After`) was not done and is sent again. What may have
 * been done (a broken connection, 500, 502, 503, 504) is sent again only where the request is repeatable; otherwise a broken
 * connection throws `ServiceError` with `happened: 'unknown'`, and the answer is given as it is.
 * Waits as long as `Retry-After` says (RFC 9110, section 10.2.3), else exponentially with jitter, up to the cap.
 */
export function patientFetch(fetch: SignedFetch, patience: Patience): SignedFetch {
	const { attempts, longestWait, firstWait } = { ...defaults, ...patience };
	const policy = retry(handleWhenResult((result) => (result as Tried).again), {
		maxAttempts: attempts - 1,
		backoff: askedOrExponential(firstWait, longestWait),
	});
	policy.onRetry(({ delay, ...reason }) => patience.onWait?.({ service: patience.service, milliseconds: delay, status: statusOf(reason) }));

	return async (url, request = {}) => {
		const { tried } = await policy.execute(async () => {
			const once = await tryOnce(fetch, url, request, patience);
			return (once.waitAsked ?? 0) > longestWait ? { ...once, again: false } : once;
		});
		if ('answer' in tried) return tried.answer;
		throw new ServiceError(
			`The connection to ${patience.service} broke`,
			isRepeatable(request) ? 'Check the network of the machine that n8n runs on, then run the workflow again.' : 'It cannot be told whether this was done. Run the workflow again: it looks first, and does not do it twice.',
			{ service: patience.service, happened: isRepeatable(request) ? 'no' : 'unknown' },
			{ cause: tried.error },
		);
	};
}

async function tryOnce(fetch: SignedFetch, url: string, request: ServiceRequest, { tooMany }: Patience): Promise<Tried> {
	try {
		const answer = await fetch(url, request);
		const waitAsked = retryAfter(answer);
		const refusedForNow = answer.status === 429 || (answer.status === 503 && waitAsked !== undefined) || ((await tooMany?.(answer)) ?? false);
		const mayPass = [500, 502, 503, 504, 408].includes(answer.status) && isRepeatable(request);
		return { tried: { answer }, again: refusedForNow || mayPass, waitAsked };
	} catch (error) {
		// Who signs the requests explains by errors of our own what waiting does not mend: a token that cannot be renewed.
		if (error instanceof ServiceError) throw error;
		return { tried: { error }, again: isRepeatable(request) };
	}
}

/** The wait that an answer asks for, in milliseconds; undefined where it asks for none. Seconds or a date. */
function retryAfter(answer: Response): number | undefined {
	const asked = answer.headers.get('retry-after')?.trim();
	if (!asked) return undefined;
	if (/^\d+$/.test(asked)) return Number(asked) * 1000;
	const date = Date.parse(asked);
	return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

function askedOrExponential(initialDelay: number, maxDelay: number): DelegateBackoff<IRetryBackoffContext<unknown>, IBackoff<unknown>> {
	const exponential = new ExponentialBackoff({ initialDelay, maxDelay });
	return new DelegateBackoff((context, before) => {
		const own = before ? before.next(undefined) : exponential.next();
		const asked = 'value' in context.result ? (context.result.value as Tried).waitAsked : undefined;
		return { delay: asked ?? own.duration, state: own };
	});
}

function statusOf(reason: object): number | undefined {
	const tried = 'value' in reason ? (reason.value as Tried).tried : undefined;
	return tried && 'answer' in tried ? tried.answer.status : undefined;
}
