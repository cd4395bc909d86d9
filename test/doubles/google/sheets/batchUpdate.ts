import { GoogleError, invalidArgument, refuse } from '../http/googleError';
import type { Cell, Value } from './cell';
import { propertiesOf } from './gridData';
import type { Sheet, SheetsState, Spreadsheet } from './sheetsState';
import { rowAt } from './values';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each was checked by its schema
type Request = any;
type Doer = (spreadsheet: Spreadsheet, request: Request) => object | undefined;

/** Requests of `spreadsheets.batchUpdate` (https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request), as far as anybody here has use for them. */
export function batchUpdate(state: SheetsState, spreadsheet: Spreadsheet, requests: readonly Readonly<Record<string, Request>>[]): object[] {
	if (requests.length === 0) throw invalidArgument('Must specify at least one request.');
	const doers = doersOf(state);
	const replies: object[] = [];
	// Done to a copy, and kept where all went well: one request that fails undoes the others.
	const copy: Spreadsheet = { ...spreadsheet, metadata: [...spreadsheet.metadata], sheets: spreadsheet.sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.map((row) => [...row]) })) };
	for (const [index, request] of requests.entries()) {
		const kinds = Object.keys(request);
		if (kinds.length !== 1) throw invalidArgument(`Invalid value at 'requests[${index}]': exactly one kind of request must be set`);
		const kind = String(kinds[0]);
		const doer = doers[kind];
		if (!doer) throw refuse('notImplemented', `The double of sheets does not know the request ${kind}`, { status: 501 });
		try {
			const reply = doer(copy, request[kind]);
			replies.push(reply ? { [kind]: reply } : {});
		} catch (error) {
			if (error instanceof GoogleError) throw new GoogleError(error.status, error.reason, `Invalid requests[${index}].${kind}: ${error.message}`, error.details);
			throw error;
		}
	}
	spreadsheet.sheets = copy.sheets;
	spreadsheet.metadata = copy.metadata;
	state.touch(spreadsheet);
	return replies;
}

function doersOf(state: SheetsState): Readonly<Record<string, Doer>> {
	const sheetOf = (spreadsheet: Spreadsheet, id: unknown) => state.sheetWithId(spreadsheet, id);
	return {
		addSheet: (spreadsheet, { properties = {} }) => {
			const title = properties.title ?? `Sheet${spreadsheet.sheets.length + 1}`;
			freeTitle(spreadsheet, title);
			if (spreadsheet.sheets.some(({ sheetId }) => sheetId === properties.sheetId)) throw invalidArgument(`A sheet with the id ${properties.sheetId} already exists.`);
			const grid = properties.gridProperties ?? {};
			const sheet = state.addSheet(spreadsheet, { title, rowCount: grid.rowCount, columnCount: grid.columnCount }, properties.sheetId);
			sheet.frozenRowCount = grid.frozenRowCount ?? 0;
			return { properties: propertiesOf(sheet, spreadsheet.sheets.length - 1) };
		},
		deleteSheet: (spreadsheet, { sheetId }) => {
			const sheet = sheetOf(spreadsheet, sheetId);
			if (spreadsheet.sheets.length === 1) throw invalidArgument("You can't remove all the sheets in a document.");
			spreadsheet.sheets = spreadsheet.sheets.filter((one) => one !== sheet);
			return undefined;
		},
		updateSheetProperties: (spreadsheet, { properties = {}, fields }) => {
			const sheet = sheetOf(spreadsheet, properties.sheetId);
			for (const field of fieldsOf(fields)) {
				if (field === 'title') {
					if (properties.title !== sheet.title) freeTitle(spreadsheet, properties.title);
					sheet.title = properties.title;
				} else if (field === 'hidden') sheet.hidden = Boolean(properties.hidden);
				else if (field.startsWith('gridProperties')) resize(sheet, properties.gridProperties ?? {});
				else throw invalidArgument(`Invalid field: ${field}`);
			}
			return undefined;
		},
		appendDimension: (spreadsheet, { sheetId, dimension, length }) => {
			const sheet = sheetOf(spreadsheet, sheetId);
			if (!Number.isInteger(length) || length < 1) throw invalidArgument('length must be at least 1');
			if (rowsOrColumns(dimension) === 'ROWS') sheet.rowCount += length;
			else sheet.columnCount += length;
			return undefined;
		},
		insertDimension: (spreadsheet, { range = {} }) => {
			const { sheet, rows, start, end } = stretch(spreadsheet, range);
			if (rows) {
				sheet.rows.splice(start, 0, ...(start < sheet.rows.length ? Array.from({ length: end - start }, () => []) : []));
				sheet.rowCount += end - start;
			} else {
				for (const row of sheet.rows) if (row.length > start) row.splice(start, 0, ...Array.from({ length: end - start }, () => undefined));
				sheet.columnCount += end - start;
			}
			return undefined;
		},
		deleteDimension: (spreadsheet, { range = {} }) => {
			const { sheet, rows, start, end } = stretch(spreadsheet, range);
			if (rows) {
				sheet.rows.splice(start, end - start);
				sheet.rowCount -= end - start;
			} else {
				for (const row of sheet.rows) row.splice(start, end - start);
				sheet.columnCount -= end - start;
			}
			return undefined;
		},
		appendCells: (spreadsheet, { sheetId, rows = [], fields }) => {
			const sheet = sheetOf(spreadsheet, sheetId);
			fieldsOf(fields);
			let from = sheet.rows.length;
			while (from > 0 && !sheet.rows[from - 1]?.some((cell) => cell !== undefined)) from -= 1;
			sheet.rowCount = Math.max(sheet.rowCount, from + rows.length);
			put(state, spreadsheet, sheet, from, 0, rows);
			return undefined;
		},
		updateCells: (spreadsheet, { start, range, rows = [], fields }) => {
			fieldsOf(fields);
			if (Boolean(start) === Boolean(range)) throw invalidArgument('Exactly one of start and range must be set');
			const sheet = sheetOf(spreadsheet, (start ?? range).sheetId);
			const row = start?.rowIndex ?? range?.startRowIndex ?? 0;
			const column = start?.columnIndex ?? range?.startColumnIndex ?? 0;
			if (row + rows.length > sheet.rowCount) throw invalidArgument(`Attempting to write row: ${row + rows.length - 1}, beyond the last requested row of: ${sheet.rowCount - 1}`);
			put(state, spreadsheet, sheet, row, column, rows);
			return undefined;
		},
		createDeveloperMetadata: (spreadsheet, { developerMetadata = {} }) => {
			if (!developerMetadata.metadataKey) throw invalidArgument('metadataKey is required');
			if (!['DOCUMENT', 'PROJECT'].includes(developerMetadata.visibility)) throw invalidArgument('visibility is required');
			if (!developerMetadata.location) throw invalidArgument('location is required');
			const made = { ...developerMetadata, metadataId: developerMetadata.metadataId ?? spreadsheet.metadata.length + 1001 };
			spreadsheet.metadata.push(made);
			return { developerMetadata: made };
		},
		// How things look changes no value.
		repeatCell: (spreadsheet, { range = {}, fields }) => looksOnly(sheetOf(spreadsheet, range.sheetId), fieldsOf(fields)),
		autoResizeDimensions: (spreadsheet, { dimensions = {} }) => looksOnly(sheetOf(spreadsheet, dimensions.sheetId), []),
		updateDimensionProperties: (spreadsheet, { range = {}, fields }) => looksOnly(sheetOf(spreadsheet, range.sheetId), fieldsOf(fields)),
		setBasicFilter: (spreadsheet, { filter = {} }) => looksOnly(sheetOf(spreadsheet, filter.range?.sheetId), []),
	};
}

