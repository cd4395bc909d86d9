import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { TableRow } from '../../../../../attendance/register/table';
import { Pages } from '../../../../../connectors/tableSource/file/delimited/pages';
import { DelimitedRows } from '../../../../../connectors/tableSource/file/delimited/rows';
import { TableError } from '../../../../../connectors/tableSource/port';

/**
 * Our reader of delimited text against csv-parse with the options that were measured to be right for schools' exports
 * (relaxed quotes and cell counts, empty lines skipped): the same rows, cells and line numbers, or a refusal by both.
 */
const linesIn = (text: string): number => text.split(/\r\n|\r|\n/).length - 1;

function byCsvParse(bytes: Buffer, delimiter: string): TableRow[] | 'refused' {
	const found: { record: string[]; lines: number }[] = [];
	const keep = (record: string[], { lines }: { lines: number }) => {
		found.push({ record, lines });
		return null;
	};
	try {
		parse(bytes, {
			bom: true, delimiter, record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true, relax_quotes: true, skip_empty_lines: true,
			on_record: keep as never,
		});
	} catch {
		return 'refused';
	}
	if (found.some(({ record }) => record.reduce((sum, cell) => sum + linesIn(cell), 0) >= 20)) return 'refused';
	// It counts lines up to a row's end, and CR LF within quotation marks as two.
	let twice = 0;
	return found.map(({ record, lines }) => {
		const within = record.reduce((sum, cell) => sum + linesIn(cell), 0);
		twice += record.reduce((sum, cell) => sum + cell.split('\r\n').length - 1, 0);
		return { row: lines - twice - within, cells: record };
	});
}

function* cut(bytes: Buffer, length: number): Generator<Buffer> {
	for (let start = 0; start < bytes.length; start += length) yield bytes.subarray(start, start + length);
}

const pagesOf = (bytes: Buffer, delimiter: string, pieceLength: number, pageSize: number): Pages =>
	new Pages('file.csv', (async function* () { yield* cut(bytes, pieceLength); })(), delimiter, pageSize);

/** Any other error than a refusal is a fault of ours. */
function refusedBy(error: unknown): 'refused' {
	expect(error).toBeInstanceOf(TableError);
	return 'refused';
}

async function byOurs(pages: Pages): Promise<TableRow[] | 'refused'> {
	const rows: TableRow[] = [];
	try {
		for await (const batch of new DelimitedRows(pages, 0).asText()) rows.push(...batch);
	} catch (error) {
		return refusedBy(error);
	}
	return rows;
}

/** The same rows from the numbers of their cells, each checked against the row read by itself. */
async function byNumbers(pages: Pages, together: readonly (readonly number[])[]): Promise<TableRow[] | 'refused'> {
	const columns = [3, 0, 1, 2, 4, 5];
	const rows: TableRow[] = [];
	const coded = new DelimitedRows(pages, 0).asNumbers(columns, together);
	const cellsOf = together.map(() => new Map<number, readonly string[]>());
	try {
		for await (const batch of coded.batches) {
			for (let index = 0; index < batch.count; index += 1) {
				const row = batch.row(index);
				expect([row.row, row.cells.length]).toEqual([batch.rowNumbers[index], batch.widths[index]]);
				const cells = columns.map((column, at) => {
					const code = batch.codes[at]?.[index] ?? -1;
					return code === 0 ? (row.cells[column] ?? '') : coded.text(column, code);
				});
				expect(cells).toEqual(columns.map((column) => row.cells[column] ?? ''));
				for (const [group, known] of cellsOf.entries()) {
					const code = batch.together?.[group]?.[index] ?? 0;
					const ofGroup = (together[group] ?? []).map((column) => row.cells[column] ?? '');
					if (code !== 0) expect(known.get(code) ?? ofGroup).toEqual(ofGroup);
					known.set(code, ofGroup);
				}
				rows.push(row);
			}
		}
	} catch (error) {
		return refusedBy(error);
	}
	return rows;
}

/** Columns that are said to come again together: side by side, with others between them, or none. */
const groups = fc.constantFrom([], [[0, 1], [2, 3]], [[0, 1, 2, 3, 4, 5]], [[1], [2, 3, 4, 5]], [[0, 3], [1, 2]]);

