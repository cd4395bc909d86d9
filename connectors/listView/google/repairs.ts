import type { CellWrite } from './cellWrites';
import { keyColumn, sameName, textOf, type CellValue, type ListSheet } from './listSheet';

/** What was written last, and the sheet as it was read before. */
export interface LastWriting {
	readonly written: readonly CellWrite[];
	readonly before: ListSheet;
}

/**
 * What puts right the cells that were written elsewhere than meant, because somebody added, moved or sorted rows or columns
 * between our reading and our writing. What differs in our own rows and columns the next comparison puts right; here it is
 * the rest: the header, keys, and cells of staff's get back what stood there. A cell that somebody has changed since is left.
 */
export function repairs({ written, before }: LastWriting, now: ListSheet, columns: readonly string[], keys: ReadonlySet<string>): CellWrite[] {
	const strayed = written.filter(({ row, column, value, key }) => {
		const isOurs = row !== now.headerRow && columns.some((name) => sameName(name, now.nameOf(column)));
		return !(isOurs && (now.keyOf(row) === key || keys.has(now.keyOf(row)))) && textOf(now.at(row, column)) === textOf(value);
	});
	/** Rows whose key itself was written over. Rows have not moved then, so they are still the rows that were meant. */
	const lostKeys = new Map(strayed.flatMap(({ row, column, key }) => (row !== now.headerRow && isKeyColumn(now, column) ? [[row, key] as const] : [])));

	return strayed.flatMap(({ row, column, value }) => {
		const key = lostKeys.get(row) ?? now.keyOf(row);
		const stood = isKeyColumn(now, column) ? key : stoodBefore(before, now, row, column, key);
		return stood === value ? [] : [{ row, column, value: stood, key, as: isFormula(stood) ? ('USER_ENTERED' as const) : ('RAW' as const) }];
	});
}

function stoodBefore(before: ListSheet, now: ListSheet, row: number, column: number, key: string): CellValue {
	if (row === now.headerRow) return before.at(before.headerRow, column);
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

const isKeyColumn = (sheet: ListSheet, column: number): boolean => sheet.columnOf(keyColumn) === column;

const isFormula = (value: CellValue): boolean => typeof value === 'string' && value.startsWith('=');
