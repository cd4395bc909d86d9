import type { ChosenColumns } from '../columns/chosen';
import { headerScore, weekColumnScore } from '../columns/columns';
import { marksFileFields } from '../columns/fields';
import { totalFields } from '../columns/totalFields';
import type { HeaderScore } from '../table';
import { readHeaderName } from '../wide/headerName';

/** "AM"; and a name that a person would give. */
const shortestName = 2;
const longestName = 100;

/** A row of a long file may have a date or two of its own. */
const fewestDates = 2;

/** Tells the header of a file of marks, of any layout: by known names, sessions of a week, dates, and the names of totals. */
export function marksHeaderScoreWith(chosen: ChosenColumns): HeaderScore {
	const fields = headerScore(marksFileFields, chosen);
	const totals = headerScore(totalFields);
	return (cells) => {
		// A row of marks may have thousands of cells, and none that is a name.
		const names = cells.filter((cell) => cell.length >= shortestName && cell.length <= longestName);
		return fields(names) + weekColumnScore(names) + datesIn(names) + totals(names);
	};
}

/** The same where the person chose no column. */
export const marksHeaderScore: HeaderScore = marksHeaderScoreWith({});

function datesIn(cells: readonly string[]): number {
	const dates = cells.filter((cell) => readHeaderName(cell)?.date).length;
	return dates >= fewestDates ? dates : 0;
}
