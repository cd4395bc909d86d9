import { mondayOf } from '../../calendar/weeks';
import type { SessionHalf } from '../../item';
import type { Columns } from '../columns/columns';
import type { Layout, MarkColumn } from '../layout';
import { dateInTitles } from '../layout/rowLayouts';
import type { Roll, RollEntry } from '../pupils/roll';
import type { Unread } from '../reading/date';
import { readMinutes } from '../reading/minutes';
import { saysNoSession } from '../reading/mark';
import { readSession } from '../reading/session';
import { RegisterFileError } from '../registerFileError';
import type { RejectedRows } from '../rejectedRows';
import { isBlankRow, repeatsHeader, type Table, type TableRow } from '../table';
import { RegisterCalendar, type DatePlace } from './calendar';
import { MarkBook } from './markBook';
import { MarkKeeper, type MarkCounts } from './markKeeper';
import { placeState } from './pupilMarks';
import { tooManyCells, twinsDiffer, withoutPupil } from './rowFaults';
import { RowPupils, type MarksField } from './rowPupils';

/** Reads the rows of a file of marks, row by row, and hands each mark to the keeper with the place where it stands. */
export class MarksReader {
	readonly calendar: RegisterCalendar;
	readonly book: MarkBook;
	readonly keeper: MarkKeeper;
	readonly pupils: RowPupils;
	/** How many columns the header has. */
	readonly width: number;
	private readonly sessions = new Map<string, SessionHalf | Unread>();

	constructor(
		private readonly table: Table,
		readonly layout: Layout,
		columns: Columns<MarksField>,
		roll: Roll,
		rejected: RejectedRows,
		limits: { readonly from: string | null; readonly to: string | null },
	) {
		this.calendar = new RegisterCalendar(layout, limits, table.file);
		this.book = new MarkBook(this.calendar.mondays);
		this.keeper = new MarkKeeper(table, layout.changedAtColumn, this.book, rejected);
		this.pupils = new RowPupils(table, columns, roll, rejected);
		this.width = table.header.cells.length;
	}

	get counts(): MarkCounts {
		return this.keeper.counts;
	}

	/** Reads one row. Throws `RegisterFileError` only where the whole file cannot be what it is taken for. */
	add(row: TableRow): void {
		const { cells } = row;
		const { dateColumn, marks } = this.layout;
		if (dateColumn === null && this.isTitleOrHeader(row)) return;
		// First: in a row with its cells one further on, whatever is read next is read from another column.
		const tooMany = tooManyCells(cells, this.width);
		if (tooMany) {
			this.refuseRow(row, null, tooMany.reason, tooMany.advice);
			return;
		}
		// A pupil is taken from the row last, so that "Total: 1,050" below the marks does not become one.
		const at = this.calendar.placeOf(dateColumn === null ? (this.layout.date as string) : (cells[dateColumn] ?? ''));
		if ('reason' in at) {
			if (at.isWeekend && marks.every(({ column }) => saysNoSession(cells[column] ?? ''))) return;
			if (!isBlankRow(cells) && !repeatsHeader(this.table, cells)) this.refuseRow(row, dateColumn, at.reason, at.advice);
			return;
		}
		const half = this.halfOf(row, at);
		if (half === undefined) return;
		const entry = this.pupils.of(row);
		if (!entry) {
			if (isBlankRow(cells) || repeatsHeader(this.table, cells)) return;
			this.refuseRow(row, this.pupils.keyColumn, withoutPupil.reason, withoutPupil.advice);
			return;
		}
		this.counts.rows += 1;
		entry.firstMarkRow ??= row.row;
		for (const mark of marks) this.enter(row, entry, at, mark, half);
	}

	/**
	 * Whether a row below the header is no pupil's, in a file whose one date stands above it: the header again, or a title of
	 * the same week. Throws where it begins another week, whose marks would be read as those of the first.
	 */
	private isTitleOrHeader(row: TableRow): boolean {
		if (repeatsHeader(this.table, row.cells)) return true;
		const date = dateInTitles([row]);
		if (date === undefined) return false;
		if (mondayOf(date) === mondayOf(this.layout.date as string)) return true;
		throw new RegisterFileError(
			`${this.table.file} holds more than one week: row ${row.row} begins another`,
			'Export each week by itself, or with a column for the week commencing.',
		);
	}

	/** The half of the day that the row is about; null where its columns say it. Undefined where it should and does not: then it is refused. */
	private halfOf(row: TableRow, at: DatePlace): SessionHalf | null | undefined {
		const { kind, sessionColumn, dateColumn } = this.layout;
		if (kind !== 'long') return null;
		const cell = sessionColumn === null ? '' : (row.cells[sessionColumn] ?? '');
		if (cell.trim() === '' && at.half !== null) return at.half;
		if (sessionColumn === null) {
			this.refuseRow(row, dateColumn, 'The row does not say whether it is the morning or the afternoon', 'Add AM or PM.');
			return undefined;
		}
		const session = this.sessionOf(cell);
		if (typeof session === 'string') return session;
		this.refuseRow(
			row,
			sessionColumn,
			`The session ${session.problem}`,
			'Only the morning and the afternoon registers are sessions. Leave lessons out of the export.',
		);
		return undefined;
	}

	private enter(
		row: TableRow,
		entry: RollEntry,
		at: DatePlace,
		{ column, twins, placeInWeek, half }: MarkColumn,
		rowHalf: SessionHalf | null,
	): void {
		const place = at.place + (placeInWeek ?? ((half ?? rowHalf) === 'PM' ? 1 : 0));
		if (at.outsideLimits || (placeInWeek !== null && this.calendar.isOutside(this.book.sessionAt(place).date))) {
			this.keeper.leaveOut();
			return;
		}
		const cell = twins?.length ? this.cellOfTwins(row, [column, ...twins], place) : (row.cells[column] ?? '');
		const { minutesLateColumn } = this.layout;
		if (minutesLateColumn !== null) {
			const minutes = readMinutes(row.cells[minutesLateColumn] ?? '');
			if (minutes !== undefined) entry.noteMinutesLate(place, minutes);
		}
		if (cell !== undefined) this.keeper.keep(row, column, entry, place, cell);
		else {
			const { reason, advice } = twinsDiffer(this.table, column);
			this.keeper.refuseCell(row, column, [place], entry, reason, advice);
		}
	}

	/** The one mark that columns of the same name hold; undefined where they differ. */
	private cellOfTwins({ cells }: TableRow, columns: readonly number[], place: number): string | undefined {
		const [first = '', ...others] = columns
			.map((column) => cells[column] ?? '')
			.filter((cell) => this.book.numberOf(cell, place) !== placeState.empty);
		return others.every((cell) => cell.trim() === first.trim()) ? first : undefined;
	}

	/** The half of the day that a cell of the session column names, or why none. */
	sessionOf(cell: string): SessionHalf | Unread {
		let session = this.sessions.get(cell);
		if (session === undefined) {
			const read = readSession(cell, this.layout.sessionIsPeriod);
			session = 'problem' in read ? read : read.half;
			if (this.sessions.size < 1_000) this.sessions.set(cell, session);
		}
		return session;
	}

	private refuseRow(row: TableRow, column: number | null | undefined, reason: string, advice: string): void {
		this.keeper.refuseRow(row, this.layout.marks.length, column, reason, advice);
	}
}
