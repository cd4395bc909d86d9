import { contactIdentity } from '../caseLog/keys';
import { eachPersonOnce, postalAddress } from '../contacts/people';
import type { Contact, Pupil } from '../item';
import { plainLetters } from '../text/plainLetters';

/**
 * The parents whom a calendar may invite to a meeting about a pupil, by household: those with parental responsibility and an
 * e-mail address whom one may contact. Whoever opens an invitation may see, in some calendars, who else has it, so people
 * who live apart are never in one. They live together where the school knows the same postal address of both; where it
 * does not know, they count as apart. For a looked-after child a person invites carer and authority.
 * The order is the same on every run, whatever the order of call.
 */
export function householdsToInvite(pupil: Pick<Pupil, 'address' | 'groups'>, contacts: readonly Contact[]): Contact[][] {
	if (pupil.groups.lookedAfter) return [];
	const invited = eachPersonOnce(contacts)
		.filter(({ parentalResponsibility, doNotContact, email }) => parentalResponsibility === true && !doNotContact && email.trim() !== '')
		.sort((one, other) => (contactIdentity(one) < contactIdentity(other) ? -1 : 1));
	return [...Map.groupBy(invited, (contact) => homeOf(contact, pupil)).values()];
}

function homeOf(contact: Contact, pupil: Pick<Pupil, 'address'>): string {
	const address = postalAddress(contact, pupil);
	return address ? plainLetters([...address.lines, address.postcode].join(' ')) : contactIdentity(contact);
}
