import type { drive_v3 } from 'googleapis/build/src/apis/drive/v3';
import type { Choices } from '../../files/port';
import type { ServiceAccess } from '../../service/access';
import { driveType, quoted, searchPage } from '../../service/google/driveFiles';
import { googleClients } from '../../service/google/googleClients';
import { askGoogle, failureOf, type GoogleAct } from '../../service/google/googleError';
import { spreadsheetOf } from '../../service/google/sheet';
import { searched, type PickPage } from './pages';

export interface InGoogleDrive {
	/** A shared drive; left out, My Drive and what was shared with the account. */
	readonly driveId?: string | undefined;
}

const perPage = 50;

/** Google Sheets, those that were changed last first. Scope: `drive.readonly` or `drive.metadata.readonly`. */
export const spreadsheets = (access: ServiceAccess, from: PickPage & InGoogleDrive): Promise<Choices> =>
	files(access, from, `mimeType = ${quoted(driveType.spreadsheet)}`, 'list the spreadsheets');

/** Folders. Scope: `drive.readonly` or `drive.metadata.readonly`; with `drive.file` those that this app has made. */
export const folders = (access: ServiceAccess, from: PickPage & InGoogleDrive): Promise<Choices> => files(access, from, `mimeType = ${quoted(driveType.folder)}`, 'list the folders');

/** How browsers and MIS send files that hold a table. */
const tableTypes = [
	driveType.spreadsheet,
	'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	'text/csv',
	'text/tab-separated-values',
	'text/plain',
	// Windows calls CSV files so where Excel is installed.
	'application/vnd.ms-excel',
];

/** Files that may hold a table: Google Sheets, XLSX, CSV. Scope: `drive.readonly` or `drive.metadata.readonly`. */
export const tableFiles = (access: ServiceAccess, from: PickPage & InGoogleDrive): Promise<Choices> =>
	files(access, from, `(${tableTypes.map((type) => `mimeType = ${quoted(type)}`).join(' or ')})`, 'list the files');

async function files(access: ServiceAccess, { search, page, driveId }: PickPage & InGoogleDrive, kind: string, doing: string): Promise<Choices> {
	const { drive } = googleClients(access);
	const act: GoogleAct = { service: 'Google Drive', doing };
	const typed = search?.trim();
	const q = [kind, 'trashed = false', ...(typed ? [`name contains ${quoted(typed)}`] : [])].join(' and ');
	const found = await searchPage(drive, { q, driveId, orderBy: 'modifiedTime desc', pageSize: perPage, pageToken: page, fields: 'id,name,parents,webViewLink' }, act);
	const names = await toldApart(drive, found.files ?? [], act);
	const choices = (found.files ?? []).map((file, index) => ({ id: String(file.id), name: names[index] as string, ...(file.webViewLink ? { link: file.webViewLink } : {}) }));
	return found.nextPageToken ? { choices, next: found.nextPageToken } : { choices };
}

/** The names of files; where several have one, with the folder that each lies in. */
async function toldApart(drive: drive_v3.Drive, all: readonly drive_v3.Schema$File[], act: GoogleAct): Promise<string[]> {
	const count = Map.groupBy(all, ({ name }) => name);
	const parents = new Map<string, Promise<string | undefined>>();
	const parentName = (id: string) => {
		const pending = parents.get(id) ?? nameOf(drive, id, act);
		parents.set(id, pending);
		return pending;
	};
	return await Promise.all(
		all.map(async ({ name, parents }) => {
			const alone = (count.get(name)?.length ?? 0) < 2;
			const [parent] = parents ?? [];
			const folder = alone || !parent ? undefined : await parentName(parent);
			return `${name}${folder ? ` (in ${folder})` : alone ? '' : ' (shared with this account)'}`;
		}),
	);
}

async function nameOf(drive: drive_v3.Drive, fileId: string, act: GoogleAct): Promise<string | undefined> {
	try {
		return (await askGoogle(act, () => drive.files.get({ fileId, supportsAllDrives: true, fields: 'name' }))).name ?? undefined;
	} catch (error) {
		if (['not found', 'no access'].includes(failureOf(error) ?? '')) return undefined;
		throw error;
	}
}

/** The sheets of a spreadsheet, in their order. Scope: `spreadsheets.readonly` or `drive.readonly`. */
export async function sheetsOf(access: ServiceAccess, { spreadsheetId, ...from }: PickPage & { readonly spreadsheetId: string }): Promise<Choices> {
	return await searched(from, { service: 'Google Sheets', doing: 'list the sheets' }, async () => {
		const { sheets } = await spreadsheetOf(googleClients(access).sheets, spreadsheetId);
		return {
			choices: sheets.map(({ sheetId, title }) => ({
				id: String(sheetId),
				name: title,
				link: `https://docs.google.com/spreadsheets/d/${encodeURIComponent(spreadsheetId)}/edit#gid=${sheetId}`,
			})),
		};
	});
}

/** Shared drives that the account is a member of. Scope: `drive.readonly`. */
export async function sharedDrives(access: ServiceAccess, from: PickPage): Promise<Choices> {
	const { drive } = googleClients(access);
	const act: GoogleAct = {
		service: 'Google Drive',
		doing: 'list the shared drives',
		// No narrower scope may list them (https://developers.google.com/workspace/drive/api/reference/rest/v3/drives/list).
		advice: { 'scope missing': 'Choose "Drive: Existing Folders and Shared Drives" or "Registers: Read Sheets and Files" under "Used For" in the Google credential and connect it again, or give the shared drive by its id: it stands at the end of its address.' },
	};
	return await searched(from, act, async (pageToken) => {
		const page = await askGoogle(act, () => drive.drives.list({ pageSize: 100, pageToken, fields: 'nextPageToken,drives(id,name)' }));
		return {
			choices: (page.drives ?? []).map(({ id, name }) => ({ id: String(id), name: String(name), link: `https://drive.google.com/drive/folders/${id}` })),
			nextPageToken: page.nextPageToken,
		};
	});
}
