import { givenAbsent, givenAttended, problemOfTotals, type AttendanceTotals } from '../../measures/totals';
import type { Columns } from '../columns/columns';
import type { TotalField } from '../columns/totalFields';
import { textOfRow } from '../reading/row';
import type { TableRow } from '../table';

/** Why a row's totals cannot be used: the field that is wrong, or null for the row. */
export interface TotalsProblem {
	readonly field: TotalField | null;
	readonly reason: string;
}

type CountField = Exclude<TotalField, 'percent' | 'totalsFrom' | 'totalsTo'>;

/**
 * Reads the counts of a row. Where the file has "present" and no approved educational activity, present is all that was
 * attended; where it has both, present is with or without it as the sum says. What is possible must be what was attended and
 * absent together: where it is not, one of the counts is wrong and nobody can tell which.
 */
export function readTotals(row: TableRow, columns: Columns<TotalField>): AttendanceTotals | TotalsProblem {
	const text = textOfRow(row, columns);
	const problems: TotalsProblem[] = [];
	const count = (field: CountField): number | null => {
		const read = readCount(text(field));
		if (read === undefined) problems.push({ field, reason: 'This is not a count of sessions' });
		return read ?? null;
	};
	const possibleSessions = count('possibleSessions');
	const present = count('presentSessions');
	const educated = count('approvedEducationalActivitySessions');
	const totals = {
		attendedSessions: count('attendedSessions'),
		presentSessions: present,
		approvedEducationalActivitySessions: educated,
		absentSessions: count('absentSessions'),
		authorisedAbsentSessions: count('authorisedAbsentSessions'),
		unauthorisedAbsentSessions: count('unauthorisedAbsentSessions'),
		lateSessions: count('lateSessions'),
		missingMarks: count('missingMarks'),
		codes: null,
	};
	if (problems[0]) return problems[0];
	if (possibleSessions === null) return { field: 'possibleSessions', reason: 'The possible sessions are empty' };
	const whole = withAttended({ ...totals, possibleSessions }, columns.has('approvedEducationalActivitySessions'));
	const problem = problemOfTotals(whole) ?? notAddingUp(whole);
	return problem ? { field: null, reason: `The row ${problem}` } : whole;
}

/** "1,234", "120.0"; null where the cell is blank, undefined where it is no count. */
function readCount(text: string): number | null | undefined {
	if (text === '' || text === '-' || /^n\/?a$/i.test(text)) return null;
	return /^\d{1,3}(?:,\d{3})*(?:\.0+)?$|^\d{1,6}(?:\.0+)?$/.test(text) ? Number(text.replace(/,/g, '')) : undefined;
}

function withAttended(totals: AttendanceTotals, countsActivity: boolean): AttendanceTotals {
	const { attendedSessions, presentSessions: present, approvedEducationalActivitySessions: educated, possibleSessions } = totals;
	if (attendedSessions !== null || present === null) return totals;
	if (!countsActivity) return { ...totals, attendedSessions: present, presentSessions: null };
	const absent = givenAbsent(totals);
	const isWhole = absent !== null && educated !== null && educated > 0 && present + absent + (totals.missingMarks ?? 0) === possibleSessions;
	return isWhole ? { ...totals, attendedSessions: present, presentSessions: present - educated } : totals;
}

function notAddingUp(totals: AttendanceTotals): string | null {
	const { possibleSessions, absentSessions, authorisedAbsentSessions: authorised, unauthorisedAbsentSessions: unauthorised } = totals;
	if (absentSessions !== null && authorised !== null && unauthorised !== null && authorised + unauthorised !== absentSessions) {
		return `gives ${absentSessions} absent sessions, and ${authorised} authorised and ${unauthorised} unauthorised make ${authorised + unauthorised}`;
	}
	const attended = givenAttended(totals);
	const absent = givenAbsent(totals);
	if (attended === null || absent === null) return null;
	const sum = attended + absent + (totals.missingMarks ?? 0);
	return sum === possibleSessions ? null : `gives ${possibleSessions} possible sessions, and those attended and absent make ${sum}`;
}
