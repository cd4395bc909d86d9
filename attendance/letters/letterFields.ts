import type { RegisterAttendance, Pupil, School } from '../item';
import { counted, longDate, sessionsAsDays, weekdayDate } from '../text/plainEnglish';
import { yearGroupName } from '../text/yearGroup';
import type { AbsenceInWords, AbsenceRow, Absences } from './absences';
import type { Recipient } from './recipients';
import { nameWithTitle, salutation } from './salutation';

/** Someone of the school whom the family can call or write to. */
export interface SchoolPerson {
	readonly name: string;
	readonly role: string;
	readonly phone: string;
	readonly email: string;
}

/** What the school prints at the top of its letters. */
export interface Letterhead {
	readonly addressLines: readonly string[];
	readonly phone: string;
	readonly email: string;
	readonly website: string;
}

/** A meeting that has a place in the diary, or null where the family is asked to choose one. */
export interface MeetingSlot {
	readonly date: string;
	readonly time: string;
	readonly place: string;
}

export interface LetterFacts {
	readonly school: School;
	readonly letterhead: Letterhead;
	readonly pupil: Pupil;
	readonly recipient: Recipient;
	/** Whom it is for and where it goes, as lines: an envelope's, or name and e-mail address. */
	readonly addressLines: readonly string[];
	readonly absences: Absences;
	readonly attendance: RegisterAttendance;
	/** The letter's date, `YYYY-MM-DD`. */
	readonly date: string;
	readonly reference: string;
	readonly contact: SchoolPerson;
	readonly signatory: { readonly name: string; readonly role: string };
	readonly meeting: { readonly slot: MeetingSlot | null; readonly attendees: string };
}

/**
 * The merge fields that a letter's Word template may use, as `{{pupil.preferredForename}}`. Lists repeat what stands
 * between `{{#absence.spells}}` and `{{/absence.spells}}`; a true-or-false field shows it or leaves it out.
 * This type is the list of fields: a school's own template may use every one and no other.
 */
export interface LetterFields {
	school: { name: string; address: string; phone: string; email: string; website: string };
	letter: { date: string; reference: string };
	/** `address` is name and address, a line each; where no postal address is known, name and e-mail address. `language` is empty for English. */
	recipient: { name: string; address: string; salutation: string; language: string; wantsInterpreter: boolean };
	pupil: {
		preferredForename: string;
		legalForename: string;
		legalSurname: string;
		fullName: string;
		registrationGroup: string;
		yearGroup: string;
	};
	/** `days` is "4½ days", `sessions` is "9 sessions"; `since` is the first day of the school year that counts. */
	absence: {
		days: string;
		sessions: string;
		since: string;
		until: string;
		spells: AbsenceInWords[];
		rows: AbsenceRow[];
		allForIllness: boolean;
		partlyForIllness: boolean;
	};
	/** The named person who can help; `how` is "on 0113 496 0123 or at office@…". */
	contact: { name: string; role: string; phone: string; email: string; how: string };
	signatory: { name: string; role: string };
	/** `isSet` where there is a day, a time and a place; `isOpen` where the family chooses. */
	meeting: { isSet: boolean; isOpen: boolean; date: string; time: string; place: string; attendees: string };
}

/** The facts of one letter as plain merge fields. Every field has a value; one that does not apply is empty. */
export function letterFields(facts: LetterFacts): LetterFields {
	const { school, letterhead, pupil, recipient, absences, attendance, contact, meeting } = facts;
	const forename = pupil.preferredForename || pupil.legalForename;
	return {
		school: {
			name: school.name,
			address: letterhead.addressLines.join('\n'),
			phone: letterhead.phone,
			email: letterhead.email,
			website: letterhead.website,
		},
		letter: { date: longDate(facts.date), reference: facts.reference },
		recipient: {
			name: nameWithTitle(recipient.contact),
			address: facts.addressLines.join('\n'),
			salutation: salutation(recipient.contact),
			language: otherLanguage(recipient.contact.language),
			wantsInterpreter: recipient.contact.interpreter || otherLanguage(recipient.contact.language) !== '',
		},
		pupil: {
			preferredForename: forename,
			legalForename: pupil.legalForename,
			legalSurname: pupil.legalSurname,
			fullName: `${forename} ${pupil.legalSurname}`.trim(),
			registrationGroup: pupil.registrationGroup,
			yearGroup: yearGroupName(pupil.yearGroup),
		},
		absence: {
			days: sessionsAsDays(absences.sessions),
			sessions: counted(absences.sessions, 'session'),
			since: attendance.from ? longDate(attendance.from) : '',
			until: attendance.to ? longDate(attendance.to) : '',
			spells: [...absences.spells],
			rows: [...absences.rows],
			allForIllness: absences.illness === 'all',
			partlyForIllness: absences.illness === 'some',
		},
		contact: { ...contact, how: howToReach(contact) },
		signatory: { ...facts.signatory },
		meeting: {
			isSet: meeting.slot !== null,
			isOpen: meeting.slot === null,
			date: meeting.slot ? weekdayDate(meeting.slot.date) : '',
			time: meeting.slot?.time ?? '',
			place: meeting.slot?.place ?? '',
			attendees: meeting.attendees,
		},
	};
}

function otherLanguage(language: string): string {
	return /^(english|en|eng|)$/i.test(language.trim()) ? '' : language.trim();
}

function howToReach({ phone, email }: SchoolPerson): string {
	return [phone && `on ${phone}`, email && `at ${email}`].filter(Boolean).join(' or ');
}
