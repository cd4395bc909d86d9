import { bareName } from '../columns/bareName';
import { chosenColumn, type ChosenColumns } from '../columns/chosen';
import { findColumns, type Columns } from '../columns/columns';
import { contactFileFields, contactsOwnName } from '../columns/contactFields';
import { addressFieldNames } from '../columns/fields';

export type ContactField = keyof typeof contactFileFields;

/** Fields that a pupil has too: where one of a group has a name of the contact's own, plain names in it are the pupil's. */
const sharedWithPupil: ReadonlyArray<readonly ContactField[]> = [
	['forename', 'surname', 'name'],
	addressFieldNames,
	['email'],
	['mobile'],
	['phone'],
	['language'],
];

/** Fields that no pupil has, whatever their name. */
const onlyOfContacts: readonly ContactField[] = ['relationship', 'parentalResponsibility', 'priority', 'livesWithPupil', 'doNotContact', 'contactId'];

const isNameOf = (bare: string, fields: readonly ContactField[]): boolean =>
	fields.some((field) => (contactFileFields[field] as readonly string[]).includes(bare));

/** The columns of a file of contacts: "Contact Name" and not the pupil's "Surname" beside it, "Contact Address" and not "Address". */
export function contactColumns(header: readonly string[], chosen: ChosenColumns = {}): Columns<ContactField> {
	const named = new Set(Object.values(chosen).map((name) => chosenColumn(header, name)));
	const names = header.map(bareName);
	const taken = sharedWithPupil.filter((fields) => names.some((name) => contactsOwnName.test(name) && isNameOf(name, fields)));
	return findColumns(
		header.map((cell, column) => {
			const name = names[column] as string;
			return !named.has(column) && !contactsOwnName.test(name) && taken.some((fields) => isNameOf(name, fields)) ? '' : cell;
		}),
		contactFileFields,
		chosen,
	);
}

/**
 * The columns about a contact in a file of pupils that has a row for each of a pupil's contacts; undefined where it has
 * none. A column "Contact" alone may hold a telephone's number or a note: it is a name where the relationship stands beside it.
 */
export function contactColumnsAmongPupils(header: readonly string[]): Columns<ContactField> | undefined {
	const names = header.map(bareName);
	const hasRelationship = names.some((name) => isNameOf(name, ['relationship']));
	const ownNames = names.filter((name) => contactsOwnName.test(name) && isNameOf(name, ['forename', 'surname', 'name']));
	if (!ownNames.some((name) => hasRelationship || name.endsWith('name'))) return undefined;
	return findColumns(
		header.map((cell, column) => {
			const name = names[column] as string;
			return contactsOwnName.test(name) || isNameOf(name, onlyOfContacts) ? cell : '';
		}),
		contactFileFields,
	);
}

/** Whether a header has a column that only a file of contacts has. */
export function looksLikeContacts(header: readonly string[]): boolean {
	const found = findColumns(header, contactFileFields);
	return onlyOfContacts.some((field) => found.has(field)) || contactColumnsAmongPupils(header) !== undefined;
}
