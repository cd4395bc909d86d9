import type { IExecuteFunctions } from 'n8n-workflow';

/** Often enough to see that it goes on, seldom enough not to fill a log. */
const sayEvery = 25;

/**
 * Says in n8n's log how far long work is, and in the browser's console while a person looks on; n8n has no other place for it before
 * a node has ended. Takes what is counted ("letters"), and where it is not items how many there are and after how many it is said;
 * gives what to call after each. Counts only: a log is no place for names.
 */
export function sayProgress(context: IExecuteFunctions, what: string, { all = context.getInputData().length, every = sayEvery } = {}): () => void {
	let done = 0;
	return () => {
		done += 1;
		if (all < every || (done % every !== 0 && done !== all)) return;
		const message = `${context.getNode().name}: ${done} of ${all} ${what}`;
		context.logger.info(message);
		context.sendMessageToUI(message);
	};
}
