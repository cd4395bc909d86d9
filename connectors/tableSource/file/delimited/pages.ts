import type { Bytes } from '../bytes';
import { mostRowsOfAPage, PageReader } from './pageReader';
import { Scanner, slack } from './scanner';

/** Small enough to stay in a processor's cache while it is looked at, large enough that asking for the next is nothing. */
const usualPageSize = 98_304;

/** What another reader goes on with. */
export interface RestOfPages {
	readonly file: string;
	readonly bytes: Bytes;
	/** Whether anything of the text was read before. */
	readonly begun: boolean;
	/** The line on which it begins. */
	readonly line: number;
	readonly delimiter: string;
	readonly pageSize: number;
}

/** Delimited text of which all cells are found. */
export class Pages extends PageReader<Scanner> {
	constructor(
		file: string,
		source: Bytes,
		readonly delimiter: string,
		readonly pageSize = usualPageSize,
	) {
		super(file, source, new Scanner(Buffer.alloc(pageSize + slack), delimiter.charCodeAt(0), mostRowsOfAPage), (scanner) => scanner.larger());
	}

	/** What is left from a row of the page at hand on. This reader must not read on then. */
	from(row: number): RestOfPages {
		const { scanner, file, begun, delimiter, pageSize } = this;
		const isFound = row < scanner.rows;
		const start = isFound ? (scanner.rowStarts[row] as number) : scanner.used;
		return { file, delimiter, pageSize, line: isFound ? (scanner.lines[row] as number) : scanner.line, bytes: this.rest(start), begun };
	}

	private async *rest(start: number): Bytes {
		try {
			yield this.scanner.bytes.subarray(start, this.length);
			if (this.piece) yield this.piece;
			for (let next = await this.pieces.next(); !next.done; next = await this.pieces.next()) yield next.value;
		} finally {
			await this.pieces.return?.();
		}
	}
}
