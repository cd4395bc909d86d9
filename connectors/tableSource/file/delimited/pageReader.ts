import { TableError } from '../../port';
import type { Bytes } from '../bytes';

/** A row that is longer is a quotation mark that was never closed and has swallowed the rows below it. */
export const longestRow = 1_048_576;

/**
 * Cells may hold line breaks: addresses a few, comments some more. A row that goes on beyond has a quotation mark that
 * was not closed and was ended by the next one in the file, so that the rows between would be lost without a word.
 */
export const mostLinesOfARow = 20;

export const mostRowsOfAPage = 8_192;

/** Why the rows end before the file does. */
export interface Fault {
	readonly kind: 'never closed' | 'too long';
	/** The line on which the row begins, or for one that is too long the line that was reached. */
	readonly line: number;
}

/** Finds the rows in a page, which it holds. */
export interface PageScanner {
	/** The page, with some bytes behind its text that are the scanner's. */
	readonly bytes: Buffer;
	/** How much text it has room for. */
	readonly capacity: number;
	/** How many rows were found. */
	readonly rows: number;
	/** How many of the page's bytes were used up. */
	readonly used: number;
	readonly fault: Fault | undefined;
	/**
	 * Finds the whole rows among the bytes from `from` to `length`; where `final`, the last may lack its line end. Stops at
	 * a fault, which is then told, and where no more rows can be held.
	 */
	scan(from: number, length: number, final: boolean): void;
}

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/** Delimited text in UTF-8, read page by page into one buffer: each page ends with a whole row. */
export class PageReader<Scanner extends PageScanner> {
	/** How many bytes of the page hold text. */
	length = 0;
	protected readonly pieces: AsyncIterator<Buffer>;
	protected piece: Buffer | undefined;
	private ended = false;

	constructor(
		protected readonly file: string,
		source: Bytes,
		public scanner: Scanner,
		/** Gives a scanner that goes on where this one is, with twice the room. */
		private readonly larger: (scanner: Scanner) => Scanner,
		/** Whether the source goes on where another reader was, and so has no byte order mark to pass over. */
		protected begun = false,
	) {
		this.pieces = source[Symbol.asyncIterator]();
	}

	/**
	 * Reads the next page; false where the file has ended. Throws `TableError` where the rows cannot go on, and what the
	 * source throws. The page before is gone then.
	 */
	async next(): Promise<boolean> {
		for (;;) {
			if (this.scanner.fault) throw faultOf(this.file, this.scanner.fault);
			this.keepRest();
			const more = await this.fill();
			if (this.length === 0 && !more) return false;
			const from = this.begun ? 0 : startOfText(this.scanner.bytes, this.length);
			this.begun = true;
			this.scanner.scan(from, this.length, this.ended);
			if (this.scanner.rows > 0) return true;
			if (this.ended && !this.scanner.fault && this.scanner.used >= this.length) return false;
		}
	}

	/** Lets go of the source. */
	async close(): Promise<void> {
		this.ended = true;
		await this.pieces.return?.();
	}

	/** Moves what was not used of the last page to the beginning, in a larger page where it fills this one. */
	private keepRest(): void {
		const { used, bytes, capacity } = this.scanner;
		const rest = this.length - used;
		if (rest === capacity && capacity <= longestRow) this.scanner = this.larger(this.scanner);
		this.scanner.bytes.set(bytes.subarray(used, this.length));
		this.length = rest;
	}

	/** Fills the page up. False where nothing was left to fill it with. */
	private async fill(): Promise<boolean> {
		const { bytes, capacity } = this.scanner;
		let filled = false;
		while (this.length < capacity && !this.ended) {
			this.piece ??= await this.nextPiece();
			if (!this.piece) break;
			const part = this.piece.subarray(0, capacity - this.length);
			bytes.set(part, this.length);
			this.length += part.length;
			this.piece = part.length < this.piece.length ? this.piece.subarray(part.length) : undefined;
			filled = true;
		}
		return filled;
	}

	private async nextPiece(): Promise<Buffer | undefined> {
		const next = await this.pieces.next();
		if (next.done) this.ended = true;
		return next.done ? undefined : next.value;
	}
}

const startOfText = (bytes: Buffer, length: number): number =>
	length >= byteOrderMark.length && bytes.subarray(0, byteOrderMark.length).equals(byteOrderMark) ? byteOrderMark.length : 0;

function faultOf(file: string, { kind, line }: Fault): TableError {
	if (kind === 'too long') {
		return new TableError(
			`${file} cannot be read as a table: a row that ends at or after row ${line} has more than a million characters`,
			'Either a single " is opened above there and never closed, or the file is no table. Look for the " and remove it, or export the file as XLSX.',
		);
	}
	return new TableError(
		`${file} cannot be read as a table at row ${line}: a quotation mark is opened and never closed`,
		'Look for a single " in or near that row and remove it, or export the file as XLSX.',
	);
}
