import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4';
import { rangeOf } from '../../service/google/sheet';
import type { ListRow } from '../port';
import { keyColumn, textOf, type CellValue, type ListSheet } from './listSheet';

/** One cell to write: where, what, and whose cell it is meant to be. Rows and columns count from 0. */
export interface CellWrite {
	readonly row: number;
	readonly column: number;
	readonly value: CellValue;
	/** The key of the row and the name of the column that it is meant for. */
	readonly key: string;
	readonly columnName: string;
	/** How Sheets takes it: as it is, or as if typed, which makes a formula of what was one before. */
	readonly as: 'RAW' | 'USER_ENTERED';
}

/** Text as a sheet gives it back after keeping it. */
export const sheetText = (text: string): string => text.replace(/\r\n?/g, '\n');

/** The cells that must change so that the sheet shows these rows, where it has them. Keys are never written over. */
export function differences(sheet: ListSheet, columns: readonly string[], rows: readonly ListRow[]): CellWrite[] {
	const placed = columns.map((columnName) => ({ columnName, column: sheet.columnOf(columnName) as number }));
	const rowsByKey = sheet.rowsByKey();
	return rows.flatMap(({ key, cells }) =>
		(rowsByKey.get(key) ?? []).flatMap((row) =>
			placed.flatMap(({ columnName, column }) => {
				const value = sheetText(cells[columnName] ?? '');
				return textOf(sheet.at(row, column)) === value ? [] : [{ row, column, value, key, columnName, as: 'RAW' as const }];
			}),
		),
	);
}

/**
 * Clears our cells of cases that were added twice by two runs at the same moment. The upper row stays; each such run decides
 * the same. Copies of rows that were there before are staff's.
 */
export function surplusRows(sheet: ListSheet, columns: readonly string[], added: ReadonlySet<string>): CellWrite[] {
	const rows = [...added].flatMap((key) => sheet.rowsByKey().get(key)?.slice(1) ?? []);
	return rows.flatMap((row) => [keyColumn, ...columns].map((columnName) => ({ row, column: sheet.columnOf(columnName) as number, value: '', key: '', columnName, as: 'RAW' as const })));
}

/** Cells beside and below one another as one range each, so that few ranges say it. Cells come by row, then by column. */
export function asRanges(title: string, writes: readonly CellWrite[]): sheets_v4.Schema$ValueRange[] {
	const open = new Map<string, { row: number; column: number; values: CellValue[][] }>();
	const blocks: { row: number; column: number; values: CellValue[][] }[] = [];
	for (const { row, column, values } of rowRuns(writes)) {
		const id = `${column}-${values.length}`;
		const above = open.get(id);
		if (above && above.row + above.values.length === row) above.values.push(values);
		else {
			const block = { row, column, values: [values] };
			open.set(id, block);
			blocks.push(block);
		}
	}
	return blocks.map(({ row, column, values }) => {
		const to = { row: row + values.length, column: column + (values[0]?.length ?? 0) };
		return { range: rangeOf(title, { row: row + 1, column: column + 1 }, to), values };
	});
}

/** Cells of one row that stand side by side. */
function rowRuns(writes: readonly CellWrite[]): { row: number; column: number; values: CellValue[] }[] {
	const runs: { row: number; column: number; values: CellValue[] }[] = [];
	for (const { row, column, value } of writes.toSorted((a, b) => a.row - b.row || a.column - b.column)) {
		const last = runs.at(-1);
		if (last && last.row === row && last.column + last.values.length === column) last.values.push(value);
		else runs.push({ row, column, values: [value] });
	}
	return runs;
}
