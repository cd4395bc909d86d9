import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { itemSchemas, readItem, type LetterDetails } from '../../../../attendance/item';
import { asAtDate, chosenDate } from '../../../shared/asAt';
import type { MeetingWith } from './diary';
import { ofFamily } from './properties';

/**
 * The meeting that a field names, of the item's pupil. It belongs to the step that invited to it and to the period in which that
 * was taken: the case tells which (Get History), else it is the school year.
 */
export function meetingOf(context: IExecuteFunctions, json: IDataObject, itemIndex: number): MeetingWith {
	const { school, pupil } = readItem(json, ['school', 'pupil']);
	const step = String(context.getNodeParameter('meetingOf', itemIndex, '') ?? '').trim();
	const taken = itemSchemas.case.safeParse(json.case).data?.steps.findLast((each) => each.step === step);
	return {
		meeting: { urn: school.urn || school.name, pupilId: pupil.id, step, asAt: asAtDate(context, itemIndex), ...(taken?.period ? { period: taken.period } : {}) },
		pupil,
		contacts: ofFamily(json),
	};
}

/** The day on which the meeting was to be, where a person said it; null where the field is empty. */
export const bookedFor = (context: IExecuteFunctions, itemIndex: number): string | null =>
	chosenDate(context, context.getNodeParameter('bookedFor', itemIndex, ''), itemIndex, { label: 'Booked For', whenEmpty: 'whatever day it is booked for' });

/** The item with what a letter is to tell of the meeting, beside whatever else it tells. */
export function telling(json: IDataObject, meeting: Partial<NonNullable<LetterDetails['meeting']>>): IDataObject {
	const details: Partial<LetterDetails> = json.letterDetails === undefined ? {} : readItem(json, ['letterDetails']).letterDetails;
	return { ...json, letterDetails: { ...details, meeting: { ...details.meeting, ...meeting } } };
}
