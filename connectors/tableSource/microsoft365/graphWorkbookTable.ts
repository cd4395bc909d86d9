import type { WorkbookRange } from '@microsoft/microsoft-graph-types';
import { isBlankRow, type HeaderScore, type Table, type TableRow } from '../../../attendance/register/table';
import type { ServiceAccess } from '../../service/access';
import { driveItemPath, fileState, type DriveItemId, type FileState } from '../../service/microsoft365/driveItem';
import { graphClient, type Graph } from '../../service/microsoft365/graphClient';
import { caughtFromSdk } from '../../service/microsoft365/graphFailure';
import { findHeader, rowsSearchedForHeader } from '../file/header';
import { TableError, type TableSource } from '../port';
import { cellText, countsFrom1904, isDay, type DayCount } from './workbookCell';
import { WorkbookSession } from './workbookSession';

export interface WorksheetOfDrive extends DriveItemId {
	/** The worksheet's id or name. */
	readonly worksheet: string;
}

/** Values and formats of so many cells are some 0.5 MB, far below the 5 MB that Excel answers with at most. */
const cellsPerPage = 20_000;
const mostRowsPerPage = 1_000;

/**
 * A worksheet of an Excel workbook in OneDrive or SharePoint, as Excel for the web computes it, read in pages: what is held in
 * memory does not grow with its rows. Graph does not tell which cells are merged: a workbook with merged cells is better read
 * as a file (`graphDriveFileTable`).
 * Least permission: Files.Read (own files), Sites.Selected with "read" on the one site, or Files.Read.All. A school whose
 * tenant asks for writing rights even for a session that saves nothing needs Files.ReadWrite.
 */
export function graphWorkbookTable(access: ServiceAccess, sheet: WorksheetOfDrive): TableSource {
	const reading = new SheetReading(graphClient(access, 'Excel'), sheet);
	return {
		open: (score) => reading.open(score),
		close: () => void reading.close(),
	};
}

/** Where the cells that hold anything lie, counted from 0. */
interface UsedArea {
	readonly rowIndex: number;
	readonly columnIndex: number;
	readonly rowCount: number;
	readonly columnCount: number;
}

class SheetReading {
	private readonly session: WorkbookSession;
	private readonly sheetPath: string;
	private before: FileState = { name: 'The workbook', size: undefined, version: undefined };
	private sheetName: string;
	private days: DayCount | undefined;

	constructor(
		private readonly graph: Graph,
		private readonly sheet: WorksheetOfDrive,
	) {
		this.session = new WorkbookSession(graph, `${driveItemPath(sheet)}/workbook`, () => this.mustBeUnchanged());
		this.sheetPath = `/worksheets/${encodeURIComponent(sheet.worksheet)}`;
		this.sheetName = sheet.worksheet;
	}

	async open(score: HeaderScore): Promise<Table> {
		try {
			this.before = await this.graph.run('The workbook could not be opened', () => fileState(this.graph, this.sheet));
			const area = await this.run(async () => {
				const { name } = await this.session.get<{ readonly name?: string }>(this.sheetPath, { $select: 'id,name' });
				this.sheetName = name ?? this.sheetName;
				return await this.usedArea();
			});
			const rows = this.rows(area)[Symbol.asyncIterator]();
			const top: TableRow[] = [];
			while ((top.at(-1)?.row ?? 0) <= rowsSearchedForHeader) {
				const next = await rows.next();
				if (next.done) break;
				top.push(...next.value);
			}
			const found = findHeader(top.filter(({ row }, index) => row <= rowsSearchedForHeader || index === 0), score);
			if (!found) throw new TableError(`${this.name} is empty`, 'Put the register on it, or choose another worksheet.');
			const { header, titleRows } = found;
			return { file: this.name, titleRows, header, rows: below(header, top, rows) };
		} catch (error) {
			await this.close();
			throw error;
		}
	}

	close(): Promise<void> {
		return this.session.close();
	}

	/** As messages give it. */
	private get name(): string {
		return `${this.before.name}, worksheet "${this.sheetName}"`;
	}

	private run<T>(work: () => Promise<T>): Promise<T> {
		return this.graph.run(`${this.name} could not be read`, work);
	}

