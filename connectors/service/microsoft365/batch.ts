import { patientFetch, type Patience } from '../patientFetch';
import { isRepeatable, type ServiceRequest } from '../signedFetch';
import { caughtFromSdk } from './graphFailure';
import { unreadable } from './unreadable';

/** One request of several that travel together. `url` begins after the version: "/me/messages/…". */
export interface BatchRequest {
	readonly method: string;
	readonly url: string;
	readonly headers?: Readonly<Record<string, string>>;
	/** Becomes JSON. */
	readonly body?: object;
	/** As for a single request. */
	readonly repeatable?: boolean;
}

export interface BatchAnswer {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	/** As the service gives it: an object for JSON. */
	readonly body: unknown;
}

/** https://learn.microsoft.com/graph/json-batching: "JSON batch requests are currently limited to 20 individual requests". */
const largestBatch = 20;

interface Sending {
	/** Sends the whole batch; throws where the batch as a whole is refused. */
	readonly send: (request: ServiceRequest) => Promise<Response>;
	readonly patience: Patience;
}

/**
 * Sends requests together and gives each one's own answer, in their order. A request that the service is too busy for (429,
 * 503 with `Retry-After`) is sent again after the longest wait that was asked for; one that may have been done is not, unless
 * it is repeatable. A batch that is refused as a whole throws; what was answered before is kept, and the rest then has
 * status 429 (not done) or 504 (perhaps done).
 */
export async function sendBatch(requests: readonly BatchRequest[], sending: Sending): Promise<readonly BatchAnswer[]> {
	const answers: BatchAnswer[] = [];
	for (let from = 0; from < requests.length; from += largestBatch) {
		const { together, refused } = await sendTogether(requests.slice(from, from + largestBatch), sending);
		if (refused !== undefined && answers.length === 0 && together.every(({ status }) => status === notSent || status === perhapsDone)) throw refused;
		answers.push(...together);
		if (refused !== undefined) {
			const rest = requests.length - answers.length;
			return [...answers, ...Array.from({ length: rest }, () => unanswered(notSent))];
		}
	}
	return answers;
}

const notSent = 429;
const perhapsDone = 504;
const unanswered = (status: number): BatchAnswer => ({ status, headers: {}, body: undefined });

interface Together {
	readonly together: readonly BatchAnswer[];
	/** What was thrown for the batch as a whole. */
	readonly refused?: unknown;
}

async function sendTogether(requests: readonly BatchRequest[], { send, patience }: Sending): Promise<Together> {
	const answers = new Map(requests.map((_, at) => [String(at + 1), unanswered(notSent)]));
	const open = new Map(requests.map((request, at) => [String(at + 1), request]));
	let refused: unknown;

	async function sendOpen(): Promise<readonly BatchedAnswer[]> {
		try {
			const answer = await send({
				method: 'POST',
				headers: { 'content-type': 'application/json', accept: 'application/json' },
				body: JSON.stringify({ requests: [...open].map(([id, request]) => inBatch(id, request)) }),
				repeatable: [...open.values()].every(mayBeRepeated),
			});
			const { responses } = (await answer.json()) as { readonly responses?: readonly BatchedAnswer[] };
			if (!Array.isArray(responses)) throw unreadable(patience.service, { method: 'POST' });
			// One that the service left without an answer may have been done.
			for (const id of open.keys()) answers.set(id, unanswered(perhapsDone));
			return responses;
		} catch (error) {
			refused = error;
			const caught = caughtFromSdk(error);
			if (caught?.happened !== 'no') for (const id of open.keys()) answers.set(id, unanswered(perhapsDone));
			open.clear();
			return [];
		}
	}

	// Each round is put as one answer, so that the patience for single requests serves for what is left of a batch too.
	const round = patientFetch(async () => {
		const waits: number[] = [];
		for (const { id, status, headers = {}, body } of await sendOpen()) {
			const answer = { status, headers: lowerCase(headers), body };
			answers.set(id, answer);
			const asked = answer.headers['retry-after'];
			const request = open.get(id);
			const refusedForNow = status === 429 || (status === 503 && asked !== undefined);
			if (request && (refusedForNow || (status >= 500 && status !== 501 && status !== 507 && mayBeRepeated(request)))) waits.push(Number(asked) || 0);
			else open.delete(id);
		}
		for (const id of [...open.keys()]) if (answers.get(id)?.status === perhapsDone && !mayBeRepeated(open.get(id)!)) open.delete(id);
		const longest = Math.max(0, ...waits);
		return new Response(null, open.size === 0 ? {} : { status: 429, headers: longest ? { 'retry-after': String(longest) } : {} });
	}, patience);

	await round('$batch', { method: 'POST' });
	return { together: [...answers.values()], refused };
}

interface BatchedAnswer {
	readonly id: string;
	readonly status: number;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: unknown;
}

const mayBeRepeated = ({ method, repeatable }: BatchRequest): boolean => isRepeatable({ method, repeatable });

function inBatch(id: string, { method, url, headers, body }: BatchRequest): object {
	if (body === undefined) return { id, method, url, ...(headers && { headers }) };
	return { id, method, url, headers: { 'Content-Type': 'application/json', ...headers }, body };
}

const lowerCase = (headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
	Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
