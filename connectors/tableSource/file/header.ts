import type { HeaderScore, TableRow } from '../../../attendance/register/table';

/** How far down a header may stand: reports put a title, dates and filters above it. */
export const rowsSearchedForHeader = 50;

/** A row of `,,,` is blank also where it is tried with another delimiter. */
const nothingButDelimiters = /^[\s,;|"]*$/;

export interface FoundHeader {
	readonly header: TableRow;
	readonly titleRows: readonly TableRow[];
	/** How many of its cells are known column names. */
	readonly score: number;
}

/**
 * The header among the first rows: the one with the most known names, and the first of those. Where no row has any, the
 * first row with anything in it stands for it, and the caller says which columns are missing. Undefined where all rows are blank.
 */
export function findHeader(rows: readonly TableRow[], score: HeaderScore): FoundHeader | undefined {
	let best: { index: number; score: number } | undefined;
	for (const [index, { cells }] of rows.slice(0, rowsSearchedForHeader).entries()) {
		if (cells.every((cell) => nothingButDelimiters.test(cell))) continue;
		const known = score(cells);
		if (!best || known > best.score) best = { index, score: known };
	}
	if (!best) return undefined;
	return { header: rows[best.index] as TableRow, titleRows: rows.slice(0, best.index), score: best.score };
}
