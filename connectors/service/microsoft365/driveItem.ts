import type { DriveItem } from '@microsoft/microsoft-graph-types';
import type { Graph } from './graphClient';

/** Where a file lies: its drive (a person's OneDrive or a library of a site) and its id there. */
export interface DriveItemId {
	readonly driveId: string;
	readonly itemId: string;
}

export const driveItemPath = ({ driveId, itemId }: DriveItemId): string => `/drives/${encodeURIComponent(driveId)}/items/${encodeURIComponent(itemId)}`;

/** What tells one state of a file from another. `cTag` stays when only the file's name or sharing changes. */
export interface FileState {
	readonly name: string;
	readonly size: number | undefined;
	readonly version: string | undefined;
}

/** Reads a file's name and which version of it is there now. */
export async function fileState(graph: Graph, item: DriveItemId): Promise<FileState> {
	const { name, size, cTag, eTag } = (await graph.api(driveItemPath(item), { $select: 'id,name,size,cTag,eTag' }).get()) as DriveItem;
	return { name: name ?? item.itemId, size: size ?? undefined, version: cTag ?? eTag ?? undefined };
}
