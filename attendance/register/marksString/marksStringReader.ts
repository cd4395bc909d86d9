import type { Columns } from '../columns/columns';
import { RegisterCalendar } from '../marks/calendar';
import { MarkBook } from '../marks/markBook';
import { MarkKeeper, type MarkCounts } from '../marks/markKeeper';
import { PupilRows } from '../marks/pupilRows';
import type { MarksField } from '../marks/rowPupils';
import type { Roll, RollEntry } from '../pupils/roll';
import { readWeekDate } from '../reading/weekDate';
import type { RejectedRows } from '../rejectedRows';
import type { Table, TableRow } from '../table';
import { daysOfMarks, type MarkedDay } from './days';
import { marksOfCell } from './marksOfCell';
import type { DaySource, MarksStringLayout } from './marksStringLayout';

/** Reads a row with many marks in one cell. A row of which it cannot be told which days its marks are of is refused whole. */
export class MarksStringReader {
	readonly calendar: RegisterCalendar;
	readonly book: MarkBook;
	private readonly keeper: MarkKeeper;
	private readonly rows: PupilRows;

	constructor(
		table: Table,
		private readonly layout: MarksStringLayout,
		columns: Columns<MarksField>,
		roll: Roll,
		rejected: RejectedRows,
		private readonly limits: { readonly from: string | null; readonly to: string | null; readonly openDays: ReadonlySet<string> | null },
	) {
		this.calendar = new RegisterCalendar({ kind: 'daily', dateIsWeekEnd: false }, limits, table.file);
		this.book = new MarkBook(this.calendar.mondays);
		this.keeper = new MarkKeeper(table, null, this.book, rejected);
		this.rows = new PupilRows(table, columns, roll, rejected, this.keeper, 1);
	}

	get counts(): MarkCounts {
		return this.keeper.counts;
	}

	add(row: TableRow): void {
		if (!this.rows.holdsMarks(row)) return;
		const { column, firstDay, lastDay } = this.layout;
		const from = this.dayOf(row, firstDay);
		if (typeof from === 'object') {
			this.rows.refuse(row, firstDay.column, `The day of the first mark ${from.problem}`, 'Dates are read as DD/MM/YYYY or YYYY-MM-DD. Correct it in the file.');
			return;
		}
		const to = lastDay && this.dayOf(row, lastDay);
		if (to !== null && typeof to === 'object') {
			this.rows.refuse(row, lastDay?.column, `The day of the last mark ${to.problem}`, 'Dates are read as DD/MM/YYYY or YYYY-MM-DD. Correct it in the file.');
			return;
		}
		const marks = marksOfCell(row.cells[column] ?? '');
		if (!marks) {
			this.rows.refuse(row, column, 'It cannot be told how many marks the cell holds', 'Export the marks again with nothing between them, or a row for each session.');
			return;
		}
		const days = marks.every((mark) => mark === '') ? [] : daysOfMarks({ marks, from, to, openDays: this.limits.openDays });
		if ('reason' in days) {
			this.rows.refuse(row, column, days.reason, days.advice);
			return;
		}
		const entry = this.rows.pupilOf(row);
		if (entry) for (const day of days) this.keepDay(row, entry, day);
	}

	private keepDay(row: TableRow, entry: RollEntry, { date, weekday, marks }: MarkedDay): void {
		const { column } = this.layout;
		if (weekday > 4) {
			this.keepWeekend(row, entry, marks, date);
			return;
		}
		const at = this.calendar.placeOf(date);
		if ('reason' in at) this.keeper.refuseCell(row, column, [], entry, at.reason, at.advice);
		else if (at.outsideLimits) this.keeper.leaveOut(2);
		else for (const [half, mark] of marks.entries()) this.keeper.keep(row, column, entry, at.place + half, mark);
	}

	/** Where each day of the year has its place in the line, those at the weekend hold nothing, or closure. */
	private keepWeekend(row: TableRow, entry: RollEntry, marks: readonly string[], date: string): void {
		if (marks.every((mark) => /^[-#._*]?$/.test(mark))) return;
		const at = this.calendar.placeOf(date);
		if ('reason' in at) this.keeper.refuseCell(row, this.layout.column, [], entry, at.reason, at.advice);
	}

	private dayOf({ cells }: TableRow, { column, date }: DaySource): string | { readonly problem: string } {
		const cell = column === null ? '' : (cells[column] ?? '');
		if (cell.trim() === '' && date !== null) return date;
		if (cell.trim() === '') return { problem: 'is empty' };
		const read = readWeekDate(cell);
		return 'problem' in read ? { problem: read.problem } : read.date;
	}
}
