import type { Columns } from '../columns/columns';
import { textOfRow } from '../reading/row';
import type { TableRow } from '../table';
import { keyKinds } from './keys';
import type { PupilField, PupilRow } from './readPupil';

const wordsOfFooters = /^(?:(?:grand |sub)?totals?|printed|produced|page|report|count|averages?|mean|sum|number of|key|notes?)\b/i;
/** What is reckoned over a whole class: "Present %", "% attendance", "All pupils". */
const wordsOfSummaries = /^(?:%|all pupils|all students|overall|percent|present|absent|absences?|attendance|authorised|unauthorised|possible|missing|whole (?:school|class))(?![\p{L}\p{N}])|\btotals?\W*$/iu;

/** Whether a cell begins the line of a sum or a note below a table. */
const beginsFooter = (cell: string): boolean => wordsOfFooters.test(cell) || wordsOfSummaries.test(cell);

/**
 * Whether a row is no pupil's: "Total pupils: 412" or "Printed on 12/09/2026" below a list, the meaning of a code, or a heading
 * between groups, in the column of the pupils' numbers. Such a row begins with a word of that kind and has no digit in its
 * number, or has no name where others have, and its number stands alone or has no digit.
 */
export function isFooter({ keys, pupil }: PupilRow, row: TableRow, columns: Columns<PupilField>): boolean {
	const text = textOfRow(row, columns);
	const numbers = keyKinds.map((kind) => text(kind)).filter((number) => number !== '');
	if (numbers.length > 0 && numbers.every((number) => beginsFooter(number) && !/\d/.test(number))) return true;
	const filled = row.cells.filter((cell) => cell.trim() !== '');
	if (isMeaningOfCode(pupil.id, filled)) return true;
	if (pupil.legalSurname || pupil.legalForename || /\d/.test(keys.upn)) return false;
	if (wordsOfFooters.test(pupil.id)) return true;
	const hasNames = columns.has('legalSurname') || columns.has('fullName') || columns.has('surnameFirst');
	return hasNames && (filled.length === 1 || !/\d/.test(pupil.id));
}

/** "I, Illness" or "/, Present (AM)": a key to the codes below the marks, a code and its words and nothing else. */
function isMeaningOfCode(id: string, filled: readonly string[]): boolean {
	return filled.length === 2 && /^(?:[a-z]\d?|[/\\#])$/i.test(id) && /\p{L}{4}/u.test(filled[1] as string);
}
