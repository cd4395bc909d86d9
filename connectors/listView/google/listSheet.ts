import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4';
import { askGoogle, type GoogleAct } from '../../service/google/googleError';
import { ServiceError } from '../../service/serviceError';

/** The name of the column that holds the key of each row. */
export const keyColumn = 'Case';

const act: GoogleAct = { service: 'Google Sheets', doing: 'read the list of cases' };

/** How far down a header is looked for: staff may put a title or a note above it. */
export const headerWithin = 20;

/** What a cell holds: text, a number or a yes or no; a formula as its text. */
export type CellValue = string | number | boolean;

/** A sheet as it was read: where the header is, which column is which, and every cell. Rows and columns count from 0. */
export class ListSheet {
	private readonly keys: readonly string[];
	private readonly rowsOfKeys = new Map<string, number[]>();

	private constructor(
		private readonly cells: readonly (readonly CellValue[])[],
		readonly headerRow: number,
	) {
		const column = this.columnOf(keyColumn) ?? -1;
		this.keys = cells.map((row, index) => (index > headerRow ? textOf(row[column]).trim() : ''));
		for (const [row, key] of this.keys.entries()) if (key !== '') this.rowsOfKeys.set(key, [...(this.rowsOfKeys.get(key) ?? []), row]);
	}

	/** Reads the whole sheet. Formulas come as formulas, so that what staff made can be put back as it was. */
	static async read(sheets: sheets_v4.Sheets, spreadsheetId: string, title: string): Promise<ListSheet | 'empty'> {
		const range = `'${title.replaceAll("'", "''")}'`;
		const { values } = await askGoogle(act, () => sheets.spreadsheets.values.get({ spreadsheetId, range, valueRenderOption: 'FORMULA' }));
		const cells = (values ?? []) as readonly (readonly CellValue[])[];
		if (cells.every((row) => row.every((cell) => textOf(cell) === ''))) return 'empty';
		const headerRow = cells.slice(0, headerWithin).findIndex((row) => row.some(isKeyColumn));
		if (headerRow < 0) throw noHeader(title);
		return new ListSheet(cells, headerRow);
	}

	/** How many rows there are down to the last that holds anything. */
	get length(): number {
		return this.cells.length;
	}

	/** The columns up to which anything stands, and so where one can be added. */
	get width(): number {
		return this.cells.reduce((width, row) => Math.max(width, row.length), 0);
	}

	/** Where the column of this name is now; staff may have moved it. */
	columnOf(name: string): number | undefined {
		const column = this.cells[this.headerRow]?.findIndex((cell) => sameName(textOf(cell), name)) ?? -1;
		return column < 0 ? undefined : column;
	}

	nameOf(column: number): string {
		return textOf(this.cells[this.headerRow]?.[column]).trim();
	}

	/** The key that stands in a row; empty where the row is none of ours. */
	keyOf(row: number): string {
		return this.keys[row] ?? '';
	}

	/** Every row of each key, in order. A person may have copied a row. */
	rowsByKey(): ReadonlyMap<string, readonly number[]> {
		return this.rowsOfKeys;
	}

	at(row: number, column: number): CellValue {
		return this.cells[row]?.[column] ?? '';
	}
}

export const textOf = (cell: CellValue | undefined): string => (cell === undefined ? '' : String(cell));

/** Staff may write a name in other letters or with a space after it. */
export const sameName = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

/** Whether a cell of a header names the column with the keys. */
export const isKeyColumn = (cell: CellValue): boolean => sameName(textOf(cell), keyColumn);

const noHeader = (title: string): ServiceError =>
	new ServiceError(
		`The sheet "${title}" holds something, but no column named "${keyColumn}" in its first ${headerWithin} rows`,
		`Give the column with the cases' ids its name "${keyColumn}" back, or choose an empty sheet. Nothing was written.`,
		{ service: act.service, happened: 'no' },
	);
