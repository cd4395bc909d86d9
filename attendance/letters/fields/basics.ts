import { longDate } from '../../text/plainEnglish';
import { yearGroupName } from '../../text/yearGroup';
import { isEnglish } from '../languages/languages';
import type { LetterFacts } from '../letterFacts';
import { nameWithTitle, salutation } from '../salutation';
import { howToReach, nameAndRole } from '../schoolPerson';
import type { FieldWords } from './section';

/** What every letter knows: school, letter, person written to, pupil, named contact and signatory. */
export interface BasicFields {
	school: { name: string; address: string; phone: string; email: string; website: string };
	letter: { date: string; reference: string };
	recipient: { name: string; address: string; salutation: string; language: string; wantsInterpreter: boolean };
	pupil: { preferredForename: string; legalForename: string; legalSurname: string; fullName: string; registrationGroup: string; yearGroup: string };
	contact: { name: string; role: string; who: string; phone: string; email: string; how: string };
	signatory: { name: string; role: string; who: string };
}

export const basicWords: { readonly [Section in keyof BasicFields]: FieldWords<BasicFields[Section]> } = {
	school: {
		name: 'the school’s name', address: 'the school’s address, a line each', phone: 'the school’s telephone number', email: 'the school’s e-mail address', website: 'the school’s website',
	},
	letter: { date: 'the date of the letter ("23 November 2026")', reference: 'the letter’s reference, which names nobody' },
	recipient: {
		name: 'the person written to, with title ("Ms Ngozi Okafor")',
		address: 'name and address, a line each; where no postal address is known, name and e-mail address',
		salutation: '"Dear Ms Okafor"',
		language: 'the language the person would rather read; empty for English',
		wantsInterpreter: 'whether the person wants an interpreter or another language',
	},
	pupil: {
		preferredForename: 'the first name the pupil goes by',
		legalForename: 'the legal first name',
		legalSurname: 'the legal surname',
		fullName: 'the name the pupil goes by, and the surname',
		registrationGroup: 'the registration group ("8B")',
		yearGroup: 'the year group ("Year 8")',
	},
	contact: {
		name: 'the named person whom families can speak to', role: 'that person’s role',
		who: 'name and role as a sentence has them ("Mrs P. Adeyemi, Attendance Officer"); without a role the name alone',
		phone: 'that person’s telephone number', email: 'that person’s e-mail address',
		how: 'how to reach that person ("on 0113 496 0123 or at office@school.example")',
	},
	signatory: { name: 'the person who signs', role: 'that person’s role', who: 'name and role as a line has them ("Mr D. Hughes, Assistant Headteacher"); without a role the name alone' },
};

export function basicFields({ school, letterhead, pupil, recipient, addressLines, date, reference, contact, signatory }: LetterFacts): BasicFields {
	const forename = pupil.preferredForename || pupil.legalForename;
	const language = otherLanguage(recipient.contact.language);
	return {
		school: { name: school.name, address: letterhead.addressLines.join('\n'), phone: letterhead.phone, email: letterhead.email, website: letterhead.website },
		letter: { date: longDate(date), reference },
		recipient: {
			name: nameWithTitle(recipient.contact),
			address: addressLines.join('\n'),
			salutation: salutation(recipient.contact),
			language,
			wantsInterpreter: recipient.contact.interpreter || language !== '',
		},
		pupil: {
			preferredForename: forename,
			legalForename: pupil.legalForename,
			legalSurname: pupil.legalSurname,
			fullName: `${forename} ${pupil.legalSurname}`.trim(),
			registrationGroup: pupil.registrationGroup,
			yearGroup: yearGroupName(pupil.yearGroup),
		},
		contact: { ...contact, who: nameAndRole(contact), how: howToReach(contact) },
		signatory: { ...signatory, who: nameAndRole(signatory) },
	};
}

function otherLanguage(language: string): string {
	return isEnglish(language) ? '' : language.trim();
}
