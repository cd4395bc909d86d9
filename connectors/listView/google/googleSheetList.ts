import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4';
import { setTimeout as wait } from 'node:timers/promises';
import type { ServiceAccess } from '../../service/access';
import { googleClients, repeatable } from '../../service/google/googleClients';
import { askGoogle, type GoogleAct } from '../../service/google/googleError';
import { neededSheet, spreadsheetOf, type GoogleSheet } from '../../service/google/sheet';
import { ServiceError } from '../../service/serviceError';
import type { ListRow, ListView, Mirrored } from '../port';
import { asRanges, differences, sheetText, surplusRows, type CellWrite } from './cellWrites';
import { keyColumn, ListSheet, sameName } from './listSheet';
import { repairs, type LastWriting } from './repairs';

const service = 'Google Sheets';
const writing: GoogleAct = { service, doing: 'write the list of cases' };

/** How often the sheet is read and what differs is written, where others work in it or answers are lost. */
const rounds = 8;
/** Cells a request: some 2 MB, as Google advises (https://developers.google.com/workspace/sheets/api/limits). */
const cellsAtOnce = 20_000;
/** https://support.google.com/drive/answer/37603 */
const mostInCell = 50_000;

export interface GoogleSheetPlace {
	readonly spreadsheetId: string;
	/** The sheet's title, or its number after `gid=`. */
	readonly sheet: string;
}

/**
 * A Google Sheet that shows cases to staff: a row a case, the key in the column "Case", our columns found by their names
 * wherever staff have moved them, columns of staff's own, their order of rows and whatever else they add left alone.
 *
 * Google's API cannot write "only if nothing has changed": a row that somebody inserts, deletes or sorts between our reading
 * and our writing moves the cells away. (Metadata on rows would move along with rows, but not with cells that are sorted.) So
 * keys, once there, are not written over; new rows are appended by Google itself, below whatever stands there then; and after
 * each writing the sheet is read again and put right, cells of staff's own included (repairs.ts), until it shows the rows. A
 * lost answer ends the same way: the next reading tells what was done. What remains: a text that somebody types in that very
 * second into a cell that our writing then meets.
 *
 * Scope: `spreadsheets`, since staff made or share the sheet; `drive.file` is enough for a sheet that this app made.
 */
export class GoogleSheetList implements ListView {
	private readonly sheets: sheets_v4.Sheets;

	constructor(
		private readonly access: ServiceAccess,
		private readonly place: GoogleSheetPlace,
	) {
		this.sheets = googleClients(access).sheets;
	}

	async mirror(columns: readonly string[], rows: readonly ListRow[]): Promise<Mirrored> {
		check(columns, rows);
		const sheet = neededSheet(await spreadsheetOf(this.sheets, this.place.spreadsheetId), this.place.sheet);
		const added = new Set<string>();
		const changed = new Set<string>();
		let last: LastWriting | undefined;
		let failure: unknown;

		for (let round = 1; ; round += 1) {
			const now = await ListSheet.read(this.sheets, this.place.spreadsheetId, sheet.title);
			const work = workOn(now, last, columns, rows, added);
			if (!work) return { added: added.size, changed: changed.size, unchanged: rows.length - added.size - changed.size };
			if (round > rounds) throw failure ?? keepsChanging();

			for (const { key } of work.missing) added.add(key);
			for (const { key } of work.writes) if (!work.isRepair && !added.has(key)) changed.add(key);
			try {
				await this.addColumns(sheet, now, work.lacking);
				await this.write(sheet.title, work.writes);
				await this.append(sheet, now, columns, work.missing);
			} catch (error) {
				if (!(error instanceof ServiceError) || error.happened === 'no') throw error;
				failure = error;
				await wait((this.access.patience?.firstWait ?? 1_000) * 2 ** (round - 1));
			}
			if (!work.keepsLast) last = now === 'empty' ? undefined : { before: now, written: work.writes, appended: work.missing };
		}
	}

	/** Names of columns go to the right of all that stands in the sheet. */
	private async addColumns(sheet: GoogleSheet, now: ListSheet | 'empty', names: readonly string[]): Promise<void> {
		if (names.length === 0) return;
		const row = now === 'empty' ? 0 : now.headerRow;
		const first = now === 'empty' ? 0 : now.width;
		const lacking = first + names.length - sheet.columnCount;
		if (lacking > 0) await this.change({ appendDimension: { sheetId: sheet.sheetId, dimension: 'COLUMNS', length: lacking } });
		await this.write(sheet.title, names.map((columnName, index) => ({ row, column: first + index, value: columnName, key: '', columnName, as: 'RAW' })));
	}

