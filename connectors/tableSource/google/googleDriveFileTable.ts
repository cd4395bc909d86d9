import type { Readable } from 'node:stream';
import type { drive_v3 } from 'googleapis/build/src/apis/drive/v3';
import type { HeaderScore, Table } from '../../../attendance/register/table';
import type { ServiceAccess } from '../../service/access';
import { downloadFields, downloadFromDrive } from '../../service/google/driveDownload';
import { driveType } from '../../service/google/driveFiles';
import { googleClients, googleFetch } from '../../service/google/googleClients';
import { askGoogle } from '../../service/google/googleError';
import { tableFile } from '../file/tableFile';
import { TableError, type TableSource } from '../port';
import { googleSheetTable } from './googleSheetTable';

/**
 * A table in a file of Drive: CSV or XLSX, read as such a file of this machine is, without holding a CSV file whole. A Google
 * Sheet is read as a sheet; a shortcut, by the file that it leads to. Needs the scope `drive.readonly`, since a person put
 * the file there and not this app. Failures of the service are `ServiceError`; a file that is no table is a `TableError`.
 */
export function googleDriveFileTable(access: ServiceAccess, { fileId }: { readonly fileId: string }): TableSource {
	const { drive } = googleClients(access);
	let content: Readable | undefined;
	return {
		async open(score: HeaderScore): Promise<Table> {
			const file = await fileOf(drive, fileId);
			if (file.mimeType === driveType.spreadsheet) return await googleSheetTable(access, { spreadsheetId: String(file.id) }).open(score);
			const name = file.name ?? 'The file';
			if (file.mimeType?.startsWith('application/vnd.google-apps.')) throw new TableError(`${name} is no table`, 'Choose a Google Sheet, or a file in CSV or XLSX.');
			content = downloadFromDrive(googleFetch(access, 'Google Drive'), file);
			return await tableFile({ name, content }).open(score);
		},
		close: () => void content?.destroy(),
	};
}

async function fileOf(drive: drive_v3.Drive, fileId: string): Promise<drive_v3.Schema$File> {
	const act = { service: 'Google Drive', doing: 'open the file' } as const;
	const get = (id: string) => askGoogle(act, () => drive.files.get({ fileId: id, supportsAllDrives: true, fields: `${downloadFields},trashed,shortcutDetails(targetId)` }));
	const file = await get(fileId);
	const target = file.mimeType === driveType.shortcut ? file.shortcutDetails?.targetId : undefined;
	const found = target ? await get(target) : file;
	if (found.trashed) throw new TableError(`${found.name} is in the bin of Google Drive`, 'Take it out of the bin, or choose another file.');
	return found;
}
