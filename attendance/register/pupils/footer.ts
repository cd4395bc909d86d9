import type { Columns } from '../columns/columns';
import type { TableRow } from '../table';
import type { PupilField, PupilRow } from './readPupil';

const wordsOfFooters = /^(?:(?:grand |sub)?totals?|printed|produced|page|report|count|average|number of)\b/i;

/**
 * Whether a row is no pupil's: "Total pupils: 412" or "Printed on 12/09/2026" below a list, or a heading between groups, in
 * the column of the pupils' numbers. Such a row begins with a word of that kind, or has no name where others have, and its
 * number stands alone or has no digit.
 */
export function isFooter({ keys, pupil }: PupilRow, { cells }: TableRow, columns: Columns<PupilField>): boolean {
	if (pupil.legalSurname || pupil.legalForename || keys.upn) return false;
	if (wordsOfFooters.test(pupil.id)) return true;
	const hasNames = columns.has('legalSurname') || columns.has('fullName') || columns.has('surnameFirst');
	return hasNames && (cells.filter((cell) => cell.trim() !== '').length === 1 || !/\d/.test(pupil.id));
}
