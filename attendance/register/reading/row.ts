import type { Columns } from '../columns/columns';
import type { TableRow } from '../table';
import { plainCell } from './plainCell';

/** Reads the text of a row's cell by field: trimmed, and empty where the file has no such column or the row is short. */
export function textOfRow<Field extends string>({ cells }: TableRow, columns: Columns<Field>): (field: Field) => string {
	return (field) => {
		const column = columns.get(field);
		return column === undefined ? '' : plainCell(cells[column] ?? '');
	};
}
