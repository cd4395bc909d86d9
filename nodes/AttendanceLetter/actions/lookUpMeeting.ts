import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { longDate } from '../../../attendance/text/plainEnglish';
import { perItem, type Routed } from '../../shared/perItem';
import { Diary } from './meetings/diary';
import { lookUpProperties } from './meetings/properties';
import { bookedFor, meetingOf, telling } from './meetings/whichMeeting';

export const description: INodeProperties[] = lookUpProperties;

/**
 * Finds the meeting of each pupil in the calendar and adds when it was to be (`letterDetails.meeting.before`), for the letter
 * to a family that could not come. What is not in the calendar leaves by the second output with the reason.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const diary = new Diary(this);
	return await perItem(this, 2, async ({ json, binary }, itemIndex): Promise<Routed[]> => {
		const found = await diary.find(meetingOf(this, json, itemIndex), itemIndex);
		const day = bookedFor(this, itemIndex);
		if (!found) return [held(json, 'No such meeting is in the calendar', 'Look whether the right calendar and the right meeting are chosen, or whether it was cancelled.')];
		if (day && found.date !== day) return [held(json, `The calendar has the meeting on ${longDate(found.date)}`, 'It has been moved since. Check which day is meant.')];
		// A meeting that is over is not one to come: the letter says it as what was.
		const { meeting: _, ...rest } = json;
		return [{ output: 0, json: telling(rest, { before: { date: found.date, time: found.time } }), binary }];
	});
}

const held = (json: object, reason: string, advice: string): Routed => ({ output: 1, json: { ...json, held: { reason, advice } } });
