import type { Columns } from '../columns/columns';
import type { DayCellLayout } from './dayCellReader';
import type { Layout } from '../layout';
import { MarksStringReader } from '../marksString/marksStringReader';
import type { MarksStringLayout } from '../marksString/marksStringLayout';
import type { Roll } from '../pupils/roll';
import type { RejectedRows } from '../rejectedRows';
import type { Table, TableRow } from '../table';
import { WideReader } from '../wide/wideReader';
import type { WideLayout } from '../wide/wideLayout';
import type { RegisterCalendar } from './calendar';
import { DayCellReader } from './dayCellReader';
import type { MarkBook } from './markBook';
import type { MarkCounts } from './markKeeper';
import { MarksReader } from './marksReader';
import type { MarksField } from './rowPupils';

/** Reads rows of marks into the registers of the pupils on the roll, whatever their layout. */
export interface RowReader {
	readonly calendar: Pick<RegisterCalendar, 'mondays' | 'hasMonthFirst'>;
	readonly book: MarkBook;
	readonly counts: MarkCounts;
	/** Reads one row. Throws `RegisterFileError` only where the whole file cannot be what it is taken for. */
	add(row: TableRow): void;
}

export interface ReadLimits {
	/** Marks before and after are left out. */
	readonly from: string | null;
	readonly to: string | null;
	/** The days on which the school is open, by its term dates; null where they are not known. */
	readonly openDays: ReadonlySet<string> | null;
}

/** The reader of a layout's rows. */
export function openReader(
	table: Table,
	layout: Layout | DayCellLayout | WideLayout | MarksStringLayout,
	columns: Columns<MarksField>,
	roll: Roll,
	rejected: RejectedRows,
	limits: ReadLimits,
): RowReader {
	switch (layout.kind) {
		case 'wide':
			return new WideReader(layout, columns, roll, rejected, limits);
		case 'marksString':
			return new MarksStringReader(table, layout, columns, roll, rejected, limits);
		case 'dayCell':
			return new DayCellReader(table, layout, columns, roll, rejected, limits);
		default:
			return new MarksReader(table, layout, columns, roll, rejected, limits);
	}
}
