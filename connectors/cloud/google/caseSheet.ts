import type { drive_v3 } from 'googleapis/build/src/apis/drive/v3';
import { byAge } from '../../files/google/place';
import { removeFile } from '../../files/google/removeFile';
import { GoogleSheetList } from '../../listView/google/googleSheetList';
import { sheetOfCases } from '../../listView/google/sheetOfCases';
import type { ListView } from '../../listView/port';
import type { ServiceAccess } from '../../service/access';
import { askAgain } from '../../service/askAgain';
import { driveType } from '../../service/google/driveFiles';
import { googleClients } from '../../service/google/googleClients';
import { askGoogle, type GoogleAct } from '../../service/google/googleError';
import { spreadsheetOf } from '../../service/google/sheet';
import { ServiceError } from '../../service/serviceError';
import type { InLibrary, Picked } from '../port';
import { sharedDriveOf } from './libraries';
import { spreadsheetsNamed } from './spreadsheets';

/** The sheet in which staff read cases. A spreadsheet that is named and missing is made; of several of one name it is the oldest. */
export async function caseSheet(access: ServiceAccess, { library, list }: InLibrary & { readonly list: Picked }): Promise<ListView> {
	const spreadsheetId = 'id' in list ? list.id : await namedOrMade(access, await sharedDriveOf(access, library), list.name);
	const { sheets } = googleClients(access);
	const title = await sheetOfCases(sheets, spreadsheetId, await spreadsheetOf(sheets, spreadsheetId));
	if (title === undefined) throw new ServiceError('The spreadsheet for the list of cases has no sheet with cells', 'Add an empty sheet to it, then run the workflow again.', { service: 'Google Sheets', happened: 'no' });
	return new GoogleSheetList(access, { spreadsheetId, sheet: title });
}

async function namedOrMade(access: ServiceAccess, driveId: string | undefined, name: string): Promise<string> {
	const find = async () => (await spreadsheetsNamed(access, driveId, name)).sort(byAge);
	const [oldest] = await find();
	if (oldest) return String(oldest.id);
	const { drive } = googleClients(access);
	const made = await make(drive, driveId, name).catch(async (error: unknown) => {
		// Google takes no id of ours for a spreadsheet, so where the answer is lost, it is looked for.
		const perhaps = error instanceof ServiceError && error.happened === 'unknown' ? await askAgain(access, async () => (await find())[0]?.id) : undefined;
		if (perhaps) return perhaps;
		throw error;
	});
	// A run at the same moment may have made one too. Both keep the older, and ours has nothing in it yet.
	const all = await askAgain(access, async () => {
		const found = await find();
		return found.some(({ id }) => id === made) ? found : undefined;
	});
	const kept = all?.[0]?.id ?? made;
	if (kept !== made) await removeFile(drive, made, { service: 'Google Drive', doing: `remove a second spreadsheet "${name}"` });
	return kept;
}

async function make(drive: drive_v3.Drive, driveId: string | undefined, name: string): Promise<string> {
	const byHand = `Make an empty Google Sheet called "${name}" there and share it with the account of the credential, which then writes into it.`;
	const act: GoogleAct = { service: 'Google Drive', doing: `make the spreadsheet "${name}"`, advice: { 'no access': byHand, 'not found': byHand } };
	const requestBody = { name, mimeType: driveType.spreadsheet, ...(driveId ? { parents: [driveId] } : {}) };
	const { id } = await askGoogle(act, () => drive.files.create({ requestBody, supportsAllDrives: true, fields: 'id' }));
	if (id) return id;
	throw new ServiceError(`Google Drive made the spreadsheet "${name}" and did not say which it is`, 'Run the workflow again: it looks for it first.', { service: 'Google Drive', happened: 'unknown' });
}
