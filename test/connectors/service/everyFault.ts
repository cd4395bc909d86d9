import type { ServiceError } from '../../../connectors/service/serviceError';
import type { Doubles } from '../../doubles/core/doubles';
import type { Fault } from '../../doubles/core/types';

const says = (code: string) => ({ error: { code, message: 'Said for a test.' } });
const answer = (status: number, when: 'before' | 'after' = 'before', headers: Readonly<Record<string, string>> = {}): Fault => ({
	kind: 'answer',
	status,
	when,
	headers: { 'content-type': 'application/json', ...headers },
	body: says(`Code${status}`),
});

/** What goes wrong in life, by name. "After": the service did it, and says that it failed or nothing. */
export const faults: Readonly<Record<string, Fault>> = {
	'401': answer(401),
	'403': answer(403),
	'404': answer(404),
	'409': answer(409),
	'412': answer(412),
	'429 with Retry-After': answer(429, 'before', { 'retry-after': '0' }),
	'500 before': answer(500),
	'500 after': answer(500, 'after'),
	'503 before': answer(503),
	'503 after': answer(503, 'after'),
	'503 with Retry-After': answer(503, 'before', { 'retry-after': '0' }),
	'504 after': answer(504, 'after'),
	'a slow body': { kind: 'slow body', milliseconds: 20 },
	'a connection cut before': { kind: 'cut', when: 'before' },
	'a connection cut after': { kind: 'cut', when: 'after' },
	'a connection cut within the answer': { kind: 'cut', when: 'within the body' },
};

/** One try of an operation, at a world of its own. */
export interface World<Result> {
	readonly doubles: Doubles;
	/** Does it. The second time it is said that an earlier try may have done it. */
	act(again: boolean): Promise<Result>;
	/** What the service holds in the end, as the test wants to see it. */
	state(): unknown | Promise<unknown>;
}

/**
 * Meets each request of an operation with each fault, once and three times in a row (`inARow`), then runs it again until it goes through,
 * as a school's workflow does. What goes wrong on the way must be an error that says what to do (`ServiceError`, as a rule); in the end the service
 * must hold what it holds after a run without faults. Gives how many runs that were.
 */
export async function surviveEveryFault<Result>(makeWorld: () => Promise<World<Result>>, inARow: readonly number[] = [1, 3]): Promise<number> {
	const { wanted, requests } = await within(makeWorld, async (world) => {
		await world.act(false);
		return { wanted: await world.state(), requests: world.doubles.requests.length };
	});
	let runs = 0;
	for (let at = 0; at < requests; at += 1) {
		for (const name of Object.keys(faults)) {
			for (const times of inARow) {
				await within(makeWorld, async (world) => {
					world.doubles.faultOnce({ after: at, times }, faults[name]!);
					const seen = await untilItGoesThrough(world);
					const refused = world.doubles.refusals().map(({ method, url, refusal }) => `${method} ${url.pathname}: ${refusal}`);
					expect({ at, name, times, seen, refused, state: await world.state() }).toEqual({ at, name, times, seen, refused: [], state: wanted });
				});
				runs += 1;
			}
		}
	}
	return runs;
}

/** Gives what was said on the way. */
async function untilItGoesThrough({ act }: World<unknown>): Promise<readonly string[]> {
	const seen: string[] = [];
	for (let tries = 0; ; tries += 1) {
		try {
			await act(tries > 0);
			return seen;
		} catch (error) {
			// Files and tables have clear errors of their own kind.
			const { advice = '', happened = 'no', message } = error as Partial<ServiceError>;
			if (advice.length < 10 || tries === 6) throw error;
			seen.push(`${happened}: ${message}`);
		}
	}
}

async function within<Result, Given>(makeWorld: () => Promise<World<Result>>, work: (world: World<Result>) => Promise<Given>): Promise<Given> {
	const world = await makeWorld();
	try {
		return await work(world);
	} finally {
		await world.doubles.close();
	}
}
