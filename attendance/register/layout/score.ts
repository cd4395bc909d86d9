import type { ChosenColumns } from '../columns/chosen';
import { headerScore, weekColumnScore } from '../columns/columns';
import { marksFileFields, type FieldNames } from '../columns/fields';
import { totalFields } from '../columns/totalFields';
import type { HeaderScore } from '../table';
import { readHeaderName } from '../wide/headerName';

/** "AM"; and a name that a person would give. A row of marks may have thousands of cells, and none that is a name. */
const shortestName = 2;
const longestName = 100;

/** A title names the first and the last day of a report ("From", "07/09/2026", "To", "23/10/2026"); a header names more. */
const mostDatesOfTitle = 2;

const datesOfReports: ReadonlySet<string> = new Set(['marksFrom', 'marksTo', 'totalsFrom', 'totalsTo']);

/** What also stands in rows, where marks are words. */
const wordsOfMarks: ReadonlySet<string> = new Set(['present', 'absent', 'late', 'attended', 'missing', 'unmarked']);

/** The names that tell a header: not those of a report's dates, which stand in titles, nor words that marks may be. */
const tellingNames: FieldNames = Object.fromEntries(
	Object.entries<readonly string[]>({ ...totalFields, ...marksFileFields })
		.filter(([field]) => !datesOfReports.has(field))
		.map(([field, names]) => [field, names.filter((name) => !wordsOfMarks.has(name))]),
);

/**
 * Tells the header of a file of marks, of any layout: by known names, sessions of a week, and dates. Takes the names of
 * columns that the person chose, if any.
 */
export function marksHeaderScore(chosen: ChosenColumns = {}): HeaderScore {
	const known = headerScore(tellingNames, chosen);
	return (cells) => {
		const names = cells.filter((cell) => cell.length >= shortestName && cell.length <= longestName);
		return known(names) + weekColumnScore(names) + datesIn(names);
	};
}

function datesIn(cells: readonly string[]): number {
	const dates = cells.map(readHeaderName).filter((name) => name?.date);
	return dates.length > mostDatesOfTitle || dates.some((name) => name?.half !== null) ? dates.length : 0;
}
