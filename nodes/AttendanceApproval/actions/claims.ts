/** Who submitted a batch, and when, in words. */
export interface Claim {
	readonly by: string;
	readonly at: string;
}

/** Long enough for n8n to take an execution up; where it could not, the batch can be submitted again after that. */
const holdsFor = 10_000;

const claims = new Map<string, Claim>();

/**
 * Takes a batch for one submit; gives the earlier claim where somebody was a moment quicker. It lets the second be told who
 * decided. That only one of them counts does not rest on it: n8n itself takes a waiting execution up once, on one machine
 * or several.
 */
export function claim(batch: string, mine: Claim): Claim | undefined {
	const earlier = claims.get(batch);
	if (earlier) return earlier;
	claims.set(batch, mine);
	setTimeout(() => claims.delete(batch), holdsFor).unref();
	return undefined;
}
