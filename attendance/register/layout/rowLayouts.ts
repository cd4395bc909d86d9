import type { ChosenColumns } from '../columns/chosen';
import { bareName } from '../columns/bareName';
import { repeatedWeekColumn, type Columns } from '../columns/columns';
import type { marksFileFields } from '../columns/fields';
import { refuseWithout, type MissingColumn } from '../columns/requireColumns';
import { refuseUnreadLayout } from '../columns/whichFile';
import { columnName } from '../findings';
import type { DayCellLayout } from '../marks/dayCellReader';
import { halfOfDate, readDate } from '../reading/date';
import { readBothMarks } from '../reading/markCharacters';
import { readSession } from '../reading/session';
import { readDays, readWeekDate, weekWords } from '../reading/weekDate';
import { RegisterFileError } from '../registerFileError';
import type { Table, TableRow } from '../table';
import { listed } from '../../text/plainEnglish';
import type { Layout } from './kinds';
import { marksHeaderScore } from './score';
import { weekOfHeader } from './weekOfHeader';

type MarksField = keyof typeof marksFileFields;

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

/** What a layout is made of. */
export interface FoundColumns {
	readonly table: Table;
	readonly columns: Columns<MarksField>;
	readonly chosen: ChosenColumns;
	readonly firstRow: TableRow | undefined;
	/** What is found to be missing on the way. */
	readonly missing: MissingColumn[];
	readonly changedAtColumn: number | null;
}

/** A row a week, with ten columns. Throws `RegisterFileError` where a column, or the week, is missing. */
export function weeklyLayout(
	{ table, columns, chosen, firstRow, missing, changedAtColumn }: FoundColumns,
	week: WeekColumns,
	weekCommencing: string | null,
): Layout {
	const again = repeatedWeekColumn(table.header.cells);
	if (again !== undefined) {
		throw new RegisterFileError(
			`${table.file} has more than one column for a session of the week: "${columnName(table, again)}" is the second`,
			'Where several weeks stand side by side, choose “Wide” under “Layout”; each week needs its date above its columns or in their names.',
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
	refuseWithout(missing, table, marksHeaderScore(chosen));
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

/** A row a day, with a column for each half, or one for both. Throws `RegisterFileError` where one is missing. */
export function dailyLayout({ table, columns, chosen, firstRow, missing, changedAtColumn }: FoundColumns, foundByItself: boolean): Layout | DayCellLayout {
	const { dateColumn, sessionColumn } = dateAndSession(columns, firstRow);
	const [morning, afternoon] = [columns.get('morningMark'), columns.get('afternoonMark')];
	const both = columns.get('mark');
	if (morning === undefined && afternoon === undefined && both !== undefined && dateColumn !== null && sessionColumn === null && missing.length === 0) {
		return { kind: 'dayCell', dateColumn, column: both, changedAtColumn };
	}
	if (dateColumn === null) missing.push({ what: 'the date', names: namesThatDo.date });
	if (morning === undefined) missing.push({ what: 'the morning mark', names: namesThatDo.morningMark });
	if (afternoon === undefined) missing.push({ what: 'the afternoon mark', names: namesThatDo.afternoonMark });
	if (foundByItself && missing.length > 0) refuseUnreadLayout(table);
	refuseWithout(missing, table, marksHeaderScore(chosen));
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

/** A row a session. Throws `RegisterFileError` where a column is missing. */
export function longLayout({ table, columns, chosen, firstRow, missing, changedAtColumn }: FoundColumns, foundByItself: boolean): Layout {
	const { dateColumn, sessionColumn } = dateAndSession(columns, firstRow);
	const mark = columns.get('mark');
	if (dateColumn === null) missing.push({ what: 'the date', names: namesThatDo.date });
	if (sessionColumn === null && !dateTellsHalf(dateColumn, firstRow)) {
		missing.push({ what: 'the session (AM or PM)', names: namesThatDo.session });
	}
	if (mark === undefined) missing.push({ what: 'the mark', names: namesThatDo.mark });
	if (foundByItself && missing.length > 0) refuseUnreadLayout(table);
	refuseWithout(missing, table, marksHeaderScore(chosen));
	return {
		kind: 'long',
		dateColumn,
		...ownDates,
		sessionColumn,
		sessionIsPeriod: sessionColumn !== null && sessionColumn === columns.get('period'),
		changedAtColumn,
		minutesLateColumn: columns.get('minutesLate') ?? null,
		marks: [{ column: mark as number, twins: twinsOf(table, mark), placeInWeek: null, half: null }],
	};
}

/** Columns of the same name as another: exports of several classes or of a mark and its change have "Mark" twice. */
function twinsOf({ header }: Table, column: number | undefined): number[] {
	const name = bareName(header.cells[column ?? -1] ?? '');
	return header.cells.flatMap((cell, other) => (other !== column && name !== '' && bareName(cell) === name ? [other] : []));
}

const ownDates = { date: null, dateIsWeekEnd: false };
const noSessionColumn = { sessionColumn: null, sessionIsPeriod: false, minutesLateColumn: null };

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
export function dateInTitles(titleRows: readonly TableRow[]): string | undefined {
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

/** Whether a file has all that a row a session, or a row a day, needs. */
export function fitsLong({ columns, firstRow }: FoundColumns): boolean {
	const { dateColumn, sessionColumn } = dateAndSession(columns, firstRow);
	return columns.has('mark') && dateColumn !== null && (sessionColumn !== null || dateTellsHalf(dateColumn, firstRow));
}

export const fitsDaily = ({ columns }: FoundColumns): boolean => columns.has('date') && columns.has('morningMark') && columns.has('afternoonMark');

/** Whether the one column of marks holds both of a day. */
export function fitsDayCell({ columns, firstRow }: FoundColumns): boolean {
	const { dateColumn, sessionColumn } = dateAndSession(columns, firstRow);
	const cell = firstRow?.cells[columns.get('mark') ?? -1] ?? '';
	const isOfDay = dateColumn !== null && sessionColumn === null && !dateTellsHalf(dateColumn, firstRow);
	return isOfDay && cell.trim() !== '' && readBothMarks(cell) !== undefined;
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
	// A "Period Attendance Code" may hold a second code. Times beside dates are left aside: those of lessons look the same.
	if (reads === undefined && dateSaysHalf(dateColumn, firstRow)) return { dateColumn, sessionColumn: null };
	return { dateColumn, sessionColumn };
}

/** Whether the date says AM or PM in words. */
function dateSaysHalf(column: number | null, firstRow: TableRow | undefined): boolean {
	const read = readDate(firstRow?.cells[column ?? -1] ?? '');
	return !('problem' in read) && read.half !== null;
}

function dateTellsHalf(column: number | null, firstRow: TableRow | undefined): boolean {
	if (column === null) return false;
	const read = readDate(firstRow?.cells[column] ?? '');
	return !('problem' in read) && halfOfDate(read) !== null;
}
