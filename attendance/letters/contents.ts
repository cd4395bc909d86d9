import type { FilledLetter, ForbiddenContent, RequiredContent } from './family';

/**
 * What the letters share of required and forbidden contents, each with where the rule comes from. A family picks from
 * these; nothing else says what a letter must hold.
 */
const sources = {
	eefCommunication:
		'EEF, Supporting attendance: communicate effectively with families (own count in days, a question, an offer, plain words), https://educationendowmentfoundation.org.uk/education-evidence/leadership-and-planning/supporting-attendance/communicate-effectively-with-families',
	plainNotices: 'Lasky-Fink et al. 2021, plain and supportive notices against legalistic ones, doi 10.3102/0013189X211000749',
	supportFirst: 'DfE, Working together to improve school attendance (statutory, July 2026): listen, understand, support first',
	localTemplates:
		'Cambridgeshire and Essex template letters: invitation with purpose, time, place, alternative, supporter, https://www.cambslearntogether.co.uk/cambridgeshire-services-to-schools/cambridgeshire-attendance-support-team/template-letters',
	dataProtection: 'UK GDPR Article 5(1)(c): no more personal data than the letter needs, and none of another person',
} as const;

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

export const noCodeLetters: ForbiddenContent = {
	id: 'no-code-letters',
	what: 'uses a code letter of the register, which families do not know',
	source: sources.plainNotices,
	find: ({ text }) => firstMatch(text, /\b(?:register |attendance )?code[ds]?(?: (?:as|of))?:? ["“‘']?[A-Z#/\\][0-9]?["”’']?(?![\w’'])/),
};

export const noThreats: ForbiddenContent = {
	id: 'no-threats',
	what: 'threatens, which an early letter must not',
	source: sources.plainNotices,
	find: ({ text, fields }) =>
		firstMatch(
			withoutNames(text, fields),
			/\b(fined|fines|penalt(?:y|ies)|prosecut\w*|court|legal (?:action|proceedings)|offences?|unlawful\w*|sanctions?|final warning|failure to (?:attend|comply))\b/i,
		),
};

export const noPercentAlone: ForbiddenContent = {
	id: 'no-percent-alone',
	what: 'gives a percentage without the days it stands for',
	source: sources.eefCommunication,
	find: (letter) => (daysMissed.isThere(letter) ? null : firstMatch(letter.text, /\d+(?:\.\d+)?\s?(?:%|per cent)/i)),
};

export const nothingOfOthers: ForbiddenContent = {
	id: 'nothing-of-others',
	what: 'shows an address, telephone number or e-mail address of another contact of the pupil',
	source: sources.dataProtection,
	/** The words themselves must not stand in a message, least of all these. */
	find: ({ text, othersDetails }) => (othersDetails.some((detail) => text.toLowerCase().includes(detail.toLowerCase())) ? '' : null),
};

function includesAll(text: string, parts: readonly string[]): boolean {
	return parts.every((part) => part !== '' && text.includes(oneLine(part)));
}

/** Text as the checks compare it: every run of spaces and line ends is one space. */
export function oneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}

function firstMatch(text: string, pattern: RegExp): string | null {
	return pattern.exec(text)?.[0] ?? null;
}

/** A Ms Court and a pupil called Fines are no threat. */
function withoutNames(text: string, { pupil, recipient, contact, signatory, school, meeting }: FilledLetter['fields']): string {
	const names = [
		recipient.salutation, recipient.name, pupil.fullName, pupil.preferredForename, pupil.legalForename, pupil.legalSurname,
		contact.name, contact.role, contact.email, signatory.name, signatory.role, school.name, school.email, meeting.place, meeting.attendees,
	];
	return names.filter((name) => name !== '').reduce((rest, name) => rest.replaceAll(oneLine(name), ' '), text);
}
