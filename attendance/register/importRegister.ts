import { counted, listed } from '../text/plainEnglish';
import { assemble, type ImportedPupil } from './assemble';
import { findColumns } from './columns/columns';
import { keyFields, marksFileFields } from './columns/fields';
import { readContactFile } from './contacts/readContactFile';
import { columnName } from './findings';
import { findLayout, type LayoutKind } from './layout';
import type { MarkCounts } from './marks/markKeeper';
import { MarksReader } from './marks/marksReader';
import { keyKinds, withPlainId } from './pupils/keys';
import { readPupilFile } from './pupils/readPupilFile';
import { Roll } from './pupils/roll';
import { RegisterFileError } from './registerFileError';
import { RejectedRows, type RejectedRow } from './rejectedRows';
import { readSchool, schoolOf, type ChosenSchool, type FoundSchool } from './school';
import { peekRows, type Table } from './table';

/** What a MIS exports: the marks, and where the school exports them the pupils' details and their contacts. */
export interface RegisterFiles {
	readonly marks: Table;
	readonly pupils?: Table | undefined;
	readonly contacts?: Table | undefined;
}

export interface ImportChoices {
	/** Null: the file tells. */
	readonly layout: LayoutKind | null;
	/** For a weekly file that has no date: `YYYY-MM-DD`. */
	readonly weekCommencing: string | null;
	/** Marks before and after are left out. */
	readonly from: string | null;
	readonly to: string | null;
	readonly school: ChosenSchool;
}

export interface ImportedRegister {
	readonly pupils: readonly ImportedPupil[];
	readonly rejected: readonly RejectedRow[];
	readonly counts: MarkCounts;
	readonly layout: LayoutKind;
}

/**
 * Imports a school's register from the tables of its export: one item a pupil, and the rows that could not be taken over
 * as they stand. Rows of marks are folded into the pupils' registers as they come and are never held.
 * Throws `RegisterFileError` where a file as a whole cannot be used; then nothing has been imported.
 */
export async function importRegister(files: RegisterFiles, choices: ImportChoices): Promise<ImportedRegister> {
	const roll = new Roll();
	const rejected = new RejectedRows();
	const found: FoundSchool = {};
	if (files.pupils) await readPupilFile(files.pupils, roll, rejected, found);

	const { marks } = files;
	const { firstRow, rows } = await peekRows(marks);
	const layout = findLayout(marks, firstRow, choices);
	if (!firstRow) {
		throw new RegisterFileError(
			`${marks.file} has column names and no rows below them`,
			'Choose dates that have marks when exporting, then run again.',
		);
	}
	const columns = withPlainId<keyof typeof marksFileFields>(findColumns(marks.header.cells, marksFileFields));
	readSchool(firstRow, columns, found);
	const reader = new MarksReader(marks, layout, columns, roll, rejected, choices);
	for await (const batch of rows) for (const row of batch) reader.add(row);
	if (reader.counts.kept === 0) throw withoutMarks(marks, reader.counts, rejected);
	if (reader.calendar.hasMonthFirst) throw monthFirst(marks);

	if (files.pupils) reportUnmatched(files.pupils, marks, roll, rejected);
	if (files.contacts) await readContactFile(files.contacts, roll, rejected);
	const school = schoolOf(choices.school, found, roll.entries);
	return {
		pupils: assemble(roll.entries, reader.calendar.mondays, reader.book, school),
		rejected: rejected.list(),
		counts: reader.counts,
		layout: layout.kind,
	};
}

/** Pupils that one file has and the other has not. They go out all the same; a person should know. */
function reportUnmatched(pupils: Table, marks: Table, roll: Roll, rejected: RejectedRows): void {
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
	for (const { pupil, detailsRow } of onlyDetails) {
		const place = { file: pupils.file, row: detailsRow, field: 'Pupil', value: pupil.id };
		const reason = `${marks.file} has no marks for this pupil`;
		rejected.add({ ...place, reason, advice: `${advice} The pupil was kept, with missing marks.` });
	}
}

function keyNames(table: Table): string {
	const columns = findColumns(table.header.cells, keyFields);
	return (
		listed(keyKinds.filter((kind) => columns.has(kind)).map((kind) => `"${columnName(table, columns.get(kind))}"`)) || '"ID"'
	);
}

/** Nothing is taken over: a date read the other way round puts an absence on another day. */
function monthFirst({ file }: Table): RegisterFileError {
	return new RegisterFileError(
		`${file}: the dates seem to be written with the month first, as in America`,
		'Dates are read as DD/MM/YYYY. In Excel, set the region to United Kingdom before opening the export, or export dates as YYYY-MM-DD.',
	);
}

function withoutMarks({ file }: Table, counts: MarkCounts, rejected: RejectedRows): RegisterFileError {
	const first = rejected.firstOf(file);
	if (counts.rejected === 0 || !first) {
		const advice = 'Choose dates that have marks when exporting, or check the dates set in this node.';
		return new RegisterFileError(`${file}: none of its ${counted(counts.rows, 'row')} has a mark`, advice);
	}
	const where = first.row === null ? `"${first.field}"` : `row ${first.row}, "${first.field}"`;
	return new RegisterFileError(`${file}: no mark in it could be read`, `First in ${where}: ${first.reason}. ${first.advice}`);
}
