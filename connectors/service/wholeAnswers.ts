import type { SignedFetch } from './signedFetch';

/** Answers that have no body by definition (Fetch standard, "null body status"). */
const bodiless = new Set([101, 103, 204, 205, 304]);

/**
 * A fetch whose answers have come in whole. An answer that breaks off in the middle is then a broken connection like any
 * other, and `patientFetch` around it knows what to do. For answers of a size that may be held in memory.
 */
export function wholeAnswers(fetch: SignedFetch): SignedFetch {
	return async (url, request) => {
		const answer = await fetch(url, request);
		const { status, statusText, headers } = answer;
		if (bodiless.has(status)) return answer;
		return new Response(await answer.arrayBuffer(), { status, statusText, headers });
	};
}
