import { breaks as breaksRead, carriageReturn, columnAt, lineEnd, lineFeed, opened, setDelimiter } from './cells';
import { stands, Entry } from './entries';
import { Column } from './columns';
import { allocate } from './memory';
import { Run } from './runs';

/** Bytes behind a page's text: a line feed that ends the last row, and what reading several at once runs into. */
const slack: u32 = 32;

export let page: usize = 0;
/** For each row of a page. */
export let lines: usize = 0;
export let rowStarts: usize = 0;
export let widths: usize = 0;
/** For each column asked for, the number of each row's cell. */
export let numbers: usize = 0;
/** For each run, the number of what the row has there; 0 where that is not kept. */
export let runNumbers: usize = 0;

/** What `scan` found: how many rows, how many bytes they take, the line that the next one begins on. */
export let rows: u32 = 0;
export let used: u32 = 0;
export let line: u32 = 1;
/** 1: a quotation mark is opened and never closed; 2: a row is too long. */
export let fault: u32 = 0;
export let faultLine: u32 = 0;

export let textLength: u32 = 0;

let mostRows: u32 = 0;
let longestRow: u32 = 0;
let mostLines: u32 = 0;
let lineReached: u32 = 1;

let columns: usize = 0;
let columnCount: u32 = 0;
let runs: usize = 0;
let runCount: u32 = 0;

/** To be called first, then `column` for each in order, then `run` for each in order. */
export function begin(delimiter: u32, capacity: u32, rowsOfAPage: u32, longest: u32, linesOfARow: u32, firstLine: u32, columnsAsked: u32, runsAsked: u32): void {
	setDelimiter(delimiter);
	mostRows = rowsOfAPage;
	longestRow = longest;
	mostLines = linesOfARow;
	line = firstLine;
	lineReached = firstLine;
	columns = allocate(<usize>columnsAsked * offsetof<Column>());
	runs = allocate(<usize>runsAsked * offsetof<Run>());
	const ofRows = <usize>mostRows << 2;
	lines = allocate(ofRows);
	rowStarts = allocate(ofRows);
	widths = allocate(ofRows);
	numbers = allocate(ofRows * columnsAsked);
	runNumbers = allocate(ofRows * runsAsked);
	page = allocate(capacity + slack);
}

export function column(place: u32): void {
	columnAt(columns, columnCount).begin(place);
	columnCount += 1;
}

/** The cells from one place to before another, which have so many of the columns, from this one on. */
export function run(from: u32, to: u32, firstColumn: u32, count: u32): void {
	runAt(runCount).begin(from, to, columns + <usize>firstColumn * offsetof<Column>(), count);
	runCount += 1;
}

@inline
function runAt(index: u32): Run {
	return changetype<Run>(runs + <usize>index * offsetof<Run>());
}

/** Where the text of a number stands; `textLength` is how long it is. */
export function text(column: u32, number: u32): usize {
	const entry = columnAt(columns, column).textOf(number);
	textLength = entry.length;
	return entry.bytes;
}

/**
 * Finds the whole rows among the page's bytes from `from` to `length`; where `final`, the last may lack its line end. Stops
 * at a fault, which is then told, and where no more rows can be held.
 */
export function scan(from: u32, length: u32, final: bool): void {
	const end = page + length;
	const ofRows = <usize>mostRows << 2;
	let at = page + from;
	let row: u32 = 0;
	store<u8>(end, lineFeed);
	used = from;
	fault = 0;
	while (at < end && row < mostRows) {
		const first: u32 = load<u8>(at);
		if (first === lineFeed || first === carriageReturn) {
			const next = lineEnd(at, end, final);
			if (next === 0) break;
			at = next;
			used = <u32>(at - page);
			line += 1;
			continue;
		}
		const start = at;
		let cells: u32 = 0;
		let breaks: u32 = 0;
		let index: u32 = 0;
		let into = numbers + (<usize>row << 2);
		let whole = false;
		for (; index < runCount; index += 1) {
			const run = runAt(index);
			const last = run.last;
			let found: Entry | null = changetype<Entry | null>(last.next);
			if (found === null || !fits(found, at, end)) {
				found = changetype<Entry | null>(last.nextOther);
				if (found === null || !fits(found, at, end)) {
					found = run.read(at, end, final);
					if (found === null) break;
				}
				run.follow(found);
			}
			const entry = changetype<Entry>(changetype<usize>(found));
			run.last = entry;
			at += entry.length;
			cells += entry.cells;
			breaks += entry.breaks;
			store<u32>(runNumbers + <usize>index * ofRows + (<usize>row << 2), entry.own);
			const count = run.columnCount;
			for (let slot: u32 = 0; slot < count; slot += 1, into += ofRows) store<u32>(into, entry.numberAt(slot));
			if (entry.endsRow !== 0) {
				whole = true;
				break;
			}
		}
		if (!whole) {
			forgetLast();
			if (opened && final) {
				fault = 1;
				faultLine = line;
			}
			lineReached = line + breaks + breaksRead;
			break;
		}
		if (<u32>(at - start) > longestRow) {
			fault = 2;
			faultLine = line + breaks;
			break;
		}
		if (breaks >= mostLines) {
			fault = 1;
			faultLine = line;
			break;
		}
		for (index += 1; index < runCount; index += 1) {
			store<u32>(runNumbers + <usize>index * ofRows + (<usize>row << 2), 0);
			into = withoutCells(runAt(index), into, at);
		}
		store<u32>(lines + (<usize>row << 2), line);
		store<u32>(rowStarts + (<usize>row << 2), <u32>(start - page));
		store<u32>(widths + (<usize>row << 2), cells);
		row += 1;
		line += 1 + breaks;
		used = <u32>(at - page);
	}
	rows = row;
	if (fault === 0 && length - used > longestRow && row === 0) {
		fault = 2;
		faultLine = lineReached;
	}
}

@inline
function fits(entry: Entry, at: usize, end: usize): bool {
	return at + entry.length <= end && stands(entry, at);
}

/** The numbers of a run that a short row ends before. */
function withoutCells(run: Run, into: usize, at: usize): usize {
	let to = into;
	for (let index: u32 = 0; index < run.columnCount; index += 1, to += <usize>mostRows << 2) {
		const column = columnAt(run.columns, index);
		column.start = at;
		column.end = at;
		store<u32>(to, column.number());
	}
	return to;
}

/** A row that is not all there is read again, and nothing follows upon its own beginning. */
function forgetLast(): void {
	for (let index: u32 = 0; index < runCount; index += 1) {
		const run = runAt(index);
		run.last = run.loose;
	}
}
