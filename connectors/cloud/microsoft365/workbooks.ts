import type { DriveItem } from '@microsoft/microsoft-graph-types';
import { FileStoreError, type Choice, type Choices } from '../../files/port';
import { Place } from '../../files/microsoft365/place';
import { folderNames } from '../../files/microsoft365/names';
import { worksheets } from '../../pick/microsoft365';
import type { ServiceAccess } from '../../service/access';
import { fileState, type DriveItemId } from '../../service/microsoft365/driveItem';
import { graphClient } from '../../service/microsoft365/graphClient';
import { ServiceError } from '../../service/serviceError';
import { graphWorkbookTable } from '../../tableSource/microsoft365/graphWorkbookTable';
import type { TableSource } from '../../tableSource/port';
import { noneNamed, oneNamed, type AskChoices } from '../named';
import type { InLibrary, InWorkbook, Picked, PickFrom } from '../port';
import { driveOf } from './libraries';
import { isWorkbook, sheetFile, type SheetFile } from './sheetFile';

/** Excel for the web says that it does not open this one. https://learn.microsoft.com/graph/workbook-error-handling */
const notForExcel = /^(?:unsupportedWorkbook|invalidSessionUnsupportedWorkbook|GenericFileOpenError)$/i;

/** A worksheet as a table; undefined where there is none of that name and none is needed. */
export async function worksheetTable(access: ServiceAccess, at: InLibrary & InWorkbook): Promise<TableSource | undefined> {
	const item = await workbookItem(access, at.library, at.workbook);
	return await orAsFile(
		access,
		item,
		async () => {
			const sheet = await sheetOf(at, (from) => worksheets(access, { ...item, ...from }));
			return sheet && graphWorkbookTable(access, { ...item, worksheet: sheet.id });
		},
		async (file) => {
			// A CSV file is the register, and nothing besides.
			if (file.isOneTable) return at.needed ? file.table() : undefined;
			const sheet = await sheetOf(at, file.sheets);
			return sheet && file.table(sheet.name);
		},
	);
}

/** The sheets of a workbook, to pick one. */
export async function sheetsOfWorkbook(access: ServiceAccess, item: DriveItemId, from: PickFrom): Promise<Choices> {
	return await orAsFile(access, item, async () => await worksheets(access, { ...item, ...from }), async (file) => await file.sheets(from));
}

/** The sheet that is meant; undefined where it is missing and not needed. */
async function sheetOf({ sheet, needed }: InWorkbook, ask: AskChoices): Promise<Choice | undefined> {
	const called = 'id' in sheet ? sheet.id : sheet.name;
	const found = 'id' in sheet ? (await ask({})).choices.find(({ id }) => id === called) : await oneNamed(ask, called, { what: 'worksheet', service: 'the workbook' });
	if (!found && needed) throw noneNamed(called, 'worksheet', 'the workbook');
	return found;
}

/**
 * Works with a workbook through Excel for the web, which reads it by pages; with what Excel does not open for this account, by
 * the file itself: a CSV file, a workbook that Excel for the web does not take, and any workbook for an application, to
 * which the documentation gives no right to Excel ("Application: Not supported",
 * https://learn.microsoft.com/graph/api/workbook-createsession).
 */
async function orAsFile<T>(access: ServiceAccess, item: DriveItemId, inExcel: () => Promise<T>, asFile: (file: SheetFile) => Promise<T>): Promise<T> {
	const graph = graphClient(access, 'Excel');
	const { name } = await graph.run('The workbook could not be opened', () => fileState(graph, item));
	const file = sheetFile(access, item, name);
	if (!isWorkbook(name)) return await asFile(file);
	try {
		return await inExcel();
	} catch (error) {
		if (!(error instanceof ServiceError) || !(error.status === 403 || notForExcel.test(error.code ?? ''))) throw error;
		return await asFile(file);
	}
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
