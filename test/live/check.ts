import { randomBytes } from 'node:crypto';
import type { ServiceAccess } from '../../connectors/service/access';
import type { Tenant } from './tenant';

/** One thing that the product does with a service. */
export interface Step {
	/** What holds where it goes well. */
	readonly holds: string;
	/** What it means for a school where it does not. */
	readonly otherwise: string;
	/** Why it is left out in this tenant; left out where it is done. */
	readonly leftOut?: string | undefined;
	/** Does it. Gives what is worth knowing besides. Throws where it does not hold. */
	run(): Promise<string | void>;
}

export interface Outcome {
	readonly holds: string;
	readonly result: 'passed' | 'failed' | 'left out';
	readonly requests: number;
	readonly said: string;
}

export interface Report {
	readonly outcomes: readonly Outcome[];
	/** What could not be removed, as a person finds it. */
	readonly leftBehind: readonly string[];
	readonly stopped: boolean;
}

/** Counts the requests of an account, and ends them all once the check is stopped. */
export function watched(access: ServiceAccess, signal: AbortSignal): { readonly access: ServiceAccess; readonly requests: () => number } {
	let requests = 0;
	const counted = (fetch: ServiceAccess['fetch']): ServiceAccess['fetch'] => async (url, request) => {
		signal.throwIfAborted();
		requests += 1;
		return await fetch(url, request);
	};
	return {
		access: { ...access, fetch: counted(access.fetch), plainFetch: counted(access.plainFetch ?? ((url, request) => fetch(url, { ...request, body: request?.body as RequestInit['body'], redirect: 'manual' }))) },
		requests: () => requests,
	};
}

/** By this everything that a check makes is known, and found again by the next where it was left. It names nobody. */
export const newMark = (): string => `attendance-check-${randomBytes(4).toString('hex')}`;

/**
 * Goes through the steps one by one, then removes what was made: also where a step failed or the check was stopped.
 * Takes what to say each line with. Throws nothing: the report says what did not hold.
 */
export async function check(tenant: Tenant, steps: readonly Step[], { requests, signal, say }: { readonly requests: () => number; readonly signal: AbortSignal; readonly say: (line: string) => void }): Promise<Report> {
	const outcomes: Outcome[] = [];
	for (const step of steps) {
		if (signal.aborted) break;
		const outcome = await outcomeOf(step, requests);
		outcomes.push(outcome);
		say(lineOf(outcome));
	}
	say(signal.aborted ? 'Stopped. Removing what was made …' : 'Removing what was made …');
	const leftBehind = await tenant.cleanUp();
	for (const left of leftBehind) say(`✗ Could not be removed: ${left}`);
	if (leftBehind.length === 0) say('✓ Nothing is left behind.');
	return { outcomes, leftBehind, stopped: signal.aborted };
}

const count = (requests: number): string => (requests === 1 ? '1 request' : `${requests} requests`);

function lineOf({ result, holds, requests, said }: Outcome): string {
	if (result === 'left out') return `– ${holds}: left out, ${said}`;
	const sign = result === 'passed' ? '✓' : '✗';
	return `${sign} ${holds} (${count(requests)})${said ? `\n    ${said}` : ''}`;
}

async function outcomeOf({ holds, otherwise, leftOut, run }: Step, requests: () => number): Promise<Outcome> {
	if (leftOut !== undefined) return { holds, result: 'left out', requests: 0, said: leftOut };
	const before = requests();
	try {
		const said = (await run()) ?? '';
		return { holds, result: 'passed', requests: requests() - before, said };
	} catch (error) {
		const { message, advice } = error as Error & { advice?: string };
		return { holds, result: 'failed', requests: requests() - before, said: `${[message, advice].filter(Boolean).join(' ')} This means: ${otherwise}` };
	}
}
