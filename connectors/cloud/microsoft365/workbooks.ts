import type { DriveItem } from '@microsoft/microsoft-graph-types';
import { FileStoreError } from '../../files/port';
import { Place } from '../../files/microsoft365/place';
import { folderNames } from '../../files/microsoft365/names';
import { worksheets } from '../../pick/microsoft365';
import type { ServiceAccess } from '../../service/access';
import type { DriveItemId } from '../../service/microsoft365/driveItem';
import { graphClient } from '../../service/microsoft365/graphClient';
import { graphWorkbookTable } from '../../tableSource/microsoft365/graphWorkbookTable';
import type { TableSource } from '../../tableSource/port';
import { noneNamed, oneNamed } from '../named';
import type { InLibrary, InWorkbook, Picked } from '../port';
import { driveOf } from './libraries';

/** A worksheet as a table; undefined where there is none of that name and none is needed. */
export async function worksheetTable(access: ServiceAccess, at: InLibrary & InWorkbook): Promise<TableSource | undefined> {
	const item = await workbookItem(access, at.library, at.workbook);
	if ('id' in at.sheet) return graphWorkbookTable(access, { ...item, worksheet: at.sheet.id });
	const { name } = at.sheet;
	const sheet = await oneNamed((from) => worksheets(access, { ...item, ...from }), name, { what: 'worksheet', service: 'the workbook' });
	if (sheet) return graphWorkbookTable(access, { ...item, worksheet: sheet.id });
	if (at.needed) throw noneNamed(name, 'worksheet', 'the workbook');
	return undefined;
}

/** The workbook that is meant, by its id or by its path below the library. */
export async function workbookItem(access: ServiceAccess, library: Picked | undefined, workbook: Picked): Promise<DriveItemId> {
	const graph = graphClient(access, 'Excel');
	const driveId = await driveOf(access, library);
	const place = new Place(graph, driveId ? { driveId } : {});
	return await graph.run('The workbook could not be found', async () => {
		if ('id' in workbook) return { driveId: await place.driveId(), itemId: workbook.id };
		const item: DriveItem | undefined = await place.find(folderNames(workbook.name));
		if (!item?.id || !item.file) throw new FileStoreError(`There is no workbook at "${workbook.name}"`, 'Write its path below the drive or library, with its ending: School attendance/Register.xlsx.');
		return { driveId: await place.driveId(), itemId: item.id };
	});
}
