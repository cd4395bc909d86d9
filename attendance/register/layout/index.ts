import type { ChosenColumns } from '../columns/chosen';
import { dateInWeekColumn, findWeekColumns, placeInWeek, repeatedWeekColumn } from '../columns/columns';
import { marksColumns } from '../columns/marksColumns';
import { missingKey } from '../columns/requireColumns';
import type { DayCellLayout } from '../marks/dayCellReader';
import { holdsManyMarks } from '../marksString/marksOfCell';
import { marksStringLayout, type MarksStringLayout } from '../marksString/marksStringLayout';
import { RegisterFileError } from '../registerFileError';
import { listed } from '../../text/plainEnglish';
import type { Table, TableRow } from '../table';
import { hasTotals, onlyPercentages, totalColumns, totalsLayout, type TotalsLayout } from '../totals/totalsLayout';
import { wholeHeader } from '../wide/wholeHeader';
import { spanOfDates } from '../wide/years';
import { wideLayout, type WideLayout } from '../wide/wideLayout';
import { layoutKinds, type Layout, type LayoutChoice, type LayoutKind } from './kinds';
import { dailyLayout, fitsDaily, fitsDayCell, fitsLong, longLayout, weeklyLayout, type FoundColumns } from './rowLayouts';

export { layoutKinds, type Layout, type LayoutChoice, type LayoutKind, type MarkColumn } from './kinds';
export { marksHeaderScore } from './score';

/** A layout with what its reader needs to know. */
export type FoundLayout = Layout | DayCellLayout | WideLayout | MarksStringLayout | TotalsLayout;

/** The kind as the person knows it: both marks of a day in one cell are a row a day. */
export const kindOfLayout = ({ kind }: FoundLayout): LayoutKind => (kind === 'dayCell' ? 'daily' : kind);

/**
 * Finds the layout of a file of marks from its header, its title rows and its first row.
 * Throws `RegisterFileError` that names each column that is missing, the names that would do and the ones that were found, and
 * where a file fits several layouts: read by the wrong one, marks could stand on the wrong days.
 */
export function findLayout(table: Table, firstRow: TableRow | undefined, choice: LayoutChoice, chosen: ChosenColumns): FoundLayout {
	const columns = marksColumns(table.header.cells, chosen);
	const found: FoundColumns = { table, columns, chosen, firstRow, missing: missingKey(columns), changedAtColumn: columns.get('changedAt') ?? null };
	const byItself = choice.layout === null;
	switch (choice.layout ?? kindOf(found, choice)) {
		case 'weekly':
			return weeklyLayout(found, findWeekColumns(table.header.cells) ?? [], choice.weekCommencing);
		case 'daily':
			return dailyLayout(found, byItself);
		case 'wide':
			return wideLayout(table, firstRow, choice, chosen);
		case 'marksString':
			return marksStringLayout(table, columns, choice, chosen);
		case 'totals':
			return totalsLayout(table, chosen);
		case 'long':
			return longLayout(found, byItself);
	}
}

const layoutNames: Record<LayoutKind, string> = {
	long: 'a row a session',
	daily: 'a row a day',
	weekly: 'a row a week',
	wide: 'a column a session or a day',
	marksString: 'all marks in one cell',
	totals: 'totals',
};

function kindOf(found: FoundColumns, choice: LayoutChoice): LayoutKind {
	const { table, columns, chosen, firstRow } = found;
	const hasWeek = findWeekColumns(table.header.cells) !== undefined;
	const weekly = hasWeek && repeatedWeekColumn(table.header.cells) === undefined && !tellsDaysItself(found, choice);
	const line = [columns.get('marksString'), columns.get('mark')].some((column) => holdsManyMarks(firstRow?.cells[column ?? -1] ?? ''));
	const fits: Record<LayoutKind, boolean> = {
		weekly,
		wide: !weekly && (hasWeek || hasDates(found)),
		marksString: line,
		daily: fitsDaily(found) || (!line && fitsDayCell(found)),
		long: !line && fitsLong(found),
		totals: false,
	};
	const kinds = layoutKinds.filter((kind) => fits[kind]);
	if (kinds.length > 1) throw severalLayouts(table, kinds);
	if (kinds[0]) return kinds[0];
	if (columns.has('morningMark') && columns.has('afternoonMark') && !columns.has('mark')) return 'daily';
	const totals = totalColumns(table.header.cells, chosen);
	if (hasTotals(totals)) return 'totals';
	if (totals.has('percent') && !columns.has('date')) throw onlyPercentages(table);
	const ofSession = columns.has('session') || columns.has('date');
	const startsSomewhere = columns.has('mark') && (columns.has('marksFrom') || columns.has('weekStart'));
	return !ofSession && (columns.has('marksString') || startsSomewhere) ? 'marksString' : 'long';
}

/**
 * Whether the columns of a week say their days themselves, so that each can be read by its own: with nothing else to say the
 * week, and either too few for a week or without a year that a title tells.
 */
function tellsDaysItself({ table, columns }: FoundColumns, choice: LayoutChoice): boolean {
	const dates = table.header.cells.map(dateInWeekColumn).filter((text, column) => text !== '' && placeInWeek(table.header.cells[column] as string) !== undefined);
	if (dates.length === 0 || columns.has('weekStart') || columns.has('weekEnding') || choice.weekCommencing !== null) return false;
	return dates.length < mostOfAWeek || spanOfDates(table.titleRows, [], choice) !== undefined;
}

/** A week with a bank holiday may come without that day. */
const mostOfAWeek = 8;

/**
 * Whether columns, or rows above them, are named with dates. Without a pupil's number the row may be a record and no header; but
 * no record has two dates each with its half of the day.
 */
function hasDates({ table, chosen, firstRow }: FoundColumns): boolean {
	const whole = wholeHeader(table, firstRow);
	const hasKey = missingKey(marksColumns(whole.table.header.cells, chosen)).length === 0;
	const dated = whole.sessions.filter(({ date }) => date !== null);
	return hasKey ? dated.length > 0 : dated.filter(({ half }) => half !== null).length > 1;
}

function severalLayouts({ file }: Table, kinds: readonly LayoutKind[]): RegisterFileError {
	return new RegisterFileError(
		`${file} fits more than one layout: ${listed(kinds.map((kind) => layoutNames[kind]))}`,
		'Choose the one that is meant under “Layout”, or take the other columns out of the export.',
	);
}
