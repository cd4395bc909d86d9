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

export const whatToBring: RequiredContent = {
	id: 'what-to-bring',
	what: 'what to bring, or that nothing need be brought',
	source: sources.localTemplates,
	isThere: ({ text }) => /\bbring (anything|nothing|what|any)\b/i.test(text),
};

export const interpreterOffered: RequiredContent = {
	id: 'interpreter',
	what: 'to a person who wants one, that there can be an interpreter ({{#recipient.wantsInterpreter}})',
	source: 'Norfolk, interpreter and translation flag; DfE, Working together to improve school attendance (statutory): understand barriers to access',
	isThere: ({ text, fields: { recipient } }) => !recipient.wantsInterpreter || /\binterpreter\b/i.test(text),
};

export const earlierTime: RequiredContent = {
	id: 'earlier-time',
	what: 'when the earlier meeting was to be ({{earlierMeeting.date}} and {{earlierMeeting.time}})',
	source: sources.localTemplates,
	isThere: ({ text, fields: { earlierMeeting } }) => includesAll(text, [earlierMeeting.date, earlierMeeting.time]),
};

export const panelMembers: RequiredContent = {
	id: 'panel-members',
	what: 'who is on the panel ({{panel.members}})',
	source: sources.governorsPanel,
	isThere: ({ text, fields }) => /\bgovernors?\b/i.test(text) && includesAll(text, [fields.panel.members]),
};

export const whatIsLookedAt: RequiredContent = {
	id: 'what-is-looked-at',
	what: 'what will be looked at',
	source: sources.governorsPanel,
	isThere: ({ text }) => /\blook(s|ed)? at\b/i.test(text),
};

export const confidentiality: RequiredContent = {
	id: 'confidential',
	what: 'that what is said stays confidential, and who sees to it',
	source: 'Governors’ duty of confidentiality; UK GDPR Article 5(1)(f)',
	isThere: ({ text }) => /\b(confidential|in confidence|private)\b/i.test(text),
};
