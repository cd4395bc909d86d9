import { postalAddress } from '../../contacts/people';
import type { Contact, MissingField } from '../../item';
import { isBlank } from '../form/text';
import type { SupportInput } from './input';

/**
 * What is missing of the parents. Each is asked for separately, and "not known" is sent back (la-forms §3.2); so where
 * the school cannot find a parent's address or phone number, it must write what it did to find them. Of a person whom
 * nobody may contact neither is asked for: the school may rightly not know them.
 */
export function missingOfParents({ parents, pupil, details }: SupportInput): MissingField[] {
	if (parents.length === 0) {
		return [{
			field: 'parents',
			label: 'At least one parent',
			whoCanSupply: 'the school office',
			where: 'contacts export, columns Relationship and Parental Responsibility',
		}];
	}
	const explained = details.effortsToFindDetails.trim() !== '';
	return parents.flatMap((parent, index) => {
		const excused = explained || parent.doNotContact;
		const lacking: ReadonlyArray<readonly [field: string, label: string, column: string, isLacking: boolean, canBeExcused?: true]> = [
			['name', 'Name', 'Name', isBlank(parent.name)],
			['relationship', 'Relationship to the pupil', 'Relationship', isBlank(parent.relationship)],
			['language', 'Language for the interpreter', 'Language', parent.interpreter && isBlank(parent.language)],
			['address', 'Address', 'Address', !excused && postalAddress(parent, pupil) === null, true],
			['phone', 'Phone number', 'Phone', !excused && isBlank(parent.phone), true],
		];
		return lacking
			.filter(([, , , isLacking]) => isLacking)
			.map(([field, label, column, , canBeExcused]) => ({
				field: `parents.${index}.${field}`,
				label: `${label} of parent ${index + 1}${inBrackets(parent)}`,
				whoCanSupply: 'the school office',
				where: `contacts export, column ${column}${canBeExcused ? orEfforts : ''}`,
			}));
	});
}

const orEfforts = '; where it cannot be found, say what was done in Attendance Referral node, field Efforts to Find Details';

/** A parent is told by relationship alone: what is missing may be read where names need not be. */
const inBrackets = ({ relationship }: Contact) => (isBlank(relationship) ? '' : ` (${relationship.trim().toLowerCase()})`);
