import { contactIdentity, contactOfLetterKey } from '../caseLog/keys';
import { ItemError, pupilLabel, readItem, type Contact } from '../item';
import { plainLetters } from '../text/plainLetters';
import { eachPersonOnce } from './people';

/**
 * The one contact of an item that a person named in a field: by the MIS's id, by name, or by relationship ("Mother").
 * Left empty, the addressee of the item's letter, or the only contact there is. Throws `ItemError`, which names nobody,
 * where none fits or more than one does.
 */
export function contactNamed(json: Record<string, unknown>, given: string): Contact {
	const contacts = eachPersonOnce(readItem(json, ['contacts']).contacts);
	const wanted = given.trim();
	const fitting = wanted ? contacts.filter((contact) => isCalled(contact, wanted)) : addressed(json, contacts);
	const [only] = fitting;
	if (only && fitting.length === 1) return only;
	throw new ItemError(
		`${pupilLabel(json)}: ${fitting.length === 0 ? 'no contact is the one named in "Parent"' : '"Parent" fits more than one contact'}`,
		'Write the contact’s id of the MIS, the whole name, or the relationship where only one contact has it.',
	);
}

function isCalled(contact: Contact, wanted: string): boolean {
	const { id, name, title, relationship } = contact;
	if (wanted === id || wanted === contactIdentity(contact)) return true;
	return [name, `${title} ${name}`, relationship].some((called) => plainLetters(called) !== '' && plainLetters(called) === plainLetters(wanted));
}

function addressed(json: Record<string, unknown>, contacts: readonly Contact[]): readonly Contact[] {
	if (json.letter === undefined) return contacts;
	const { key, addressee } = readItem(json, ['letter']).letter;
	const byKey = contacts.filter((contact) => contactIdentity(contact) === contactOfLetterKey(key));
	if (byKey.length > 0) return byKey;
	// A letter of another hand, whose key names nobody.
	const identity = (name: string, relationship: string) => `${plainLetters(name)}|${plainLetters(relationship)}`;
	const wanted = identity(addressee.name, addressee.relationship);
	return contacts.filter(({ title, name, relationship }) => [name, `${title} ${name}`].some((called) => identity(called, relationship) === wanted));
}
