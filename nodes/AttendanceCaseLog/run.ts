import { randomUUID } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { Run } from '../../attendance/caseLog';

/**
 * Two n8n on one database count their executions alike, and so do an n8n and its copy on a new machine; each process is
 * told apart. n8n tries a node again in the process that tried it before.
 */
const thisProcess = randomUUID().slice(0, 8);

/**
 * Who asks: n8n's execution, this node and its turn in a loop, so that a node that n8n tries again is the same run, and
 * a second node or a second turn of a loop is not. The instant only tells how old a reservation is.
 */
export function runOf(context: IExecuteFunctions): Run {
	const turn = String(context.getWorkflowDataProxy(0).$runIndex);
	return { id: [context.getExecutionId() ?? randomUUID(), context.getNode().id, turn, thisProcess].join('/'), at: new Date().toISOString() };
}

/** Whether two runs are nodes of one execution in one process. */
export const isOfOneExecution = (one: string, other: string): boolean => {
	const [oneExecution, otherExecution] = [one, other].map((id) => [id.split('/')[0], id.split('/').at(-1)].join('/'));
	return oneExecution === otherExecution;
};
