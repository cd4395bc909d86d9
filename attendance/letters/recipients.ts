import { holdsInForce } from '../caseFile/holdsInForce';
import { contactIdentity } from '../caseLog/keys';
import { mobileNumber } from '../contacts/mobileNumber';
import { eachPersonOnce, postalAddress } from '../contacts/people';
import type { Address, Case, Contact, Pupil } from '../item';
import { plainLetters } from '../text/plainLetters';
import { channelFor, type Channel, type Occasion, type Reach } from './channel';
import { isAuthority, isCarer } from './lookedAfter';

/** A person who is to have a letter of their own, and where it goes. */
export interface Recipient {
	readonly contact: Contact;
	/** Where it is posted; null where the school knows no postal address and the letter goes another way. */
	readonly address: Address | null;
	readonly channel: Channel;
}

/** No letter, and why, in words for the school's office. Names nobody: the person is told by relationship. */
export interface HeldLetter {
	readonly reason: string;
	readonly advice: string;
}

export interface WhoToWriteTo {
	readonly recipients: readonly Recipient[];
	readonly held: readonly HeldLetter[];
}

/** A letter that is neither formal nor a text message. */
const anyLetter: Occasion = { stage: 'support', texts: false };

/**
 * Who gets a letter about a pupil, and by which way (channel.ts).
 *
 * - Each person with parental responsibility, a letter of their own, at their own address: guidance of local
 *   authorities with template letters (Milton Keynes, Essex, Cambridgeshire). Also where two of them share an address.
 * - Where the export knows nobody with parental responsibility: the first contact who lives with the pupil, since
 *   whoever has care of a child is a parent in education law (Education Act 1996, section 576).
 * - Nobody marked do-not-contact, and nobody in their place.
 * - For a looked-after child the carer and the authority's social worker, a letter each (letters §4.3), told by their
 *   relationship; where one of the two is not among the contacts that letter is held. A formal letter is held altogether:
 *   for a looked-after child a penalty notice is normally not sought (Kent). Parents are written to by a person's decision.
 * - An e-mail address or telephone number that stands for another contact elsewhere too is not used: it may be read by both.
 *
 * Takes the pupil, the contacts and what kind of letter it is; gives those to write to and, for each letter that cannot go,
 * the reason. Who would rather be called gets a letter all the same (`asksForCall`).
 */
export function whoToWriteTo(pupil: Pupil, contacts: readonly Contact[], occasion: Occasion = anyLetter): WhoToWriteTo {
	if (pupil.groups.lookedAfter) return inCare(pupil, contacts, occasion);
	const parents = parentsOf(contacts);
	if (parents.length === 0) {
		return nobody(
			'No contact has parental responsibility or lives with the pupil',
			'Correct the contacts in the management information system and import them again.',
		);
	}
	return allowed(parents, pupil, contacts, occasion);
}

/**
 * Why nothing goes out about a pupil whatever the letter, by what people recorded in the case: a court order says who may be
 * told what, and a designated safeguarding lead asked to be asked. Null where nothing such is in force on the date. Other holds
 * (a bereavement, an illness) are weighed by the policy, and a person may have a reason to answer such a family.
 */
export function heldByPeople(history: Case, asAt: string): HeldLetter | null {
	const inForce = holdsInForce(history, asAt);
	if (inForce.some(({ kind }) => kind === 'court order')) {
		return { reason: 'A court order says who may be told what about the pupil', advice: 'Have it read before anybody is written to, and end the hold in the case log once that is settled.' };
	}
	if (inForce.some(({ kind }) => kind === 'safeguarding')) {
		return { reason: 'The designated safeguarding lead asked to wait', advice: 'Ask them before anything goes to the family.' };
	}
	return null;
}

