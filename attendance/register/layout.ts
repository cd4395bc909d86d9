import type { SessionHalf } from '../item';
import { listed } from '../text/plainEnglish';
import { bareName, findColumns, findWeekColumns, headerScore, repeatedWeekColumn, weekColumnScore, type Columns } from './columns/columns';
import { marksFileFields } from './columns/fields';
import { missingKey, refuseWithout, type MissingColumn } from './columns/requireColumns';
import { refuseUnreadLayout } from './columns/whichFile';
import { columnName } from './findings';
import { withPlainId } from './pupils/keys';
import { halfOfDate, readDate } from './reading/date';
import { readSession } from './reading/session';
import { readDays, readWeekDate, weekWords } from './reading/weekDate';
import { RegisterFileError } from './registerFileError';
import type { HeaderScore, Table, TableRow } from './table';
import { weekOfHeader } from './weekOfHeader';

/**
 * `long`: a row a session. `daily`: a row a day, with a morning and an afternoon column.
 * `weekly`: a row a week, with ten columns Monday AM … Friday PM.
 */
export const layoutKinds = ['long', 'daily', 'weekly'] as const;
export type LayoutKind = (typeof layoutKinds)[number];

type MarksField = keyof typeof marksFileFields;

/** A column of marks, and what its name says about where its marks stand. */
export interface MarkColumn {
	readonly column: number;
	/** Further columns of the same name. */
	readonly twins?: readonly number[];
	/** Place in the week, Monday AM is 0; null where the row's date tells the day. */
	readonly placeInWeek: number | null;
	/** Null where the row's session column or date tells the half. */
	readonly half: SessionHalf | null;
}

/** Where a file of marks has what: each layout is columns of marks and where their date and session come from. */
export interface Layout {
	readonly kind: LayoutKind;
	/** The column of the date of the day, or of the week. Null where one date, above the header or given, serves all rows. */
	readonly dateColumn: number | null;
	/** The date that serves all rows. */
	readonly date: string | null;
	/** Weekly: whether the date is the week's beginning or its end. */
	readonly dateIsWeekEnd: boolean;
	readonly sessionColumn: number | null;
	readonly sessionIsPeriod: boolean;
	readonly changedAtColumn: number | null;
	readonly marks: readonly MarkColumn[];
}

export const marksHeaderScore: HeaderScore = (cells) => headerScore(marksFileFields)(cells) + weekColumnScore(cells);

/** Names that a person may give to a column, for advice. */
const namesThatDo = {
	date: ['Date', 'Session Date', 'Mark Date'],
	week: ['Week Commencing', 'Week Beginning', 'CalendarStartDate'],
	session: ['Session', 'Session Name', 'AM/PM'],
	mark: ['Mark', 'Attendance Mark', 'Attendance Code'],
	morningMark: ['AM', 'AM Mark'],
	afternoonMark: ['PM', 'PM Mark'],
	weekColumns: ['MonAM', 'Mon AM', 'Monday AM'],
};

const weekColumnNames = ['Mon AM', 'Mon PM', 'Tue AM', 'Tue PM', 'Wed AM', 'Wed PM', 'Thu AM', 'Thu PM', 'Fri AM', 'Fri PM'];

interface LayoutChoice {
	/** What the person chose; null to find it. */
	readonly layout: LayoutKind | null;
	/** Weekly files without a date: the week they are for, `YYYY-MM-DD`. */
	readonly weekCommencing: string | null;
}

/**
 * Finds the layout of a file of marks from its header, its title rows and its first row.
 * Throws `RegisterFileError` that names each column that is missing, the names that would do and the ones that were found.
 */
