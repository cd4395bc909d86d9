import type { drive_v3 } from 'googleapis/build/src/apis/drive/v3';
import type { ServiceAccess } from '../../service/access';
import { googleClients } from '../../service/google/googleClients';
import { askGoogle, failureOf } from '../../service/google/googleError';
import { sheetNamed, spreadsheetOf } from '../../service/google/sheet';
import { ServiceError } from '../../service/serviceError';
import { googleSheetTable } from '../../tableSource/google/googleSheetTable';
import type { TableSource } from '../../tableSource/port';
import { noneNamed } from '../named';
import type { InLibrary, InWorkbook, Picked } from '../port';
import { sharedDriveOf } from './libraries';
import { spreadsheetsNamed } from './spreadsheets';

const service = 'Google Drive';

/** A sheet of a spreadsheet as a table; undefined where there is none of that name and none is needed. */
export async function sheetTable(access: ServiceAccess, { library, workbook, sheet, needed }: InLibrary & InWorkbook): Promise<TableSource | undefined> {
	const spreadsheetId = 'id' in workbook ? workbook.id : await spreadsheetAt(access, library, workbook.name);
	const called = 'id' in sheet ? sheet.id : sheet.name;
	if (!needed && !sheetNamed(await spreadsheetOf(googleClients(access).sheets, spreadsheetId), called)) return undefined;
	return googleSheetTable(access, { spreadsheetId, sheet: called });
}

/** By its path below the drive, or by its name alone wherever it lies. Which of several is meant, only a person can say. */
async function spreadsheetAt(access: ServiceAccess, library: Picked | undefined, path: string): Promise<string> {
	const names = path.split('/').map((name) => name.trim()).filter((name) => name !== '');
	const folders = names.slice(0, -1);
	const { drive } = googleClients(access);
	const found: drive_v3.Schema$File[] = [];
	for (const file of await spreadsheetsNamed(access, await sharedDriveOf(access, library), names.at(-1) ?? path)) if (await liesIn(drive, file, folders)) found.push(file);
	const [first, ...others] = found;
	if (!first) throw noneNamed(path, 'spreadsheet', service);
	if (others.length > 0) throw new ServiceError(`There is more than one spreadsheet called "${path}" in ${service}`, 'Pick the one that is meant from the list, or write its path with its folders.', { service, happened: 'no' });
	return String(first.id);
}

/** Whether the folders above a file have these names, from the lowest up. */
async function liesIn(drive: drive_v3.Drive, file: drive_v3.Schema$File, folders: readonly string[]): Promise<boolean> {
	let { parents } = file;
	for (const name of folders.toReversed()) {
		const [parent] = parents ?? [];
		const above = parent ? await folderAbove(drive, parent) : undefined;
		if (above?.name !== name) return false;
		parents = above.parents;
	}
	return true;
}

/** A folder above that the account may not see has no name that could be meant. */
async function folderAbove(drive: drive_v3.Drive, fileId: string): Promise<drive_v3.Schema$File | undefined> {
	try {
		return await askGoogle({ service, doing: 'look where a spreadsheet lies' }, () => drive.files.get({ fileId, supportsAllDrives: true, fields: 'name,parents' }));
	} catch (error) {
		if (['not found', 'no access'].includes(failureOf(error) ?? '')) return undefined;
		throw error;
	}
}
