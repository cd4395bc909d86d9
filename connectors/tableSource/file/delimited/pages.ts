import { TableError } from '../../port';
import type { Bytes } from '../bytes';
import { longestRow, Scanner, slack, type Fault } from './scanner';

/** Small enough to stay in a processor's cache while it is looked at, large enough that asking for the next is nothing. */
const usualPageSize = 98_304;

const mostRowsOfAPage = 8_192;

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/** Delimited text in UTF-8, read page by page into one buffer: each page ends with a whole row. */
export class Pages {
	bytes: Buffer;
	scanner: Scanner;
	/** How many bytes of the page hold text. */
	length = 0;
	private single: Scanner | undefined;

	private readonly pieces: AsyncIterator<Buffer>;
	private piece: Buffer | undefined;
	private ended = false;
	private begun = false;

	constructor(
		private readonly file: string,
		source: Bytes,
		readonly delimiter: string,
		pageSize = usualPageSize,
	) {
		this.pieces = source[Symbol.asyncIterator]();
		this.bytes = Buffer.alloc(pageSize + slack);
		this.scanner = new Scanner(this.bytes, delimiter.charCodeAt(0), mostRowsOfAPage);
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
			const from = this.begun ? 0 : startOfText(this.bytes, this.length);
			this.begun = true;
			this.scanner.scan(from, this.length, this.ended);
			if (this.scanner.rows > 0) return true;
			if (this.ended && !this.scanner.fault && this.scanner.used >= this.length) return false;
		}
	}

	/** To look at one row of the page by itself. */
	get alone(): Scanner {
		return (this.single ??= this.scanner.alone());
	}

	/** Lets go of the source. */
	async close(): Promise<void> {
		this.ended = true;
		await this.pieces.return?.();
	}

	/** Moves what was not used of the last page to the beginning, in a larger page where it fills this one. */
	private keepRest(): void {
		const { used } = this.scanner;
		const rest = this.length - used;
		const capacity = this.bytes.length - slack;
		if (rest === capacity && capacity <= longestRow) {
			const larger = Buffer.alloc(capacity * 2 + slack);
			this.bytes.copy(larger, 0, used, this.length);
			this.bytes = larger;
			this.scanner = this.scanner.continuedIn(larger);
			this.single = undefined;
		} else this.bytes.copyWithin(0, used, this.length);
		this.length = rest;
	}

	/** Fills the page up. False where nothing was left to fill it with. */
	private async fill(): Promise<boolean> {
		const capacity = this.bytes.length - slack;
		let filled = false;
		while (this.length < capacity && !this.ended) {
			this.piece ??= await this.nextPiece();
			if (!this.piece) break;
			const part = this.piece.subarray(0, capacity - this.length);
			this.bytes.set(part, this.length);
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
