import { Column } from './columns';

export const lineFeed: u32 = 10;
export const carriageReturn: u32 = 13;
const quote: u32 = 34;

export let delimiter: u32 = 0;
/** The delimiter sixteen times. */
let delimiters: v128 = i8x16.splat(0);

/** Line breaks within the cells that were last read. */
export let breaks: u32 = 0;
/** Whether a quotation mark was opened that the text does not close. */
export let opened: bool = false;

export function setDelimiter(byte: u32): void {
	delimiter = byte;
	delimiters = i8x16.splat(<i8>byte);
}
/** A bit for each of the sixteen bytes that would end a cell. */
@inline
function endsAmong(at: usize): i32 {
	const bytes = v128.load(at);
	return i8x16.bitmask(v128.or(v128.or(i8x16.eq(bytes, delimiters), i8x16.eq(bytes, i8x16.splat(10))), i8x16.eq(bytes, i8x16.splat(13))));
}

/** The first byte from here on that ends a cell without quotation marks; a line feed stands behind the text. */
@inline
function endOfPlain(from: usize): usize {
	let at = from;
	let bits = endsAmong(at);
	while (bits === 0) bits = endsAmong((at += 16));
	return at + ctz(bits);
}

/** What follows a cell's end. */
export const enum After {
	/** The bytes that are there do not tell. */
	unknown,
	cell,
	row,
}

export let after: After = After.unknown;
/** How many cells were read. */
export let cells: u32 = 0;

/**
 * Reads cells from a place on, at most so many or to the end of the row, and notes where those of the columns stand that
 * begin with `columns`. Gives where it came to; `after` says what follows.
 */
export function readCells(from: usize, most: u32, end: usize, final: bool, columns: usize, columnCount: u32, firstPlace: u32): usize {
	let at = from;
	let column = 0;
	let wanted = columnCount > 0 ? columnAt(columns, 0).place : u32.MAX_VALUE;
	breaks = 0;
	opened = false;
	cells = 0;
	while (true) {
		let start = at;
		let stop: usize;
		if (load<u8>(at) === quote) {
			at = endOfQuoted(at + 1, end, final);
			if (at === 0) {
				after = After.unknown;
				return from;
			}
			stop = at - 1;
			at = endOfPlain(at);
			if (doubledQuote || at > stop + 1) {
				// Its quotation marks must be looked at one by one: it has no number.
				stop = 0;
			} else start += 1;
		} else {
			at = endOfPlain(at);
			stop = at;
		}
		if (firstPlace + cells === wanted) {
			const asked = columnAt(columns, column);
			asked.start = start;
			asked.end = stop;
			column += 1;
			wanted = <u32>column < columnCount ? columnAt(columns, column).place : u32.MAX_VALUE;
		}
		cells += 1;
		if (load<u8>(at) === delimiter) {
			at += 1;
			if (cells < most) continue;
			after = After.cell;
			break;
		}
		at = lineEnd(at, end, final);
		after = at === 0 ? After.unknown : After.row;
		break;
	}
	// Cells that a short row lacks are empty ones.
	for (; <u32>column < columnCount; column += 1) {
		const asked = columnAt(columns, column);
		asked.start = from;
		asked.end = from;
	}
	return at;
}

@inline
export function columnAt(columns: usize, index: u32): Column {
	return changetype<Column>(columns + <usize>index * offsetof<Column>());
}

let doubledQuote = false;

/** Where the text goes on after the quotation mark that ends a cell; 0 where it is not there. */
function endOfQuoted(from: usize, end: usize, final: bool): usize {
	doubledQuote = false;
	for (let at = from; at < end; at += 1) {
		const byte: u32 = load<u8>(at);
		if (byte > quote) continue;
		if (byte === quote) {
			if (at + 1 >= end && !final) return 0;
			if (load<u8>(at + 1) !== quote) return at + 1;
			doubledQuote = true;
			at += 1;
		} else if (byte === lineFeed || (byte === carriageReturn && load<u8>(at + 1) !== lineFeed)) breaks += 1;
	}
	opened = true;
	return 0;
}

/** Where the text goes on after the end of a line; 0 where the bytes that are there do not tell. The byte at `end` is a line feed of ours. */
export function lineEnd(at: usize, end: usize, final: bool): usize {
	if (load<u8>(at) !== carriageReturn) return at < end ? at + 1 : final ? end : 0;
	if (at + 1 >= end) return final ? end : 0;
	return load<u8>(at + 1) === lineFeed ? at + 2 : at + 1;
}