const hostile = (delimiter: string) =>
	fc.array(fc.constantFrom(delimiter, delimiter, '"', '"', '""', '\r\n', '\n', '\r', 'a', 'b', ' ', 'é', '€', '😀', '\0', '5" pipe', '\ufeff'), { maxLength: 60 }).map((parts) => parts.join(''));

/** Rows that begin alike, as exports' do, well formed for the most part. */
const sorted = (delimiter: string) =>
	fc.array(
		fc.record({
			start: fc.constantFrom('B801200005001', 'B801200005001', 'B801200005002', '"Ash, Ann"', '"Ann ""Annie"""', 'Zoë', ''),
			next: fc.constantFrom('2026-09-07', '2026-09-08', '07/09/2026', '"two\nlines"', '"two\r\nlines"'),
			mark: fc.constantFrom('/', '\\', 'I', 'C1', '', '"I"', 'a comment that is longer than any number, date, session or mark will ever be in a file'),
			more: fc.constantFrom('', '', '', `${delimiter}x`),
			end: fc.constantFrom('\r\n', '\r\n', '\n', '\r', '\n\n'),
		}),
		{ maxLength: 40 },
	).map((rows) => rows.map(({ start, next, mark, more, end }) => [start, start, next, mark].join(delimiter) + more + end).join(''));

const delimiter = fc.constantFrom(',', ';', '\t', '|');
const file = delimiter.chain((one) => fc.tuple(fc.constant(one), fc.oneof(hostile(one), sorted(one))));
const cuts = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 4, max: 300 }));

test('whatever the text and however its bytes are cut', async () => {
	await fc.assert(
		fc.asyncProperty(file, cuts, groups, async ([one, text], [pieceLength, pageSize], together) => {
			const bytes = Buffer.from(text);
			const expected = byCsvParse(bytes, one);
			expect(await byOurs(pagesOf(bytes, one, pieceLength, pageSize))).toEqual(expected);
			expect(await byNumbers(pagesOf(bytes, one, pieceLength, pageSize), together)).toEqual(expected);
		}),
		{ numRuns: 1_000 },
	);
});

test('also where the bytes are no letters', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(fc.constantFrom(0x61, 0x2c, 0x22, 0x0d, 0x0a, 0xc3, 0xa9, 0xe2, 0x82, 0xf0, 0x80), { maxLength: 60 }), cuts, async (numbers, [pieceLength, pageSize]) => {
			const bytes = Buffer.from(numbers);
			const expected = byCsvParse(bytes, ',');
			expect(await byOurs(pagesOf(bytes, ',', pieceLength, pageSize))).toEqual(expected);
			// Bytes that are no letters all become the same sign, so that cells of one text may have several numbers.
			expect(await byNumbers(pagesOf(bytes, ',', pieceLength, pageSize), [[0, 1]])).toEqual(expected);
		}),
		{ numRuns: 500 },
	);
});

test('where rows differ in one bit only, by which eight noughts read as a number are below nought', async () => {
	const noughts = [0, 0, 0, 0, 0, 0, 0];
	const bytes = Buffer.from([...noughts, 0, 0x2c, 0x61, 0x0a, ...noughts, 0x80, 0x2c, 0x61, 0x0a]);
	const rows = await byOurs(pagesOf(bytes, ',', 40, 300));
	expect(rows).toEqual(byCsvParse(bytes, ','));
	expect(new Set((rows as TableRow[]).map(({ cells }) => cells[0])).size).toBe(2);
});

test('in one text with everything, cut at every byte', async () => {
	const text = '\ufeffUPN,Name,Mark\r\nB1,"Ash, Ann",/\r\nB1,"Ash, Ann",\\\r\n\r\nB2,5" pipe,I\nB3,"say ""hi""",\rB4,"two\r\nlines",/\r\n"B5"x,"",\n007,Zoë 😀\nB6,a,b,c,d';
	const bytes = Buffer.from(text);
	const expected = byCsvParse(bytes, ',');
	expect(expected.length).toBe(9);
	for (let at = 1; at <= bytes.length; at += 1) {
		const pages = new Pages('file.csv', (async function* () { yield bytes.subarray(0, at); yield bytes.subarray(at); })(), ',', Math.max(4, at));
		expect(await byOurs(pages)).toEqual(expected);
		expect(await byNumbers(pagesOf(bytes, ',', at, Math.max(4, at)), [[0, 1]])).toEqual(expected);
	}
});
