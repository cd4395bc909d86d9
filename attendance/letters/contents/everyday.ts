import type { RequiredContent } from '../family';
import { sources } from './sources';
import { includesAll } from './text';

export const daysMissed: RequiredContent = {
	id: 'days-missed',
	what: 'how many days and sessions were missed ({{absence.days}} and {{absence.sessions}})',
	source: sources.eefCommunication,
	isThere: ({ text, fields }) => text.includes(fields.absence.days) && text.includes(fields.absence.sessions),
};

export const absenceDates: RequiredContent = {
	id: 'absence-dates',
	what: 'the dates of the absences ({{#absence.spells}} with {{when}}, or {{#absence.rows}} with {{date}})',
	source: sources.eefCommunication,
	isThere: ({ text, fields: { absence } }) =>
		absence.spells.every(({ when }) => text.includes(when)) || absence.rows.every(({ date }) => text.includes(date)),
};

export const dataSheet: RequiredContent = {
	id: 'data-sheet',
	what: 'each absence with its date, part of the day and reason ({{#absence.rows}} with {{date}}, {{sessions}} and {{reason}})',
	source: sources.localTemplates,
	isThere: ({ text, fields }) => fields.absence.rows.every(({ date, sessions, reason }) => [date, sessions, reason].every((part) => text.includes(part))),
};

export const oneQuestion: RequiredContent = {
	id: 'one-question',
	what: 'one question, and only one, about what makes it hard to attend',
	source: sources.eefCommunication,
	isThere: ({ text }) => text.split('?').length === 2,
};

export const offerOfHelp: RequiredContent = {
	id: 'offer-of-help',
	what: 'that the school would like to help or support',
	source: sources.supportFirst,
	isThere: ({ text }) => /\b(help|support)/i.test(text),
};

export const namedContact: RequiredContent = {
	id: 'named-contact',
	what: 'whom to speak to and how ({{contact.name}} with {{contact.phone}}, {{contact.email}} or {{contact.how}})',
	source: sources.eefCommunication,
	isThere: ({ text, fields: { contact } }) => includesAll(text, [contact.name]) && [contact.phone, contact.email].some((way) => includesAll(text, [way])),
};
