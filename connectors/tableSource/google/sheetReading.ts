import { createHash, type Hash } from 'node:crypto';
import type { TableRow } from '../../../attendance/register/table';
import type { GoogleClients } from '../../service/google/googleClients';
import { askGoogle, failureOf, type GoogleAct } from '../../service/google/googleError';
import { spreadsheetOf, type GoogleSheet } from '../../service/google/sheet';
import { TableError } from '../port';
import { readPage, rowsPerPage, type SheetPage } from './sheetPages';

/** How many rows of the page before are read again with the next: where rows moved in between, they are others. */
const overlap = 3;

/**
 * One reading of a sheet from its first row to its last, page by page. A sheet that was changed in between is never given
 * for whole: rows that moved show in the overlap of two pages; any other change shows in the version that Drive counts, and
 * then the pages are read again and compared.
 */
export class SheetReading {
	private readonly size: number;
	/** The first row of the last page and what its rows were, to be met again. */
	private last: SheetPage | undefined;
	private pages = 0;
	private readonly fingerprint: Hash = createHash('sha256');

	constructor(
		private readonly clients: GoogleClients,
		private readonly spreadsheetId: string,
		private readonly sheet: GoogleSheet,
		private readonly act: GoogleAct,
		/** As messages name it. */
		private readonly name: string,
	) {
		this.size = rowsPerPage(sheet);
	}

	/** All rows with their numbers, blank ones among them, a page at a time. Throws `TableError` where the sheet was changed. */
	async *rows(): AsyncGenerator<readonly TableRow[]> {
		let { rowCount } = this.sheet;
		const severalPages = rowCount > this.size;
		const version = severalPages ? await this.version() : undefined;
		let read = 0;
		while (read < rowCount) {
			const to = Math.min(read + this.size, rowCount);
			yield await this.nextPage(read + 1, to);
			read = to;
			// Rows that were added below meanwhile belong to the table too.
			if (read === rowCount && this.pages > 1) rowCount = Math.max(rowCount, await this.rowCountNow());
		}
		if (version !== undefined && (await this.version()) !== version) await this.compare(rowCount);
	}

	private async nextPage(from: number, to: number): Promise<readonly TableRow[]> {
		const before = this.last;
		const again = before ? Math.min(overlap, from - 1) : 0;
		const page = await this.read(from - again, to);
		if (before && !sameRows(before, page, again)) throw this.changed();
		this.last = page;
		this.pages += 1;
		this.add(this.fingerprint, page, again);
		return page.rows.slice(again).map((cells, index) => ({ row: from + index, cells }));
	}

	private async read(from: number, to: number): Promise<SheetPage> {
		try {
			return await readPage(this.clients.sheets, this.spreadsheetId, this.sheet, from, to, this.act);
		} catch (error) {
			// A range beyond the end, or of a sheet that was renamed: both were right when the reading began.
			if (this.pages > 0 && failureOf(error) === 'refused') throw this.changed();
			throw error;
		}
	}

	private async rowCountNow(): Promise<number> {
		const { sheets } = await spreadsheetOf(this.clients.sheets, this.spreadsheetId);
		const now = sheets.find(({ sheetId }) => sheetId === this.sheet.sheetId);
		if (now?.title !== this.sheet.title || now.columnCount !== this.sheet.columnCount) throw this.changed();
		return now.rowCount;
	}

	/** Counts every change of the file; undefined where the account may not ask Drive about it. */
	private async version(): Promise<string | undefined> {
		const act: GoogleAct = { ...this.act, service: 'Google Drive' };
		try {
			return (await askGoogle(act, () => this.clients.drive.files.get({ fileId: this.spreadsheetId, fields: 'version', supportsAllDrives: true }))).version ?? undefined;
		} catch (error) {
			const failure = failureOf(error);
			if (failure && ['scope missing', 'API off', 'no access', 'not found', 'domain policy'].includes(failure)) return undefined;
			throw error;
		}
	}

	/** The version counts changes of other sheets, of comments and of shares too, so the rows themselves have to say it. */
	private async compare(rowCount: number): Promise<void> {
		const fingerprint = createHash('sha256');
		for (let from = 1; from <= rowCount; from += this.size) this.add(fingerprint, await this.read(from, Math.min(from + this.size - 1, rowCount)), 0);
		if (fingerprint.digest('hex') !== this.fingerprint.digest('hex')) throw this.changed();
	}

	/** Adds the rows of a page that the page before has not had. */
	private add(fingerprint: Hash, { from, plain }: SheetPage, skip: number): void {
		for (const [index, cells] of plain.entries()) if (index >= skip && cells.length > 0) fingerprint.update(JSON.stringify([from + index, cells]));
	}

	private changed(): TableError {
		return new TableError(`${this.name} was changed while it was read`, 'Nothing was imported. Run the workflow again when nobody is working in the spreadsheet.');
	}
}

/** Whether the first rows of a page are the last ones of the page before it. */
function sameRows(before: SheetPage, page: SheetPage, count: number): boolean {
	for (let index = 0; index < count; index += 1) {
		const row = page.from + index;
		if (JSON.stringify(before.plain[row - before.from] ?? []) !== JSON.stringify(page.plain[index] ?? [])) return false;
	}
	return true;
}
