import { perhapsDone } from '../service/perhapsDone';
import { ServiceError } from '../service/serviceError';
import type { Posted } from './port';

/**
 * Makes something that the service would make twice if it were asked twice. Looked for first where an earlier try may have
 * made it, and afterwards where no answer came; not made again unless it is known that there is none.
 * @param find Its id, where it is there.
 */
export async function postOnce(resumed: boolean, find: () => Promise<string | undefined>, make: () => Promise<string>): Promise<Posted> {
	const there = resumed ? await find().catch(throwPerhapsDone) : undefined;
	if (there !== undefined) return { id: there, postedBefore: true };
	try {
		return { id: await make(), postedBefore: false };
	} catch (error) {
		if (!(error instanceof ServiceError && error.happened === 'unknown')) throw error;
		const made = await find().catch(() => undefined);
		if (made === undefined) throw error;
		return { id: made, postedBefore: false };
	}
}

function throwPerhapsDone(error: unknown): never {
	throw perhapsDone(error);
}
