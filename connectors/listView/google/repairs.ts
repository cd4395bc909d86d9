import type { ListRow } from '../port';
import { sheetText, type CellWrite } from './cellWrites';
import { keyColumn, sameName, textOf, type CellValue, type ListSheet } from './listSheet';

/** What was written last, and the sheet as it was read before. */
export interface LastWriting {
	readonly before: ListSheet;
	readonly written: readonly CellWrite[];
	/** Rows that were appended, with their cells in the columns as they were then. */
	readonly appended: readonly ListRow[];
}

/**
 * What puts right the cells that were written elsewhere than meant, because somebody added, moved or sorted rows or columns
 * between our reading and our writing. What differs in our own cells the next comparison puts right; here it is the rest:
 * the header, keys, and cells of staff's get back what stood there. A cell that somebody has changed since is left.
 *
 * The header first, then keys, then the other cells, each upon a new reading, since what a cell is depends on them. `again`
 * says that there is more to be put right of the same writing.
 */
export function repairs(last: LastWriting, now: ListSheet, columns: readonly string[], keys: ReadonlySet<string>): { readonly writes: readonly CellWrite[]; readonly again: boolean } {
	const { before, written } = last;
	const strayed = written.filter((write) => !isInPlace(write, now) && textOf(now.at(write.row, write.column)) === textOf(write.value));
	const inHeader = strayed.filter(({ row }) => row === now.headerRow).map((write) => restored(write, now, before.at(before.headerRow, write.column)));
	if (inHeader.length > 0) return { writes: inHeader, again: true };

	const isKey = ({ column }: CellWrite): boolean => column === now.columnOf(keyColumn);
	// Columns have moved here, not rows, so the row is still the one that was meant.
	const overKeys = strayed.filter(isKey).map((write) => restored(write, now, write.key));
	if (overKeys.length > 0) return { writes: overKeys, again: true };

	const isOurs = ({ row, column }: CellWrite): boolean => keys.has(now.keyOf(row)) && columns.some((name) => sameName(name, now.nameOf(column)));
	const others = strayed.filter((write) => !isOurs(write)).map((write) => restored(write, now, stoodBefore(before, now, write)));
	return { writes: [...others, ...misplacedRows(last, now, columns)], again: false };
}

const isInPlace = ({ row, column, key, columnName }: CellWrite, now: ListSheet): boolean =>
	row !== now.headerRow && now.keyOf(row) === key && sameName(now.nameOf(column), columnName);

const restored = ({ row, column }: CellWrite, now: ListSheet, value: CellValue): CellWrite => ({
	row,
	column,
	value,
	key: now.keyOf(row),
	columnName: now.nameOf(column),
	as: typeof value === 'string' && value.startsWith('=') ? 'USER_ENTERED' : 'RAW',
});

function stoodBefore(before: ListSheet, now: ListSheet, { row, column }: CellWrite): CellValue {
	const key = now.keyOf(row);
	const columnBefore = before.columnOf(now.nameOf(column));
	const rowBefore = key === '' ? rowWithoutKey(before, now, row) : before.rowsByKey().get(key)?.[0];
	return columnBefore === undefined || rowBefore === undefined ? '' : before.at(rowBefore, columnBefore);
}

/** Where a row without a key was before (a heading of staff's among the cases), told by the nearest row that has one. */
function rowWithoutKey(before: ListSheet, now: ListSheet, row: number): number | undefined {
	for (let away = 1; away <= now.length; away += 1) {
		for (const near of [row - away, row + away]) {
			const nearBefore = before.rowsByKey().get(now.keyOf(near))?.[0];
			if (nearBefore === undefined) continue;
			const rowBefore = nearBefore + row - near;
			return before.keyOf(rowBefore) === '' && rowBefore > before.headerRow ? rowBefore : undefined;
		}
	}
	return undefined;
}

/** New rows whose cells stand in the columns as they were before staff moved them: they are cleared, and appended anew. */
function misplacedRows({ before, appended }: LastWriting, now: ListSheet, columns: readonly string[]): CellWrite[] {
	const names = [keyColumn, ...columns];
	const at = names.map((name) => before.columnOf(name) as number);
	if (names.every((name, index) => now.columnOf(name) === at[index])) return [];
	const texts = new Map(appended.map(({ key, cells }) => [key, [key, ...columns.map((name) => sheetText(cells[name] ?? ''))]]));
	return Array.from({ length: now.length }, (_, row) => row).flatMap((row) => {
		const expected = texts.get(textOf(now.at(row, at[0] as number)));
		if (row <= now.headerRow || !expected?.every((text, index) => textOf(now.at(row, at[index] as number)) === text)) return [];
		return at.map((column) => ({ row, column, value: '', key: '', columnName: now.nameOf(column), as: 'RAW' as const }));
	});
}
