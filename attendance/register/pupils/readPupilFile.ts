import { findColumns, headerScore, type Columns } from '../columns/columns';
import { flatContacts, pupilFileFields } from '../columns/fields';
import { missingKey, refuseWithout } from '../columns/requireColumns';
import { readFlatContacts } from '../contacts/readContact';
import { cellFinding } from '../findings';
import type { RejectedRows } from '../rejectedRows';
import { readSchool, type FoundSchool } from '../school';
import { rowsOf, type HeaderScore, type Table } from '../table';
import { keyKinds, withPlainId } from './keys';
import { readPupil, type PupilField, type PupilRow } from './readPupil';
import type { Roll } from './roll';

export const pupilsHeaderScore: HeaderScore = headerScore(pupilFileFields);

/**
 * Reads a file of pupil details onto the roll: a row a pupil, with contacts where the row has them. Whatever cannot be
 * read is reported and the pupil kept. Throws `RegisterFileError` where no column says which pupil a row is about.
 */
export async function readPupilFile(table: Table, roll: Roll, rejected: RejectedRows, found: FoundSchool): Promise<void> {
	const columns = withPlainId<PupilField>(findColumns(table.header.cells, pupilFileFields));
	refuseWithout(missingKey(columns), table, pupilsHeaderScore);
	const contactColumns = flatContacts.map((fields) => findColumns(table.header.cells, fields));
	for await (const row of rowsOf(table)) {
		const read = readPupil(row, columns);
		if (!read) {
			rejected.add({
				file: table.file,
				row: row.row,
				field: 'Row',
				value: '',
				reason: 'The row does not say which pupil it is about',
				advice: 'Add the admission number or UPN.',
			});
			continue;
		}
		const report = (field: PupilField, value: string, reason: string, advice: string) =>
			rejected.add(cellFinding(table, row.row, columns, { field, value, reason, advice }));
		const same = roll.findSame(read.keys);
		if (same) {
			report(
				keyFieldOf(read, columns),
				read.pupil.id,
				`The pupil is in row ${same.detailsRow} already`,
				'The first row was kept. Remove the other in the file.',
			);
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
		roll.add(read, row.row).contacts.push(...readFlatContacts(row, contactColumns));
		readSchool(row, columns, found);
	}
}

const keyFieldOf = ({ keys }: PupilRow, columns: Columns<PupilField>): PupilField =>
	keyKinds.find((kind) => columns.has(kind) && keys[kind] !== '') ?? 'upn';