function inCare(pupil: Pupil, contacts: readonly Contact[], occasion: Occasion): WhoToWriteTo {
	if (occasion.stage === 'formal') {
		return nobody('The pupil is looked after, and a formal letter needs a person’s decision', 'Agree with the social worker and the Virtual School what to do: a penalty notice is normally not sought.');
	}
	const people = eachPersonOnce(contacts);
	const carers = people.filter(isCarer);
	const living = carers.filter(({ livesWithPupil }) => livesWithPupil === true);
	const sides = [
		{ who: 'carer', found: living.length > 0 ? living : carers },
		{ who: 'social worker of the local authority', found: people.filter(isAuthority) },
	];
	const each = sides.map(({ who, found }) =>
		found.length > 0 ? allowed(found, pupil, contacts, occasion) : nobody(`The pupil is looked after, and no contact is the ${who}`, `Add the ${who} with that relationship in the management information system, or write to them yourself.`),
	);
	return { recipients: each.flatMap(({ recipients }) => recipients), held: each.flatMap(({ held }) => held) };
}

/** Those with parental responsibility; else the one who has care. */
function parentsOf(contacts: readonly Contact[]): Contact[] {
	const people = eachPersonOnce(contacts);
	const responsible = people.filter((contact) => contact.parentalResponsibility === true);
	if (responsible.length > 0) return responsible;
	return people.filter((contact) => contact.livesWithPupil === true && !contact.doNotContact).slice(0, 1);
}

function allowed(wanted: readonly Contact[], pupil: Pupil, contacts: readonly Contact[], occasion: Occasion): WhoToWriteTo {
	const mayHaveOne = wanted.filter((contact) => !contact.doNotContact);
	if (mayHaveOne.length === 0) {
		return nobody('Nobody who should have the letter may be contacted', 'Decide with the designated safeguarding lead what to do.');
	}
	const recipients: Recipient[] = [];
	const held: HeldLetter[] = [];
	for (const contact of mayHaveOne) {
		const reach = reachOf(contact, pupil, contacts);
		const channel = channelFor(contact, reach, occasion);
		if (channel) recipients.push({ contact, address: reach.address, channel });
		else held.push(unreachable(contact, reach, occasion));
	}
	return { recipients, held };
}

/** What a person can be reached by that nobody else elsewhere shares. */
export function reachOf(contact: Contact, pupil: Pupil, contacts: readonly Contact[]): Reach {
	const address = postalAddress(contact, pupil);
	const home = addressSign(address);
	const elsewhere = contacts.filter((other) => contactIdentity(other) !== contactIdentity(contact) && (home === '' || addressSign(postalAddress(other, pupil)) !== home));
	const own = (field: 'email' | 'phone') => (elsewhere.some((other) => sameReach(other[field], contact[field])) ? '' : contact[field].trim());
	return { address, email: own('email'), phone: own('phone') };
}

const addressSign = (address: Address | null): string => (address ? plainLetters([...address.lines, address.postcode].join(' ')) : '');

const sameReach = (one: string, other: string): boolean => one.trim() !== '' && bare(one) === bare(other);

const bare = (way: string): string => mobileNumber(way) ?? plainLetters(way);

function unreachable(contact: Contact, { email }: Reach, { stage }: Occasion): HeldLetter {
	const who = contactCalled(contact);
	if (stage === 'formal') {
		return { reason: `A formal letter goes by post, and there is no postal address for ${who}`, advice: 'Add the address in the management information system, or have the letter delivered by hand.' };
	}
	if (email === '' && contact.email.trim() !== '') {
		return {
			reason: `There is no postal address for ${who}, and the e-mail address is another contact’s too`,
			advice: 'Ask for an e-mail address that only this person reads, or add a postal address in the management information system.',
		};
	}
	return {
		reason: `There is neither a postal address nor an e-mail address for ${who}`,
		advice: 'Add an address in the management information system, or speak to the family.',
	};
}

/** A contact without a name: by relationship, or by the place in the order of call. */
export function contactCalled({ relationship, priority }: Contact): string {
	if (relationship) return `the contact "${relationship}"`;
	return priority ? `contact ${priority}` : 'a contact';
}

function nobody(reason: string, advice: string): WhoToWriteTo {
	return { recipients: [], held: [{ reason, advice }] };
}
