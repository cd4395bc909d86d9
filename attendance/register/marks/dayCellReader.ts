import type { Columns } from '../columns/columns';
import type { Roll } from '../pupils/roll';
import { saysNoSession } from '../reading/mark';
import type { RejectedRows } from '../rejectedRows';
import type { Table, TableRow } from '../table';
import { RegisterCalendar } from './calendar';
import { keepDay } from './dayCell';
import { MarkBook } from './markBook';
import { MarkKeeper, type MarkCounts } from './markKeeper';
import { PupilRows } from './pupilRows';
import type { MarksField } from './rowPupils';

/** A file with a row a day and both marks of the day in one cell. */
export interface DayCellLayout {
	readonly kind: 'dayCell';
	readonly dateColumn: number;
	readonly column: number;
	readonly changedAtColumn: number | null;
}

/** Reads a row a pupil and day, both of whose marks stand in one cell. */
export class DayCellReader {
	readonly calendar: RegisterCalendar;
	readonly book: MarkBook;
	private readonly keeper: MarkKeeper;
	private readonly rows: PupilRows;

	constructor(
		table: Table,
		private readonly layout: DayCellLayout,
		columns: Columns<MarksField>,
		roll: Roll,
		rejected: RejectedRows,
		limits: { readonly from: string | null; readonly to: string | null },
	) {
		this.calendar = new RegisterCalendar({ kind: 'daily', dateIsWeekEnd: false }, limits, table.file);
		this.book = new MarkBook(this.calendar.mondays);
		this.keeper = new MarkKeeper(table, layout.changedAtColumn, this.book, rejected);
		this.rows = new PupilRows(table, columns, roll, rejected, this.keeper, 2);
	}

	get counts(): MarkCounts {
		return this.keeper.counts;
	}

	add(row: TableRow): void {
		const { dateColumn, column } = this.layout;
		if (!this.rows.holdsMarks(row)) return;
		const at = this.calendar.placeOf(row.cells[dateColumn] ?? '');
		if ('reason' in at) {
			if (at.isWeekend && saysNoSession(row.cells[column] ?? '')) return;
			this.rows.refuse(row, dateColumn, at.reason, at.advice);
			return;
		}
		const entry = this.rows.pupilOf(row);
		if (!entry) return;
		if (at.outsideLimits) this.keeper.leaveOut(2);
		else keepDay(this.keeper, row, column, entry, at.place);
	}
}
