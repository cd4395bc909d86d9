import { letterKey } from '../caseLog/keys';
import {
	emptyCase, ItemError, letterDetailsSchema, pupilLabel, type Case, type Contact, type Decision, type Letter, type LetterDetails, type Pupil, type Register,
	type RegisterAttendance, type School,
} from '../item';
import { capitalised } from '../text/named';
import { addressBlock } from './addressBlock';
import type { LetterFamily } from './family';
import { letterFields, Unfit, type LetterFields } from './fields';
import type { LetterFacts } from './letterFacts';
import { letterFileName, letterReference } from './letterIdentity';
import { othersDetails } from './othersDetails';
import { whoToWriteTo, type HeldLetter, type Recipient } from './recipients';
import { nameWithTitle } from './salutation';

/** What the school prints and says on each of its letters, whoever they are for. */
export type SchoolsSide = Pick<LetterFacts, 'letterhead' | 'contact' | 'signatory' | 'meeting'> & Partial<Pick<LetterFacts, 'expectations'>>;

export interface LetterOrder extends SchoolsSide {
	readonly family: LetterFamily;
	/** The step of the policy that asks for it; the family's id where a person asked. */
	readonly step: string;
	/** The run's date, which says what school year the letter belongs to. */
	readonly asAt: string;
	/** `decision.period`; left out, the school year. */
	readonly period?: string | null;
	/** The date printed on the letter. */
	readonly date: string;
}

export interface LetterSubject {
	readonly school: School;
	readonly pupil: Pupil;
	readonly contacts: readonly Contact[];
	readonly register?: Register | null;
	readonly attendance?: RegisterAttendance | null;
	readonly case?: Case;
	readonly decision?: Decision | null;
	readonly details?: LetterDetails;
}

/** One letter before it is made: all but which template it was made from. */
export interface PlannedLetter {
	readonly letter: Omit<Letter, 'templateVersion'>;
	readonly fields: LetterFields;
	readonly reference: string;
	/** What must not be read in it. */
	readonly othersDetails: readonly string[];
}

/**
 * The letters to make about one pupil, one for each person who is to have one, and those that cannot go with the reason.
 * Throws `ItemError` where something is not known that the family of letters needs, such as absences to write about, or where the
 * register contradicts the measures.
 */
export function planLetters(subject: LetterSubject, order: LetterOrder): { letters: PlannedLetter[]; held: HeldLetter[] } {
	const { school, pupil, contacts } = subject;
	const known = {
		school,
		pupil,
		pupils: [pupil],
		register: subject.register ?? null,
		attendance: subject.attendance ?? null,
		case: subject.case ?? emptyCase,
		decision: subject.decision ?? null,
		details: subject.details ?? noDetails,
		expectations: order.expectations ?? null,
	};
	const { recipients, held } = whoToWriteTo(pupil, contacts);
	const letters: PlannedLetter[] = [];
	const tooLong: HeldLetter[] = [];
	for (const recipient of recipients) {
		const postal = recipient.address && addressBlock(nameWithTitle(recipient.contact), recipient.address);
		if (recipient.channel === 'post' && !postal) {
			tooLong.push(addressTooLong(recipient));
			continue;
		}
		const key = letterKey({ pupilId: pupil.id, step: order.step, date: order.asAt, period: order.period }, recipient.contact);
		const reference = letterReference(school.urn, key);
		const fields = neededFields(order.family, { ...order, ...known, recipient, addressLines: postal ?? byEmail(recipient), reference });
		if (fields instanceof Unfit) return { letters: [], held: [{ reason: capitalised(fields.missing), advice: fields.advice }] };
		letters.push({
			reference,
			letter: {
				key,
				step: order.step,
				family: order.family.id,
				date: order.date,
				addressee: {
					name: nameWithTitle(recipient.contact),
					relationship: recipient.contact.relationship,
					postable: postal !== null,
					email: recipient.channel === 'email' ? recipient.contact.email.trim() : '',
					phone: recipient.channel === 'post' ? recipient.contact.phone : '',
				},
				channel: recipient.channel,
				language: recipient.contact.language,
				interpreter: recipient.contact.interpreter,
				fileName: letterFileName(order.date, order.family.id, pupil, reference),
			},
			fields,
			othersDetails: othersDetails(pupil, contacts, recipient, printedAnyway(school, order)),
		});
	}
	return { letters, held: [...held, ...tooLong] };
}

const noDetails = letterDetailsSchema.parse({});

function neededFields({ needs }: LetterFamily, facts: LetterFacts): LetterFields | Unfit {
	const { fields, unknown } = letterFields(facts);
	const [untold] = needs.flatMap((need) => unknown.get(need) ?? []);
	if (!untold) return fields;
	if (untold instanceof Unfit) return untold;
	throw new ItemError(`${pupilLabel({ pupil: facts.pupil })}: ${untold.missing}`, untold.advice);
}

/** What stands on the letter whoever it is for: a mother who lives in School Lane has no secret there. */
function printedAnyway({ name }: School, { letterhead, contact, signatory, meeting }: LetterOrder): string[] {
	return [
		name, ...letterhead.addressLines, letterhead.phone, letterhead.email, contact.name, contact.phone, contact.email, signatory.name,
		meeting.slot?.place ?? '', meeting.attendees,
	];
}

/** Without it, a letter that cannot be posted would not say whom it is for. */
function byEmail({ contact }: Recipient): string[] {
	return [nameWithTitle(contact), 'By e-mail', contact.email.trim()];
}

function addressTooLong({ contact }: Recipient): HeldLetter {
	return {
		reason: `The address of ${contact.relationship ? `the contact "${contact.relationship}"` : 'a contact'} does not fit the window of an envelope`,
		advice: 'Shorten it in the management information system: six lines of forty characters, with the name.',
	};
}
