import type { Call, Handler } from '../http/api';
import { invalidArgument, invalidParameter } from '../http/googleError';
import { writeA1 } from './a1';
import { rendered, type Cell, type DateRender, type Value, type ValueRender } from './cell';
import type { Grid, SheetsState, Spreadsheet } from './sheetsState';

const inputOptions = ['RAW', 'USER_ENTERED'] as const;
const renderOptions = ['FORMATTED_VALUE', 'UNFORMATTED_VALUE', 'FORMULA'] as const;
const dateOptions = ['SERIAL_NUMBER', 'FORMATTED_STRING'] as const;
const dimensions = ['ROWS', 'COLUMNS'] as const;
/** https://developers.google.com/workspace/sheets/api/limits and the cell limit of the editor. */
const longestCell = 50_000;

type Open = (call: Call, writes?: boolean) => Spreadsheet;

/** The methods of `spreadsheets.values` (https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values). */
export function valueMethods(state: SheetsState, open: Open): Record<string, Handler> {
	const read = (call: Call, spreadsheet: Spreadsheet, range: string): object => {
		const value = call.query.oneOf('valueRenderOption', renderOptions) ?? 'FORMATTED_VALUE';
		const dates = call.query.oneOf('dateTimeRenderOption', dateOptions) ?? 'SERIAL_NUMBER';
		const majorDimension = call.query.oneOf('majorDimension', dimensions) ?? 'ROWS';
		return valuesIn(state.grid(spreadsheet, range), value, dates, majorDimension);
	};
	const inputOption = (call: Call) => {
		const option = call.query.oneOf('valueInputOption', inputOptions);
		if (!option) throw invalidParameter('valueInputOption', "'valueInputOption' is required but not specified");
		return option;
	};
	const answerOf = (spreadsheet: Spreadsheet, grid: Grid, values: readonly (readonly unknown[])[]) => {
		const cells = values.flat().filter((value) => value !== null);
		const columns = values.reduce((most, row) => Math.max(most, row.length), 0);
		return {
			spreadsheetId: spreadsheet.id,
			updatedRange: writeA1(grid.sheet.title, { ...grid, endRow: grid.startRow + values.length, endColumn: grid.startColumn + columns }),
			...(cells.length > 0 && { updatedRows: values.length, updatedColumns: columns, updatedCells: cells.length }),
		};
	};
	const update = (spreadsheet: Spreadsheet, range: string, body: { range?: string; majorDimension?: string; values?: unknown[][] }, option: (typeof inputOptions)[number]) => {
		if (body.range !== undefined && body.range !== range && writeA1Of(body.range) !== writeA1Of(range)) throw invalidArgument(`Requested writing within range [${range}], but the body says [${body.range}]`);
		const grid = state.grid(spreadsheet, range, 'write');
		const values = rowsOf(body);
		if (values.length > grid.endRow - grid.startRow && !/^[^:]*$/.test(range)) throw invalidArgument(`Requested writing within range [${range}], but tried writing to row [${grid.startRow + values.length}]`);
		const columns = values.reduce((most, row) => Math.max(most, row.length), 0);
		if (columns > grid.endColumn - grid.startColumn && !/^[^:]*$/.test(range)) throw invalidArgument(`Requested writing within range [${range}], but tried writing to column [${grid.startColumn + columns}]`);
		if (grid.startRow + values.length > grid.sheet.rowCount || grid.startColumn + columns > grid.sheet.columnCount) {
			throw invalidArgument(`Range (${range}) exceeds grid limits. Max rows: ${grid.sheet.rowCount}, max columns: ${grid.sheet.columnCount}`);
		}
		return { grid, values, write: () => write(state, spreadsheet, grid, values, option) };
	};

	return {
		'spreadsheets.values.get': (call) => read(call, open(call), call.path.range ?? ''),
		'spreadsheets.values.batchGet': (call) => {
			const spreadsheet = open(call);
			return { spreadsheetId: spreadsheet.id, valueRanges: call.query.list('ranges').map((range) => read(call, spreadsheet, range)) };
		},
		'spreadsheets.values.update': (call) => {
			const spreadsheet = open(call, true);
			const { grid, values, write: doIt } = update(spreadsheet, call.path.range ?? '', call.body, inputOption(call));
			doIt();
			state.touch(spreadsheet);
			return answerOf(spreadsheet, grid, values);
		},
		'spreadsheets.values.batchUpdate': (call) => {
			const spreadsheet = open(call, true);
			const option = call.body.valueInputOption as (typeof inputOptions)[number];
			if (!inputOptions.includes(option)) throw invalidArgument("'valueInputOption' is required but not specified");
			// All are looked at before any is written: the call is done whole or not at all.
			const writes = ((call.body.data ?? []) as { range?: string }[]).map((data) => {
				if (!data.range) throw invalidArgument("Invalid data: 'range' is required");
				return update(spreadsheet, data.range, data, option);
			});
			for (const { write: doIt } of writes) doIt();
			state.touch(spreadsheet);
			const responses = writes.map(({ grid, values }) => answerOf(spreadsheet, grid, values));
			const total = (name: 'updatedRows' | 'updatedColumns' | 'updatedCells') => responses.reduce((sum, one) => sum + (one[name] ?? 0), 0);
			return {
				spreadsheetId: spreadsheet.id,
				totalUpdatedRows: total('updatedRows'),
				totalUpdatedColumns: total('updatedColumns'),
				totalUpdatedCells: total('updatedCells'),
				totalUpdatedSheets: new Set(writes.map(({ grid }) => grid.sheet)).size,
				responses,
			};
		},
		'spreadsheets.values.append': (call) => {
			const spreadsheet = open(call, true);
			const option = inputOption(call);
			const inserts = call.query.oneOf('insertDataOption', ['OVERWRITE', 'INSERT_ROWS']) === 'INSERT_ROWS';
			const asked = state.grid(spreadsheet, call.path.range ?? '');
			const table = tableIn(asked);
			const values = rowsOf(call.body);
			const { sheet } = asked;
			const startRow = table?.endRow ?? asked.startRow;
			const startColumn = table?.startColumn ?? asked.startColumn;
			const width = values.reduce((most, row) => Math.max(most, row.length), 0);
			if (inserts && startRow < sheet.rows.length) sheet.rows.splice(startRow, 0, ...values.map(() => []));
			sheet.rowCount = Math.max(sheet.rowCount + (inserts ? values.length : 0), startRow + values.length);
			sheet.columnCount = Math.max(sheet.columnCount, startColumn + width);
			const grid: Grid = { sheet, startRow, startColumn, endRow: startRow + values.length, endColumn: startColumn + width };
			write(state, spreadsheet, grid, values, option);
			state.touch(spreadsheet);
			return {
				spreadsheetId: spreadsheet.id,
				...(table && { tableRange: writeA1(sheet.title, table) }),
				updates: answerOf(spreadsheet, grid, values),
			};
		},
		'spreadsheets.values.clear': (call) => {
			const spreadsheet = open(call, true);
			const grid = state.grid(spreadsheet, call.path.range ?? '');
			clear(grid);
			state.touch(spreadsheet);
			return { spreadsheetId: spreadsheet.id, clearedRange: writeA1(grid.sheet.title, grid) };
		},
		'spreadsheets.values.batchClear': (call) => {
			const spreadsheet = open(call, true);
			const grids = ((call.body.ranges ?? []) as string[]).map((range) => state.grid(spreadsheet, range));
			for (const grid of grids) clear(grid);
			state.touch(spreadsheet);
			return { spreadsheetId: spreadsheet.id, clearedRanges: grids.map((grid) => writeA1(grid.sheet.title, grid)) };
		},
	};
}

