import { findColumns, headerScore } from '../register/columns/columns';
import { missingKey, refuseWithout, type MissingColumn } from '../register/columns/requireColumns';
import { refuseWithoutRows } from '../register/columns/whichFile';
import { monthFirstError } from '../register/monthFirst';
import { withPlainId } from '../register/pupils/keys';
import type { Roll } from '../register/pupils/roll';
import { readDate } from '../register/reading/date';
import type { RejectedRows } from '../register/rejectedRows';
import { peekRows, type HeaderScore, type Table, type TableRow } from '../register/table';
import { lessonFields, type LessonField } from './fields';
import { LessonBook } from './lessonBook';
import { LessonReader, type LessonLimits } from './lessonReader';

export const lessonsHeaderScore: HeaderScore = headerScore(lessonFields);

/**
 * Reads a file of lesson marks, a row a lesson: pupil, date, period, subject, teacher, mark, minutes late. Takes the roll
 * that the other files have made; a pupil who is not on it is reported and left out. What cannot be read is reported.
 * Throws `RegisterFileError` where the pupil, the date, the period or the mark has no column.
 */
export async function readLessonFile(table: Table, roll: Roll, rejected: RejectedRows, limits: LessonLimits): Promise<LessonBook> {
	const columns = withPlainId<LessonField>(findColumns(table.header.cells, lessonFields));
	const { firstRow, rows } = await peekRows(table);
	refuseWithout([...missingKey(columns), ...missingLessonColumns(columns, firstRow)], table, lessonsHeaderScore);
	const book = new LessonBook(table.file);
	const reader = new LessonReader(table, withoutTwoUses(columns), roll, book, rejected, limits);
	for await (const batch of rows) for (const row of batch) reader.add(row);
	if (reader.rows === 0) refuseWithoutRows(table);
	if (reader.hasMonthFirst) throw monthFirstError(table.file);
	return book;
}

type LessonColumns = ReturnType<typeof findColumns<typeof lessonFields>>;

function missingLessonColumns(columns: Pick<LessonColumns, 'has' | 'get'>, firstRow: TableRow | undefined): MissingColumn[] {
	const missing: MissingColumn[] = [];
	if (!columns.has('date')) missing.push({ what: 'the date', names: ['Date', 'Lesson Date'] });
	if (!columns.has('period') && !datesHaveTimes(columns, firstRow)) missing.push({ what: 'the period', names: ['Period', 'Period Name', 'Start Time'] });
	if (!columns.has('mark')) missing.push({ what: 'the lesson mark', names: ['Mark', 'Lesson Mark', 'Attendance Code'] });
	return missing;
}

function datesHaveTimes(columns: Pick<LessonColumns, 'get'>, firstRow: TableRow | undefined): boolean {
	const read = readDate(firstRow?.cells[columns.get('date') ?? -1] ?? '');
	return !('problem' in read) && read.seconds !== null;
}

/** "Lesson" is a period in one export and a subject in another: as a period it is not read as a subject, too. */
function withoutTwoUses(columns: LessonColumns): LessonColumns {
	const used = columns.get('period');
	const get = (field: LessonField) => (field === 'subject' && columns.get(field) === used ? undefined : columns.get(field));
	return { get, has: (field) => get(field) !== undefined };
}
