import { DateTime } from 'luxon';
import type { IExecuteData, INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';
import { approvalOf, batchOf, notAnswered, type Answers, type Batch, type Signature } from '../../../attendance/approval';
import { approvalSchema, type Approval } from '../../../attendance/item';
import { momentOf } from './end';

/**
 * What n8n keeps of a node while it waits, and how it is read again. All of it is in n8n's own data of the execution, so
 * it survives a restart, is pruned with the execution, and lies nowhere else.
 *
 * When the time is over n8n runs no code of the node: it hands the node's input on as output, branch by branch
 * (`forwardAllOutputs`, `handleDisabledNode` in n8n-core's workflow-execute.ts). So the input that is kept is what should
 * then come out: nothing that needs a decision by the first output, all of it as not answered by the second. A third
 * branch, behind which there is no output, keeps the items as they came, documents included, for the page.
 */
export function waitingBranches(items: readonly INodeExecutionData[], { entries, needNone }: Batch, end: DateTime): INodeExecutionData[][] {
	const over = momentOf(end);
	const unanswered = entries.flatMap((entry) => entry.items.map((place) => withoutDocuments(items, place, notAnswered(entry, over))));
	return [needNone.map((place) => asItCame(items, place)), unanswered, items.map((_, place) => asItCame(items, place))];
}

/** The items that wait, as the page asks about them. */
export interface Waiting {
	readonly items: readonly INodeExecutionData[];
	readonly batch: Batch;
	/** When the link ends. */
	readonly end: DateTime;
}

/** Reads what `waitingBranches` made. Throws where n8n holds nothing of it. */
export function waitingIn(context: IWebhookFunctions): Waiting {
	// n8n has it at hand and no function that gives it to a webhook.
	const { executeData } = context as unknown as { readonly executeData?: IExecuteData };
	const [needNone, unanswered, items] = executeData?.data.main ?? [];
	const over = approvalSchema.safeParse(unanswered?.[0]?.json.approval).data;
	if (!items || !over) throw new Error('Nothing waits for a decision here. Run the workflow again.');
	const asked = batchOf(items.map(({ json }) => json), needNone?.length ? 'needsApproval' : 'all');
	return { items, batch: asked, end: DateTime.fromISO(over.at) };
}

/** The two outputs of a batch that was decided. */
export function decidedOutputs({ items, batch }: Waiting, answers: Answers, signature: Signature, now: DateTime): INodeExecutionData[][] {
	const approved: INodeExecutionData[] = batch.needNone.map((place) => asItCame(items, place));
	const others: INodeExecutionData[] = [];
	batch.entries.forEach((entry, number) => {
		const answer = answers.entries[number] ?? { choice: undefined, reason: '', until: '' };
		const approval = approvalOf(entry, answer, signature, momentOf(now));
		for (const place of entry.items) {
			if (approval.outcome === 'approved') approved.push({ ...asItCame(items, place), json: { ...items[place]?.json, approval } });
			else others.push(withoutDocuments(items, place, approval));
		}
	});
	return [approved, others];
}

const asItCame = (items: readonly INodeExecutionData[], place: number): INodeExecutionData => ({ ...(items[place] as INodeExecutionData), pairedItem: { item: place } });

const withoutDocuments = (items: readonly INodeExecutionData[], place: number, approval: Approval): INodeExecutionData => ({
	json: { ...items[place]?.json, approval },
	pairedItem: { item: place },
});
