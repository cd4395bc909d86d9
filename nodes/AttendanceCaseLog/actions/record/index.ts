import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { forEveryPupil, recordSayings, saidProperties } from '../../said';
import * as act from './act';
import { approvalOf, approvalProperties } from './approval';
import { letterOutcomeOf, letterOutcomeProperties } from './letterOutcome';
import { kinds, peoplesProperties, type PeoplesKind } from './peoples';

const show = { operation: ['record'] };
const ofPeople = { show: { ...show, what: Object.keys(kinds) } };

export const description: INodeProperties[] = [
	{
		displayName: 'What',
		name: 'what',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'A Person’s Decision', value: 'approval', description: 'What a person decided of a step, as Attendance Approval hands it on' },
			{ name: 'End of a Hold', value: 'holdEnded', description: 'The reason no longer stands' },
			{ name: 'Formal Notice', value: 'notice', description: 'A notice to improve or a penalty notice to one parent' },
			{ name: 'Help Begun', value: 'help', description: 'Mentoring, breakfast club, a counsellor, alternative provision …' },
			{ name: 'Hold', value: 'hold', description: 'A reason for which nothing goes to the family for now' },
			{ name: 'Letter, Referral or Task', value: 'act', description: 'Reserve it before it is made, settle it once it is, or release it where it came to nothing' },
			{ name: 'Outcome of a Letter', value: 'letterOutcome', description: 'A letter that did not arrive, as Attendance Letter (Check What Became of Letters) found out' },
			{ name: 'Outcome of a Notice', value: 'noticeOutcome', description: 'What became of it: improved, paid, withdrawn …' },
			{ name: 'Outcome of Help', value: 'helpOutcome', description: 'What came of it' },
			{ name: 'Talk with the Family', value: 'contact', description: 'A meeting, a call or a visit, or a try at one' },
		],
		default: 'act',
		hint: 'Recorded once, also if the node runs again. What the log holds cannot be changed, only added to.',
		displayOptions: { show },
	},
	...act.description,
	...approvalProperties,
	...letterOutcomeProperties,
	forEveryPupil(ofPeople),
	...peoplesProperties,
	...saidProperties(ofPeople),
];

/** Records what the node was told to: an act of the run, or what a person said or decided. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const what = this.getNodeParameter('what', 0, 'act') as 'act' | 'approval' | 'letterOutcome' | PeoplesKind;
	if (what === 'act') return await act.execute.call(this);
	if (what === 'approval') return await recordSayings(this, approvalOf, false);
	if (what === 'letterOutcome') return await recordSayings(this, letterOutcomeOf, false);
	const { sayingOf, looksBack } = kinds[what];
	return await recordSayings(this, sayingOf, looksBack);
}
