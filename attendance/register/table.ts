/**
 * One row of a table: its cells as text, and where a person finds it.
 * Cells stay text on purpose: nothing in a file is ever evaluated, and a mark `1` is no number.
 */
export interface TableRow {
	/** Line in a text file, row in a workbook, counted from 1 and with the rows above the header. */
	readonly row: number;
	readonly cells: readonly string[];
}

/** A table whose header row has been found. Rows come in batches, since a school year of marks is too long to hold. */
export interface Table {
	/** The file's name, as messages give it. */
	readonly file: string;
	/** Rows above the header: a report's title, its dates, the school's name. */
	readonly titleRows: readonly TableRow[];
	readonly header: TableRow;
	/** Rows below the header, in the file's order. Can be read once. */
	readonly rows: AsyncIterable<readonly TableRow[]>;
	/**
	 * The rows that `rows` has not given yet, with the cells of these columns as numbers: for tables of millions of rows,
	 * most of which are told by a few look-ups. Not every source has it, and a table made of another with other rows must not.
	 * It is faster where it is said which of the columns come again together, as a pupil's name does with the number.
	 */
	readonly coded?: (columns: readonly number[], together?: readonly (readonly number[])[]) => CodedRows;
}

/** The number of a cell that has none, since it is long or its column has too many different texts: look at its row. */
export const uncoded = 0;

/** Rows whose cells are numbers: within a column two cells have one number only if they have the same text. */
export interface CodedRows {
	readonly batches: AsyncIterable<CodedBatch>;
	/** The text that a number stands for in a column; a cell that a short row lacks is an empty one. */
	readonly text: (column: number, code: number) => string;
}

/** Some rows, one after the other. Its numbers hold until the next batch is asked for. */
export interface CodedBatch {
	readonly count: number;
	/** As `TableRow.row`. */
	readonly rowNumbers: Readonly<Uint32Array>;
	/** How many cells each row has. */
	readonly widths: Readonly<Int32Array>;
	/** For each column asked for, the number of each row's cell. */
	readonly codes: readonly Readonly<Int32Array>[];
	/**
	 * For each group of columns that were said to come again together, one number of all their cells, from 1 on: rows that have
	 * the same one have the same cells there. 0 for what is not known to come again; undefined where a group has no such numbers.
	 */
	readonly together?: readonly (Readonly<Int32Array> | undefined)[];
	/** A row as text. */
	readonly row: (index: number) => TableRow;
}

/** How many columns of a row carry a known name; the header is the row that carries the most. */
export type HeaderScore = (cells: readonly string[]) => number;

export const isBlankRow = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

/** Whether a row is the header again, as where a report prints it on each page. */
export const repeatsHeader = ({ header }: Pick<Table, 'header'>, cells: readonly string[]): boolean =>
	header.cells.every((name, column) => name.trim() === (cells[column] ?? '').trim());

/** The rows of a table one by one, without those that are blank. For tables of a row a pupil or contact, not for marks. */
export async function* rowsOf({ rows }: Table): AsyncGenerator<TableRow> {
	for await (const batch of rows) for (const row of batch) if (!isBlankRow(row.cells)) yield row;
}

export interface PeekedRows {
	/** The first row that is not blank; undefined where there is none. */
	readonly firstRow: TableRow | undefined;
	/** The batches that were taken from the table to find it. */
	readonly seen: readonly (readonly TableRow[])[];
	/** All rows from the start, those seen and those left. */
	readonly rows: Table['rows'];
}

/** Looks at the first row that is not blank, and gives the rows again from the start. */
export async function peekRows(table: Table): Promise<PeekedRows> {
	const batches = table.rows[Symbol.asyncIterator]();
	const seen: (readonly TableRow[])[] = [];
	let firstRow: TableRow | undefined;
	while (!firstRow) {
		const next = await batches.next();
		if (next.done) break;
		firstRow = next.value.find(({ cells }) => !isBlankRow(cells));
		// Blank rows say nothing, and there may be a million of them.
		if (firstRow) seen.push(next.value);
	}
	return { firstRow, seen, rows: chained(seen, batches) };
}

async function* chained(
	seen: readonly (readonly TableRow[])[],
	rest: AsyncIterator<readonly TableRow[]>,
): AsyncGenerator<readonly TableRow[]> {
	try {
		yield* seen;
		for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
	} finally {
		await rest.return?.();
	}
}
