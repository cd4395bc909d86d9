import { eachPersonOnce, postalAddress } from '../contacts/people';
import type { Address, Contact, Pupil } from '../item';

/** A person who is to have a letter of their own, and where it goes. */
export interface Recipient {
	readonly contact: Contact;
	/** Where it is posted; null where the school knows no postal address and the letter goes by e-mail. */
	readonly address: Address | null;
	readonly channel: 'post' | 'email';
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

/**
 * Who gets a letter about a pupil.
 *
 * - Each person with parental responsibility, a letter of their own, at their own address: guidance of local
 *   authorities with template letters (Milton Keynes, Essex, Cambridgeshire). Also where two of them share an address.
 * - Where the export knows nobody with parental responsibility: the first contact who lives with the pupil, since
 *   whoever has care of a child is a parent in education law (Education Act 1996, section 576).
 * - Nobody marked do-not-contact, and nobody in their place.
 * - For a looked-after child the carer and the authority are written to together, which a person arranges.
 *
 * Takes the pupil and the contacts; gives those to write to and, for each letter that cannot go, the reason.
 */
export function whoToWriteTo(pupil: Pupil, contacts: readonly Contact[]): WhoToWriteTo {
	if (pupil.groups.lookedAfter) {
		return nobody('The pupil is looked after', 'Write to the carer and to the local authority’s social worker together.');
	}
	const parents = parentsOf(contacts);
	if (parents.length === 0) {
		return nobody(
			'No contact has parental responsibility or lives with the pupil',
			'Correct the contacts in the management information system and import them again.',
		);
	}
	const mayHaveOne = parents.filter((contact) => !contact.doNotContact);
	if (mayHaveOne.length === 0) {
		return nobody('Nobody who should have the letter may be contacted', 'Decide with the designated safeguarding lead what to do.');
	}
	const recipients: Recipient[] = [];
	const held: HeldLetter[] = [];
	for (const contact of mayHaveOne) {
		const recipient = reachable(contact, pupil);
		if (recipient) recipients.push(recipient);
		else held.push(unreachable(contact));
	}
	return { recipients, held };
}

/** Those with parental responsibility; else the one who has care. */
function parentsOf(contacts: readonly Contact[]): Contact[] {
	const people = eachPersonOnce(contacts);
	const responsible = people.filter((contact) => contact.parentalResponsibility === true);
	if (responsible.length > 0) return responsible;
	return people.filter((contact) => contact.livesWithPupil === true && !contact.doNotContact).slice(0, 1);
}

function reachable(contact: Contact, pupil: Pupil): Recipient | undefined {
	const address = postalAddress(contact, pupil);
	const mayBeEmailed = contact.email !== '';
	if (mayBeEmailed && (contact.preferredChannel === 'email' || !address)) return { contact, address, channel: 'email' };
	return address ? { contact, address, channel: 'post' } : undefined;
}

function unreachable({ relationship, priority }: Contact): HeldLetter {
	const who = relationship ? `the contact "${relationship}"` : priority ? `contact ${priority}` : 'a contact';
	return {
		reason: `There is neither a postal address nor an e-mail address for ${who}`,
		advice: 'Add an address in the management information system, or speak to the family.',
	};
}

function nobody(reason: string, advice: string): WhoToWriteTo {
	return { recipients: [], held: [{ reason, advice }] };
}
