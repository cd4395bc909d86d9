import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import { nameAndRole, type MeetingSlot, type SchoolsSide } from '../../../attendance/letters';
import { defaultAccentColour } from '../../../connectors/documents/letters/wordTemplate';
import { chosenDate } from '../../shared/asAt';

/** Reads what the school's side of a letter needs from the node's fields. Throws a NodeOperationError that names the field. */
export function schoolsSide(context: IExecuteFunctions, itemIndex: number, date: string): SchoolsSide {
	const text = (name: string) => String(context.getNodeParameter(name, itemIndex, '') ?? '').trim();
	const refuse = (message: string, description: string) => new NodeOperationError(context.getNode(), message, { itemIndex, description });

	const contact = { name: text('contactName'), role: text('contactRole'), phone: text('contactPhone'), email: text('contactEmail') };
	if (!contact.name) throw refuse('"Contact Name" is empty', 'Give the name of the person whom families can speak to: each letter says it.');
	if (!contact.phone && !contact.email) throw refuse('"Contact Phone" and "Contact Email" are empty', 'Give at least one of them: each letter says how to reach the named contact.');

	const signatory = text('signatoryName') ? { name: text('signatoryName'), role: text('signatoryRole') } : { name: contact.name, role: contact.role };
	return {
		contact,
		signatory,
		letterhead: {
			addressLines: text('letterhead.address').split(/[\n,]/).map((line) => line.trim()).filter((line) => line !== ''),
			phone: text('letterhead.phone'),
			email: text('letterhead.email'),
			website: text('letterhead.website'),
		},
		meeting: {
			slot: meetingSlot(context, itemIndex, date),
			attendees: text('meeting.attendees') || nameAndRole(contact),
		},
	};
}

/** The school's colour as six hexadecimal digits; n8n's colour field also gives short and transparent ones. */
export function accentColour(context: IExecuteFunctions, itemIndex: number): string {
	const chosen = String(context.getNodeParameter('letterhead.colour', itemIndex, defaultAccentColour));
	const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(chosen);
	if (short) return `#${short.slice(1).map((digit) => digit.repeat(2)).join('')}`;
	const long = /^#[0-9a-f]{6}/i.exec(chosen)?.[0];
	if (long) return long;
	throw new NodeOperationError(context.getNode(), `"${chosen}" is no colour`, { itemIndex, description: 'Choose a colour in "Letterhead", or write it like #1D3F72.' });
}

/** A meeting is set or open. Half of one would send a family to the gate without an hour. */
function meetingSlot(context: IExecuteFunctions, itemIndex: number, letterDate: string): MeetingSlot | null {
	const text = (name: string) => String(context.getNodeParameter(name, itemIndex, '') ?? '').trim();
	const date = chosenDate(context, context.getNodeParameter('meeting.date', itemIndex, ''), itemIndex, { label: 'Meeting: Date', whenEmpty: 'a day the family chooses' });
	const time = text('meeting.time');
	const place = text('meeting.place');
	if (!date && !time && !place) return null;
	const refuse = (message: string, description: string) => new NodeOperationError(context.getNode(), message, { itemIndex, description });
	if (!date || !time || !place) throw refuse('The meeting needs a date, a time and a place', 'Set all three in "Meeting", or leave all three out and the family chooses.');
	if (date <= letterDate) throw refuse(`The meeting on ${date} is not after the date of the letter, ${letterDate}`, 'Set a later date in "Meeting".');
	return { date, time, place };
}
