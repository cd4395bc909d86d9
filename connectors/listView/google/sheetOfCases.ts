import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4';
import { askGoogle, type GoogleAct } from '../../service/google/googleError';
import { rangeOf, type GoogleSpreadsheet } from '../../service/google/sheet';
import { headerWithin, isKeyColumn, textOf, type CellValue } from './listSheet';

const act: GoogleAct = { service: 'Google Sheets', doing: 'look which sheet shows the cases' };

/**
 * The title of the sheet in which staff read cases, whatever staff call it and put before it: the first that has the cases'
 * column; else the first with nothing at its top, which becomes the list; else the first of all, which is refused with what to do.
 * Undefined where the spreadsheet has no sheet of cells. Sheets that staff have hidden come after those that they see.
 */
export async function sheetOfCases(sheets: sheets_v4.Sheets, spreadsheetId: string, spreadsheet: GoogleSpreadsheet): Promise<string | undefined> {
	const all = spreadsheet.sheets.toSorted((one, other) => Number(one.hidden) - Number(other.hidden));
	if (all.length < 2) return all[0]?.title;
	const ranges = all.map(({ title, rowCount, columnCount }) => rangeOf(title, { row: 1, column: 1 }, { row: Math.min(headerWithin, Math.max(1, rowCount)), column: Math.max(1, columnCount) }));
	const { valueRanges } = await askGoogle(act, () => sheets.spreadsheets.values.batchGet({ spreadsheetId, ranges, fields: 'valueRanges(values)' }));
	const cellsOf = (index: number): readonly CellValue[] => (valueRanges?.[index]?.values ?? []).flat() as CellValue[];
	const ofCases = all.find((_sheet, index) => cellsOf(index).some(isKeyColumn));
	const blank = all.find((_sheet, index) => cellsOf(index).every((cell) => textOf(cell) === ''));
	return (ofCases ?? blank ?? all[0])?.title;
}
