import type { drive_v3 } from 'googleapis/build/src/apis/drive/v3';
import type { ServiceAccess } from '../../service/access';
import { driveType, quoted, searchDrive } from '../../service/google/driveFiles';
import { googleClients } from '../../service/google/googleClients';

/** All Google Sheets of a name in a shared drive, or in what the account can see of its own. Drive takes small letters for capitals; we do not. */
export async function spreadsheetsNamed(access: ServiceAccess, driveId: string | undefined, name: string): Promise<drive_v3.Schema$File[]> {
	const q = `name = ${quoted(name)} and mimeType = ${quoted(driveType.spreadsheet)} and trashed = false`;
	const found: drive_v3.Schema$File[] = [];
	const search = { q, driveId, fields: 'id,name,createdTime,parents' };
	for await (const file of searchDrive(googleClients(access).drive, search, { service: 'Google Drive', doing: `look for the spreadsheet "${name}"` })) if (file.name === name) found.push(file);
	return found;
}
