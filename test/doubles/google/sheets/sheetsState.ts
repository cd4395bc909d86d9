import type { DriveState } from '../drive/driveState';
import { spreadsheetType, type StoredFile } from '../drive/file';
import { invalidArgument } from '../http/googleError';
import { parseA1, writeA1, type Area } from './a1';
import { entered, richOf, type Cell, type Value } from './cell';
import { calculate } from './formula';

export interface Sheet {
	sheetId: number;
	title: string;
	rowCount: number;
	columnCount: number;
	frozenRowCount: number;
	hidden: boolean;
	/** Rows and their cells from the left; what is missing is empty. */
	rows: Cell[][];
}

export interface Spreadsheet {
	readonly id: string;
	readonly locale: string;
	readonly timeZone: string;
	sheets: Sheet[];
	metadata: { readonly metadataId: number; readonly metadataKey: string; readonly metadataValue?: string; readonly visibility: string; readonly location: object }[];
}

/** A rectangle within a sheet; ends not within. */
export interface Grid {
	readonly sheet: Sheet;
	readonly startRow: number;
	readonly startColumn: number;
	readonly endRow: number;
	readonly endColumn: number;
}

export interface NewSheet {
	readonly title: string;
	/** Texts as people would type them, so that days become days. Numbers and booleans are taken as they are. */
	readonly rows?: readonly (readonly (Value | null)[])[];
	/** At least as many as there are rows; 1000 if not said, as in a new sheet. */
	readonly rowCount?: number;
	readonly columnCount?: number;
}

/** Spreadsheets by the id of their file on Drive. Tests fill it and look into it. */
export class SheetsState {
	readonly spreadsheets = new Map<string, Spreadsheet>();

	constructor(readonly drive: DriveState) {}

	/** Makes a spreadsheet on Drive, as a person does in the browser (`app` not said) or an application. */
	add(title: string, sheets?: readonly NewSheet[], place: { readonly owner?: string; readonly app?: string; readonly parent?: string } = {}): Spreadsheet {
		const file = this.drive.add({ ...place, name: title, mimeType: spreadsheetType });
		return this.adopt(file.id, sheets);
	}

	/** Makes a spreadsheet of a file that is on Drive already. */
	adopt(id: string, sheets: readonly NewSheet[] = [{ title: 'Sheet1' }]): Spreadsheet {
		const spreadsheet: Spreadsheet = { id, locale: 'en_GB', timeZone: 'Europe/London', sheets: [], metadata: [] };
		this.spreadsheets.set(id, spreadsheet);
		for (const sheet of sheets) this.addSheet(spreadsheet, sheet);
		return spreadsheet;
	}

	addSheet(spreadsheet: Spreadsheet, { title, rows = [], rowCount = 1000, columnCount = 26 }: NewSheet, sheetId?: number): Sheet {
		const taken = new Set(spreadsheet.sheets.map((sheet) => sheet.sheetId));
		let free = spreadsheet.sheets.length === 0 ? 0 : 1_000_001 + spreadsheet.sheets.length * 7919;
		while (taken.has(free)) free += 1;
		const sheet: Sheet = {
			sheetId: sheetId ?? free,
			title,
			rowCount: Math.max(rowCount, rows.length),
			columnCount: rows.reduce((most, row) => Math.max(most, row.length), columnCount),
			frozenRowCount: 0,
			hidden: false,
			rows: [],
		};
		spreadsheet.sheets.push(sheet);
		sheet.rows = rows.map((row) => row.map((value) => (value === null || value === '' ? undefined : typeof value === 'string' ? this.enter(spreadsheet, sheet, value) : value)));
		return sheet;
	}

	/** What becomes of a text that is typed into a sheet. */
	enter(spreadsheet: Spreadsheet, sheet: Sheet, text: string): Cell {
		return entered(text, (formula) =>
			calculate(formula, (row, column, title) => {
				const cell = (title ? this.sheetNamed(spreadsheet, title) : sheet).rows[row]?.[column];
				return cell === undefined ? 0 : richOf(cell).value;
			}));
	}

	/** Something in it was written: its file's version and time change too. */
	touch(spreadsheet: Spreadsheet): void {
		this.drive.touch(this.drive.files.get(spreadsheet.id) as StoredFile);
	}

	sheetNamed(spreadsheet: Spreadsheet, title: string): Sheet {
		const sheet = spreadsheet.sheets.find((one) => one.title.toLowerCase() === title.toLowerCase());
		if (!sheet) throw invalidArgument(`Unable to parse range: ${title}`);
		return sheet;
	}

	sheetWithId(spreadsheet: Spreadsheet, id: unknown): Sheet {
		const sheet = spreadsheet.sheets.find(({ sheetId }) => sheetId === (id ?? 0));
		if (!sheet) throw invalidArgument(`No grid with id: ${id ?? 0}`);
		return sheet;
	}

	/** @throws 400 where the range begins, or (for writing) ends outside the sheet. */
	grid(spreadsheet: Spreadsheet, range: string, use: 'read' | 'write' = 'read'): Grid {
		const area = parseA1(range);
		const sheet = area.sheet === undefined ? (spreadsheet.sheets[0] as Sheet) : this.sheetNamed(spreadsheet, area.sheet);
		const { startRow, startColumn, endRow = sheet.rowCount, endColumn = sheet.columnCount } = area;
		const outside = startRow >= sheet.rowCount || startColumn >= sheet.columnCount || (use === 'write' && (endRow > sheet.rowCount || endColumn > sheet.columnCount));
		if (outside) {
			const asked = writeA1(sheet.title, { startRow, startColumn, endRow: (area as Area).endRow ?? Math.max(endRow, startRow + 1), endColumn: Math.max(endColumn, startColumn + 1) });
			throw invalidArgument(`Range (${asked}) exceeds grid limits. Max rows: ${sheet.rowCount}, max columns: ${sheet.columnCount}`);
		}
		return { sheet, startRow, startColumn, endRow: Math.min(endRow, sheet.rowCount), endColumn: Math.min(endColumn, sheet.columnCount) };
	}
}
