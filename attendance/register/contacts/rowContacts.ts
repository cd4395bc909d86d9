import { findColumns, type Columns } from '../columns/columns';
import { flatContacts } from '../columns/contactFields';
import { cellFinding, type CellProblem } from '../findings';
import type { RollEntry } from '../pupils/roll';
import type { RejectedRows } from '../rejectedRows';
import type { Table, TableRow } from '../table';
import { contactColumnsAmongPupils, type ContactField } from './contactColumns';
import { atHome, readContact, readFlatContact, type ContactRow, type FlatContactColumns } from './readContact';

/** Reads the people that a file of pupils names: several in a pupil's row (`Contact1Name` …), or one in each of a pupil's rows. */
export class RowContacts {
	/** Whether a pupil has a row for each contact, so that the same pupil again is no mistake. */
	readonly aRowEach: boolean;
	private readonly one: Columns<ContactField> | undefined;
	private readonly several: readonly FlatContactColumns[];

	constructor(
		private readonly table: Table,
		private readonly rejected: RejectedRows,
	) {
		this.one = contactColumnsAmongPupils(table.header.cells);
		this.several = flatContacts.map((fields) => findColumns(table.header.cells, fields));
		this.aRowEach = this.one !== undefined;
	}

	read(row: TableRow, entry: RollEntry): void {
		if (this.one) this.add(row, entry, this.one, readContact(row, this.one));
		for (const [index, columns] of this.several.entries()) this.add(row, entry, columns, readFlatContact(row, columns, index + 1));
	}

	private add(row: TableRow, entry: RollEntry, columns: Columns<ContactField> | FlatContactColumns, { contact, problems }: ContactRow): void {
		if (!contact) return;
		entry.contacts.push(atHome(contact, entry.pupil));
		for (const problem of problems as readonly CellProblem[]) {
			this.rejected.add(cellFinding(this.table, row.row, columns as Columns<string>, problem));
		}
	}
}
