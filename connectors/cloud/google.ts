import { GoogleCalendar } from '../calendar/google/googleCalendar';
import { GoogleDrive } from '../files/google/googleDrive';
import { Gmail } from '../mail/google/gmail';
import { calendars, chatSpaces, folders, sharedDrives, sheetsOf, spreadsheets, taskLists } from '../pick/google';
import type { ServiceAccess } from '../service/access';
import { caseSheet } from './google/caseSheet';
import { sharedDriveOf } from './google/libraries';
import { sheetTable } from './google/sheets';
import { space, taskList } from './google/staff';
import type { Cloud } from './port';

/** A school's account at Google Workspace, by Google's own clients. */
export function googleCloud(access: ServiceAccess): Cloud {
	const inDrive = async (library: Parameters<typeof sharedDriveOf>[1]) => {
		const driveId = await sharedDriveOf(access, library);
		return driveId ? { driveId } : {};
	};
	return {
		name: 'Google Workspace',
		pick: {
			libraries: async (from) => await sharedDrives(access, from),
			folders: async ({ library, ...from }) => await folders(access, { ...from, ...(await inDrive(library)) }),
			workbooks: async ({ library, ...from }) => await spreadsheets(access, { ...from, ...(await inDrive(library)) }),
			sheets: async ({ search, page, workbook }) => await sheetsOf(access, { search, page, spreadsheetId: workbook }),
			lists: async ({ library, ...from }) => await spreadsheets(access, { ...from, ...(await inDrive(library)) }),
			calendars: async (from) => await calendars(access, from),
			channels: async (from) => await chatSpaces(access, from),
			taskLists: async (from) => await taskLists(access, from),
		},
		folder: async ({ library, folder }) => {
			const drive = await inDrive(library);
			return 'id' in folder ? { files: new GoogleDrive(access, { ...drive, folderId: folder.id }), path: '' } : { files: new GoogleDrive(access, drive), path: folder.path };
		},
		sheet: async (at) => await sheetTable(access, at),
		mail: async () => new Gmail(access),
		calendar: async () => new GoogleCalendar(access),
		list: async (at) => await caseSheet(access, at),
		messages: async (picked) => await space(access, picked),
		tasks: async (picked) => await taskList(access, picked),
	};
}
