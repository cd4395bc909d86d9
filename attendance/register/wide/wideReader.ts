import type { Columns } from '../columns/columns';
import { RegisterCalendar, type DateProblem } from '../marks/calendar';
import { keepDay } from '../marks/dayCell';
import { MarkBook } from '../marks/markBook';
import { MarkKeeper, type MarkCounts } from '../marks/markKeeper';
import { placeState } from '../marks/pupilMarks';
import { PupilRows } from '../marks/pupilRows';
import { twinsDiffer } from '../marks/rowFaults';
import type { MarksField } from '../marks/rowPupils';
import type { Roll, RollEntry } from '../pupils/roll';
import { saysNoSession } from '../reading/mark';
import type { RejectedRows } from '../rejectedRows';
import type { Table, TableRow } from '../table';
import type { SessionColumns, WideLayout } from './wideLayout';

/** A session's columns, and where its marks stand or why none can. */
interface PlacedSession extends SessionColumns {
	readonly at: { readonly place: number; readonly outsideLimits: boolean } | DateProblem;
}

/** Reads a row a pupil: each cell of a session or a day goes to its place in the pupil's register. */
export class WideReader {
	readonly calendar: RegisterCalendar;
	readonly book: MarkBook;
	private readonly table: Table;
	private readonly keeper: MarkKeeper;
	private readonly rows: PupilRows;
	private readonly sessions: readonly PlacedSession[];

	constructor(
		{ table, sessions }: WideLayout,
		columns: Columns<MarksField>,
		roll: Roll,
		rejected: RejectedRows,
		limits: { readonly from: string | null; readonly to: string | null },
	) {
		this.table = table;
		this.calendar = new RegisterCalendar({ kind: 'daily', dateIsWeekEnd: false }, limits, table.file);
		this.book = new MarkBook(this.calendar.mondays);
		this.keeper = new MarkKeeper(table, null, this.book, rejected);
		this.sessions = sessions.map((session) => ({ ...session, at: this.placed(session) }));
		const marksInRow = sessions.reduce((marks, { half }) => marks + (half === null ? 2 : 1), 0);
		this.rows = new PupilRows(table, columns, roll, rejected, this.keeper, marksInRow);
	}

	get counts(): MarkCounts {
		return this.keeper.counts;
	}

	add(row: TableRow): void {
		const entry = this.rows.holdsMarks(row) ? this.rows.pupilOf(row) : undefined;
		if (!entry) return;
		for (const session of this.sessions) this.enter(row, entry, session);
	}

	private placed({ date, half }: SessionColumns): PlacedSession['at'] {
		const at = this.calendar.placeOf(date);
		return 'reason' in at || half !== 'PM' ? at : { ...at, place: at.place + 1 };
	}

	private enter(row: TableRow, entry: RollEntry, { columns, half, at }: PlacedSession): void {
		const [column = -1, ...twins] = columns;
		if ('reason' in at) {
			// A column for each day of the week has nothing at the weekend, and that is nothing to report.
			const filled = columns.find((one) => !saysNoSession(row.cells[one] ?? ''));
			if (filled !== undefined) this.keeper.refuseCell(row, filled, [], entry, at.reason, at.advice);
			return;
		}
		if (at.outsideLimits) {
			this.keeper.leaveOut(half === null ? 2 : 1);
			return;
		}
		if (twins.length > 0 && this.differ(row, columns, at.place)) {
			const places = half === null ? [at.place, at.place + 1] : [at.place];
			const { reason, advice } = twinsDiffer(this.table, column);
			this.keeper.refuseCell(row, column, places, entry, reason, advice);
			return;
		}
		const filled = columns.find((one) => (row.cells[one] ?? '').trim() !== '') ?? column;
		if (half === null) keepDay(this.keeper, row, filled, entry, at.place);
		else this.keeper.keep(row, filled, entry, at.place, row.cells[filled] ?? '');
	}

	/** Whether columns of one session hold different marks in a row; blank ones do not count. */
	private differ({ cells }: TableRow, columns: readonly number[], place: number): boolean {
		const marks = columns.map((column) => (cells[column] ?? '').trim()).filter((cell) => this.book.numberOf(cell, place) !== placeState.empty);
		return marks.some((mark) => mark !== marks[0]);
	}
}
