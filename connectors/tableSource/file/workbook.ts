import { isBlankRow, type HeaderScore, type Table, type TableRow } from '../../../attendance/register/table';
import { bestSheet, type SheetWithHeader } from '../bestSheet';
import { TableError } from '../port';
import { gather, type Bytes } from './bytes';
import { findHeader, rowsSearchedForHeader } from './header';
import { WorkbookArchive } from './workbook/archive';
import { readContents, type WorkbookContents } from './workbook/contents';
import { dateText } from './workbook/dateFormat';
import { mergedAreas, MergedCells } from './workbook/mergedCells';
import { sheetRows } from './workbook/sheet';

/** Packed. A ZIP archive has its directory at the end, so a workbook must be held; CSV need not be. */
export const largestWorkbook = 100 * 1024 * 1024;

/** Cells of a sheet with the blanks between them: 1,500 pupils with a column a session for six years is 3.5 million. */
const mostCells = 20_000_000;

const rowsPerBatch = 1_000;
/** Rows may have 16,384 columns each. */
const cellsPerBatch = 250_000;

/**
 * Opens the sheet of an Excel workbook that looks most like what is wanted: the one whose header has the most known names.
 * Held are its packed bytes and the XML of its sheets; rows are made as they are read.
 * Throws `TableError` for a workbook that is too large, damaged, a bomb, or empty.
 * @param only The one sheet that is meant, where it is known.
 */
export async function openWorkbook(file: string, bytes: Bytes, score: HeaderScore, only?: string): Promise<Table> {
	const archive = await archiveOf(file, bytes);
	try {
		const contents = await readContents(file, archive);
		const found: XmlSheet[] = [];
		for (const { name, part } of contents.sheets) {
			if (only !== undefined && name !== only) continue;
			const xml = await archive.part(part);
			const sheet = xml && withHeader(name, xml, contents, score);
			if (sheet) found.push(sheet);
		}
		return tableOf(file, bestSheet(file, found), contents);
	} catch (error) {
		throw error instanceof TableError ? error : unreadable(file, error);
	}
}

/** The names of a workbook's sheets, in their order. Throws `TableError` as `openWorkbook` does. */
export async function sheetNames(file: string, bytes: Bytes): Promise<readonly string[]> {
	const { sheets } = await readContents(file, await archiveOf(file, bytes));
	return sheets.map(({ name }) => name);
}

async function archiveOf(file: string, bytes: Bytes): Promise<WorkbookArchive> {
	const packed = await gather(bytes, largestWorkbook);
	if (!packed) throw tooLarge(file, 'it has more than 100 MB');
	return await WorkbookArchive.open(file, packed);
}

interface XmlSheet extends SheetWithHeader {
	readonly xml: Buffer;
}

/** Looks at the top of a sheet. Undefined where the sheet holds nothing. */
function withHeader(name: string, xml: Buffer, contents: WorkbookContents, score: HeaderScore): XmlSheet | undefined {
	const top: TableRow[] = [];
	let searched = false;
	for (const row of sheetRows(xml, contents)) {
		searched = row.row > rowsSearchedForHeader && top.length > 0;
		if (searched) break;
		top.push(row);
	}
	const found = findHeader(top, score);
	if (!found) return undefined;
	const hasRows = searched || top.some(({ row, cells }) => row > found.header.row && !isBlankRow(cells));
	return { ...found, name, xml, hasRows };
}

function tableOf(file: string, { xml, header, titleRows }: XmlSheet, contents: WorkbookContents): Table {
	const merged = new MergedCells(mergedAreas(xml), header.row);
	return {
		file,
		titleRows: titleRows.map((row) => merged.filled(row)),
		header: merged.filled(header),
		rows: batches(file, xml, contents, header, merged),
	};
}

async function* batches(
	file: string,
	xml: Buffer,
	contents: WorkbookContents,
	header: TableRow,
	merged: MergedCells,
): AsyncGenerator<readonly TableRow[]> {
	const undated = contents.from1904 ? undatedDays(header) : undefined;
	let batch: TableRow[] = [];
	let inBatch = 0;
	let inAll = 0;
	try {
		for (const plain of sheetRows(xml, contents, header.cells.length)) {
			if (plain.row <= header.row || isBlankRow(plain.cells)) continue;
			const row = merged.filled(undated ? undated(plain) : plain);
			batch.push(row);
			inBatch += row.cells.length;
			if (batch.length < rowsPerBatch && inBatch < cellsPerBatch) continue;
			inAll += inBatch;
			if (inAll > mostCells) throw tooLarge(file, `a sheet has more than ${mostCells.toLocaleString('en-GB')} cells`);
			yield batch;
			batch = [];
			inBatch = 0;
		}
		yield batch;
	} catch (error) {
		throw error instanceof TableError ? error : unreadable(file, error);
	}
}

/**
 * In a workbook that counts days from 1904, a date that was given no format is a bare number of another day than anywhere
 * else. In a column that is named for dates it is turned into its date here, since nobody else knows how it was counted.
 */
function undatedDays(header: TableRow): (row: TableRow) => TableRow {
	const columns = header.cells.flatMap((name, column) => (/date|dob|birth|commencing|beginning|ending/i.test(name) ? [column] : []));
	return ({ row, cells }) => {
		const dated = [...cells];
		for (const column of columns) {
			const cell = dated[column] ?? '';
			if (/^\d{5}(?:\.\d+)?$/.test(cell)) dated[column] = dateText(Number(cell), true) ?? cell;
		}
		return { row, cells: dated };
	};
}

function unreadable(file: string, cause: unknown): TableError {
	return new TableError(
		`${file} cannot be read as an Excel workbook`,
		'Open it in Excel, save the sheet as "CSV UTF-8" and import that file.',
		{ cause },
	);
}

function tooLarge(file: string, why: string): TableError {
	return new TableError(
		`${file} is too large for a workbook: ${why}`,
		'In Excel, save the sheet as "CSV UTF-8" and import that file: CSV files may be of any size.',
	);
}
