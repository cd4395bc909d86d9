import type { Doubles } from './doubles';

/**
 * Fails with what the doubles refused, and with hosts that were asked though no double stands for them.
 * @param except Refusals that the test itself brought about (an expired token).
 */
export function expectNoRefusals(doubles: Doubles, except?: RegExp): void {
	const refused = doubles.refusals().filter(({ refusal }) => !except?.test(refusal ?? ''));
	expect(refused.map(({ method, url, refusal }) => `${method} ${url.host}${url.pathname}: ${refusal}`)).toEqual([]);
	expect(doubles.strangers).toEqual([]);
}