	private async write(title: string, writes: readonly CellWrite[]): Promise<void> {
		for (const valueInputOption of ['RAW', 'USER_ENTERED'] as const) {
			const ofKind = writes.filter(({ as }) => as === valueInputOption);
			for (let first = 0; first < ofKind.length; first += cellsAtOnce) {
				const data = asRanges(title, ofKind.slice(first, first + cellsAtOnce));
				await askGoogle(writing, () => this.sheets.spreadsheets.values.batchUpdate({ spreadsheetId: this.place.spreadsheetId, requestBody: { valueInputOption, data } }, repeatable));
			}
		}
	}

	/** New rows below the last that holds anything, wherever that is when Google adds them. Text as text. */
	private async append(sheet: GoogleSheet, now: ListSheet | 'empty', columns: readonly string[], rows: readonly ListRow[]): Promise<void> {
		if (rows.length === 0 || now === 'empty') return;
		const names = [keyColumn, ...columns];
		const at = names.map((name) => now.columnOf(name) as number);
		const width = Math.max(...at) + 1;
		const rowsAtOnce = Math.max(1, Math.floor(cellsAtOnce / width));
		for (let first = 0; first < rows.length; first += rowsAtOnce) {
			const piece = rows.slice(first, first + rowsAtOnce).map(({ key, cells }) => {
				const values: sheets_v4.Schema$CellData[] = Array.from({ length: width }, () => ({}));
				for (const [index, name] of names.entries()) values[at[index] as number] = { userEnteredValue: { stringValue: index === 0 ? key : sheetText(cells[name] ?? '') } };
				return { values };
			});
			await this.change({ appendCells: { sheetId: sheet.sheetId, rows: piece, fields: 'userEnteredValue' } });
		}
	}

	private async change(request: sheets_v4.Schema$Request): Promise<void> {
		await askGoogle(writing, () => this.sheets.spreadsheets.batchUpdate({ spreadsheetId: this.place.spreadsheetId, requestBody: { requests: [request] } }));
	}
}

/** What one round has to do: one kind of thing, as the next is better told upon a new reading. */
interface Work {
	/** Columns that the sheet does not have yet. */
	readonly lacking: readonly string[];
	readonly writes: readonly CellWrite[];
	/** Rows that the sheet does not have yet. */
	readonly missing: readonly ListRow[];
	/** What is written puts right what went wrong, and is no change of a case. */
	readonly isRepair?: boolean;
	/** There is more to be put right of the last writing. */
	readonly keepsLast?: boolean;
}

const nothing: Work = { lacking: [], writes: [], missing: [] };

/** What is to be done first; undefined where the sheet shows the rows. */
function workOn(now: ListSheet | 'empty', last: LastWriting | undefined, columns: readonly string[], rows: readonly ListRow[], added: ReadonlySet<string>): Work | undefined {
	if (now === 'empty') return { ...nothing, lacking: [keyColumn, ...columns] };
	const fixes = last && repairs(last, now, columns, new Set(rows.map(({ key }) => key)));
	if (fixes && fixes.writes.length > 0) return { ...nothing, writes: fixes.writes, isRepair: true, keepsLast: fixes.again };
	const lacking = columns.filter((name) => now.columnOf(name) === undefined);
	if (lacking.length > 0) return { ...nothing, lacking };
	const surplus = surplusRows(now, columns, added);
	if (surplus.length > 0) return { ...nothing, writes: surplus, isRepair: true };
	const writes = differences(now, columns, rows);
	if (writes.length > 0) return { ...nothing, writes };
	const missing = rows.filter(({ key }) => !now.rowsByKey().has(key));
	return missing.length > 0 ? { ...nothing, missing } : undefined;
}

function check(columns: readonly string[], rows: readonly ListRow[]): void {
	const refuse = (message: string, advice: string): never => {
		throw new ServiceError(message, advice, { service, happened: 'no' });
	};
	if (columns.some((name, index) => sameName(name, keyColumn) || columns.findIndex((other) => sameName(name, other)) !== index)) {
		refuse(`The list would have two columns of one name, or a second "${keyColumn}"`, 'Give each column a name of its own.');
	}
	const keys = new Set<string>();
	for (const [index, { key, cells }] of rows.entries()) {
		if (key.trim() === '' || key !== key.trim() || keys.has(key)) refuse(`Row ${index + 1} for the list has no key of its own`, 'Send each case once.');
		keys.add(key);
		const tooLong = Object.keys(cells).find((name) => (cells[name]?.length ?? 0) > mostInCell);
		if (tooLong) refuse(`Row ${index + 1} has more text for the column "${tooLong}" than the ${mostInCell} characters that a cell of Google Sheets holds`, 'Shorten it, or leave it out of the list.');
	}
}

const keepsChanging = (): ServiceError =>
	new ServiceError('The sheet was changed by others all the time while the list of cases was written', 'Nothing of theirs was lost. Run the workflow again when fewer people work in the sheet.', { service, happened: 'no' });
