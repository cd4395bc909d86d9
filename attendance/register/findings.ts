import type { Columns } from './columns/columns';
import type { RejectedRow } from './rejectedRows';
import type { Table } from './table';

/** A cell that could not be read. The row goes on without it. */
export interface CellProblem<Field extends string = string> {
	readonly field: Field;
	readonly value: string;
	readonly reason: string;
	readonly advice: string;
}

/** A column as the file's own header names it; `Row` where the whole row is meant. */
export function columnName({ header }: Table, column: number | null | undefined): string {
	if (column === null || column === undefined) return 'Row';
	return header.cells[column]?.trim() || `Column ${column + 1}`;
}

/** A cell's problem with its place in the file. */
export function cellFinding<Field extends string>(
	table: Table,
	row: number | null,
	columns: Columns<Field>,
	{ field, value, reason, advice }: CellProblem<Field>,
): RejectedRow {
	return { file: table.file, row, field: columnName(table, columns.get(field)), value, reason, advice };
}
