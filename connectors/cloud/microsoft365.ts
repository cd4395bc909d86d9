import { OutlookCalendar } from '../calendar/microsoft365/outlookCalendar';
import { GraphDrive } from '../files/microsoft365/graphDrive';
import { Outlook } from '../mail/microsoft365/outlook';
import { calendars, folders, lists, tableFiles } from '../pick/microsoft365';
import type { ServiceAccess } from '../service/access';
import { caseList } from './microsoft365/caseList';
import { driveOf, libraries, siteOf } from './microsoft365/libraries';
import { allChannels, channel, taskList, taskLists } from './microsoft365/staff';
import { sheetsOfWorkbook, workbookItem, worksheetTable } from './microsoft365/workbooks';
import type { Cloud } from './port';

/** A school's account at Microsoft 365, by Microsoft Graph. */
export function microsoft365Cloud(access: ServiceAccess): Cloud {
	const inLibrary = async (library: Parameters<typeof driveOf>[1]) => {
		const driveId = await driveOf(access, library);
		return driveId ? { driveId } : {};
	};
	return {
		name: 'Microsoft 365',
		pick: {
			libraries: async (from) => await libraries(access, from),
			folders: async ({ library, ...from }) => await folders(access, { ...from, ...(await inLibrary(library)) }),
			workbooks: async ({ library, ...from }) => await tableFiles(access, { ...from, ...(await inLibrary(library)) }),
			sheets: async ({ library, workbook, ...from }) => await sheetsOfWorkbook(access, await workbookItem(access, library, { id: workbook }), from),
			lists: async ({ library, ...from }) => await lists(access, { ...from, siteId: await siteOf(access, library) }),
			calendars: async (from) => await calendars(access, from),
			channels: async (from) => await allChannels(access, from),
			taskLists: async (from) => await taskLists(access, from),
		},
		folder: async ({ library, folder }) => {
			const drive = await inLibrary(library);
			return 'id' in folder ? { files: new GraphDrive(access, { ...drive, folderId: folder.id }), path: '' } : { files: new GraphDrive(access, drive), path: folder.path };
		},
		sheet: async (at) => await worksheetTable(access, at),
		mail: async () => new Outlook(access),
		calendar: async () => new OutlookCalendar(access),
		list: async (at) => await caseList(access, at),
		messages: async (picked) => await channel(access, picked),
		tasks: async (picked) => await taskList(access, picked),
	};
}