export function findLayout(table: Table, firstRow: TableRow | undefined, choice: LayoutChoice): Layout {
	const columns = withPlainId<MarksField>(findColumns(table.header.cells, marksFileFields));
	const week = findWeekColumns(table.header.cells);
	const found: FoundColumns = {
		table,
		columns,
		firstRow,
		missing: missingKey(columns),
		changedAtColumn: columns.get('changedAt') ?? null,
	};
	switch (choice.layout ?? kindOf(columns, week)) {
		case 'weekly':
			return weeklyLayout(found, week ?? [], choice.weekCommencing);
		case 'daily':
			return dailyLayout(found, choice.layout === null);
		case 'long':
			return longLayout(found, choice.layout === null);
	}
}

interface FoundColumns {
	readonly table: Table;
	readonly columns: Columns<MarksField>;
	readonly firstRow: TableRow | undefined;
	/** What is found to be missing on the way. */
	readonly missing: MissingColumn[];
	readonly changedAtColumn: number | null;
}

function kindOf(columns: Columns<MarksField>, week: WeekColumns | undefined): LayoutKind {
	if (week) return 'weekly';
	return columns.has('morningMark') && columns.has('afternoonMark') && !columns.has('mark') ? 'daily' : 'long';
}

function weeklyLayout(
	{ table, columns, firstRow, missing, changedAtColumn }: FoundColumns,
	week: WeekColumns,
	weekCommencing: string | null,
): Layout {
	const again = repeatedWeekColumn(table.header.cells);
	if (again !== undefined) {
		throw new RegisterFileError(
			`${table.file} has more than one column for a session of the week: "${columnName(table, again)}" is the second`,
			'Several weeks side by side are a wide layout that this node does not read. Export a row for each week, or a row for each session.',
		);
	}
	const date = weekOfHeader(table, week, weekDate(table, columns, weekCommencing), firstRow);
	if (!date) {
		const instead = 'enter the week under “Options”, “Week Commencing”';
		missing.push({ what: 'the date of the week', names: namesThatDo.week, instead });
	}
	// A week with a bank holiday may come without that day. Half a day alone is missing by mistake.
	const isThere = (place: number) => week[place] !== undefined || week[place ^ 1] !== undefined || week.length === 0;
	const absent = weekColumnNames.filter((_, place) => week[place] === undefined && isThere(place));
	if (absent.length > 0) missing.push({ what: listed(absent), several: absent.length > 1, names: namesThatDo.weekColumns });
	refuseWithout(missing, table, marksHeaderScore);
	return {
		kind: 'weekly',
		...(date as WeekDate),
		...noSessionColumn,
		changedAtColumn,
		marks: week.flatMap((column, place) =>
			column === undefined ? [] : [{ column, placeInWeek: place, half: place % 2 === 0 ? ('AM' as const) : ('PM' as const) }],
		),
	};
}

function dailyLayout({ table, columns, firstRow, missing, changedAtColumn }: FoundColumns, foundByItself: boolean): Layout {
	const { dateColumn } = dateAndSession(columns, firstRow);
	const [morning, afternoon] = [columns.get('morningMark'), columns.get('afternoonMark')];
	if (dateColumn === null) missing.push({ what: 'the date', names: namesThatDo.date });
	if (morning === undefined) missing.push({ what: 'the morning mark', names: namesThatDo.morningMark });
	if (afternoon === undefined) missing.push({ what: 'the afternoon mark', names: namesThatDo.afternoonMark });
	if (foundByItself && missing.length > 0) refuseUnreadLayout(table, firstRow);
	refuseWithout(missing, table, marksHeaderScore);
	return {
		kind: 'daily',
		dateColumn,
		...ownDates,
		...noSessionColumn,
		changedAtColumn,
		marks: [
			{ column: morning as number, twins: twinsOf(table, morning), placeInWeek: null, half: 'AM' },
			{ column: afternoon as number, twins: twinsOf(table, afternoon), placeInWeek: null, half: 'PM' },
		],
	};
}

