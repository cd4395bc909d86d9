import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { readItem } from '../../../attendance/item';
import { counted } from '../../../attendance/text/plainEnglish';
import { perItem } from '../../shared/perItem';
import { Diary } from './meetings/diary';
import { bookingProperties, ofFamily } from './meetings/properties';

export const description: INodeProperties[] = bookingProperties;

/** The letters that invite to a meeting with a place in the calendar, by their families; the others need none. */
const invitations: ReadonlySet<string | null> = new Set(['meeting-invitation', 'clinic-invitation', 'governors-panel']);

/**
 * Books a free time for each pupil whose decision asks for a meeting, and adds `meeting`, which the invitation then says.
 * Every other item passes as it came. Where no time is free the item passes without one, and the letter asks the family to
 * choose. Run again, it finds what it booked and books nothing. A test run books nothing either.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const diary = new Diary(this);
	const outputs = await perItem(this, 2, async ({ json, binary }, itemIndex) => {
		if (json.decision === undefined) return [{ output: 0, json, binary }];
		const { school, pupil, decision } = readItem(json, ['school', 'pupil', 'decision']);
		if (decision.outcome !== 'due' || !invitations.has(decision.letterTemplate)) return [{ output: 0, json, binary }];
		const { step, asAt, period, letterTemplate } = decision;
		const of = { urn: school.urn || school.name, pupilId: pupil.id, step: step ?? (letterTemplate as string), asAt, period };
		const meeting = await diary.book({ meeting: of, pupil, contacts: ofFamily(json) }, itemIndex);
		return [{ output: 0, json: meeting ? { ...json, meeting } : json, binary }];
	});
	const { isTest, booked, withoutTime, inLessonTime } = diary;
	const say = (message: string, type: 'info' | 'warning') => this.addExecutionHints({ message, location: 'outputPane', type });
	if (isTest) say('Test run: nothing was booked, and the calendar invited nobody.', 'warning');
	else if (booked > 0) say(`${counted(booked, 'meeting')} booked.`, 'info');
	if (inLessonTime > 0) say(`${counted(inLessonTime, 'meeting')} could only be booked within lesson time.`, 'warning');
	if (withoutTime > 0) say(`No free time was found for ${counted(withoutTime, 'meeting')}: the letter asks the family to choose one.`, 'warning');
	return outputs;
}
