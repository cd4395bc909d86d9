import { weekdayDate } from '../../text/plainEnglish';
import { columnName } from '../findings';
import type { RollEntry } from '../pupils/roll';
import { readMoment } from '../reading/date';
import type { RejectedRows } from '../rejectedRows';
import type { Table, TableRow } from '../table';
import { rejectedMark, type MarkBook } from './markBook';
import { placeState, type MarksBlock } from './pupilMarks';

/**
 * What became of the marks of a file. Each place of a row where a mark could stand is one mark, so
 * `read = kept + blank + duplicates + superseded + outsideDates + notDue + rejected`: nothing is lost on the way.
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
	/** Of a day on which the pupil was not on roll, or the school closed by its term dates: left out, and reported. */
	notDue: number;
	rejected: number;
}

/**
 * Writes marks into the pupils' registers, whatever the layout they were read from, and counts what became of each.
 *
 * The rule where one pupil has two marks for one session: the same mark twice is one mark. Two different marks cannot
 * both be right. If the export says when each was entered, the later one stands, since registers are amended lawfully.
 * If it does not, neither is trusted: a wrong absence counts towards a penalty notice and a wrong presence hides a
 * missing child, so the session becomes a missing mark, and both rows are reported.
 */
export class MarkKeeper {
	readonly counts: MarkCounts = { rows: 0, read: 0, kept: 0, blank: 0, duplicates: 0, superseded: 0, outsideDates: 0, notDue: 0, rejected: 0 };

	constructor(
		private readonly table: Table,
		/** Where the export says when a mark was entered; null where it does not. */
		private readonly changedAtColumn: number | null,
		private readonly book: MarkBook,
		private readonly rejected: RejectedRows,
	) {}

	/** Counts marks of a day before or after the dates asked for. */
	leaveOut(marks = 1): void {
		this.counts.read += marks;
		this.counts.outsideDates += marks;
	}

	/** Writes what a cell holds into a pupil's register at a place. */
	keep(row: TableRow, column: number, entry: RollEntry, place: number, cell: string): void {
		const { marks } = entry;
		const mark = this.book.numberOf(cell, place);
		if (mark === rejectedMark) {
			this.counts.read += 1;
			const reading = this.book.readingOf(cell, place);
			if (reading.kind === 'rejected') this.refuse(row.row, column, cell, reading.reason, reading.advice);
			marks.reach(place);
			if (marks.codes[place] === placeState.empty) marks.codes[place] = placeState.unreadable;
			entry.noteRefused(place, cell);
		} else if (!this.keepPlain(marks.block, marks.index, place, mark, row.row, this.momentOf(row))) {
			this.counts.read += 1;
			this.settle(row, column, entry, place, mark);
		}
	}

	/**
	 * Writes a mark that is known to be a code or blank, where that is all there is to do. False where another mark stands at
	 * the place: nothing was done, and `keep` must settle it. Takes the pupil as the block of marks and the place in it, and the
	 * moment at which the mark was entered, null where that is not said.
	 */
	keepPlain(block: MarksBlock, pupil: number, place: number, mark: number, row: number, moment: number | null): boolean {
		const { counts } = this;
		if (mark === placeState.empty) {
			counts.read += 1;
			counts.blank += 1;
			return true;
		}
		if (place >= block.places) block.reach(place);
		const at = pupil * block.places + place;
		const standing = block.codes[at] as number;
		if (standing <= placeState.unreadable) {
			this.write(block, at, mark, row, moment);
			counts.kept += 1;
		} else if (standing === mark) {
			counts.duplicates += 1;
			if (moment !== null && moment > (block.moments?.[at] ?? 0)) block.setMoment(at, moment);
		} else return false;
		counts.read += 1;
		return true;
	}

	/** Refuses a cell that holds the marks of one or several places, or of none that a register has: missing marks, reported once. */
	refuseCell(row: TableRow, column: number, places: readonly number[], { marks }: RollEntry, reason: string, advice: string): void {
		this.counts.read += Math.max(places.length, 1);
		this.counts.rejected += Math.max(places.length, 1);
		this.report(row.row, column, row.cells[column] ?? '', reason, advice);
		for (const place of places) {
			marks.reach(place);
			if (marks.codes[place] === placeState.empty) marks.codes[place] = placeState.unreadable;
		}
	}

	/** A row that cannot be used at all: every mark it could hold is refused, and it is reported once. */
	refuseRow(row: TableRow, marksInRow: number, column: number | null | undefined, reason: string, advice: string): void {
		this.counts.rows += 1;
		this.counts.read += marksInRow;
		this.counts.rejected += marksInRow;
		this.report(row.row, column, row.cells[column ?? -1] ?? '', reason, advice);
	}

	private write(block: MarksBlock, at: number, mark: number, row: number, moment: number | null): void {
		block.codes[at] = mark;
		block.rows[at] = row;
		if (this.changedAtColumn !== null) block.setMoment(at, moment ?? 0);
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
				this.write(marks.block, marks.at(place), mark, row.row, moment);
				counts.kept += disputed ? 1 : 0;
			}
			return;
		}
		const { date, half } = book.sessionAt(place);
		const session = `${weekdayDate(date)} ${half}`;
		const advice = 'Correct the register in the MIS and export it again. Until then it counts as a missing mark.';
		const code = book.codeOf(mark);
		const otherRow = marks.rowAt(place);
		if (!disputed) {
			const other = book.codeOf(standing);
			counts.kept -= 1;
			this.refuse(
				otherRow,
				column,
				other,
				`This row says ${other} for ${session}, and row ${row.row} says ${code} for the same pupil`,
				advice,
			);
			marks.codes[place] = placeState.disputed;
			entry.noteRefused(place, '');
		}
		this.refuse(
			row.row,
			column,
			code,
			`This row says ${code} for ${session}, and row ${otherRow} says otherwise for the same pupil`,
			advice,
		);
	}

	private momentOf({ cells }: TableRow): number | null {
		const { changedAtColumn } = this;
		return changedAtColumn === null ? null : readMoment(cells[changedAtColumn] ?? '');
	}

	private refuse(row: number, column: number, value: string, reason: string, advice: string): void {
		this.counts.rejected += 1;
		this.report(row, column, value, reason, advice);
	}

	private report(row: number, column: number | null | undefined, value: string, reason: string, advice: string): void {
		this.rejected.add({ file: this.table.file, row, field: columnName(this.table, column), value, reason, advice });
	}
}
