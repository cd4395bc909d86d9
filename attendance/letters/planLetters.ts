import { letterKey } from '../caseLog/keys';
import { mobileNumber } from '../contacts/mobileNumber';
import {
	emptyCase, ItemError, letterDetailsSchema, pupilLabel, type Case, type Contact, type Decision, type Letter, type LetterDetails, type Pupil, type Register,
	type RegisterAttendance, type School,
} from '../item';
import { capitalised } from '../text/named';
import { addressBlock } from './addressBlock';
import { asksForCall, occasionOf } from './channel';
import { emailSubject } from './emailSubject';
import type { LetterFamily } from './family';
import { letterFields, Unfit, type LetterFields } from './fields';
import type { LetterFacts } from './letterFacts';
import { letterFileName, letterReference } from './letterIdentity';
import { othersDetails } from './othersDetails';
import { contactCalled, heldByPeople, whoToWriteTo, type HeldLetter, type Recipient } from './recipients';
import { nameWithTitle } from './salutation';
import { textMessage, type TextMessage } from './textMessage';

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
	/** Whether it may go as a text message where the family has one; left out, where it is a message of the day. */
	readonly texts?: boolean;
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
	/** What its fields are told from. */
	readonly facts: LetterFacts;
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
	const kept = heldByPeople(known.case, order.asAt);
	if (kept) return { letters: [], held: [kept] };
	const { recipients, held } = whoToWriteTo(pupil, contacts, occasionOf(order.family, order.texts));
	const letters: PlannedLetter[] = [];
	const unfit: HeldLetter[] = [];
	for (const recipient of recipients) {
		const postal = recipient.address && addressBlock(nameWithTitle(recipient.contact), recipient.address);
		if (recipient.channel === 'post' && !postal) {
			unfit.push(addressTooLong(recipient));
			continue;
		}
		const key = letterKey({ pupilId: pupil.id, step: order.step, date: order.asAt, period: order.period }, recipient.contact);
		const reference = letterReference(school.urn, key);
		const facts: LetterFacts = { ...order, ...known, recipient, writtenTo: recipients.length, addressLines: postal ?? withoutAddress(recipient), reference };
		const fields = neededFields(order.family, facts);
		if (fields instanceof Unfit) {
			// What speaks against one parent's letter (such as penalty notices) may leave the other's; what is of the pupil is said once.
			const reason = capitalised(fields.missing);
			if (!unfit.some((one) => one.reason === reason)) unfit.push({ reason, advice: fields.advice });
			continue;
		}
		const text = textOf(order.family, fields, recipient);
		if (text && 'reason' in text) {
			unfit.push(text);
			continue;
		}
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
					phone: phoneFor(recipient),
				},
				channel: recipient.channel,
				...(asksForCall(recipient.contact) ? { asksForCall: true } : {}),
				language: recipient.contact.language,
				interpreter: recipient.contact.interpreter,
				subject: emailSubject(order.family.stage, school),
				...(text ? { textMessage: text } : {}),
				fileName: letterFileName(order.date, order.family.id, pupil, reference),
			},
			facts,
			fields,
			othersDetails: othersDetails(pupil, contacts, recipient, printedAnyway(school, order)),
		});
	}
	return { letters, held: [...held, ...unfit] };
}

/**
 * The letter as a text message. Where it goes another way, a message that is too long is left out; where it is to go as one,
 * the letter is held.
 */
export function textOf({ text }: Pick<LetterFamily, 'text'>, fields: LetterFields, { channel, contact }: Recipient): TextMessage | HeldLetter | null {
	if (text === null) return null;
	const message = textMessage(text, fields);
	if (!('tooLong' in message)) return message;
	return channel === 'sms' ? { reason: `For ${contactCalled(contact)} ${message.tooLong}`, advice: message.advice } : null;
}

const noDetails = letterDetailsSchema.parse({});

/** The fields of a letter; what speaks against it. Throws `ItemError` where something that it needs is not known. */
export function neededFields({ needs }: LetterFamily, facts: LetterFacts): LetterFields | Unfit {
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
function withoutAddress({ contact, channel }: Recipient): string[] {
	return channel === 'email' ? [nameWithTitle(contact), 'By e-mail', contact.email.trim()] : [nameWithTitle(contact), 'By text message'];
}

/** Where a text message goes that is the letter, or that tells of a posted one. */
function phoneFor({ contact, channel }: Recipient): string {
	if (channel === 'sms') return mobileNumber(contact.phone) ?? '';
	return channel === 'post' ? contact.phone : '';
}

function addressTooLong({ contact }: Recipient): HeldLetter {
	return {
		reason: `The address of ${contactCalled(contact)} does not fit the window of an envelope`,
		advice: 'Shorten it in the management information system: six lines of forty characters, with the name.',
	};
}
