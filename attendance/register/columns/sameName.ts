import { columnName } from '../findings';
import { RegisterFileError } from '../registerFileError';
import type { Table, TableRow } from '../table';
import { bareName } from './bareName';
import type { Columns } from './columns';
import type { marksFileFields } from './fields';

/** The columns that say whose a mark is and when: of two that differ nobody can tell which is meant. */
const decisive = ['misId', 'admissionNumber', 'upn', 'date', 'session', 'weekStart', 'weekEnding', 'marksFrom', 'marksTo'] as const;

/**
 * A table whose rows are looked at for columns of one name that differ, where it has such columns; then reading a row throws
 * `RegisterFileError`. Without them it is the table as it was. Columns of marks have a rule of their own: they are twins.
 */
export function withAgreeingColumns(table: Table, columns: Columns<keyof typeof marksFileFields>): Table {
	const names = table.header.cells.map(bareName);
	const pairs = new Map<number, number>();
	for (const field of decisive) {
		const column = columns.get(field);
		if (column === undefined || names[column] === '') continue;
		const other = names.findIndex((name, index) => index !== column && name === names[column]);
		if (other >= 0) pairs.set(column, other);
	}
	if (pairs.size === 0) return table;
	// Without the rows by numbers, which would not pass by here.
	const { file, titleRows, header } = table;
	return { file, titleRows, header, rows: checked(table, [...pairs]) };
}

async function* checked(table: Table, pairs: readonly (readonly [number, number])[]): AsyncGenerator<readonly TableRow[]> {
	for await (const batch of table.rows) {
		for (const { row, cells } of batch) {
			for (const [column, other] of pairs) {
				const [one, two] = [(cells[column] ?? '').trim(), (cells[other] ?? '').trim()];
				if (one !== '' && two !== '' && one !== two) throw differ(table, column, row);
			}
		}
		yield batch;
	}
}

function differ(table: Table, column: number, row: number): RegisterFileError {
	return new RegisterFileError(
		`${table.file} has two columns called "${columnName(table, column)}", and in row ${row} they differ`,
		'Take out the one that is not meant, or give it another name.',
	);
}
