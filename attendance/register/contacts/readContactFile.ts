import { refuseWithoutChosen, type ChosenColumns } from '../columns/chosen';
import { headerScore } from '../columns/columns';
import { contactFileFields } from '../columns/contactFields';
import { missingKey, refuseWithout } from '../columns/requireColumns';
import { refuseOtherFile, refuseWithoutRows } from '../columns/whichFile';
import { cellFinding } from '../findings';
import { withoutPupil } from '../marks/rowFaults';
import { keyKinds, readKeys } from '../pupils/keys';
import type { Roll } from '../pupils/roll';
import { textOfRow } from '../reading/row';
import type { RejectedRows } from '../rejectedRows';
import { rowsOf, type HeaderScore, type Table } from '../table';
import { contactColumns, type ContactField } from './contactColumns';
import { atHome, readContact } from './readContact';

export const contactsHeaderScore = (chosen: ChosenColumns = {}): HeaderScore => headerScore(contactFileFields, chosen);

/**
 * Reads a file of contacts, a row a person and pupil, into the entries of the roll. A row whose pupil is not on the roll,
 * or that names nobody, is reported. Throws `RegisterFileError` where the columns for that are missing.
 */
export async function readContactFile(table: Table, roll: Roll, rejected: RejectedRows, chosen: ChosenColumns = {}): Promise<void> {
	refuseOtherFile(table, 'contacts');
	refuseWithoutChosen(table, chosen);
	const columns = contactColumns(table.header.cells, chosen);
	const nameField = (['name', 'surname', 'forename'] as const).find((field) => columns.has(field));
	const missingName = nameField ? [] : [{ what: "the contact's name", names: ['Contact Name', 'Contact Surname'] }];
	refuseWithout([...missingKey(columns), ...missingName], table, contactsHeaderScore(chosen));
	let rows = 0;
	for await (const row of rowsOf(table)) {
		rows += 1;
		const report = (field: ContactField, value: string, reason: string, advice: string) =>
			rejected.add(cellFinding(table, row.row, columns, { field, value, reason, advice }));
		const keys = readKeys(textOfRow(row, columns));
		const entry = roll.find(keys);
		if (!entry) {
			const kind = keyKinds.find((one) => keys[one] !== '') ?? keyKinds.find((one) => columns.has(one)) ?? 'upn';
			const reason = keys[kind] ? 'No pupil in the other files has this number' : withoutPupil.reason;
			report(kind, keys[kind], reason, 'Check the number, and that all files were exported for the same pupils.');
			continue;
		}
		const { contact, problems } = readContact(row, columns);
		for (const { field, value, reason, advice } of problems) report(field, value, reason, advice);
		if (contact) entry.contacts.push(atHome(contact, entry.pupil));
		else report(nameField as ContactField, '', 'The contact has no name', 'Enter the name in the MIS.');
	}
	if (rows === 0) refuseWithoutRows(table);
}