/** A range as it is read: what is empty at the end of a row, and rows at the end that are empty, are left out. */
function valuesIn(grid: Grid, value: ValueRender, dates: DateRender, majorDimension: 'ROWS' | 'COLUMNS'): object {
	const { sheet, startRow, startColumn, endRow, endColumn } = grid;
	const rows = sheet.rows.slice(startRow, endRow).map((row) => row.slice(startColumn, endColumn).map((cell) => rendered(cell, value, dates)));
	const lines = trimmed(majorDimension === 'ROWS' ? rows : turned(rows));
	return { range: writeA1(sheet.title, grid), majorDimension, ...(lines.length > 0 && { values: lines }) };
}

function trimmed(lines: Value[][]): Value[][] {
	for (const line of lines) while (line.length > 0 && line.at(-1) === '') line.pop();
	while (lines.length > 0 && lines.at(-1)?.length === 0) lines.pop();
	return lines;
}

function turned(rows: Value[][]): Value[][] {
	const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
	return Array.from({ length: width }, (_, column) => rows.map((row) => row[column] ?? ''));
}

/** The values of a body by rows. Only texts, numbers, booleans and null ("leave it alone") are values. */
function rowsOf({ majorDimension = 'ROWS', values = [] }: { majorDimension?: string; values?: unknown[][] }): unknown[][] {
	if (!(dimensions as readonly string[]).includes(majorDimension)) throw invalidArgument(`Invalid value at 'data.major_dimension': ${majorDimension}`);
	for (const [row, line] of values.entries()) {
		if (!Array.isArray(line)) throw invalidArgument(`Invalid value at 'data.values[${row}]' (type.googleapis.com/google.protobuf.ListValue)`);
		for (const [column, value] of line.entries()) {
			if (typeof value === 'object' && value !== null) throw invalidArgument(`Invalid values[${row}][${column}]: struct_value or list_value`);
			if (typeof value === 'string' && value.length > longestCell) throw invalidArgument(`Your input contains more than the maximum of ${longestCell} characters in a single cell.`);
		}
	}
	if (majorDimension === 'ROWS') return values;
	const height = values.reduce((most, line) => Math.max(most, line.length), 0);
	return Array.from({ length: height }, (_, row) => values.map((line) => line[row] ?? null));
}

