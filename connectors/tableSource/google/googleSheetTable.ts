import { isBlankRow, type HeaderScore, type Table, type TableRow } from '../../../attendance/register/table';
import type { ServiceAccess } from '../../service/access';
import { googleClients, type GoogleClients } from '../../service/google/googleClients';
import type { GoogleAct } from '../../service/google/googleError';
import { neededSheet, spreadsheetOf, type GoogleSheet, type GoogleSpreadsheet } from '../../service/google/sheet';
import { bestSheet, type SheetWithHeader } from '../bestSheet';
import { findHeader } from '../file/header';
import { MergedCells } from '../file/workbook/mergedCells';
import type { TableSource } from '../port';
import { SheetReading } from './sheetReading';

export interface GoogleSheetPlace {
	/** The long id in the spreadsheet's address. */
	readonly spreadsheetId: string;
	/** The sheet's title, or its number after `gid=`. Left out, the sheet whose header has the most known names is read. */
	readonly sheet?: string | undefined;
}

/**
 * A table in a Google Sheet, read in pages, so that memory does not grow with rows.
 *
 * Needs the scope `spreadsheets.readonly`, since a person made the sheet and not this app; with a scope of Drive that may
 * read metadata (`drive.readonly`, `drive.metadata.readonly`) a change while it is read is found in every case, without
 * one wherever it moved rows. Such a change is a `TableError`, never a row lost or read twice. Failures of the service
 * are `ServiceError`.
 */
export function googleSheetTable(access: ServiceAccess, { spreadsheetId, sheet }: GoogleSheetPlace): TableSource {
	const clients = googleClients(access);
	return {
		async open(score: HeaderScore): Promise<Table> {
			const spreadsheet = await spreadsheetOf(clients.sheets, spreadsheetId);
			const candidates = sheet ? [neededSheet(spreadsheet, sheet)] : visibleSheets(spreadsheet);
			const found: OpenedSheet[] = [];
			for (const candidate of candidates) {
				const opened = await openSheet(clients, spreadsheetId, spreadsheet, candidate, score);
				if (opened) found.push(opened);
			}
			const file = sheet ? sheetName(spreadsheet, candidates[0] as GoogleSheet) : `The spreadsheet "${spreadsheet.title}"`;
			return tableOf(bestSheet(file, found), spreadsheet);
		},
		close() {},
	};
}

interface OpenedSheet extends SheetWithHeader {
	readonly sheet: GoogleSheet;
	/** The rows from the top on, in batches; can be read once. */
	readonly rows: AsyncGenerator<readonly TableRow[]>;
	/** The batches that were taken from them to find the header. */
	readonly seen: readonly (readonly TableRow[])[];
}

/** A sheet that was hidden holds what its maker did not want to be seen, unless there is no other. */
function visibleSheets({ sheets }: GoogleSpreadsheet): readonly GoogleSheet[] {
	const visible = sheets.filter(({ hidden }) => !hidden);
	return visible.length > 0 ? visible : sheets;
}

const sheetName = (spreadsheet: GoogleSpreadsheet, sheet: GoogleSheet): string => `${spreadsheet.title}, sheet "${sheet.title}"`;

/** Looks at the top of a sheet: down to the first page with anything on it. Undefined where the sheet holds nothing. */
async function openSheet(clients: GoogleClients, spreadsheetId: string, spreadsheet: GoogleSpreadsheet, sheet: GoogleSheet, score: HeaderScore): Promise<OpenedSheet | undefined> {
	const name = sheetName(spreadsheet, sheet);
	const act: GoogleAct = {
		service: 'Google Sheets',
		doing: `read the sheet "${sheet.title}" of "${spreadsheet.title}"`,
		advice: { refused: 'Look whether the sheet was renamed, deleted or shortened meanwhile, and run the workflow again.' },
	};
	const rows = new SheetReading(clients, spreadsheetId, sheet, act, name).rows();
	for (let next = await rows.next(); !next.done; next = await rows.next()) {
		const top = next.value.filter(({ cells }) => !isBlankRow(cells));
		const found = findHeader(top, score);
		if (found) return { ...found, name: sheet.title, sheet, rows, seen: [next.value], hasRows: top.some(({ row }) => row > found.header.row) };
	}
	return undefined;
}

function tableOf({ sheet, header, titleRows, rows, seen }: OpenedSheet, spreadsheet: GoogleSpreadsheet): Table {
	const merged = new MergedCells(mergedAreas(sheet), header.row);
	return {
		file: sheetName(spreadsheet, sheet),
		titleRows: titleRows.map((row) => merged.filled(row)),
		header: merged.filled(header),
		rows: rowsBelow(header, merged, seen, rows),
	};
}

/** Rows counted from 1 and columns from 0, the last within: as the workbook's reader takes them. */
const mergedAreas = ({ merges }: GoogleSheet) =>
	merges.map(({ startRowIndex, endRowIndex, startColumnIndex, endColumnIndex }) => ({
		top: (startRowIndex ?? 0) + 1,
		bottom: endRowIndex ?? Infinity,
		left: startColumnIndex ?? 0,
		right: (endColumnIndex ?? 1) - 1,
	}));

async function* rowsBelow(header: TableRow, merged: MergedCells, seen: OpenedSheet['seen'], rest: OpenedSheet['rows']): AsyncGenerator<readonly TableRow[]> {
	const width = header.cells.length;
	const below = (batch: readonly TableRow[]): TableRow[] =>
		batch
			.filter(({ row, cells }) => row > header.row && !isBlankRow(cells))
			.map(({ row, cells }) => merged.filled({ row, cells: cells.length < width ? [...cells, ...Array<string>(width - cells.length).fill('')] : cells }));
	for (const batch of seen) yield below(batch);
	for await (const batch of rest) yield below(batch);
}
