import type { drive_v3 } from 'googleapis/build/src/apis/drive/v3';
import { byAge } from '../../files/google/place';
import { FileStoreError } from '../../files/port';
import { GoogleSheetList } from '../../listView/google/googleSheetList';
import type { ListView } from '../../listView/port';
import type { ServiceAccess } from '../../service/access';
import { driveType, quoted, searchDrive } from '../../service/google/driveFiles';
import { googleClients } from '../../service/google/googleClients';
import { askGoogle, type GoogleAct } from '../../service/google/googleError';
import { sheetNamed, spreadsheetOf } from '../../service/google/sheet';
import { googleSheetTable } from '../../tableSource/google/googleSheetTable';
import type { TableSource } from '../../tableSource/port';
import { noneNamed } from '../named';
import type { InLibrary, InWorkbook, Picked } from '../port';
import { sharedDriveOf } from './libraries';

/** A sheet of a spreadsheet as a table; undefined where there is none of that name and none is needed. */
export async function sheetTable(access: ServiceAccess, { library, workbook, sheet, needed }: InLibrary & InWorkbook): Promise<TableSource | undefined> {
	const spreadsheetId = 'id' in workbook ? workbook.id : await spreadsheetNamed(access, library, workbook.name);
	const called = 'id' in sheet ? sheet.id : sheet.name;
	if (!needed && !sheetNamed(await spreadsheetOf(googleClients(access).sheets, spreadsheetId), called)) return undefined;
	return googleSheetTable(access, { spreadsheetId, sheet: called });
}

/** The sheet in which staff read cases: the first of its spreadsheet. A spreadsheet that is named and missing is made. */
export async function caseSheet(access: ServiceAccess, { library, list }: InLibrary & { readonly list: Picked }): Promise<ListView> {
	const spreadsheetId = 'id' in list ? list.id : ((await findSpreadsheet(access, library, list.name)) ?? (await madeSpreadsheet(access, library, list.name)));
	const { sheets } = await spreadsheetOf(googleClients(access).sheets, spreadsheetId);
	return new GoogleSheetList(access, { spreadsheetId, sheet: sheets[0]?.title ?? '' });
}

/** By its path below the drive, or by its name alone wherever it lies. */
async function spreadsheetNamed(access: ServiceAccess, library: Picked | undefined, path: string): Promise<string> {
	const found = await findSpreadsheet(access, library, path.split('/').at(-1)?.trim() ?? path);
	if (found) return found;
	throw noneNamed(path, 'spreadsheet', 'Google Drive');
}

/** The oldest of the name, so that everybody who looks finds the same. */
async function findSpreadsheet(access: ServiceAccess, library: Picked | undefined, name: string): Promise<string | undefined> {
	const driveId = await sharedDriveOf(access, library);
	const q = `name = ${quoted(name)} and mimeType = ${quoted(driveType.spreadsheet)} and trashed = false`;
	const found: drive_v3.Schema$File[] = [];
	for await (const file of searchDrive(googleClients(access).drive, { q, driveId, fields: 'id,name,createdTime' }, { service: 'Google Drive', doing: `look for the spreadsheet "${name}"` })) {
		if (file.name === name) found.push(file);
	}
	return found.sort(byAge)[0]?.id ?? undefined;
}

async function madeSpreadsheet(access: ServiceAccess, library: Picked | undefined, name: string): Promise<string> {
	const driveId = await sharedDriveOf(access, library);
	const act: GoogleAct = { service: 'Google Drive', doing: `make the spreadsheet "${name}"` };
	const requestBody = { name, mimeType: driveType.spreadsheet, ...(driveId ? { parents: [driveId] } : {}) };
	try {
		const { id } = await askGoogle(act, () => googleClients(access).drive.files.create({ requestBody, supportsAllDrives: true, fields: 'id' }));
		if (id) return id;
	} catch (error) {
		// Made after all where nobody answered.
		const made = await findSpreadsheet(access, library, name);
		if (made) return made;
		throw error;
	}
	throw new FileStoreError(`Google Drive made the spreadsheet "${name}" and did not say which it is`, 'Run the workflow again: it looks for it first.');
}

