import type { SessionHalf } from '../../item';
import { weekdayDate } from '../../text/plainEnglish';
import type { Columns } from '../columns/columns';
import { columnName } from '../findings';
import type { Layout, MarkColumn } from '../layout';
import type { Roll, RollEntry } from '../pupils/roll';
import { readMoment, type Unread } from '../reading/date';
import { readSession } from '../reading/session';
import type { RejectedRows } from '../rejectedRows';
import { isBlankRow, type Table, type TableRow } from '../table';
import { RegisterCalendar, type DatePlace } from './calendar';
import { MarkBook, rejectedMark } from './markBook';
import { placeState } from './pupilMarks';
import { RowPupils, type MarksField } from './rowPupils';

/**
 * What became of the marks of a file. Each place of a row where a mark could stand is one mark, so
 * `read = kept + blank + duplicates + superseded + outsideDates + rejected`: nothing is lost on the way.
 */
export interface MarkCounts {
	/** Rows below the header that hold anything. */
	rows: number;
	read: number;
	kept: number;
	/** Nothing was entered: a missing mark. */
	blank: number;
	/** The same mark again for the same session. */
	duplicates: number;
	/** A mark that the export itself shows to have been changed later. */
	superseded: number;
	/** Before or after the dates asked for. */
	outsideDates: number;
	rejected: number;
}

/**
 * Reads the rows of a file of marks into the pupils' registers.
 *
 * The rule where one pupil has two marks for one session: the same mark twice is one mark. Two different marks cannot
 * both be right. If the export says when each was entered, the later one stands, since registers are amended lawfully.
 * If it does not, neither is trusted: a wrong absence counts towards a penalty notice and a wrong presence hides a
 * missing child, so the session becomes a missing mark, and both rows are reported.
 */
export class MarksReader {
	readonly counts: MarkCounts = {
		rows: 0,
		read: 0,
		kept: 0,
		blank: 0,
		duplicates: 0,
		superseded: 0,
		outsideDates: 0,
		rejected: 0,
	};
	readonly calendar: RegisterCalendar;
	readonly book: MarkBook;
	private readonly pupils: RowPupils;
	private readonly sessions = new Map<string, SessionHalf | Unread>();
	private readonly width: number;

	constructor(
		private readonly table: Table,
		private readonly layout: Layout,
		columns: Columns<MarksField>,
		roll: Roll,
		private readonly rejected: RejectedRows,
		limits: { readonly from: string | null; readonly to: string | null },
	) {
		this.calendar = new RegisterCalendar(layout, limits, table.file);
		this.book = new MarkBook(this.calendar.mondays);
		this.pupils = new RowPupils(table, columns, roll, rejected);
		this.width = table.header.cells.length;
	}

	/** Reads one row. Throws `RegisterFileError` only where the whole file cannot be what it is taken for. */
	add(row: TableRow): void {
		const { cells } = row;
		const { dateColumn, marks } = this.layout;
		// A pupil is taken from the row last, so that "Total: 1,050" below the marks does not become one.
		const at = this.calendar.placeOf(dateColumn === null ? (this.layout.date as string) : (cells[dateColumn] ?? ''));
		if ('reason' in at) {
			if (!isBlankRow(cells) && !this.repeatsHeader(cells)) this.refuseRow(row, dateColumn, at.reason, at.advice);
			return;
		}
		if (cells.length > this.width && cells.slice(this.width).some((cell) => cell.trim() !== '')) {
			this.refuseRow(
				row,
				null,
				`The row has ${cells.length} cells and the header has ${this.width}, so its marks may stand in the wrong columns`,
				'Put text that holds the separator, such as "Surname, Forename", in quotation marks, or export as XLSX.',
			);
			return;
		}
		const half = this.halfOf(row, at);
		if (half === undefined) return;
		const entry = this.pupils.of(row);
		if (!entry) {
			if (isBlankRow(cells) || this.repeatsHeader(cells)) return;
			this.refuseRow(
				row,
				this.pupils.keyColumn,
				'The row does not say which pupil it is about',
				'Add the admission number or UPN.',
			);
			return;
		}
		this.counts.rows += 1;
		entry.firstMarkRow ??= row.row;
		for (const mark of marks) this.enter(row, entry, at, mark, half);
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
		const { counts } = this;
		const place = at.place + (placeInWeek ?? ((half ?? rowHalf) === 'PM' ? 1 : 0));
		counts.read += 1;
		if (at.outsideLimits || (placeInWeek !== null && this.calendar.isOutside(this.book.sessionAt(place).date))) {
			counts.outsideDates += 1;
			return;
		}
		const cell = twins?.length ? this.cellOfTwins(row, [column, ...twins], place) : (row.cells[column] ?? '');
		if (cell === undefined) {
			const text = row.cells[column] ?? '';
			const reason = `The row has another mark in a second column called "${columnName(this.table, column)}"`;
			this.refuseMark(row.row, column, text, reason, 'Take out the column that is not the register mark, or give it another name.');
			entry.marks.reach(place);
			if (entry.marks.codes[place] === placeState.empty) entry.marks.codes[place] = placeState.unreadable;
			return;
		}
		const mark = this.book.numberOf(cell, place);
		if (mark === placeState.empty) {
			counts.blank += 1;
			return;
		}
		const { marks } = entry;
		marks.reach(place);
		const standing = marks.codes[place] as number;
		if (mark === rejectedMark) {
			const reading = this.book.readingOf(cell, place);
			if (reading.kind === 'rejected') this.refuseMark(row.row, column, cell, reading.reason, reading.advice);
			if (standing === placeState.empty) marks.codes[place] = placeState.unreadable;
		} else if (standing <= placeState.unreadable) {
			this.write(row, entry, place, mark);
			counts.kept += 1;
		} else if (standing === mark) {
			counts.duplicates += 1;
			const moment = this.momentOf(row);
			if (moment !== null && moment > marks.momentAt(place)) marks.setMoment(place, moment);
		} else {
			this.settle(row, column, entry, place, mark);
		}
	}

