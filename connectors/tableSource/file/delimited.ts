import { Readable } from 'node:stream';
import { CsvError, parse, type Info, type Options } from 'csv-parse';
import { parse as parseWhole } from 'csv-parse/sync';
import type { HeaderScore, Table, TableRow } from '../../../attendance/register/table';
import { TableError } from '../port';
import { lookAhead, type Bytes } from './bytes';
import { findHeader, rowsSearchedForHeader, type FoundHeader } from './header';

/** What parts cells, in the order of preference where two would do: Excel's CSV here and on the Continent, tabs, pipes. */
const delimiters = [',', ';', '\t', '|'];

/** How much of a file is looked at for its delimiter and header. */
const searchedBytes = 262_144;

/** A row that is longer is a quotation mark that was never closed and has swallowed the rows below it. */
const longestRow = 1_048_576;

/**
 * Cells may hold line breaks: addresses a few, comments some more. A row that goes on beyond has a quotation mark that
 * was not closed and was ended by the next one in the file, so that the rows between would be lost without a word.
 */
const mostLinesOfARow = 20;

const rowsPerBatch = 1_000;

const options = {
	bom: true,
	info: true,
	max_record_size: longestRow,
	record_delimiter: ['\r\n', '\n', '\r'],
	relax_column_count: true,
	relax_quotes: true,
	skip_empty_lines: true,
} as const satisfies Options;

interface ParsedRow {
	readonly record: string[];
	readonly info: Pick<Info, 'lines' | 'empty_lines'>;
}

/**
 * Opens a table of delimited text (comma, semicolon, tab or pipe), given as UTF-8. Only the top of it is held; rows are
 * read as they are asked for. Throws `TableError` where no row is there, or a quotation mark is never closed.
 */
export async function openDelimited(file: string, utf8: Bytes, score: HeaderScore): Promise<Table> {
	const { head, all, whole } = await lookAhead(utf8, searchedBytes);
	const top = whole ? head : wholeLines(head);
	const candidates = delimiters.map((delimiter) => ({ delimiter, found: headerBy(top, delimiter, score) }));
	const best = candidates.reduce((one, other) => (rank(other.found) > rank(one.found) ? other : one));
	const { delimiter, found } = best;
	if (!found) {
		// Either blank throughout, or not to be parsed at all: reading it says which.
		for await (const batch of rowsOf(file, all, ',')) if (batch.length > 0) break;
		throw new TableError(`${file} is empty`, 'Export it again from the MIS, with at least one row.');
	}
	return {
		file,
		titleRows: found.titleRows,
		header: found.header,
		rows: rowsBelow(found.header.row, rowsOf(file, all, delimiter)),
	};
}

/** A header is told by known names; where there are none, by the number of its cells. */
const rank = (found: FoundHeader | undefined): number => (found ? found.score * 1_000_000 + found.header.cells.length : -1);

function headerBy(top: Buffer, delimiter: string, score: HeaderScore): FoundHeader | undefined {
	const rows: ParsedRow[] = [];
	// With `info` the parser gives more than its types say.
	const keep = (parsed: unknown) => {
		rows.push(parsed as ParsedRow);
		return null;
	};
	try {
		parseWhole(top, { ...options, delimiter, to: rowsSearchedForHeader, on_record: keep });
	} catch {
		// What stands before the fault is enough to tell; reading the rows meets it again and says where it is.
	}
	return findHeader(numbered()(rows), score);
}

/** The top of a file without the line that the cut goes through. */
function wholeLines(head: Buffer): Buffer {
	const end = Math.max(head.lastIndexOf('\n'), head.lastIndexOf('\r'));
	return end > 0 ? head.subarray(0, end + 1) : head;
}

async function* rowsOf(file: string, utf8: Bytes, delimiter: string): AsyncGenerator<readonly TableRow[]> {
	const parser = parse({ ...options, delimiter });
	const source = Readable.from(utf8);
	source.on('error', (error) => parser.destroy(error));
	source.pipe(parser);
	const number = numbered();
	let line = 0;
	let blank = 0;
	let batch: ParsedRow[] = [];
	try {
		for await (const parsed of parser as AsyncIterable<ParsedRow>) {
			if (parsed.info.lines - line > mostLinesOfARow + parsed.info.empty_lines - blank) throw neverClosed(file, line + 1);
			({ lines: line, empty_lines: blank } = parsed.info);
			batch.push(parsed);
			if (batch.length < rowsPerBatch) continue;
			yield number(batch);
			batch = [];
		}
		yield number(batch);
	} catch (error) {
		throw error instanceof CsvError ? noTable(file, error) : error;
	} finally {
		source.destroy();
		parser.destroy();
	}
}

async function* rowsBelow(headerRow: number, batches: AsyncGenerator<readonly TableRow[]>): AsyncGenerator<readonly TableRow[]> {
	for await (const batch of batches) {
		if ((batch[0]?.row ?? Infinity) > headerRow) yield batch;
		else yield batch.filter(({ row }) => row > headerRow);
	}
}

/**
 * Gives rows the number of the line on which they begin. The parser counts the lines up to a row's end, with the blank
 * ones before it, and counts a line break of two characters within quotation marks twice.
 */
function numbered(): (rows: readonly ParsedRow[]) => TableRow[] {
	let lastLine = 0;
	let blankLines = 0;
	let countedTwice = 0;
	return (rows) =>
		rows.map(({ record, info }) => {
			const first = lastLine + 1 + info.empty_lines - blankLines;
			const row = first - countedTwice;
			if (info.lines > first) countedTwice += record.reduce((breaks, cell) => breaks + cell.split('\r\n').length - 1, 0);
			lastLine = info.lines;
			blankLines = info.empty_lines;
			return { row, cells: record };
		});
}

const noTable = (file: string, error: CsvError): TableError =>
	error.code === 'CSV_MAX_RECORD_SIZE' ? tooLong(file, error) : neverClosed(file, error.lines as number, error);

/** The parser says where it stopped, not where the row began. */
function tooLong(file: string, cause: CsvError): TableError {
	return new TableError(
		`${file} cannot be read as a table: a row that ends at or after row ${cause.lines as number} has more than a million characters`,
		'Either a single " is opened above there and never closed, or the file is no table. Look for the " and remove it, or export the file as XLSX.',
		{ cause },
	);
}

function neverClosed(file: string, line: number, cause?: CsvError): TableError {
	return new TableError(
		`${file} cannot be read as a table at row ${line}: a quotation mark is opened and never closed`,
		'Look for a single " in or near that row and remove it, or export the file as XLSX.',
		{ cause },
	);
}
