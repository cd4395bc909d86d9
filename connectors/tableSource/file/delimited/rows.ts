import type { CodedRows, TableRow } from '../../../../attendance/register/table';
import { CellTexts } from './cellText';
import { numberedRows } from './numberedRows';
import type { Pages } from './pages';

const rowsPerBatch = 1_000;

/** The rows of delimited text from one line on, in order and once, whether they are asked for as text or as numbers. */
export class DelimitedRows {
	/** The next row of the page at hand. */
	private next = 0;

	constructor(
		private readonly pages: Pages,
		/** Rows up to and including this line are passed over. */
		private readonly below: number,
	) {}

	/** The rows as text. */
	async *asText(): AsyncGenerator<readonly TableRow[]> {
		try {
			while (await this.hasNext()) {
				const last = Math.min(this.next + rowsPerBatch, this.pages.scanner.rows);
				const batch = rowsAsText(this.pages, this.next, last);
				this.next = last;
				yield batch;
			}
		} finally {
			await this.pages.close();
		}
	}

	/** The rows with the cells of some columns as numbers. `together` are columns whose cells come again together. */
	asNumbers(columns: readonly number[], together: readonly (readonly number[])[] = []): CodedRows {
		return numberedRows(this.pages.from(this.next), this.below, columns, together);
	}

	private async hasNext(): Promise<boolean> {
		const { pages, below } = this;
		for (;;) {
			while (this.next < pages.scanner.rows && (pages.scanner.lines[this.next] as number) <= below) this.next += 1;
			if (this.next < pages.scanner.rows) return true;
			this.next = 0;
			if (!(await pages.next())) return false;
		}
	}
}

/** Rows of the page at hand, from `first` to before `last`. What a row shares with the one before it is made once. */
export function rowsAsText({ scanner }: Pages, first: number, last: number): TableRow[] {
	const texts = new CellTexts(scanner.bytes);
	const { lines, widths, same, firstCells, starts, ends } = scanner;
	const rows: TableRow[] = [];
	let before: readonly string[] = [];
	// A row's first cells may stand rows above it.
	let row = first;
	while (row > 0 && (same[row] as number) > 0) row -= 1;
	for (; row < last; row += 1) {
		const shared = same[row] as number;
		const cells = shared === 0 ? [] : before.slice(0, shared);
		const cell = firstCells[row] as number;
		texts.addTo(cells, starts, ends, cell, cell + (widths[row] as number) - shared);
		before = cells;
		if (row >= first) rows.push({ row: lines[row] as number, cells });
	}
	return rows;
}