	/** The one mark that columns of the same name hold; undefined where they differ. */
	private cellOfTwins({ cells }: TableRow, columns: readonly number[], place: number): string | undefined {
		const [first = '', ...others] = columns
			.map((column) => cells[column] ?? '')
			.filter((cell) => this.book.numberOf(cell, place) !== placeState.empty);
		return others.every((cell) => cell.trim() === first.trim()) ? first : undefined;
	}

	private write(row: TableRow, { marks }: RollEntry, place: number, mark: number): void {
		marks.codes[place] = mark;
		marks.rows[place] = row.row;
		if (this.layout.changedAtColumn !== null) marks.setMoment(place, this.momentOf(row) ?? 0);
	}

	/** Two different marks for one session, or one more where two differed: the rule stands above the class. */
	private settle(row: TableRow, column: number, entry: RollEntry, place: number, mark: number): void {
		const { counts, book } = this;
		const { marks } = entry;
		const standing = marks.codes[place] as number;
		const disputed = standing === placeState.disputed;
		const before = marks.momentAt(place);
		const moment = this.momentOf(row);
		if (moment !== null && before !== 0 && moment !== before) {
			counts.superseded += moment > before && disputed ? 0 : 1;
			if (moment > before) {
				this.write(row, entry, place, mark);
				counts.kept += disputed ? 1 : 0;
			}
			return;
		}
		const { date, half } = book.sessionAt(place);
		const session = `${weekdayDate(date)} ${half}`;
		const advice = 'Correct the register in the MIS and export it again. Until then it counts as a missing mark.';
		const code = book.codeOf(mark);
		const otherRow = marks.rows[place] as number;
		if (!disputed) {
			const other = book.codeOf(standing);
			counts.kept -= 1;
			this.refuseMark(
				otherRow,
				column,
				other,
				`This row says ${other} for ${session}, and row ${row.row} says ${code} for the same pupil`,
				advice,
			);
			marks.codes[place] = placeState.disputed;
		}
		this.refuseMark(
			row.row,
			column,
			code,
			`This row says ${code} for ${session}, and row ${otherRow} says otherwise for the same pupil`,
			advice,
		);
	}

	private momentOf({ cells }: TableRow): number | null {
		const { changedAtColumn } = this.layout;
		return changedAtColumn === null ? null : readMoment(cells[changedAtColumn] ?? '');
	}

	private sessionOf(cell: string): SessionHalf | Unread {
		let session = this.sessions.get(cell);
		if (session === undefined) {
			const read = readSession(cell, this.layout.sessionIsPeriod);
			session = 'problem' in read ? read : read.half;
			if (this.sessions.size < 1_000) this.sessions.set(cell, session);
		}
		return session;
	}

	private repeatsHeader(cells: readonly string[]): boolean {
		const header = this.table.header.cells;
		return header.every((name, column) => name.trim() === (cells[column] ?? '').trim());
	}

	/** A row that cannot be used at all: every mark it could hold is refused, and it is reported once. */
	private refuseRow(row: TableRow, column: number | null | undefined, reason: string, advice: string): void {
		this.counts.rows += 1;
		this.counts.read += this.layout.marks.length;
		this.counts.rejected += this.layout.marks.length;
		this.report(row.row, column, row.cells[column ?? -1] ?? '', reason, advice);
	}

	private refuseMark(row: number, column: number, value: string, reason: string, advice: string): void {
		this.counts.rejected += 1;
		this.report(row, column, value, reason, advice);
	}

	private report(row: number, column: number | null | undefined, value: string, reason: string, advice: string): void {
		this.rejected.add({ file: this.table.file, row, field: columnName(this.table, column), value, reason, advice });
	}
}
