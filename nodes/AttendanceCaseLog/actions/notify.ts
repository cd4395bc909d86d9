import { createHash } from 'node:crypto';
import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import type { MessageService, Posted, TaskService } from '../../../connectors/staff/port';
import type { ServiceErrorDetails } from '../../../connectors/service/serviceError';
import { chosenDate } from '../../shared/asAt';
import { cloudOf } from '../../shared/cloud/cloudOf';
import { pickedIn, placeProperty } from '../../shared/cloud/places';
import { perItem, toNodeError } from '../../shared/perItem';

const show = { operation: ['notify'] };
const ofMessage = { show: { ...show, notice: ['message'] } };
const ofTask = { show: { ...show, notice: ['task'] } };

export const description: INodeProperties[] = [
	{
		displayName: 'Tell By',
		name: 'notice',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Message', value: 'message', description: 'A message in a space of Google Chat, or in a channel of Microsoft Teams' },
			{ name: 'Task', value: 'task', description: 'A task in Google Tasks, Planner or To Do' },
		],
		default: 'message',
		displayOptions: { show },
	},
	placeProperty(
		{
			name: 'channel', displayName: 'Space or Channel', required: true, list: 'searchChannels',
			description: 'Where the message is posted. Everybody in it reads it.',
			written: { displayName: 'By Name', placeholder: 'e.g. Attendance, or Year 7 tutors > Attendance' },
		},
		ofMessage,
	),
	placeProperty(
		{
			name: 'taskList', displayName: 'Task List or Plan', required: true, list: 'searchTaskLists',
			description: 'Where the task is put: a list of Google Tasks, a plan of Planner, or a list of To Do',
			written: { displayName: 'By Name', placeholder: 'e.g. Attendance' },
		},
		ofTask,
	),
	{
		displayName: 'Title',
		name: 'title',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Check today’s register of 7B',
		description: 'What is to be done. It shows on locked screens: name no pupil and no reason.',
		displayOptions: ofTask,
	},
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		placeholder: 'e.g. 12 letters are ready to be checked',
		description: 'What staff read. Say how many and where to look; leave out names, illness, special needs and social care.',
		displayOptions: { show },
	},
	{ displayName: 'Due On', name: 'dueOn', type: 'dateTime', default: '', description: 'The day by which it is to be done', displayOptions: ofTask },
	{ displayName: 'For', name: 'assignee', type: 'string', default: '', placeholder: 'e.g. p.adeyemi@school.example', description: 'Whose task it is, by e-mail address, where the service can give a task to somebody', displayOptions: ofTask },
	{
		displayName: 'Once For Each',
		name: 'onceForEach',
		type: 'string',
		default: '={{ $workflow.id }} {{ $itemIndex }} {{ $now.toISODate() }}',
		description: 'What makes it the same message or task: said again with the same words here, it is not said twice. As it stands, once a day for each item.',
		displayOptions: { show },
	},
];

/** Tells staff where they look, once for each item. Adds `notice` to it: the service's id, or why it cannot be told whether it is there. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const tell = teller(this);
	return await perItem(this, 1, async ({ json, binary }, itemIndex) => [{ output: 0, json: { ...json, notice: await tell(itemIndex) }, binary }]);
}

/** What says a thing to staff; the space, channel or list is opened once in a run. */
function teller(context: IExecuteFunctions): (itemIndex: number) => Promise<Told> {
	const opened = new Map<string, Promise<MessageService | TaskService>>();
	const placeOf = async (field: 'channel' | 'taskList', itemIndex: number): Promise<MessageService | TaskService> => {
		const picked = pickedIn(context, field, itemIndex);
		if (!picked) throw nothingPicked(context, field, itemIndex);
		const named = JSON.stringify([field, picked]);
		const place = opened.get(named) ?? cloudOf(context, itemIndex).then(async (cloud) => (field === 'channel' ? await cloud.messages(picked) : await cloud.tasks(picked)));
		opened.set(named, place);
		return await place;
	};
	const text = (name: string, itemIndex: number) => String(context.getNodeParameter(name, itemIndex, '') ?? '').trim();

	return async (itemIndex) => {
		// A service shows it to whoever may read the message, so it is a hash.
		const key = createHash('sha256').update(text('onceForEach', itemIndex)).digest('hex').slice(0, 32);
		// Recorded before it is said: a run that is cut off here leaves a trace, and the next one looks before it says it again.
		const { processed } = await context.helpers.checkProcessedAndRecord([key], 'node', { mode: 'entries' });
		return await once(context, itemIndex, { resumed: processed.length > 0 }, async (looked) => {
			if (context.getNodeParameter('notice', itemIndex) === 'message') {
				return await ((await placeOf('channel', itemIndex)) as MessageService).post({ key, text: text('text', itemIndex) }, looked);
			}
			const dueOn = chosenDate(context, context.getNodeParameter('dueOn', itemIndex, ''), itemIndex, { label: 'Due On', whenEmpty: 'no day' });
			const [notes, assignee] = [text('text', itemIndex), text('assignee', itemIndex)];
			const task = { key, title: text('title', itemIndex), ...(notes ? { notes } : {}), ...(dueOn ? { dueOn } : {}), ...(assignee ? { assignee } : {}) };
			return await ((await placeOf('taskList', itemIndex)) as TaskService).add(task, looked);
		});
	};
}

/** What came of it. Where an earlier run tried and the service does not tell what became of that, it is not said again, and a person is told. */
type Told = Posted | { readonly unknown: string };

async function once(
	context: IExecuteFunctions,
	itemIndex: number,
	looked: { readonly resumed: boolean },
	tell: (looked: { readonly resumed: boolean }) => Promise<Posted>,
): Promise<Told> {
	try {
		return await tell(looked);
	} catch (error) {
		const { message, advice, happened } = error as Partial<ServiceErrorDetails> & { message: string; advice?: string };
		if (!looked.resumed || happened !== 'unknown') throw toNodeError(context, error, itemIndex);
		return { unknown: [message, advice].filter((part) => part).join('. ') };
	}
}

function nothingPicked(context: IExecuteFunctions, field: 'channel' | 'taskList', itemIndex: number): NodeOperationError {
	const label = field === 'channel' ? 'Space or Channel' : 'Task List or Plan';
	return new NodeOperationError(context.getNode(), `"${label}" is empty`, { itemIndex, description: 'Pick where staff are to see it, or write its name.' });
}
