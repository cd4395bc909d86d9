import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { halfTermStart } from '../../../attendance/calendar/halfTerm';
import { schoolCalendarOf } from '../../../attendance/calendar/schoolCalendar';
import { ItemError, itemSchemas, pupilLabel, type Decision } from '../../../attendance/item';

/** What makes a letter another one, so that the case log lets it go once more. */
export const oncePerProperty: INodeProperties = {
	displayName: 'Once Per',
	name: 'oncePer',
	type: 'options',
	options: [
		{ name: 'Day', value: 'day', description: 'A first-day message: another day is another message' },
		{ name: 'Half Term', value: 'halfTerm', description: 'An update or a word of praise, by the half terms of the pupil’s register' },
		{ name: 'Meeting', value: 'meeting', description: 'A meeting that was moved or missed: another time is another letter' },
		{ name: 'Period of the Step', value: 'step', description: 'As the policy says of the step that asks for it; the school year where no step does' },
	],
	default: 'step',
	description: 'How often the same person may get this letter about the same pupil. Run again within that time, the case log says that it was made.',
	displayOptions: { show: { operation: ['generate'] } },
};

/**
 * The period of a letter's key (attendance/caseLog/keys.ts); null leaves it to the school year. Takes the item, its decision and
 * the date of the letter. Throws `ItemError` where the item does not tell what the period is counted by.
 */
export function periodOfLetter(context: IExecuteFunctions, json: IDataObject, itemIndex: number, { decision, date }: { readonly decision: Decision | null; readonly date: string }): string | null {
	const per = String(context.getNodeParameter('oncePer', itemIndex, 'step'));
	if (per === 'day') return `day ${date}`;
	if (per === 'halfTerm') return halfTermOf(json, date);
	if (per === 'meeting') return meetingOf(json);
	return decision?.period ?? null;
}

function halfTermOf(json: IDataObject, date: string): string {
	const register = itemSchemas.register.safeParse(json.register).data;
	const from = register && halfTermStart(schoolCalendarOf([register]), date);
	if (from) return `${from} half term`;
	throw new ItemError(`${pupilLabel(json)}: the half term cannot be told`, 'Give the item a register of this school year (Attendance Register), or choose another "Once Per".');
}

function meetingOf(json: IDataObject): string {
	const booked = itemSchemas.meeting.safeParse(json.meeting).data;
	const told = itemSchemas.letterDetails.safeParse(json.letterDetails).data?.meeting;
	if (booked) return `meeting ${booked.start}`;
	if (told?.before) return `missed ${told.before.date} ${told.before.time}`;
	if (told?.date) return `meeting ${told.date} ${told.time}`;
	throw new ItemError(`${pupilLabel(json)}: the letter’s meeting is not known`, 'Put Attendance Letter (Look Up Meeting or Rearrange Meeting) before this node, or choose another "Once Per".');
}
