import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import { approvalRequest, batchOf, groupsOf, type Batch, type WhichSteps } from '../../../attendance/approval';
import { schoolSchema } from '../../../attendance/item';
import { counted } from '../../../attendance/text/plainEnglish';
import { messageIdOf } from '../../../connectors/mail/messageId';
import { chosenService, cloudOf, cloudServices } from '../../shared/cloud/cloudOf';
import { toNodeError } from '../../shared/perItem';
import { endOf, inWords } from './end';
import { waitingBranches } from './waiting';

const displayOptions = { show: { operation: ['sendAndWait'] } };
const whenSent = { show: { ...displayOptions.show, service: cloudServices } };

export const description: INodeProperties[] = [
	{
		displayName: 'Send To',
		name: 'sendTo',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. head@school.example',
		description: 'Who decides: one address, or several with commas between. Each gets the same link; the first to answer decides.',
		displayOptions: whenSent,
	},
	{
		displayName: 'From',
		name: 'from',
		type: 'string',
		default: '',
		placeholder: 'e.g. attendance@school.example',
		description: 'The shared mailbox or alias to send from, if it is not the account’s own address. The account must be allowed to.',
		displayOptions: whenSent,
	},
	{
		displayName: 'Which Steps',
		name: 'whichSteps',
		type: 'options',
		options: [
			{ name: 'Only Those That Need It', value: 'needsApproval', description: 'Those for which the policy asks for a person’s approval' },
			{ name: 'All', value: 'all', description: 'Every step, whatever the policy says' },
		],
		default: 'needsApproval',
		hint: 'Steps that need no approval leave by Approved, but only with the others: send them past this node if they should not wait',
		displayOptions,
	},
	{
		displayName: 'Answer Within',
		name: 'answerWithin',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 60 },
		default: 7,
		description: 'How many days there are to decide, Saturdays and Sundays not counted. The link ends with the last of them; what is not decided by then leaves by Not Approved.',
		displayOptions,
	},
	{
		displayName: 'Answer By',
		name: 'answerBy',
		type: 'dateTime',
		default: '',
		description: 'A day on which the link ends at the latest, such as the last day of term. Leave empty where there is none.',
		displayOptions,
	},
];

/**
 * Gives a person the link of the page and waits. What comes out is made when the page is answered (page.ts) or, where
 * nobody answers, stands ready here (waiting.ts). Where nothing needs a decision, all leave at once by the first output.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	try {
		return await ask(this);
	} catch (error) {
		const failure = toNodeError(this, error);
		if (!this.continueOnFail()) throw failure;
		// n8n itself would hand on by the first output what came in, as if somebody had approved it.
		const { message, description } = failure;
		return [[], [{ json: { error: message, ...(description ? { advice: description } : {}) }, pairedItem: this.getInputData().map((_, item) => ({ item })) }]];
	}
}

async function ask(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	const batch = batchIn(context, items);
	if (batch.entries.length === 0) return [items.map((item, place) => ({ ...item, pairedItem: { item: place } })), []];

	const end = endOf(context);
	const link = context.getSignedResumeUrl();
	const told = await tell(context, batch, link, inWords(end));
	// n8n shows the address while the node waits (`waitingNodeTooltip`), and keeps every branch of what stands ready.
	context.setMetadata({ resumeUrl: link, forwardAllOutputs: true });
	context.getExecuteData().data = { main: waitingBranches(items, batch, end) };
	await context.putExecutionToWait(end.toJSDate());

	const waiting = `${counted(batch.entries.length, 'step waits', 'steps wait')} for a decision until ${inWords(end)}`;
	context.logger.info(`${context.getNode().name}: ${waiting}${told ? `; ${told}` : ''}`);
	context.addExecutionHints({ message: `${waiting}. The page to decide on: ${link}`, location: 'outputPane', type: 'info' });
	return [[], []];
}

function batchIn(context: IExecuteFunctions, items: readonly INodeExecutionData[]): Batch {
	try {
		return batchOf(items.map(({ json }) => json), context.getNodeParameter('whichSteps', 0) as WhichSteps);
	} catch (error) {
		throw toNodeError(context, error);
	}
}

/** Sends the link where a service is chosen, once however often the node is tried again in this run. Gives what was done, in words. */
async function tell(context: IExecuteFunctions, { entries }: Batch, link: string, ends: string): Promise<string> {
	if (chosenService(context, 0) === 'none') return '';
	const text = (name: string) => String(context.getNodeParameter(name, 0, '') ?? '').trim();
	const to = text('sendTo').split(/[,;\s]+/).filter((address) => address !== '').map((address) => ({ address }));
	if (to.length === 0) throw new NodeOperationError(context.getNode(), '"Send To" is empty', { description: 'Write the address of the person who decides, or choose "None" under "Service".' });
	const school = schoolSchema.safeParse(context.getInputData()[0]?.json.school).data;
	const from = text('from');
	const act = `approval|${context.getExecutionId()}|${context.getNode().id}`;
	try {
		// Recorded before it is sent, so that a try that was cut off is looked up at the service by the next one.
		const { processed } = await context.helpers.checkProcessedAndRecord([act], 'node', { mode: 'entries' });
		const mails = await (await cloudOf(context)).mail();
		const mail = {
			messageId: messageIdOf(school?.urn || school?.name || '', act),
			...(from ? { from: { address: from } } : {}),
			to,
			...approvalRequest(groupsOf(entries), school?.name ?? '', link, ends),
			attachments: [],
		};
		await mails.send(mail, { resumed: processed.length > 0 });
		return `the link was sent to ${counted(to.length, 'address', 'addresses')}`;
	} catch (error) {
		throw toNodeError(context, error);
	}
}
