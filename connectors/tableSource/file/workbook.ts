import readWorkbook from 'read-excel-file/universal';
import { isBlankRow, type HeaderScore, type Table, type TableRow } from '../../../attendance/register/table';
import { TableError } from '../port';
import { gather, type Bytes } from './bytes';
import { findHeader, type FoundHeader } from './header';
import { sheetArea } from './sheetArea';
import { checkedWorkbook } from './workbookArchive';

/** Packed. A ZIP archive has its directory at the end, so a workbook must be held; CSV need not be. */
const largestWorkbook = 100 * 1024 * 1024;

/** Cells of a sheet with the blanks between them: 1,500 pupils with a column a session for six years is 3.5 million. */
const mostCells = 20_000_000;

const rowsPerBatch = 1_000;

type Cell = string | number | boolean | Date | null;

/**
 * Opens the sheet of an Excel workbook that looks most like what is wanted: the one whose header has the most known names.
 * Formulas are never worked out; a cell has the value that Excel last stored.
 * Throws `TableError` for a workbook that is too large, damaged, a bomb, or empty.
 */
export async function openWorkbook(file: string, bytes: Bytes, score: HeaderScore): Promise<Table> {
	const archive = await gather(bytes, largestWorkbook);
	if (!archive) throw tooLarge(file, 'it has more than 100 MB');
	const sheets = await sheetsOf(file, archive);
	const found = sheets.flatMap(({ name, rows }) => {
		const header = findHeader(rows, score);
		return header ? [{ ...header, name, rows }] : [];
	});
	if (found.length === 0) throw new TableError(`${file} is empty`, 'Export it again from the MIS, with at least one row.');
	const best = found.reduce((one, other) => (rank(other) > rank(one) ? other : one));
	const alike = found.filter((sheet) => rank(sheet) >= 1 && hasRows(sheet) && sameHeader(sheet, best));
	if (alike.length > 1) throw severalSheets(file, alike.map(({ name }) => name));
	const { header, titleRows, rows } = best;
	return { file, header, titleRows, rows: batches(rows.slice(titleRows.length + 1)) };
}

interface Sheet {
	readonly name: string;
	readonly rows: readonly TableRow[];
}

type SheetWithHeader = Sheet & FoundHeader;

const hasRows = ({ rows, titleRows }: SheetWithHeader): boolean => rows.slice(titleRows.length + 1).some(({ cells }) => !isBlankRow(cells));

/** The most known names; of two that have as many, the one with rows below them. */
const rank = (sheet: SheetWithHeader): number => sheet.score + (hasRows(sheet) ? 0.5 : 0);

const sameHeader = ({ header: one }: SheetWithHeader, { header: other }: SheetWithHeader): boolean => {
	const names = ({ cells }: TableRow) => cells.map((cell) => cell.trim().toLowerCase()).join('\n').trimEnd();
	return names(one) === names(other);
};

async function sheetsOf(file: string, archive: Buffer): Promise<Sheet[]> {
	const { parts, zip } = await checkedWorkbook(file, archive);
	for (const [name, xml] of parts) {
		if (!/^xl\/worksheets\/.*\.xml$/i.test(name)) continue;
		const { rows, columns } = sheetArea(xml);
		if (rows * columns > mostCells)
			throw tooLarge(
				file,
				`a sheet reaches to row ${rows.toLocaleString('en-GB')} and column ${columns.toLocaleString('en-GB')}`,
			);
	}
	try {
		const sheets = await readWorkbook(zip);
		return sheets.map(({ sheet: name, data }) => ({
			name,
			rows: (data as Cell[][]).map((cells, index) => ({ row: index + 1, cells: asTexts(cells) })),
		}));
	} catch (cause) {
		throw unreadable(file, cause);
	}
}

/** Turns a row's cells to text where they stand: a sheet may have millions, and nearly all are text already. */
function asTexts(cells: Cell[]): string[] {
	for (const [column, cell] of cells.entries()) if (typeof cell !== 'string') cells[column] = asText(cell);
	return cells as string[];
}

/** A cell as text. Excel keeps a date as a number of days, which the reader gives as a moment in UTC: no zone may move it. */
function asText(cell: Exclude<Cell, string>): string {
	if (cell === null) return '';
	if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().replace(/T00:00:00\.000Z$|Z$/, '');
	if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
	return String(cell);
}

async function* batches(rows: readonly TableRow[]): AsyncGenerator<readonly TableRow[]> {
	for (let first = 0; first < rows.length; first += rowsPerBatch) {
		yield rows.slice(first, first + rowsPerBatch).filter(({ cells }) => !isBlankRow(cells));
	}
}

/** A sheet for each term or class: to read one of them would lose the others without a word. */
function severalSheets(file: string, names: readonly string[]): TableError {
	const some = names.slice(0, 6).map((name) => `"${name}"`).join(', ');
	return new TableError(
		`${file} has the same columns on ${names.length} sheets: ${some}${names.length > 6 ? ' …' : ''}`,
		'One sheet is read. Put the rows together on one sheet and delete the others, or import each sheet as a file of its own.',
	);
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
