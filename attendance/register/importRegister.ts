import { calendarOfTerms, type TermDates } from '../calendar/calendarOfTerms';
import type { Lessons } from '../item';
import { addLessons, readLessonFile } from '../lessons';
import { counted, longDate } from '../text/plainEnglish';
import { assemble, type ImportedPupil } from './assemble';
import { noneChosen, refuseWithoutChosen, type ChosenNames } from './columns/chosen';
import type { Columns } from './columns/columns';
import { marksColumns } from './columns/marksColumns';
import { withAgreeingColumns } from './columns/sameName';
import { readContactFile } from './contacts/readContactFile';
import { findLayout, kindOfLayout, type LayoutChoice, type LayoutKind } from './layout';
import type { MarkCounts } from './marks/markKeeper';
import { openReader } from './marks/openReader';
import { readMarks } from './marks/readMarks';
import type { MarksField } from './marks/rowPupils';
import { monthFirstError } from './monthFirst';
import { leaveOutOffRoll, leaveOutOfTerm } from './notDue';
import { readPupilFile } from './pupils/readPupilFile';
import { Roll } from './pupils/roll';
import { RegisterFileError } from './registerFileError';
import { RejectedRows, type RejectedRow } from './rejectedRows';
import { reportUnmatched } from './reportUnmatched';
import { readSchool, schoolOf, type ChosenSchool, type FoundSchool } from './school';
import { peekRows, type Table } from './table';
import { assembleTotals, type PupilWithTotals } from './totals/assembleTotals';
import type { TotalsLayout } from './totals/totalsLayout';
import { TotalsReader } from './totals/totalsReader';
import { withWeekdaysAbove } from './wide/weekdaysAbove';

/** What a MIS exports: the marks, and where the school exports them the pupils' details and their contacts. */
export interface RegisterFiles {
	readonly marks: Table;
	readonly pupils?: Table | undefined;
	readonly contacts?: Table | undefined;
	/** A row a lesson. */
	readonly lessons?: Table | undefined;
}

type Given = Pick<LayoutChoice, 'layout' | 'weekCommencing' | 'from' | 'to'> & Partial<LayoutChoice>;

/** What the person sets; whatever is null or left out is told by the files. */
export interface ImportChoices extends Given {
	readonly school: ChosenSchool;
	/** When the school is open; else it is taken to be open where anyone has a mark. */
	readonly termDates?: TermDates | null;
	/** The names of columns that are known by no name of their own. */
	readonly columnNames?: ChosenNames;
	/** The periods of the afternoon (`readAfternoonPeriods`); null or left out, names, times and marks of the periods tell. */
	readonly afternoonPeriods?: ReadonlySet<string> | null;
}

export interface ImportedRegister {
	/** Pupils with a register; none where the file gives totals. */
	readonly pupils: ReadonlyArray<ImportedPupil & { readonly lessons?: Lessons }>;
	/** Pupils with measures made of totals, and no register; none where the file gives marks. */
	readonly withTotals: readonly PupilWithTotals[];
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
	const names = choices.columnNames ?? noneChosen;
	if (choices.from && choices.to && choices.from > choices.to) {
		throw new RegisterFileError(`“From” (${longDate(choices.from)}) is after “To” (${longDate(choices.to)})`, 'Change one of them under “Options”.');
	}
	const openDays = choices.termDates ? new Set(calendarOfTerms(choices.termDates).schoolDays) : null;
	const roll = new Roll();
	const rejected = new RejectedRows();
	const found: FoundSchool = {};
	if (files.pupils) await readPupilFile(files.pupils, roll, rejected, found, names.pupils);

	const peeked = await peekRows(files.marks);
	const { firstRow } = peeked;
	const asGiven = { ...files.marks, rows: peeked.rows };
	const whole = withWeekdaysAbove(asGiven, firstRow);
	const file = withAgreeingColumns(whole, marksColumns(whole.header.cells, names.marks));
	refuseWithoutChosen(file, names.marks);
	const layout = findLayout(file, firstRow, { firstDay: null, lastDay: null, ...choices }, names.marks);
	if (!firstRow) {
		throw new RegisterFileError(
			`${file.file} has column names and no rows below them`,
			'Choose dates that have marks when exporting, then run again.',
		);
	}
	const marks = layout.kind === 'wide' ? layout.table : file;
	const columns = marksColumns(marks.header.cells, names.marks);
	readSchool(firstRow, columns, found);

	const beforeAssembling = async (isTotals: boolean) => {
		if (files.pupils) reportUnmatched(files.pupils, marks, roll, rejected, isTotals);
		if (files.contacts) await readContactFile(files.contacts, roll, rejected, names.contacts);
		return schoolOf(choices.school, found, roll.entries);
	};
	if (layout.kind === 'totals') {
		const { reader, measured } = await readTotalsFile(marks, layout, columns, roll, rejected);
		const withTotals = assembleTotals(measured, await beforeAssembling(true));
		return { pupils: [], withTotals, rejected: rejected.list(), counts: reader.counts, layout: 'totals' };
	}
	const reader = openReader(marks, layout, columns, roll, rejected, { ...choices, openDays });
	await readMarks(marks, { ...peeked, rows: marks.rows }, reader);
	if (reader.counts.kept === 0) throw withoutMarks(marks, reader.counts, rejected);
	if (reader.calendar.hasMonthFirst) throw monthFirstError(marks.file);
	const school = await beforeAssembling(false);
	const { mondays } = reader.calendar;
	const registers = { entries: roll.entries, mondays, book: reader.book, counts: reader.counts, rejected, marks };
	leaveOutOffRoll(registers);
	if (openDays) leaveOutOfTerm(registers, openDays);
	if (reader.counts.kept === 0) throw noneDue(marks, rejected);
	const pupils = assemble(roll.entries, mondays, reader.book, school, openDays);
	roll.releaseMarks();
	const { lessons } = files;
	const book = lessons && (await readLessonFile(lessons, roll, rejected, choices));
	return {
		pupils: book ? addLessons(pupils, book, choices.afternoonPeriods ?? null, { file: lessons.file, rejected }) : pupils,
		withTotals: [],
		rejected: rejected.list(),
		counts: reader.counts,
		layout: kindOfLayout(layout),
	};
}

async function readTotalsFile(table: Table, layout: TotalsLayout, columns: Columns<MarksField>, roll: Roll, rejected: RejectedRows) {
	const reader = new TotalsReader(table, layout.columns, columns, roll, rejected);
	for await (const batch of table.rows) for (const row of batch) reader.add(row);
	const measured = reader.measured();
	if (measured.size === 0) throw withoutMarks(table, reader.counts, rejected);
	return { reader, measured };
}

function noneDue({ file }: Table, rejected: RejectedRows): RegisterFileError {
	const first = rejected.firstOf(file);
	return new RegisterFileError(`${file}: none of its marks is of a day on which a session was due`, `First: ${first?.reason}. ${first?.advice}`);
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
