import type { Readable } from 'node:stream';
import type { HeaderScore } from '../../../attendance/register/table';
import type { ServiceAccess } from '../../service/access';
import { download } from '../../service/microsoft365/download';
import type { DriveItemId } from '../../service/microsoft365/driveItem';
import { graphClient } from '../../service/microsoft365/graphClient';
import { tableFile } from '../file/tableFile';
import type { TableSource } from '../port';

/**
 * A CSV or XLSX file in OneDrive or a SharePoint library, read as such a file on this machine is: streamed, merged cells and
 * all. A file that changes or breaks off on the way is an error, never a short register.
 * Least permission: Files.Read (own files), Sites.Selected with "read" on the one site, or Files.Read.All.
 */
export function graphDriveFileTable(access: ServiceAccess, item: DriveItemId): TableSource {
	const graph = graphClient(access, 'OneDrive or SharePoint');
	let content: Readable | undefined;
	return {
		async open(score: HeaderScore) {
			const file = await download(graph, item);
			content = file.content;
			return await tableFile(file).open(score);
		},
		close: () => void content?.destroy(),
	};
}
