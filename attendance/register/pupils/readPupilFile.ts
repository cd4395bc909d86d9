import { refuseWithoutChosen, type ChosenColumns } from '../columns/chosen';
import { findColumns, headerScore, type Columns } from '../columns/columns';
import { pupilFileFields } from '../columns/fields';
import { missingKey, refuseWithout } from '../columns/requireColumns';
import { refuseOtherFile, refuseWithoutRows } from '../columns/whichFile';
import { RowContacts } from '../contacts/rowContacts';
import { columnName } from '../findings';
import { withoutPupil } from '../marks/rowFaults';
import type { RejectedRows } from '../rejectedRows';
import { readSchool, type FoundSchool } from '../school';
import { rowsOf, type HeaderScore, type Table } from '../table';
import { isFooter } from './footer';
import { keyKinds, withPlainId } from './keys';
import { readPupil, type PupilField, type PupilRow } from './readPupil';
import type { Roll } from './roll';

export const pupilsHeaderScore = (chosen: ChosenColumns = {}): HeaderScore => headerScore(pupilFileFields, chosen);

/**
 * Reads a file of pupil details onto the roll: a row a pupil, with contacts where the row has them. Whatever cannot be
 * read is reported and the pupil kept. Throws `RegisterFileError` where no column says which pupil a row is about.
 */
export async function readPupilFile(table: Table, roll: Roll, rejected: RejectedRows, found: FoundSchool, chosen: ChosenColumns = {}): Promise<void> {
	refuseOtherFile(table, 'pupils');
	refuseWithoutChosen(table, chosen);
	const columns = withPlainId<PupilField>(findColumns(table.header.cells, pupilFileFields, chosen));
	refuseWithout(missingKey(columns), table, pupilsHeaderScore(chosen));
	const contacts = new RowContacts(table, rejected);
	let rows = 0;
	for await (const row of rowsOf(table)) {
		rows += 1;
		const report = (field: PupilField | null, value: string, reason: string, advice: string) =>
			rejected.add({ file: table.file, row: row.row, field: columnName(table, field && columns.get(field)), value, reason, advice });
		const read = readPupil(row, columns);
		if (!read) {
			report(null, '', withoutPupil.reason, withoutPupil.advice);
			continue;
		}
		if (isFooter(read, row, columns)) {
			report(null, '', 'The row is no pupil’s: it has no name', 'If it is a pupil, enter the name in the MIS. If it is a total or a note, nothing need be done.');
			continue;
		}
		const same = roll.findSame(read);
		if (same) {
			if (contacts.aRowEach) contacts.read(row, same);
			else {
				report(
					keyFieldOf(read, columns),
					read.pupil.id,
					`The pupil is in row ${same.detailsRow} already`,
					'The first row was kept. Remove the other in the file.',
				);
			}
			continue;
		}
		for (const { field, value, reason, advice } of read.problems) report(field, value, reason, advice);
		const sharesUpn = roll.findByUpn(read.keys);
		if (sharesUpn) {
			report(
				'upn',
				read.keys.upn,
				`The pupil in row ${sharesUpn.detailsRow} has this UPN too`,
				'A UPN belongs to one pupil. Correct it in the MIS. Both pupils were kept.',
			);
		}
		contacts.read(row, roll.add(read, row.row));
		readSchool(row, columns, found);
	}
	if (rows === 0) refuseWithoutRows(table);
}

const keyFieldOf = ({ keys }: PupilRow, columns: Columns<PupilField>): PupilField =>
	keyKinds.find((kind) => columns.has(kind) && keys[kind] !== '') ?? 'upn';
