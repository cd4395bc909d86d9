import { postalAddress } from '../contacts/people';
import type { Contact, Pupil } from '../item';
import { plainLetters } from '../text/plainLetters';

/** What tells brothers and sisters of an item. */
export interface PupilWithContacts {
	readonly pupil: Pick<Pupil, 'id' | 'address'>;
	readonly contacts: readonly Contact[];
}

/**
 * More pupils than are taken for one family. An entry that more of them share is no parent's: an office's telephone, a
 * placeholder, a contact id that only numbers the contacts of each pupil.
 */
const largestFamily = 8;

const parentWords = /\b(?:mother|father|mum|mummy|mam|dad|daddy|parent|guardian)\b/i;

/** People who look after children of several families; some exports say that they have parental responsibility. */
const notFamily = /\b(?:foster|social|worker|officer|council|authority|school|support|childminder|key|residential|nurse|doctor|host)\b/i;

/**
 * Brothers and sisters at one school: pupils of one household, told by a parent whom both live with.
 *
 * Two pupils are taken for siblings where a contact of the one is the same person as a contact of the other: the same
 * name, and with it the same id in the MIS, the same e-mail address, the same telephone, or the same home address. The
 * name is always asked for: without it offices, childminders and blocks of flats would join strangers, and a parent
 * told of "a brother" who is none will not trust the next letter. The contact must be a parent (by parental responsibility
 * or by relationship), must not be recorded as living elsewhere, and may not be one who must not be contacted: such
 * people are a secret between households. Half-brothers are siblings of those they live with only; nothing is passed on
 * from pupil to pupil.
 *
 * Takes the items of one school in any order; gives the ids of each pupil's siblings, in order; pupils without any are left out.
 */
export function siblingsOf(items: readonly PupilWithContacts[]): ReadonlyMap<string, readonly string[]> {
	const pupilsBySign = new Map<string, Set<string>>();
	for (const { pupil, contacts } of items) {
		for (const contact of contacts) {
			for (const sign of signsOf(contact, pupil)) {
				const pupils = pupilsBySign.get(sign);
				if (pupils) pupils.add(pupil.id);
				else pupilsBySign.set(sign, new Set([pupil.id]));
			}
		}
	}
	const siblings = new Map<string, Set<string>>();
	for (const pupils of pupilsBySign.values()) {
		if (pupils.size > largestFamily) continue;
		for (const one of pupils) {
			for (const other of pupils) {
				if (one === other) continue;
				const known = siblings.get(one);
				if (known) known.add(other);
				else siblings.set(one, new Set([other]));
			}
		}
	}
	return new Map([...siblings].map(([id, others]) => [id, [...others].sort()]));
}

/** What a parent is recognised by in another pupil's contacts; nothing where the contact is no parent in the household. */
function signsOf(contact: Contact, pupil: PupilWithContacts['pupil']): string[] {
	const name = plainLetters(contact.name);
	if (name === '' || !isParentAtHome(contact)) return [];
	const home = contact.livesWithPupil === true ? addressSign(contact, pupil) : '';
	const signs = { id: contact.id?.trim() ?? '', email: emailSign(contact.email), phone: phoneSign(contact.phone), home };
	return Object.entries(signs).flatMap(([kind, value]) => (value ? [`${kind} ${value} ${name}`] : []));
}

function isParentAtHome({ doNotContact, livesWithPupil, parentalResponsibility, relationship }: Contact): boolean {
	if (doNotContact || livesWithPupil === false || notFamily.test(relationship)) return false;
	return parentalResponsibility === true || parentWords.test(relationship);
}

const emailSign = (email: string): string => (email.includes('@') ? email.trim().toLowerCase() : '');

/** The digits of a number in the United Kingdom, however it is written; nothing for a placeholder such as 0000. */
function phoneSign(phone: string): string {
	const digits = phone.replace(/\D/g, '').replace(/^(?:00)?44(?:0)?/, '0');
	return digits.length >= 10 && new Set(digits).size > 2 ? digits : '';
}

/** A whole address: a postcode and a first line to go with it. */
function addressSign(contact: Contact, pupil: PupilWithContacts['pupil']): string {
	const address = postalAddress(contact, pupil);
	return address?.postcode && address.lines.length > 0 ? plainLetters([...address.lines, address.postcode].join(' ')) : '';
}
