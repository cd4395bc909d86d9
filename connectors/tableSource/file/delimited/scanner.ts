import { longestRow, mostLinesOfARow, type Fault, type PageScanner } from './pageReader';

const lineFeed = 10;
const carriageReturn = 13;
const quote = 34;

/** Bytes that a page needs behind its content: one that ends the last row, and those that reading several at once runs into. */
export const slack = 16;

/**
 * Finds where the rows and cells of delimited text stand, in pages of UTF-8 bytes; nothing becomes text here.
 *
 * The rules are RFC 4180's, and where exports break them those of csv-parse with `relax_quotes`, `relax_column_count` and
 * `skip_empty_lines`: a row ends with CR LF, LF or CR; a cell that begins with a quotation mark goes on to the next one
 * that is not doubled; a quotation mark elsewhere is text, and so are both where text follows the second; rows may have
 * any number of cells; lines of no character are no rows.
 *
 * Exports are sorted, so most rows begin as the one before. What two rows have in common from their beginning is found eight
 * bytes at a time, and its cells are not looked at again: `same` says how many they are.
 */
export class Scanner implements PageScanner {
	/** How many rows were found in the page. */
	rows = 0;
	/** The line on which each row begins, from 1. */
	readonly lines: Uint32Array;
	/** Where each row begins in the page. */
	readonly rowStarts: Int32Array;
	/** How many cells each row has. */
	readonly widths: Int32Array;
	/** How many of a row's first cells are those of the row before it, byte for byte. */
	readonly same: Int32Array;
	/** Where the row's other cells stand in `starts` and `ends`. */
	readonly firstCells: Int32Array;
	/** The bytes of each cell, without the quotation marks around it. */
	readonly starts: Int32Array;
	/** For a cell whose quotation marks must be looked at one by one: `~end`, and from its first quotation mark on. */
	readonly ends: Int32Array;
	fault: Fault | undefined;
	/** How many of the page's bytes were used up. */
	used = 0;

	/** The line after the rows that were found. */
	line = 1;
	private lineReached = 1;
	readonly capacity: number;
	/** The page's bytes, several at a time. */
	private readonly view: DataView;
	/** 1 for what ends a cell that has no quotation marks around it. */
	private readonly ending = new Uint8Array(256);
	private readonly highestEnding: number;
	/** Of the row at hand: where the cell after each begins, counted from the row's beginning. */
	private readonly nextCells: Int32Array;

	constructor(
		readonly bytes: Buffer,
		private readonly delimiter: number,
		mostRows: number,
	) {
		this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		for (const byte of [lineFeed, carriageReturn, delimiter]) this.ending[byte] = 1;
		this.highestEnding = Math.max(carriageReturn, delimiter);
		const capacity = bytes.length - slack;
		this.capacity = capacity;
		this.lines = new Uint32Array(mostRows);
		this.rowStarts = new Int32Array(mostRows);
		this.widths = new Int32Array(mostRows);
		this.same = new Int32Array(mostRows);
		this.firstCells = new Int32Array(mostRows + 1);
		this.starts = new Int32Array(capacity + 1);
		this.ends = new Int32Array(capacity + 1);
		this.nextCells = new Int32Array(capacity + 1);
	}

	/** The same place in the file with a page of twice the size. */
	larger(): Scanner {
		const other = new Scanner(Buffer.alloc(this.capacity * 2 + slack), this.delimiter, this.lines.length);
		other.line = this.line;
		return other;
	}

