import type { Columns } from '../columns/columns';
import { missingKey, refuseWithout, type MissingColumn } from '../columns/requireColumns';
import type { LayoutChoice } from '../layout/kinds';
import { marksHeaderScore } from '../layout/score';
import type { MarksField } from '../marks/rowPupils';
import { seenText } from '../reading/plainCell';
import { readWeekDate, weekWords } from '../reading/weekDate';
import type { ChosenColumns } from '../columns/chosen';
import { readDate } from '../reading/date';
import type { Table, TableRow } from '../table';

/** Where a day stands: in each row, or once for all of them. */
export interface DaySource {
	readonly column: number | null;
	readonly date: string | null;
}

/** A file with a row a pupil, or a pupil and a week or term, and all the marks of that time in one cell. */
export interface MarksStringLayout {
	readonly kind: 'marksString';
	readonly column: number;
	readonly firstDay: DaySource;
	/** Null where nothing says the last day. */
	readonly lastDay: DaySource | null;
}

const namesThatDo = { marks: ['Attendance Marks', 'Marks'], firstDay: ['Start Date', 'Week Commencing'] };

/** Finds the columns of such a file. Throws `RegisterFileError` that names each that is missing and what would do. */
export function marksStringLayout(table: Table, columns: Columns<MarksField>, choice: LayoutChoice, chosen: ChosenColumns): MarksStringLayout {
	const column = columns.get('marksString') ?? columns.get('mark');
	const titled = datesOfTitles(table.titleRows);
	const startColumn = columns.get('marksFrom') ?? columns.get('weekStart') ?? columns.get('date') ?? null;
	const firstDate = choice.firstDay ?? choice.weekCommencing ?? titled?.from ?? null;
	const missing: MissingColumn[] = missingKey(columns);
	if (column === undefined) missing.push({ what: 'the marks', several: true, names: namesThatDo.marks });
	if (startColumn === null && firstDate === null) {
		missing.push({ what: 'the day of the first mark', names: namesThatDo.firstDay, instead: 'enter it under “Options”, “First Day of the Marks”' });
	}
	refuseWithout(missing, table, marksHeaderScore(chosen));
	const lastDate = choice.lastDay ?? (startColumn === null ? (titled?.to ?? null) : null);
	const endColumn = columns.get('marksTo') ?? columns.get('weekEnding') ?? null;
	return {
		kind: 'marksString',
		column: column as number,
		firstDay: startColumn === null ? { column: null, date: firstDate } : { column: startColumn, date: null },
		lastDay: endColumn === null && lastDate === null ? null : { column: endColumn, date: lastDate },
	};
}

const twoDates = /(\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9} \d{4})\s*(?:-|–|to|until)\s*(?:[a-z]{3,9},? )?(\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9} \d{4})/i;

/** "Attendance from 07/09/2026 to 23/10/2026" above the header, or "Week commencing: 07/09/2026". */
function datesOfTitles(titleRows: readonly TableRow[]): { from: string; to: string | null } | undefined {
	for (const { cells } of titleRows) {
		const text = cells.map(seenText).filter(Boolean).join(' ');
		const [, first, last] = twoDates.exec(text) ?? [];
		if (first && last) {
			const [from, to] = [readDate(first), readDate(last)];
			if (!('problem' in from) && !('problem' in to)) return { from: from.date, to: to.date };
		}
		const words = weekWords.exec(text);
		const week = words && readWeekDate(text.slice(words.index + words[0].length));
		if (week && !('problem' in week)) return { from: week.date, to: null };
	}
	return undefined;
}