	/** Rows that hold anything, in batches. At the end it is made sure that they are rows of one state of the workbook. */
	private async *rows(area: UsedArea): AsyncGenerator<readonly TableRow[]> {
		try {
			let most = Math.max(1, Math.min(mostRowsPerPage, Math.floor(cellsPerPage / area.columnCount)));
			for (let from = 0; from < area.rowCount; ) {
				const count = Math.min(most, area.rowCount - from);
				const page = await this.run(() => this.page(area, from, count));
				if (page === 'too large') {
					most = Math.ceil(count / 2);
					continue;
				}
				yield page.filter(({ cells }) => !isBlankRow(cells));
				from += count;
			}
			await this.run(async () => {
				const after = await this.usedArea();
				if (after.rowCount !== area.rowCount || after.rowIndex !== area.rowIndex) throw this.changed();
				await this.mustBeUnchanged();
			});
		} finally {
			await this.close();
		}
	}

	private async usedArea(): Promise<UsedArea> {
		// Selected, because the values of the whole sheet would come with it.
		const { rowIndex = 0, columnIndex = 0, rowCount = 0, columnCount = 0 } = await this.session.get<WorkbookRange>(
			`${this.sheetPath}/usedRange(valuesOnly=true)`,
			{ $select: 'address,rowIndex,columnIndex,rowCount,columnCount' },
		);
		return { rowIndex, columnIndex, rowCount, columnCount };
	}

	private async page(area: UsedArea, from: number, count: number): Promise<readonly TableRow[] | 'too large'> {
		try {
			const top = area.rowIndex + from + 1;
			const address = `${letters(area.columnIndex)}${top}:${letters(area.columnIndex + area.columnCount - 1)}${top + count - 1}`;
			const { values, numberFormat } = await this.session.get<WorkbookRange>(this.rangePath(address), { $select: 'address,values,numberFormat' });
			if (!Array.isArray(values) || values.length !== count) throw this.changed();
			const formats = (numberFormat ?? []) as unknown[][];
			const days = await this.dayCount(values as unknown[][], formats, area, top);
			const blank = Array.from({ length: area.columnIndex }, () => '');
			return (values as unknown[][]).map((cells, row) => ({
				row: top + row,
				cells: [...blank, ...cells.map((value, column) => cellText(value, formats[row]?.[column], days))],
			}));
		} catch (error) {
			if (count > 1 && isTooLarge(error)) return 'too large';
			throw error;
		}
	}

	/** Asks once how days are counted, at the first cell that holds one. */
	private async dayCount(values: readonly unknown[][], formats: readonly unknown[][], area: UsedArea, top: number): Promise<DayCount> {
		if (this.days) return this.days;
		for (const [row, cells] of values.entries()) {
			const column = cells.findIndex((value, at) => isDay(value, formats[row]?.[at]));
			if (column < 0) continue;
			const { text } = await this.session.get<WorkbookRange>(this.rangePath(`${letters(area.columnIndex + column)}${top + row}`), { $select: 'address,text' });
			this.days = { from1904: countsFrom1904(cells[column] as number, String((text as unknown[][] | undefined)?.[0]?.[0] ?? '')) };
			return this.days;
		}
		return { from1904: false };
	}

	private rangePath(address: string): string {
		return `${this.sheetPath}/range(address='${encodeURIComponent(address)}')`;
	}

	private async mustBeUnchanged(): Promise<void> {
		const { version } = await fileState(this.graph, this.sheet);
		if (version !== this.before.version) throw this.changed();
	}

	private changed(): TableError {
		return new TableError(`${this.name} was changed while it was read`, 'Wait until nobody is working on it, then run the workflow again.');
	}
}

/** `rangeExceedsLimit`: "can try to send a request with smaller range size" (workbook-error-handling); a 504 is as often that. */
function isTooLarge(error: unknown): boolean {
	const caught = caughtFromSdk(error);
	return caught !== undefined && (caught.status === 413 || caught.status === 504 || /SizeLimit|SizeExceeded|ExceedsLimit|payloadTooLarge/i.test(caught.code ?? ''));
}

/** All rows below the header: those read in search of it, then the rest. */
async function* below(header: TableRow, top: readonly TableRow[], rest: AsyncIterator<readonly TableRow[]>): AsyncGenerator<readonly TableRow[]> {
	try {
		yield top.filter(({ row }) => row > header.row);
		for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
	} finally {
		await rest.return?.();
	}
}

/** The letters of a column counted from 0: A, Z, AA, XFD. */
function letters(column: number): string {
	const rest = Math.floor(column / 26);
	return (rest > 0 ? letters(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}
