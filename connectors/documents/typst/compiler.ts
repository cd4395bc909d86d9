import { availableParallelism } from 'node:os';
import { Typesetter } from './typesetter';
import type { TypesetRequest } from './worker.mjs';

export { MissingGlyphsError, TypesetError } from './typesetter';

/**
 * Documents that are typeset at the same time: one a core. Each thread holds up to some 150 MB, and the thread that makes
 * their contents keeps no more than three of them busy.
 */
export const typesetAtOnce = Math.min(3, availableParallelism());

const typesetters = Array.from({ length: typesetAtOnce }, () => new Typesetter());
/** The one that was busy last is taken first, so that a single document after another needs a single thread. */
const free = [...typesetters];
const waiting: Array<(typesetter: Typesetter) => void> = [];

/**
 * Typesets one document, on the first thread that is free, in the order in which they were asked for.
 * Takes Typst source and the files it may read; gives the PDF's bytes. Throws `TypesetError`.
 */
export async function compileTypst(request: TypesetRequest): Promise<Uint8Array> {
	const typesetter = free.pop() ?? (await new Promise<Typesetter>((resolve) => waiting.push(resolve)));
	try {
		return await typesetter.typeset(request);
	} finally {
		const next = waiting.shift();
		if (next) next(typesetter);
		else free.push(typesetter);
	}
}

/** Starts the threads for so many documents while these are still being written. A failure shows with the first document. */
export function prepareTypst(documents: number): void {
	if (documents > 0) for (const typesetter of free.slice(-documents)) typesetter.prepare();
}

/** Ends the threads at once. The next document starts a new one. */
export async function stopTypst(): Promise<void> {
	await Promise.all(typesetters.map(async (typesetter) => await typesetter.stop()));
}
