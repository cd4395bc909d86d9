import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { ItemError, pupilLabel } from '../../../attendance/item';
import { forEveryPupil, memberOfStaff, recordSayings, saidProperties, type Fields, type Saying } from '../said';

const displayOptions = { show: { operation: ['plan'] } };

const lines = (property: Pick<INodeProperties, 'displayName' | 'name' | 'placeholder' | 'description'> & { hint?: string }): INodeProperties => ({
	...property, type: 'string', typeOptions: { rows: 3 }, default: '', required: true, displayOptions,
});

export const description: INodeProperties[] = [
	forEveryPupil(displayOptions),
	lines({ displayName: 'What Stands in the Way', name: 'barriers', placeholder: 'e.g. Misses the 7.40 bus since the move', description: 'What keeps the pupil from attending, as pupil and family see it. A line each.', hint: 'A line each; may be taken from a form or a sheet' }),
	lines({ displayName: 'Aims', name: 'targets', placeholder: 'e.g. In school by 8.45 on four days of five until Christmas', description: 'What is to be reached by the review. A line each.', hint: 'A line each' }),
	lines({ displayName: 'Support', name: 'support', placeholder: 'e.g. Bus pass for the 7.20 | Pastoral office', description: 'What is offered, and by whom. A line each: what, then | and who. Without a who, the one who looks after the plan.', hint: 'A line each: what is offered | who gives it' }),
	{ displayName: 'Looked After By', name: 'owner', type: 'string', default: '', required: true, placeholder: 'e.g. Ms Okafor, head of year 9', description: 'Who sees to it that the plan is done and reviewed', displayOptions },
	{ displayName: 'Review On', name: 'reviewOn', type: 'dateTime', default: '', required: true, description: 'The day on which it is looked at together. Review lists the plans whose day has come.', displayOptions },
	{ displayName: 'Agreed With', name: 'agreedWith', type: 'string', default: '', placeholder: 'e.g. Pupil and mother', description: 'Who agreed to it. Leave empty where nobody has yet.', displayOptions },
	...saidProperties(displayOptions),
];

/** Records the plan that was agreed with a pupil and the family. A plan that was made before gives way to it. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await recordSayings(this, planSaid, false);
}

function planSaid({ json, asAt, on, needed, lines: linesOf, text, date }: Fields): Saying {
	const by = needed('by', memberOfStaff);
	const owner = needed('owner', 'Looked After By');
	for (const [name, label] of [['barriers', 'What Stands in the Way'], ['targets', 'Aims'], ['support', 'Support']] as const) needed(name, label);
	const reviewOn = date('reviewOn', 'Review On', 'none');
	if (!reviewOn || reviewOn <= on) throw new ItemError(`${pupilLabel(json)}: "Review On" must be a day after the plan was made`, 'Choose the day on which the plan is looked at together.');
	return {
		json,
		asAt,
		said: () => [{ type: 'plan', by, on, barriers: linesOf('barriers'), targets: linesOf('targets'), support: linesOf('support').map((line) => offered(line, owner)), owner, reviewOn, agreedWith: text('agreedWith') }],
	};
}

/** "Bus pass | Pastoral office" as what and who. */
function offered(line: string, owner: string): { what: string; who: string } {
	const [what = '', ...who] = line.split('|').map((part) => part.trim());
	return { what, who: who.join(' | ') || owner };
}