function longLayout({ table, columns, firstRow, missing, changedAtColumn }: FoundColumns, foundByItself: boolean): Layout {
	const { dateColumn, sessionColumn } = dateAndSession(columns, firstRow);
	const mark = columns.get('mark');
	if (dateColumn === null) missing.push({ what: 'the date', names: namesThatDo.date });
	if (sessionColumn === null && !dateTellsHalf(dateColumn, firstRow)) {
		missing.push({ what: 'the session (AM or PM)', names: namesThatDo.session });
	}
	if (mark === undefined) missing.push({ what: 'the mark', names: namesThatDo.mark });
	if (foundByItself && missing.length > 0) refuseUnreadLayout(table, firstRow);
	refuseWithout(missing, table, marksHeaderScore);
	return {
		kind: 'long',
		dateColumn,
		...ownDates,
		sessionColumn,
		sessionIsPeriod: sessionColumn !== null && sessionColumn === columns.get('period'),
		changedAtColumn,
		marks: [{ column: mark as number, twins: twinsOf(table, mark), placeInWeek: null, half: null }],
	};
}

/** Columns of the same name as another: exports of several classes or of a mark and its change have "Mark" twice. */
function twinsOf({ header }: Table, column: number | undefined): number[] {
	const name = bareName(header.cells[column ?? -1] ?? '');
	return header.cells.flatMap((cell, other) => (other !== column && name !== '' && bareName(cell) === name ? [other] : []));
}

const ownDates = { date: null, dateIsWeekEnd: false };
const noSessionColumn = { sessionColumn: null, sessionIsPeriod: false };

export type WeekColumns = readonly (number | undefined)[];

export type WeekDate = Pick<Layout, 'dateColumn' | 'date' | 'dateIsWeekEnd'>;

function weekDate(table: Table, columns: Columns<MarksField>, given: string | null): WeekDate | undefined {
	const start = columns.get('weekStart');
	if (start !== undefined) return { dateColumn: start, date: null, dateIsWeekEnd: false };
	const end = columns.get('weekEnding');
	if (end !== undefined) return { dateColumn: end, date: null, dateIsWeekEnd: true };
	const single = given ?? dateInTitles(table.titleRows);
	return single ? { dateColumn: null, date: single, dateIsWeekEnd: false } : undefined;
}

/**
 * "Week commencing: 07/09/2026" above the header, in one cell or two, or "07/09/2026 to 11/09/2026". Bromcom's week view
 * has no date of its own.
 */
function dateInTitles(titleRows: readonly TableRow[]): string | undefined {
	for (const { cells } of titleRows) {
		for (const [column, cell] of cells.entries()) {
			const words = weekWords.exec(cell);
			if (!words) continue;
			for (const text of [cell.slice(words.index + words[0].length), cells[column + 1] ?? '']) {
				const read = readWeekDate(text);
				if (!('problem' in read)) return read.date;
			}
		}
	}
	const days = titleRows.flatMap(({ cells }) => cells.map(readDays)).find((read) => read !== undefined);
	return days?.date;
}

/** The date and session columns of a row a session. One cell may hold both ("09/09/2026 AM"), under either name. */
function dateAndSession(
	columns: Columns<MarksField>,
	firstRow: TableRow | undefined,
): { dateColumn: number | null; sessionColumn: number | null } {
	const sessions = [columns.get('session'), columns.get('period')].filter((column) => column !== undefined);
	const reads = sessions.find((column) => !('problem' in readSession(firstRow?.cells[column] ?? '', false)));
	const sessionColumn = reads ?? sessions[0] ?? null;
	const dateColumn = columns.get('date') ?? null;
	if (dateColumn === null && dateTellsHalf(sessionColumn, firstRow)) return { dateColumn: sessionColumn, sessionColumn: null };
	return { dateColumn, sessionColumn };
}

function dateTellsHalf(column: number | null, firstRow: TableRow | undefined): boolean {
	if (column === null) return false;
	const read = readDate(firstRow?.cells[column] ?? '');
	return !('problem' in read) && halfOfDate(read) !== null;
}
