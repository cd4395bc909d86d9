import type { ChosenColumns } from '../columns/chosen';
import { findColumns, type Columns } from '../columns/columns';
import { marksColumns } from '../columns/marksColumns';
import { missingKey, refuseWithout } from '../columns/requireColumns';
import { totalFields, type TotalField } from '../columns/totalFields';
import { marksHeaderScore } from '../layout/score';
import { RegisterFileError } from '../registerFileError';
import type { Table } from '../table';

/** A file with a row a pupil, with counts of sessions and no marks. */
export interface TotalsLayout {
	readonly kind: 'totals';
	readonly columns: Columns<TotalField>;
}

const countsOfAbsence = ['absentSessions', 'authorisedAbsentSessions', 'unauthorisedAbsentSessions'] as const;
const countsOfAttendance = ['attendedSessions', 'presentSessions'] as const;

/** Whether a header counts possible sessions, and those attended or absent. */
export function hasTotals(columns: Columns<TotalField>): boolean {
	return columns.has('possibleSessions') && [...countsOfAbsence, ...countsOfAttendance].some((field) => columns.has(field));
}

export const totalColumns = (header: readonly string[], chosen: ChosenColumns): Columns<TotalField> => findColumns(header, totalFields, chosen);

/** Finds the columns of totals. Throws `RegisterFileError` where counts are missing; a percentage alone cannot stand for them. */
export function totalsLayout(table: Table, chosen: ChosenColumns): TotalsLayout {
	const columns = totalColumns(table.header.cells, chosen);
	const counts = [...countsOfAbsence, ...countsOfAttendance].some((field) => columns.has(field));
	if (columns.has('percent') && !counts) throw onlyPercentages(table);
	const missing = missingKey(marksColumns(table.header.cells, chosen));
	if (!columns.has('possibleSessions')) missing.push({ what: 'the possible sessions', several: true, names: ['Possible Sessions', 'possible_sessions'] });
	if (!counts) missing.push({ what: 'the sessions attended or absent', several: true, names: ['Attended Sessions', 'Absent Sessions', 'Authorised Absence Sessions'] });
	refuseWithout(missing, table, marksHeaderScore(chosen));
	return { kind: 'totals', columns };
}

/** "90.0%" may be 89.95% or 90.04%, and of 10 sessions or of 380: whether a pupil is persistently absent is decided on counts. */
export function onlyPercentages({ file }: Table): RegisterFileError {
	return new RegisterFileError(
		`${file} holds percentages and no counts of sessions`,
		'A rounded percentage does not tell who is persistently absent, or out of how many sessions. Export the possible sessions and those ' +
			'attended, authorised and unauthorised beside it, or better the marks of each session.',
	);
}
