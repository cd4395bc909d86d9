import { listed } from '../text/plainEnglish';
import { findColumns } from './columns/columns';
import { keyFields } from './columns/fields';
import { columnName } from './findings';
import { keyKinds } from './pupils/keys';
import type { Roll } from './pupils/roll';
import { RegisterFileError } from './registerFileError';
import type { RejectedRows } from './rejectedRows';
import type { Table } from './table';

/**
 * Reports pupils that one file has and the other has not. They go out all the same; a person should know. Throws
 * `RegisterFileError` where the two files have no pupil in common: they name pupils by different numbers.
 */
export function reportUnmatched(pupils: Table, marks: Table, roll: Roll, rejected: RejectedRows, isTotals: boolean): void {
	const onlyMarks = roll.entries.filter(({ detailsRow }) => detailsRow === null);
	const onlyDetails = roll.entries.filter(({ firstMarkRow }) => firstMarkRow === null);
	if (onlyMarks.length > 0 && onlyMarks.length + onlyDetails.length === roll.entries.length) {
		throw new RegisterFileError(
			`${pupils.file} and ${marks.file} have no pupil in common`,
			`${pupils.file} names pupils by ${keyNames(pupils)} and ${marks.file} by ${keyNames(marks)}. Both need the same number ` +
				"for a pupil: the admission number, the UPN or the MIS's own id. Export both with it.",
		);
	}
	const advice = 'Export both files for the same pupils and dates.';
	for (const { pupil, firstMarkRow } of onlyMarks) {
		const place = { file: marks.file, row: firstMarkRow, field: 'Pupil', value: pupil.id };
		const reason = `${pupils.file} has no pupil with this number`;
		rejected.add({ ...place, reason, advice: `${advice} The pupil was kept, without details.` });
	}
	const [what, became] = isTotals ? ['totals', 'left out'] : ['marks', 'kept, with missing marks'];
	for (const { pupil, detailsRow } of onlyDetails) {
		const place = { file: pupils.file, row: detailsRow, field: 'Pupil', value: pupil.id };
		const reason = `${marks.file} has no ${what} for this pupil`;
		rejected.add({ ...place, reason, advice: `${advice} The pupil was ${became}.` });
	}
}

function keyNames(table: Table): string {
	const columns = findColumns(table.header.cells, keyFields);
	return (
		listed(keyKinds.filter((kind) => columns.has(kind)).map((kind) => `"${columnName(table, columns.get(kind))}"`)) || '"ID"'
	);
}