	/**
	 * Finds the whole rows among the bytes from `from` to `length`; where `final`, the last may lack its line end. Stops at
	 * a fault, which is then told, and where no more rows can be held. One function, since a call for each cell would take
	 * longer than reading it.
	 */
	scan(from: number, length: number, final: boolean): void {
		const { bytes, view, delimiter, ending, highestEnding, nextCells, lines, rowStarts, widths, same, firstCells, starts, ends } = this;
		const mostRows = lines.length;
		bytes[length] = lineFeed;
		let at = from;
		let line = this.line;
		let row = 0;
		let cell = 0;
		let widthBefore = 0;
		let startBefore = 0;
		this.used = from;
		this.fault = undefined;

		while (at < length && row < mostRows) {
			const first = bytes[at] as number;
			if (first === lineFeed || first === carriageReturn) {
				const end = lineEnd(bytes, at, length, final);
				if (end < 0) break;
				at = end;
				this.used = at;
				line += 1;
				continue;
			}

			// What the row has in common with the one before it.
			const start = at;
			const firstCell = cell;
			let column = 0;
			let breaks = 0;
			let known = start;
			if (widthBefore > 1) {
				const limit = Math.min(nextCells[widthBefore - 2] as number, length - start);
				let common = 0;
				// Two numbers are equal where their bytes are, but for noughts of either sign.
				for (let eight = 1; common + 8 <= limit; common += 8) {
					eight = view.getFloat64(start + common, true);
					if (eight === 0 || eight !== view.getFloat64(startBefore + common, true)) break;
				}
				while (common + 4 <= limit && view.getInt32(start + common, true) === view.getInt32(startBefore + common, true)) common += 4;
				while (common < limit && bytes[start + common] === bytes[startBefore + common]) common += 1;
				known = start + common;
				while (column < widthBefore - 1 && (nextCells[column] as number) <= common) column += 1;
				if (column > 0) at = start + (nextCells[column - 1] as number);
			}
			const sameCells = column;

			// The cells that follow.
			let whole = true;
			for (;;) {
				let byte = bytes[at] as number;
				if (byte === quote) {
					const opened = at;
					let asItStands = true;
					let closed = false;
					at += 1;
					while (!closed) {
						byte = bytes[at] as number;
						while (byte > quote) byte = bytes[++at] as number;
						if (at >= length || (byte === quote && at + 1 >= length && !final)) break;
						if (byte === quote) {
							const after = bytes[at + 1] as number;
							if (after === quote) {
								asItStands = false;
								at += 1;
							} else {
								closed = true;
								if (after !== delimiter && after !== lineFeed && after !== carriageReturn) asItStands = false;
							}
						} else if (byte === lineFeed || (byte === carriageReturn && bytes[at + 1] !== lineFeed)) breaks += 1;
						at += 1;
					}
					if (!closed) {
						if (final) this.fault = { kind: 'never closed', line };
						whole = false;
						break;
					}
					byte = bytes[at] as number;
					if (asItStands) {
						starts[cell] = opened + 1;
						ends[cell] = at - 1;
					} else {
						while (byte > highestEnding || ending[byte] === 0) byte = bytes[++at] as number;
						starts[cell] = opened;
						ends[cell] = ~at;
					}
				} else {
					const begun = at;
					// The bytes in common end no cell, or it would be in common too.
					if (at < known) byte = bytes[(at = known)] as number;
					while (byte > highestEnding || ending[byte] === 0) byte = bytes[++at] as number;
					starts[cell] = begun;
					ends[cell] = at;
				}
				cell += 1;
				if (byte === delimiter) {
					at += 1;
					nextCells[column] = at - start;
					column += 1;
					continue;
				}
				const end = lineEnd(bytes, at, length, final);
				if (end < 0) whole = false;
				else at = end;
				break;
			}
			// Its end: the rest comes with the next page, or the row stands.
			if (!whole) {
				cell = firstCell;
				this.lineReached = line + breaks;
				break;
			}
			if (at - start > longestRow) this.fault = { kind: 'too long', line: line + breaks };
			else if (breaks >= mostLinesOfARow) this.fault = { kind: 'never closed', line };
			if (this.fault) break;

			lines[row] = line;
			rowStarts[row] = start;
			same[row] = sameCells;
			widths[row] = column + 1;
			firstCells[row] = firstCell;
			row += 1;
			line += 1 + breaks;
			startBefore = start;
			// The lines within a cell must be counted each time.
			widthBefore = breaks === 0 ? column + 1 : 0;
			this.used = at;
		}

		firstCells[row] = cell;
		this.rows = row;
		this.line = line;
		if (!this.fault && length - this.used > longestRow && row === 0) this.fault = { kind: 'too long', line: this.lineReached };
	}
}

/** Where the line goes on after its end, or -1 where the bytes that are there do not tell. The byte at `length` is a line feed of ours. */
function lineEnd(bytes: Uint8Array, at: number, length: number, final: boolean): number {
	if (bytes[at] !== carriageReturn) return at < length ? at + 1 : final ? length : -1;
	if (at + 1 >= length) return final ? length : -1;
	return bytes[at + 1] === lineFeed ? at + 2 : at + 1;
}
