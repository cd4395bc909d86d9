import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4';
import { askGoogle, type GoogleAct } from '../../service/google/googleError';
import { rangeOf, type GoogleSheet } from '../../service/google/sheet';
import { cellText, type PlainCell } from './sheetCell';

/**
 * Cells of a page, blank ones with them: some 1 MB as JSON, within the 2 MB that Google recommends
 * (https://developers.google.com/workspace/sheets/api/limits).
 */
const cellsPerPage = 50_000;
const mostRowsPerPage = 5_000;

/** How often a page is read that was changed between its two readings. */
const tries = 4;

/** Some rows of a sheet, one after the other. Blank cells at the end of a row are left out, as are blank rows at the end. */
export interface SheetPage {
	/** The number of the first row, counted from 1. */
	readonly from: number;
	readonly rows: readonly (readonly string[])[];
	/** The same cells as they were before they were made text: equal only if nothing was changed. */
	readonly plain: readonly (readonly PlainCell[])[];
}

/** How many rows of such a sheet are read at a time. */
export const rowsPerPage = ({ columnCount }: GoogleSheet): number => Math.min(mostRowsPerPage, Math.max(50, Math.floor(cellsPerPage / Math.max(1, columnCount))));

/**
 * Reads rows of a sheet, both numbers included, by two requests: the values as they are, and as a person sees them.
 * Where somebody changes the sheet between the two, they are asked for again.
 */
export async function readPage(sheets: sheets_v4.Sheets, spreadsheetId: string, { title, columnCount }: GoogleSheet, from: number, to: number, act: GoogleAct): Promise<SheetPage> {
	const ranges = [rangeOf(title, { row: from, column: 1 }, { row: to, column: Math.max(1, columnCount) })];
	const values = async (how: object): Promise<PlainCell[][]> => {
		const { valueRanges } = await askGoogle(act, () => sheets.spreadsheets.values.batchGet({ spreadsheetId, ranges, majorDimension: 'ROWS', ...how }));
		return (valueRanges?.[0]?.values ?? []) as PlainCell[][];
	};
	let before: string | undefined;
	for (let attempt = 1; ; attempt += 1) {
		const [plain, shown] = await Promise.all([
			values({ valueRenderOption: 'UNFORMATTED_VALUE', dateTimeRenderOption: 'SERIAL_NUMBER' }),
			values({ valueRenderOption: 'FORMATTED_VALUE' }),
		]);
		const same = agree(plain, shown);
		const now = same ? undefined : JSON.stringify([plain, shown]);
		// A format may add words to a text. Then both readings stay as they are, however often they are asked for.
		if (same || now === before || attempt === tries) {
			return { from, plain, rows: plain.map((cells, row) => cells.map((cell, column) => cellText(cell, String(shown[row]?.[column] ?? '')))) };
		}
		before = now;
	}
}

/** Whether two readings are of the same state, as far as texts tell: those are seen as they are. */
const agree = (plain: readonly (readonly PlainCell[])[], shown: readonly (readonly PlainCell[])[]): boolean =>
	plain.every((cells, row) => cells.every((cell, column) => typeof cell !== 'string' || cell === (shown[row]?.[column] ?? '')));
