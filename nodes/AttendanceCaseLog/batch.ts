import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { toNodeError } from '../shared/perItem';

/** What was read from an item and what was answered, by the item's place. Throws the error of an item that failed. */
export type AnswerOf<Read, Answer> = (itemIndex: number) => { readonly read: Read; readonly answer: Answer };

/**
 * Reads every item first, then asks once for all of them: the log answers hundreds of letters in one transaction.
 * Nothing is asked where an item cannot be read and the node is to stop at it, so that no act of the others is left
 * reserved behind it.
 */
export async function askForAll<Read, Answer>(
	context: IExecuteFunctions,
	read: (json: IDataObject, itemIndex: number) => Read,
	ask: (reads: readonly Read[]) => Promise<readonly Answer[]>,
): Promise<AnswerOf<Read, Answer>> {
	const reads = new Map<number, Read>();
	const failures = new Map<number, unknown>();
	for (const [itemIndex, { json }] of context.getInputData().entries()) {
		try {
			reads.set(itemIndex, read(json, itemIndex));
		} catch (error) {
			if (!context.continueOnFail()) throw toNodeError(context, error, itemIndex);
			failures.set(itemIndex, error);
		}
	}
	const answers = new Map<number, Answer>();
	if (reads.size > 0) {
		try {
			const answered = await ask([...reads.values()]);
			[...reads.keys()].forEach((itemIndex, place) => answers.set(itemIndex, answered[place] as Answer));
		} catch (error) {
			if (!context.continueOnFail()) throw toNodeError(context, error);
			for (const itemIndex of reads.keys()) failures.set(itemIndex, error);
		}
	}
	return (itemIndex) => {
		if (failures.has(itemIndex)) throw failures.get(itemIndex);
		return { read: reads.get(itemIndex) as Read, answer: answers.get(itemIndex) as Answer };
	};
}
