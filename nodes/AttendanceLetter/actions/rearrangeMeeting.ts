import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { counted, listed, longDate } from '../../../attendance/text/plainEnglish';
import { chosenDate } from '../../shared/asAt';
import { perItem, type Routed } from '../../shared/perItem';
import { Diary } from './meetings/diary';
import { rearrangeProperties } from './meetings/properties';
import { bookedFor, meetingOf, telling } from './meetings/whichMeeting';

export const description: INodeProperties[] = rearrangeProperties;

/**
 * Moves each pupil's meeting to the time that the family asked for, or to the next free one, and adds `meeting` with the new time
 * and `letterDetails.meeting` with the old, for the letter that says so. Where that time is taken, or there is no such
 * meeting, nothing is moved and the item leaves by the second output with the reason and times that are free.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const diary = new Diary(this);
	const outputs = await perItem(this, 2, async ({ json, binary }, itemIndex): Promise<Routed[]> => {
		const wanted = meetingOf(this, json, itemIndex);
		const from = await diary.find(wanted, itemIndex);
		const day = bookedFor(this, itemIndex);
		if (!from) return [held(json, 'No such meeting is in the calendar', 'Look whether the right calendar and the right meeting are chosen, or book one with Arrange Meeting.')];
		if (day && from.date !== day) {
			return [held(json, `The meeting stands on ${longDate(from.date)} at ${from.time} already`, 'It has been moved before. If the family has not been told, make the letter "Meeting rearranged" for them.')];
		}
		const given = String(this.getNodeParameter('newTime', itemIndex, '') ?? '').trim().replace('.', ':');
		const date = chosenDate(this, this.getNodeParameter('newDate', itemIndex, ''), itemIndex, { label: 'New Date', whenEmpty: 'the next free time' });
		const answer = await diary.move(wanted, from, { date, time: given === '' ? '' : given.padStart(5, '0') }, itemIndex);
		if ('reason' in answer) return [held(json, answer.reason, answer.otherTimes.length > 0 ? `These times are free: ${listed(answer.otherTimes)}.` : 'Look for a time together with the family.')];
		const { date: newDate, time, place } = answer.meeting;
		return [{ output: 0, json: telling({ ...json, meeting: answer.meeting }, { date: newDate, time, place, before: answer.before }), binary }];
	});
	if (diary.isTest) this.addExecutionHints({ message: 'Test run: no meeting was moved.', location: 'outputPane', type: 'warning' });
	else if (diary.booked > 0) this.addExecutionHints({ message: `${counted(diary.booked, 'meeting')} moved.`, location: 'outputPane', type: 'info' });
	return outputs;
}

const held = (json: object, reason: string, advice: string): Routed => ({ output: 1, json: { ...json, held: { reason, advice } } });
