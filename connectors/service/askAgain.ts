import { ExponentialBackoff, handleWhenResult, retry } from 'cockatiel';
import type { ServiceAccess } from './access';

const times = 5;

/**
 * Asks until there is an answer, some 15 seconds at most: what a service has just done shows in its lists a little later.
 * Undefined where it does not show by then.
 */
export function askAgain<Found>({ patience }: ServiceAccess, ask: () => Promise<Found | undefined>): Promise<Found | undefined> {
	const policy = retry(handleWhenResult((found) => found === undefined), {
		maxAttempts: times - 1,
		backoff: new ExponentialBackoff({ initialDelay: patience?.firstWait ?? 1_000, maxDelay: 8_000 }),
	});
	return policy.execute(ask);
}
