import type { drive_v3 } from 'googleapis/build/src/apis/drive/v3';
import { askGoogle, type GoogleAct } from './googleError';
import { pagesOf } from './pages';

/** What Google calls the kinds of files that are its own. */
export const driveType = {
	document: 'application/vnd.google-apps.document',
	folder: 'application/vnd.google-apps.folder',
	shortcut: 'application/vnd.google-apps.shortcut',
	spreadsheet: 'application/vnd.google-apps.spreadsheet',
} as const;

/** A text as it stands in a query (https://developers.google.com/workspace/drive/api/guides/search-files#escape). */
export const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

export interface DriveSearch {
	readonly q: string;
	/** The shared drive to look in; left out, what the account owns or was given. */
	readonly driveId?: string | undefined;
	readonly orderBy?: string;
	/** The fields of each file. */
	readonly fields: string;
	readonly pageSize?: number;
	readonly pageToken?: string | undefined;
}

/** One page of the files that match. */
export async function searchPage(drive: drive_v3.Drive, { driveId, fields, ...search }: DriveSearch, act: GoogleAct): Promise<drive_v3.Schema$FileList> {
	const where = driveId ? { corpora: 'drive', driveId } : {};
	return await askGoogle(act, () => drive.files.list({ ...search, ...where, includeItemsFromAllDrives: true, supportsAllDrives: true, fields: `nextPageToken,files(${fields})` }));
}

/** All files that match, page by page. */
export async function* searchDrive(drive: drive_v3.Drive, search: DriveSearch, act: GoogleAct): AsyncGenerator<drive_v3.Schema$File> {
	const ask = (pageToken: string | undefined) => searchPage(drive, { pageSize: 1_000, ...search, pageToken }, act);
	for await (const { files } of pagesOf(act, ask, search.pageToken)) yield* files ?? [];
}
