import type { CodedBatch, CodedRows, TableRow } from '../../../../attendance/register/table';
import { CellTexts } from './cellText';
import { PageReader } from './pageReader';
import type { RestOfPages } from './pages';
import { RunScanner } from './runs/runScanner';
import { Scanner } from './scanner';

type Columns = readonly number[];

/**
 * The rows below a line, with the cells of some columns as numbers. Rows are parted into runs of neighbouring cells, so that
 * the columns of a group that come again together (`together`) are in one where no other column stands between them.
 */
export function numberedRows(rest: RestOfPages, below: number, columns: Columns, together: readonly Columns[]): CodedRows {
	const { file, bytes, begun, delimiter, pageSize, line } = rest;
	const inOrder = [...columns].sort((one, other) => one - other);
	const starts = runStarts(inOrder, together);
	const scanner = new RunScanner(delimiter, inOrder, starts, pageSize, line);
	const pages = new PageReader(file, bytes, scanner, (one) => one.larger(), begun);
	const places = columns.map((column) => inOrder.indexOf(column));
	const runs = together.map((group) => runOf(group, starts));
	return {
		text: (column, code) => scanner.text(inOrder.indexOf(column), code),
		batches: batchesOf(pages, new RowAlone(pages, delimiter), below, places, runs),
	};
}

async function* batchesOf(
	pages: PageReader<RunScanner>,
	alone: RowAlone,
	below: number,
	places: readonly number[],
	runs: readonly (number | undefined)[],
): AsyncGenerator<CodedBatch> {
	const { scanner } = pages;
	try {
		while (await pages.next()) {
			const { rows, lines, widths, codes, runCodes } = scanner;
			let first = 0;
			while (first < rows && (lines[first] as number) <= below) first += 1;
			yield {
				count: rows - first,
				rowNumbers: lines.subarray(first, rows),
				widths: widths.subarray(first, rows),
				codes: places.map((place) => (codes[place] as Int32Array).subarray(first, rows)),
				together: runs.map((run) => (run === undefined ? undefined : runCodes[run]?.subarray(first, rows))),
				row: (index) => alone.row(first + index),
			};
		}
	} finally {
		await pages.close();
	}
}

/** Where each run begins: the first with the row, another at each column that is not of the group of the one before. */
function runStarts(inOrder: Columns, together: readonly Columns[]): number[] {
	const groupOf = (column: number) => together.find((group) => group.includes(column)) ?? column;
	return [0, ...inOrder.filter((column, at) => at > 0 && groupOf(column) !== groupOf(inOrder[at - 1] as number))];
}

/** The run that all columns of a group stand in; undefined where they are in several. */
function runOf(group: Columns, starts: readonly number[]): number | undefined {
	const runs = new Set(group.map((column) => starts.findLastIndex((start) => start <= column)));
	return runs.size === 1 ? [...runs][0] : undefined;
}

/** Single rows of the page at hand as text, whatever stands before them. */
class RowAlone {
	private scanner: Scanner | undefined;

	constructor(
		private readonly pages: PageReader<RunScanner>,
		private readonly delimiter: string,
	) {}

	row(row: number): TableRow {
		const { length, scanner: { bytes, lines, rowStarts } } = this.pages;
		if (this.scanner?.bytes !== bytes) this.scanner = new Scanner(bytes, this.delimiter.charCodeAt(0), 1);
		const { starts, ends, widths } = this.scanner;
		this.scanner.scan(rowStarts[row] as number, length, true);
		const cells: string[] = [];
		new CellTexts(bytes).addTo(cells, starts, ends, 0, widths[0] as number);
		return { row: lines[row] as number, cells };
	}
}
