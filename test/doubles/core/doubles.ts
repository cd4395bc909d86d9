import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SignedFetch } from '../../../connectors/service/signedFetch';
import { answersBefore, cutsBefore, Plans } from './faults';
import type { Proxy } from './proxy';
import { realUrlHeader, signedFetchTo } from './signedFetchTo';
import { send } from './sending';
import type { DoubleAnswer, DoubleRequest, Fault, FaultMatch, RecordedRequest, ServiceDouble } from './types';

type Recorded = { -readonly [Key in keyof RecordedRequest]: RecordedRequest[Key] };

/**
 * The doubles of one test: a server on a loopback port that answers for the hosts of all of them, records what came, and
 * does what goes wrong in life. Nothing leaves the machine: a request to any other host is refused and kept in `strangers`.
 */
export class Doubles {
	/** All requests to the doubles' hosts, in the order in which they came. */
	readonly requests: RecordedRequest[] = [];
	/** Addresses that no double stands for, as far as they are known (a proxy sees the host alone). */
	readonly strangers: string[] = [];
	private readonly faults = new Plans<Fault>();
	private readonly actions = new Plans<() => unknown>();
	private readonly proxies: Proxy[] = [];

	private constructor(
		private readonly doubles: readonly ServiceDouble[],
		private readonly server: Server,
	) {
		server.on('request', (request: IncomingMessage, response: ServerResponse) => void this.serve(request, response));
	}

	static async start(...doubles: readonly ServiceDouble[]): Promise<Doubles> {
		const server = createServer({ requestTimeout: 0 });
		await new Promise<void>((resolve, reject) => {
			server.once('error', reject);
			server.listen(0, '127.0.0.1', resolve);
		});
		return new Doubles(doubles, server);
	}

	/** The loopback port that answers for all hosts, as `signedFetchTo` of another process asks it. */
	get port(): number {
		return (this.server.address() as AddressInfo).port;
	}

	/** `fetch` by the account whose token this is; given as a function it is asked for each request, as after a renewal. */
	fetchAs(token: string | (() => string)): SignedFetch {
		return signedFetchTo(this.port, token);
	}

	/** `fetch` without a token, for addresses that a service hands out with the right in them. */
	get fetchUnsigned(): SignedFetch {
		return signedFetchTo(this.port);
	}

	/** The next request that matches meets this fault (`times` and `after` say otherwise). */
	faultOnce(match: FaultMatch, fault: Fault): void {
		this.faults.add(match, fault);
	}

	/** Something happens right after a matching request was dealt with and before anything else: a page changes between two reads. */
	between(match: FaultMatch, action: () => unknown): void {
		this.actions.add(match, action);
	}

	/** Faults and actions that have not met all their requests yet. */
	get unmet(): number {
		return this.faults.unmet + this.actions.unmet;
	}

	/** Requests that a double refused by the published descriptions. */
	refusals(): RecordedRequest[] {
		return this.requests.filter(({ refusal }) => refusal !== undefined);
	}

	/** A proxy for a process of its own (n8n), by which its requests to the real addresses reach these doubles. */
	async startProxy(): Promise<Proxy> {
		// Loaded only here: most tests need no certificates.
		const { startProxy } = await import('./proxy');
		const proxy = await startProxy({
			hosts: this.doubles.flatMap(({ hosts }) => hosts),
			serve: (request, response, origin) => void this.serve(request, response, origin),
			onStranger: (address) => void this.strangers.push(address),
		});
		this.proxies.push(proxy);
		return proxy;
	}

	async close(): Promise<void> {
		await Promise.all(this.proxies.map((proxy) => proxy.close()));
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	/** @param origin Where the request was meant to go, where the connection says so (proxy). */
	private async serve(incoming: IncomingMessage, response: ServerResponse, origin?: string): Promise<void> {
		const request = await readRequest(incoming, origin).catch(() => undefined);
		if (!request) return void response.socket?.destroy();
		const double = this.doubles.find(({ hosts }) => hosts.includes(request.url.hostname));
		if (!double || request.url.protocol !== 'https:') {
			this.strangers.push(request.url.href);
			// 501, because neither fetch nor our own patience tries that again.
			return send(response, { status: 501, body: `No double stands for ${request.url.origin}` }, undefined);
		}
		const record: Recorded = { ...request, service: double.name, status: undefined, refusal: undefined };
		this.requests.push(record);
		const fault = this.faults.take(request);
		if (cutsBefore(fault)) return send(response, { status: 0 }, fault);
		const own = answersBefore(fault) ? undefined : await answerOf(double, request);
		if (own) record.refusal = own.refusal;
		const answer = fault?.kind === 'answer' ? fault : (own as DoubleAnswer);
		if (fault?.kind !== 'cut') record.status = answer.status;
		await this.actions.take(request)?.();
		await send(response, answer, fault);
	}
}

/** A double that breaks is a mistake in our tests: it shows as a refusal that says so, not as a fault of the service. */
async function answerOf(double: ServiceDouble, request: DoubleRequest): Promise<DoubleAnswer> {
	try {
		return await double.answer(request);
	} catch (error) {
		const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
		return { status: 501, body: `The double of ${double.name} broke`, refusal: `The double itself broke: ${said}` };
	}
}

async function readRequest(incoming: IncomingMessage, origin: string | undefined): Promise<DoubleRequest> {
	const chunks: Buffer[] = [];
	for await (const chunk of incoming) chunks.push(chunk as Buffer);
	const { [realUrlHeader]: realUrl, ...headers } = incoming.headers;
	return {
		method: (incoming.method ?? 'GET').toUpperCase(),
		url: new URL(origin ? origin + (incoming.url ?? '/') : String(realUrl)),
		headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')])),
		body: Buffer.concat(chunks),
	};
}