function write(state: SheetsState, spreadsheet: Spreadsheet, { sheet, startRow, startColumn }: Grid, values: readonly (readonly unknown[])[], option: (typeof inputOptions)[number]): void {
	for (const [index, line] of values.entries()) {
		const row = rowAt(sheet.rows, startRow + index);
		for (const [offset, value] of line.entries()) {
			if (value === null) continue;
			row[startColumn + offset] = value === '' ? undefined : typeof value === 'string' && option === 'USER_ENTERED' ? state.enter(spreadsheet, sheet, value) : (value as Value);
		}
	}
}

export function rowAt(rows: Cell[][], index: number): Cell[] {
	while (rows.length <= index) rows.push([]);
	return rows[index] as Cell[];
}

function clear({ sheet, startRow, startColumn, endRow, endColumn }: Grid): void {
	for (const row of sheet.rows.slice(startRow, endRow)) for (let column = startColumn; column < Math.min(endColumn, row.length); column += 1) row[column] = undefined;
}

/** The last table within a range: rows that follow each other without an empty one (values.append, "tables"). */
function tableIn({ sheet, startRow, startColumn, endRow, endColumn }: Grid): Omit<Grid, 'sheet'> | undefined {
	const filled = (row: number) => sheet.rows[row]?.some((cell, column) => cell !== undefined && column >= startColumn && column < endColumn) ?? false;
	let last = Math.min(endRow, sheet.rows.length) - 1;
	while (last >= startRow && !filled(last)) last -= 1;
	if (last < startRow) return undefined;
	while (filled(last + 1)) last += 1;
	let first = last;
	while (first > 0 && filled(first - 1)) first -= 1;
	const rows = sheet.rows.slice(first, last + 1);
	const columns = rows.flatMap((row) => row.flatMap((cell, column) => (cell === undefined ? [] : [column])));
	return { startRow: first, endRow: last + 1, startColumn: columns.reduce((least, column) => Math.min(least, column), Infinity), endColumn: columns.reduce((most, column) => Math.max(most, column), 0) + 1 };
}

const writeA1Of = (range: string) => range.replaceAll(/['$]/g, '').toLowerCase();

