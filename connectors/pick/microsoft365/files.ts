import type { DriveItem, WorkbookWorksheet } from '@microsoft/microsoft-graph-types';
import type { ServiceAccess } from '../../service/access';
import { driveItemPath } from '../../service/microsoft365/driveItem';
import type { Graph } from '../../service/microsoft365/graphClient';
import type { Choice, Choices } from '../../files/port';
import { choicesOf, decoded, named, type PickPage } from './pages';

/** Where to look; the account's own OneDrive and its top folder, if it is not said. */
export interface InDrive extends PickPage {
	readonly driveId?: string | undefined;
	readonly folderId?: string | undefined;
}

/** Folders in a folder; with something typed, of the whole drive. Least permission: Files.Read; Sites.Selected for a library. */
export const folders = (access: ServiceAccess, at: InDrive = {}): Promise<Choices> =>
	itemsOf(access, at, 'The folders could not be listed', (item) => (item.folder ? choiceOf(item) : undefined));

/** CSV files and workbooks in a folder; with something typed, of the whole drive. Least permission: as for folders. */
export const tableFiles = (access: ServiceAccess, at: InDrive = {}): Promise<Choices> =>
	itemsOf(access, at, 'The files could not be listed', (item) => (item.file && /\.(?:csv|xlsx|tsv|txt)$/i.test(item.name ?? '') ? choiceOf(item) : undefined));

/** Worksheets of a workbook, without those that are hidden. Least permission: as for folders. */
export async function worksheets(access: ServiceAccess, { driveId, itemId, ...page }: PickPage & { readonly driveId: string; readonly itemId: string }): Promise<Choices> {
	return await choicesOf<WorkbookWorksheet>(access, {
		doing: 'The worksheets could not be listed',
		...page,
		from: () => [`${driveItemPath({ driveId, itemId })}/workbook/worksheets`, { $select: 'id,name,visibility' }],
		choice: ({ id, name, visibility }) => (visibility && visibility !== 'Visible' ? undefined : named(id, name)),
	});
}

async function itemsOf(access: ServiceAccess, at: InDrive, doing: string, choice: (item: DriveItem) => Choice | undefined): Promise<Choices> {
	const { search, page } = at;
	return await choicesOf<DriveItem>(access, {
		doing,
		search,
		page,
		from: (graph) => itemsPath(graph, at),
		choice: (item) => choice(item),
	});
}

const itemFields = 'id,name,webUrl,file,folder,parentReference';

async function itemsPath(graph: Graph, { driveId, folderId, search }: InDrive): Promise<Parameters<Graph['api']>> {
	const drive = driveId ?? ((await graph.api(`${graph.me}/drive`, { $select: 'id' }).get()) as DriveItem).id ?? '';
	const top = folderId ? driveItemPath({ driveId: drive, itemId: folderId }) : `/drives/${encodeURIComponent(drive)}/root`;
	const words = search?.trim();
	if (!words) return [`${top}/children`, { $select: itemFields, $top: 200 }];
	// Within the quotes of a function's parameter, a quote is written twice (OData 4.01, 5.1.1.6.1).
	return [`${top}/search(q='${encodeURIComponent(words.replaceAll("'", "''"))}')`, { $select: itemFields, $top: 50 }];
}

/** Shown with the folders above it, because every term has its "Letters". */
function choiceOf({ id, name, webUrl, parentReference }: DriveItem): Choice | undefined {
	const [, above = ''] = /root:\/(.+)$/.exec(parentReference?.path ?? '') ?? [];
	return named(id, name && `${above && `${decoded(above)}/`}${name}`, webUrl);
}
