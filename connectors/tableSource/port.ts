import type { HeaderScore, Table } from '../../attendance/register/table';

/**
 * Where a table comes from: a file now; a sheet, a workbook on a drive or a service's API by the same port.
 *
 * A source finds the header itself, because only it can look at the top of the table before it reads on; the caller says
 * by a score which row is the header, because only the caller knows the names. Rows come in batches, in order, once, each
 * with the number by which a person finds it in the source. Cells are text: dates as `YYYY-MM-DD` or as the source writes
 * them, numbers as digits, nothing evaluated.
 */
export interface TableSource {
	/** Opens the table. Throws `TableError` where there is none to be read. */
	open(score: HeaderScore): Promise<Table>;
	/** Lets go of what the source holds open. May be called at any time, and more than once. */
	close(): void;
}

/** A table cannot be read. The message names the source and what is wrong, the advice says what to do next. */
export class TableError extends Error {
	override readonly name = 'TableError';
	constructor(
		message: string,
		readonly advice: string,
		options?: ErrorOptions,
	) {
		super(message, options);
	}
}
