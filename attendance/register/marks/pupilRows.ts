import { bareName } from '../columns/bareName';
import type { Columns } from '../columns/columns';
import { keyFields } from '../columns/fields';
import type { Roll, RollEntry } from '../pupils/roll';
import { RegisterFileError } from '../registerFileError';
import type { RejectedRows } from '../rejectedRows';
import { isBlankRow, repeatsHeader, type Table, type TableRow } from '../table';
import type { MarkKeeper } from './markKeeper';
import { tooManyCells, withoutPupil } from './rowFaults';
import { RowPupils, type MarksField } from './rowPupils';

const namesOfKeys: ReadonlySet<string> = new Set(Object.values(keyFields).flat());

/** "Class 7A" above its pupils. A number has a digit, and no words. */
const isHeading = (key: string): boolean => /\p{L}\s|\s\p{L}/u.test(key.trim()) || (key.trim() !== '' && !/\d/.test(key));

/** What every reader asks first of a row that is a pupil's: is it one, is it whole, and whose is it? */
export class PupilRows {
	private readonly pupils: RowPupils;

	constructor(
		private readonly table: Table,
		columns: Columns<MarksField>,
		roll: Roll,
		rejected: RejectedRows,
		private readonly keeper: MarkKeeper,
		private readonly marksInRow: number,
	) {
		this.pupils = new RowPupils(table, columns, roll, rejected);
	}

	/**
	 * Whether a row holds marks: it is not blank, does not repeat the header, and is no longer than it; then it is reported.
	 * Throws `RegisterFileError` where another table begins: its marks would be read under the names of the first.
	 */
	holdsMarks(row: TableRow): boolean {
		const { cells } = row;
		if (isBlankRow(cells)) return false;
		const key = cells[this.pupils.keyColumn ?? -1] ?? '';
		if (key !== '' && namesOfKeys.has(bareName(key))) {
			if (repeatsHeader(this.table, cells)) return false;
			throw new RegisterFileError(
				`${this.table.file} holds more than one table: another header stands in row ${row.row}`,
				'Only one table can be read from a file. Export each by itself, or put the marks into one table.',
			);
		}
		if (isHeading(key) && cells.filter((cell) => cell.trim() !== '').length === 1) {
			this.refuse(row, this.pupils.keyColumn, 'The row has words alone and no pupil’s number: a heading or a note', 'If it is a pupil, enter the number. Otherwise nothing need be done.');
			return false;
		}
		const tooMany = tooManyCells(cells, this.table.header.cells.length);
		if (tooMany) this.refuse(row, null, tooMany.reason, tooMany.advice);
		return !tooMany;
	}

	/** The pupil of a row that holds marks; undefined where it does not say, and then it is reported. */
	pupilOf(row: TableRow): RollEntry | undefined {
		const entry = this.pupils.of(row);
		if (!entry) {
			this.refuse(row, this.pupils.keyColumn, withoutPupil.reason, withoutPupil.advice);
			return undefined;
		}
		this.keeper.counts.rows += 1;
		entry.firstMarkRow ??= row.row;
		return entry;
	}

	/** Refuses a whole row. */
	refuse(row: TableRow, column: number | null | undefined, reason: string, advice: string): void {
		this.keeper.refuseRow(row, this.marksInRow, column, reason, advice);
	}
}
