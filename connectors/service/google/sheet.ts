import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4';
import { ServiceError } from '../serviceError';
import { askGoogle } from './googleError';

/** One sheet (tab) of a spreadsheet, as its metadata tells it. */
export interface GoogleSheet {
	/** Google's number of the sheet, which stays when it is renamed. */
	readonly sheetId: number;
	readonly title: string;
	readonly hidden: boolean;
	/** The size of the grid, with its blank rows and columns. */
	readonly rowCount: number;
	readonly columnCount: number;
	/** Areas of cells shown as one: rows and columns counted from 0, the end not within. */
	readonly merges: readonly sheets_v4.Schema$GridRange[];
}

export interface GoogleSpreadsheet {
	readonly title: string;
	readonly link: string | undefined;
	/** The sheets that are grids of cells, in their order. A chart on a sheet of its own is left out. */
	readonly sheets: readonly GoogleSheet[];
}

const fields = 'spreadsheetUrl,properties(title),sheets(properties(sheetId,title,sheetType,hidden,gridProperties(rowCount,columnCount)),merges)';

/** What a spreadsheet is called and which sheets it has, without their cells. */
export async function spreadsheetOf(sheets: sheets_v4.Sheets, spreadsheetId: string): Promise<GoogleSpreadsheet> {
	const act = { service: 'Google Sheets', doing: 'open the spreadsheet', advice: { 'not found': notFound, 'no access': notFound } } as const;
	const spreadsheet = await askGoogle(act, () => sheets.spreadsheets.get({ spreadsheetId, fields }));
	return {
		title: spreadsheet.properties?.title ?? 'The spreadsheet',
		link: spreadsheet.spreadsheetUrl ?? undefined,
		sheets: (spreadsheet.sheets ?? []).flatMap(({ properties, merges }) =>
			properties?.gridProperties && (properties.sheetType ?? 'GRID') === 'GRID'
				? [
						{
							// What is nought or false is left out of answers in JSON.
							sheetId: properties.sheetId ?? 0,
							title: properties.title ?? '',
							hidden: properties.hidden ?? false,
							rowCount: properties.gridProperties.rowCount ?? 0,
							columnCount: properties.gridProperties.columnCount ?? 0,
							merges: merges ?? [],
						},
					]
				: [],
		),
	};
}

const notFound = 'Check in Google Sheets that the spreadsheet is there and shared with the account of the credential, then choose it again from the list.';

/** The sheet of this title, or else of this number ("0", as after `gid=` in its address); undefined where there is none. */
export const sheetNamed = ({ sheets }: GoogleSpreadsheet, sheet: string): GoogleSheet | undefined =>
	sheets.find(({ title }) => title === sheet) ?? sheets.find(({ sheetId }) => String(sheetId) === sheet);

/** The sheet of this title or number. Throws `ServiceError` where there is none, and names those that there are. */
export function neededSheet(spreadsheet: GoogleSpreadsheet, sheet: string): GoogleSheet {
	const found = sheetNamed(spreadsheet, sheet);
	if (found) return found;
	const titles = spreadsheet.sheets.slice(0, 10).map(({ title }) => `"${title}"`).join(', ');
	throw new ServiceError(`The spreadsheet "${spreadsheet.title}" has no sheet "${sheet}"`, `Choose one of its sheets: ${titles || 'it has none with cells'}.`, {
		service: 'Google Sheets',
		status: 404,
		happened: 'no',
	});
}

/**
 * A range of a sheet in A1 notation, rows and columns counted from 1. The title stands in quotation marks, so that a sheet
 * called "A1" or "Week 1" is not taken for cells (https://developers.google.com/workspace/sheets/api/guides/concepts#cell).
 */
export const rangeOf = (title: string, from: CellAddress, to: CellAddress): string =>
	`'${title.replaceAll("'", "''")}'!${columnLetters(from.column)}${from.row}:${columnLetters(to.column)}${to.row}`;

export interface CellAddress {
	readonly row: number;
	readonly column: number;
}

/** 1 → A, 27 → AA. */
export const columnLetters = (column: number): string => (column <= 26 ? '' : columnLetters(Math.floor((column - 1) / 26))) + String.fromCharCode(65 + ((column - 1) % 26));
