import type { DoubleAnswer, DoubleRequest } from '../../core/types';
import { GraphRefusal } from './errors';

/** Requests sent together. https://learn.microsoft.com/graph/json-batching */
interface Step {
	readonly id: string;
	readonly method: string;
	readonly url: string;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: unknown;
	readonly dependsOn?: readonly string[];
}

const mostSteps = 20;
const methods = new Set(['GET', 'POST', 'PATCH', 'PUT', 'DELETE']);

/** Answers each request of a batch for itself; the batch is refused as a whole where it is no batch. */
export async function answerBatch(request: DoubleRequest, answer: (one: DoubleRequest) => Promise<DoubleAnswer>): Promise<DoubleAnswer> {
	if (request.method !== 'POST') throw new GraphRefusal(405, 'Request_BadRequest', 'A batch is sent by POST.');
	if (!/^application\/json/i.test(request.headers['content-type'] ?? '')) throw bad('a batch is application/json');
	const steps = stepsOf(request.body);
	const answers = new Map<string, DoubleAnswer>();
	const refusals: string[] = [];
	for (const step of steps) {
		const failed = (step.dependsOn ?? []).some((id) => (answers.get(id)?.status ?? 500) >= 400);
		const one: DoubleAnswer = failed
			? { status: 424, body: { error: { code: 'FailedDependency', message: 'A request that this one depends on failed.' } } }
			: await answer({ ...request, ...asRequest(step, request) });
		answers.set(step.id, one);
		if (one.refusal) refusals.push(`${step.id}: ${one.refusal}`);
	}
	return {
		status: 200,
		headers: { 'content-type': 'application/json' },
		body: { responses: [...answers].map(([id, one]) => ({ id, status: one.status, headers: one.headers ?? {}, ...(one.body !== undefined && { body: Buffer.isBuffer(one.body) ? one.body.toString('base64') : one.body }) })) },
		...(refusals.length > 0 && { refusal: refusals.join('; ') }),
	};
}

function stepsOf(body: Buffer): readonly Step[] {
	const steps = requestsOf(body);
	if (steps.length > mostSteps) throw bad(`${steps.length} requests, and ${mostSteps} at most`);
	const known = new Set<string>();
	for (const step of steps) {
		const unknown = Object.keys(step).find((name) => !['id', 'method', 'url', 'headers', 'body', 'dependsOn'].includes(name));
		if (unknown) throw bad(`unknown property ${unknown}`);
		if (typeof step.id !== 'string' || step.id === '' || known.has(step.id.toLowerCase())) throw bad('each request needs an id of its own');
		if (!methods.has(step.method)) throw bad(`request ${step.id} has no known method`);
		if (typeof step.url !== 'string' || /^https?:/i.test(step.url)) throw bad(`request ${step.id} needs an address relative to the version`);
		if (step.body !== undefined && !contentType(step)) throw bad(`request ${step.id} has a body and no Content-Type`);
		for (const id of step.dependsOn ?? []) if (!known.has(id.toLowerCase())) throw bad(`request ${step.id} depends on ${id}, which does not come before it`);
		known.add(step.id.toLowerCase());
	}
	return steps;
}

function requestsOf(body: Buffer): readonly Step[] {
	try {
		const { requests, ...rest } = JSON.parse(body.toString()) as { requests?: unknown };
		if (Array.isArray(requests) && requests.length > 0 && Object.keys(rest).length === 0) return requests as Step[];
	} catch {
		// Said below.
	}
	throw bad('a batch is an object with "requests" and nothing else');
}

function asRequest(step: Step, batch: DoubleRequest): Pick<DoubleRequest, 'method' | 'url' | 'headers' | 'body'> {
	const own = Object.fromEntries(Object.entries(step.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
	return {
		method: step.method,
		url: new URL(`${batch.url.origin}/v1.0/${step.url.replace(/^\//, '')}`),
		headers: { ...(batch.headers.authorization && { authorization: batch.headers.authorization }), ...own },
		body: step.body === undefined ? Buffer.alloc(0) : Buffer.from(typeof step.body === 'string' ? step.body : JSON.stringify(step.body), typeof step.body === 'string' ? 'base64' : 'utf8'),
	};
}

const contentType = ({ headers = {} }: Step) => Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
const bad = (why: string) => new GraphRefusal(400, 'BadRequest', `Invalid batch: ${why}.`);
