import type { RequiredContent } from '../family';
import { sources } from './sources';
import { includesAll } from './text';

export const purposeOfMeeting: RequiredContent = {
	id: 'purpose',
	what: 'that it invites to a meeting, and about what (attendance)',
	source: sources.localTemplates,
	isThere: ({ text }) => /\bmeet/i.test(text) && /\battendance\b|\bin school\b/i.test(text),
};

export const timeAndPlace: RequiredContent = {
	id: 'time-and-place',
	what: 'when and where ({{meeting.date}}, {{meeting.time}}, {{meeting.place}}), or how the family chooses a time',
	source: sources.localTemplates,
	isThere: ({ text, fields: { meeting } }) =>
		meeting.isSet ? includesAll(text, [meeting.date, meeting.time, meeting.place]) : /\bchoose\b|\bsuits? you\b|\barrange\b/i.test(text),
};

export const anotherTime: RequiredContent = {
	id: 'alternative',
	what: 'what to do if the time does not suit',
	source: sources.localTemplates,
	isThere: ({ text }) => /\b(another|different|other) (time|day|date|way)\b|\brearrange\b|\bchoose\b/i.test(text),
};

export const whoAttends: RequiredContent = {
	id: 'who-attends',
	what: 'who will be at the meeting ({{meeting.attendees}})',
	source: sources.localTemplates,
	isThere: ({ text, fields }) => includesAll(text, [fields.meeting.attendees]),
};

export const rightToBringSomeone: RequiredContent = {
	id: 'bring-someone',
	what: 'that the family may bring someone',
	source: sources.localTemplates,
	isThere: ({ text }) => /\bbring (someone|somebody|a |an |your )/i.test(text),
};

export const pupilsVoice: RequiredContent = {
	id: 'pupil-voice',
	what: 'how the pupil can say what they think',
	source: sources.supportFirst,
	isThere: ({ text }) => /\b(views?|thinks?|thoughts|feels?|voice|would like us to know)\b/i.test(text),
};
