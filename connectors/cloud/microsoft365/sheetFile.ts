import type { Choices } from '../../files/port';
import type { ServiceAccess } from '../../service/access';
import type { DriveItemId } from '../../service/microsoft365/driveItem';
import { download } from '../../service/microsoft365/download';
import { graphClient } from '../../service/microsoft365/graphClient';
import { gather, piecesOf } from '../../tableSource/file/bytes';
import { tableFile } from '../../tableSource/file/tableFile';
import { largestWorkbook, sheetNames } from '../../tableSource/file/workbook';
import { graphDriveFileTable } from '../../tableSource/microsoft365/graphDriveFileTable';
import { TableError, type TableSource } from '../../tableSource/port';
import type { PickFrom } from '../port';

/** The sheets of a file, read as the file that it is. */
export interface SheetFile {
	/** A CSV file: it has no sheets, and is shown as one of its own name. */
	readonly isOneTable: boolean;
	sheets(from: PickFrom): Promise<Choices>;
	table(sheet?: string): TableSource;
}

export const isWorkbook = (file: string): boolean => /\.xls[xm]$/i.test(file);

/** A file of OneDrive or SharePoint as its sheets. A workbook is downloaded once, whatever is asked of it. */
export function sheetFile(access: ServiceAccess, item: DriveItemId, name: string): SheetFile {
	if (!isWorkbook(name)) {
		return {
			isOneTable: true,
			sheets: async () => ({ choices: [{ id: name, name }] }),
			table: () => graphDriveFileTable(access, item),
		};
	}
	let downloaded: Promise<Buffer> | undefined;
	const content = () => (downloaded ??= contentOf(access, item, name));
	return {
		isOneTable: false,
		sheets: async ({ search = '' }) => {
			const names = await sheetNames(name, piecesOf(await content()));
			return { choices: names.filter((sheet) => sheet.toLowerCase().includes(search.trim().toLowerCase())).map((sheet) => ({ id: sheet, name: sheet })) };
		},
		table: (sheet) => ({
			open: async (score) => await tableFile({ name, content: await content(), ...(sheet === undefined ? {} : { sheet }) }).open(score),
			close: () => undefined,
		}),
	};
}

async function contentOf(access: ServiceAccess, item: DriveItemId, name: string): Promise<Buffer> {
	const { content } = await download(graphClient(access, 'OneDrive or SharePoint'), item);
	const whole = await gather(piecesOf(content), largestWorkbook);
	if (whole) return whole;
	content.destroy();
	throw new TableError(`${name} is too large for a workbook: it has more than 100 MB`, 'In Excel, save the sheet as "CSV UTF-8" and import that file: CSV files may be of any size.');
}
