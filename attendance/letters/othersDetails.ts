import { contactIdentity } from '../caseLog/keys';
import type { Address, Contact, Pupil } from '../item';
import type { Recipient } from './recipients';

/** A house number or "Flat 2" says nothing; from this length on, a line could lead somebody to a door. */
const shortestTelling = 6;

/**
 * What the addressee's letter must not show: address lines, postcodes, telephone numbers and e-mail addresses of the
 * pupil's other contacts, and of the pupil's home where that is not the addressee's. What the addressee shares, or the
 * school prints on every letter, is no secret.
 */
export function othersDetails(pupil: Pupil, contacts: readonly Contact[], { contact, address }: Recipient, printedByTheSchool: readonly string[]): string[] {
	const others = contacts.filter((other) => contactIdentity(other) !== contactIdentity(contact));
	const details = [...others.flatMap(detailsOf), ...addressDetails(pupil.address)];
	const shared = [...detailsOf(contact), ...addressDetails(address), ...printedByTheSchool].map(comparable);
	return [...new Set(details)].filter((detail) => detail.length >= shortestTelling && !shared.some((known) => known.includes(comparable(detail))));
}

function detailsOf({ address, email, phone }: Contact): string[] {
	return [...addressDetails(address), email.trim(), phone.trim()];
}

function addressDetails(address: Address | null): string[] {
	return address ? [address.lines[0]?.trim() ?? '', address.postcode.trim()] : [];
}

function comparable(text: string): string {
	return text.toLowerCase();
}
