import { formatted, richOf, type Cell } from './cell';
import type { Grid, Sheet } from './sheetsState';

export const propertiesOf = (sheet: Sheet, index: number): object => ({
	sheetId: sheet.sheetId,
	title: sheet.title,
	index,
	sheetType: 'GRID',
	gridProperties: { rowCount: sheet.rowCount, columnCount: sheet.columnCount, ...(sheet.frozenRowCount > 0 && { frozenRowCount: sheet.frozenRowCount }) },
	...(sheet.hidden && { hidden: true }),
});

/** Cells as `spreadsheets.get` shows them (https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/cells). */
export function gridDataOf({ sheet, startRow, startColumn, endRow, endColumn }: Grid): object {
	const rows = sheet.rows.slice(startRow, endRow);
	return {
		...(startRow > 0 && { startRow }),
		...(startColumn > 0 && { startColumn }),
		rowData: rows.map((row) => ({ values: row.slice(startColumn, endColumn).map(cellData) })),
	};
}

function cellData(cell: Cell): object {
	if (cell === undefined) return {};
	const { value, formula, format } = richOf(cell);
	const extended = typeof value === 'number' ? { numberValue: value } : typeof value === 'boolean' ? { boolValue: value } : { stringValue: value };
	return {
		userEnteredValue: formula ? { formulaValue: formula } : extended,
		effectiveValue: extended,
		formattedValue: formatted(cell),
		...(format && { effectiveFormat: { numberFormat: { type: format } } }),
	};
}
