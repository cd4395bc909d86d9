import type { IExecuteFunctions } from 'n8n-workflow';

/** Often enough to see that it goes on, seldom enough not to fill a log. */
const sayEvery = 25;

/**
 * Says in n8n's log how far long work is, and in the browser's console while a person looks on; n8n has no other place for it before
 * a node has ended. Takes what is counted ("letters"); gives what to call after each item. Counts only: a log is no place for names.
 */
export function sayProgress(context: IExecuteFunctions, what: string): () => void {
	const all = context.getInputData().length;
	let done = 0;
	return () => {
		done += 1;
		if (all < sayEvery || (done % sayEvery !== 0 && done !== all)) return;
		const message = `${context.getNode().name}: ${done} of ${all} ${what}`;
		context.logger.info(message);
		context.sendMessageToUI(message);
	};
}