function looksOnly(_sheet: Sheet, fields: readonly string[]): undefined {
	if (fields.some((field) => field.startsWith('userEnteredValue'))) throw refuse('notImplemented', 'The double of sheets does not repeat values', { status: 501 });
	return undefined;
}

function freeTitle(spreadsheet: Spreadsheet, title: string): void {
	if (spreadsheet.sheets.some((sheet) => sheet.title.toLowerCase() === String(title).toLowerCase())) throw invalidArgument(`A sheet with the name "${title}" already exists. Please enter another name.`);
}

/** `fields` says what to change and must be there ("At least one field must be listed"). */
function fieldsOf(fields: unknown): string[] {
	if (typeof fields !== 'string' || fields === '') throw invalidArgument('At least one field must be listed in \'fields\'. (Use \'*\' to indicate all fields.)');
	return fields.split(',').map((field) => field.trim());
}

function rowsOrColumns(dimension: unknown): 'ROWS' | 'COLUMNS' {
	if (dimension !== 'ROWS' && dimension !== 'COLUMNS') throw invalidArgument('dimension must be ROWS or COLUMNS');
	return dimension;

}

function resize(sheet: Sheet, { rowCount = sheet.rowCount, columnCount = sheet.columnCount, frozenRowCount = sheet.frozenRowCount }: { rowCount?: number; columnCount?: number; frozenRowCount?: number }): void {
	sheet.rowCount = rowCount;
	sheet.columnCount = columnCount;
	sheet.frozenRowCount = frozenRowCount;
	sheet.rows = sheet.rows.slice(0, rowCount).map((row) => row.slice(0, columnCount));
}

function stretch(spreadsheet: Spreadsheet, { sheetId, dimension, startIndex = 0, endIndex }: Request): { sheet: Sheet; rows: boolean; start: number; end: number } {
	const sheet = spreadsheet.sheets.find((one) => one.sheetId === (sheetId ?? 0));
	if (!sheet) throw invalidArgument(`No grid with id: ${sheetId ?? 0}`);
	const rows = rowsOrColumns(dimension) === 'ROWS';
	const count = rows ? sheet.rowCount : sheet.columnCount;
	const end = endIndex ?? count;
	if (startIndex < 0 || end <= startIndex || startIndex > count) throw invalidArgument(`Invalid range: ${startIndex} to ${end}`);
	return { sheet, rows, start: startIndex, end };
}

function put(state: SheetsState, spreadsheet: Spreadsheet, sheet: Sheet, startRow: number, startColumn: number, rows: readonly { values?: readonly { userEnteredValue?: Readonly<Record<string, Value>> }[] }[]): void {
	for (const [index, { values = [] }] of rows.entries()) {
		if (startColumn + values.length > sheet.columnCount) throw invalidArgument(`Attempting to write column: ${startColumn + values.length - 1}, beyond the last requested column of: ${sheet.columnCount - 1}`);
		const row = rowAt(sheet.rows, startRow + index);
		for (const [offset, { userEnteredValue = {} }] of values.entries()) row[startColumn + offset] = cellOf(state, spreadsheet, sheet, userEnteredValue);
	}
}

/** Unlike `values`, this says itself what each value is: a text stays a text. */
function cellOf(state: SheetsState, spreadsheet: Spreadsheet, sheet: Sheet, value: Readonly<Record<string, Value>>): Cell {
	const kinds = Object.keys(value);
	if (kinds.length > 1) throw invalidArgument('A cell has one value');
	if (typeof value.formulaValue === 'string') {
		if (!value.formulaValue.startsWith('=')) throw invalidArgument('A formula begins with an equals sign');
		return state.enter(spreadsheet, sheet, value.formulaValue);
	}
	const bare = value.stringValue ?? value.numberValue ?? value.boolValue;
	return bare === '' ? undefined : bare;
}
