import { contactIdentity } from '../caseLog/keys';
import type { Address, Contact, Pupil } from '../item';

/**
 * The people of a list of contacts in the school's order of call, those without a place in it last.
 * A person who is listed twice stands once, and may not be contacted where either entry says so.
 */
export function eachPersonOnce(contacts: readonly Contact[]): Contact[] {
	const people = new Map<string, Contact>();
	for (const contact of contacts) {
		const identity = contactIdentity(contact);
		const known = people.get(identity);
		people.set(identity, known ? { ...known, doNotContact: known.doNotContact || contact.doNotContact } : contact);
	}
	return [...people.values()].sort((one, other) => place(one) - place(other));
}

/** A contact's own postal address, or the pupil's where they live together and the export gives none; null where neither is known. */
export function postalAddress(contact: Contact, pupil: Pick<Pupil, 'address'>): Address | null {
	return usable(contact.address) ?? (contact.livesWithPupil === true ? usable(pupil.address) : null);
}

const place = ({ priority }: Contact) => priority ?? Number.MAX_SAFE_INTEGER;

const usable = (address: Address | null) => (address && address.lines.length > 0 ? address : null);
