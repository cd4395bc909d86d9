import type { RollEntry } from '../pupils/roll';
import { readBothMarks } from '../reading/markCharacters';
import type { TableRow } from '../table';
import type { MarkKeeper } from './markKeeper';

/** Writes both marks of a day from one cell into a pupil's register, from the place of the morning on. */
export function keepDay(keeper: MarkKeeper, row: TableRow, column: number, entry: RollEntry, morning: number): void {
	const cell = row.cells[column] ?? '';
	const marks = readBothMarks(cell);
	if (!marks) {
		keeper.refuseCell(
			row,
			column,
			[morning, morning + 1],
			entry,
			'The cell should hold the mark of the morning and the mark of the afternoon, and it cannot be told which is which',
			'Write both, such as "/\\" or "I I". Until then both count as missing marks.',
		);
		return;
	}
	for (const [half, mark] of marks.entries()) keeper.keep(row, column, entry, morning + half, mark);
}
