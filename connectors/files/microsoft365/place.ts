import type { DriveItem } from '@microsoft/microsoft-graph-types';
import { driveItemPath } from '../../service/microsoft365/driveItem';
import type { Graph } from '../../service/microsoft365/graphClient';
import { caughtFromSdk } from '../../service/microsoft365/graphFailure';
import { FileStoreError } from '../port';
import { below, folderNames } from './names';

/** Where files are kept: a drive, and a folder of it where not the whole drive is meant. */
export interface PlaceInDrive {
	/** The account's own OneDrive, if it is not said. */
	readonly driveId?: string;
	readonly folderId?: string;
}

const known = { $select: 'id,name,size,eTag,file,folder,createdBy,lastModifiedDateTime,webUrl' };

/** A place in a drive, and what lies below it by path. */
export class Place {
	private readonly made = new Map<string, string>();
	private opened: Promise<{ readonly driveId: string; readonly homeId: string }> | undefined;

	constructor(
		private readonly graph: Graph,
		private readonly at: PlaceInDrive,
	) {}

	/** The path of an item of the drive by its id; of the place itself where none is given. */
	async item(itemId?: string): Promise<string> {
		const { driveId, homeId } = await this.open();
		return driveItemPath({ driveId, itemId: itemId ?? homeId });
	}

	async driveId(): Promise<string> {
		return (await this.open()).driveId;
	}

	/** The item at a path below a folder (below the place, where none is given); undefined where there is none. */
	async find(names: readonly string[], folderId?: string): Promise<DriveItem | undefined> {
		const from = await this.item(folderId);
		try {
			return (await this.graph.api(below(from, names), known).get()) as DriveItem;
		} catch (error) {
			if (caughtFromSdk(error)?.status === 404) return undefined;
			throw error;
		}
	}

	/** What lies directly in a folder, by pages. */
	async *children(folderId: string): AsyncGenerator<DriveItem> {
		const first = this.graph.api(`${await this.item(folderId)}/children`, { ...known, $top: 200 });
		for await (const page of this.graph.pages<DriveItem>(first)) yield* page;
	}

	/** The id of a folder; undefined where it does not exist. */
	async folder(path: string): Promise<string | undefined> {
		const names = folderNames(path);
		if (names.length === 0) return (await this.open()).homeId;
		const there = await this.find(names);
		return there && folderId(there, path);
	}

	/** The id of a folder, which is made with those above it where it is missing. */
	async madeFolder(path: string): Promise<string> {
		return await this.madeBelow(folderNames(path));
	}

	private async madeBelow(names: readonly string[]): Promise<string> {
		if (names.length === 0) return (await this.open()).homeId;
		const path = names.join('/');
		const before = this.made.get(path);
		if (before) return before;
		const there = (await this.find(names)) ?? (await this.make(names));
		const id = folderId(there, path);
		this.made.set(path, id);
		return id;
	}

	private async make(names: readonly string[]): Promise<DriveItem> {
		const parent = await this.madeBelow(names.slice(0, -1));
		const body = { name: names.at(-1), folder: {}, '@microsoft.graph.conflictBehavior': 'fail' };
		try {
			// Repeatable: of one name there is one folder, and asking for it again is answered with 409.
			return (await this.graph.api(`${await this.item(parent)}/children`, {}, { repeatable: true }).post(body)) as DriveItem;
		} catch (error) {
			const there = caughtFromSdk(error)?.status === 409 ? await this.find(names) : undefined;
			if (there) return there;
			throw error;
		}
	}

	/** A drive or folder that cannot be reached must not look like one without the document that is looked for. */
	private open(): Promise<{ readonly driveId: string; readonly homeId: string }> {
		this.opened ??= this.look().catch((error: unknown) => {
			this.opened = undefined;
			throw error;
		});
		return this.opened;
	}

	private async look(): Promise<{ readonly driveId: string; readonly homeId: string }> {
		const { driveId: named, folderId: home } = this.at;
		return await this.graph.run('The drive or folder that is chosen in the node could not be opened', async () => {
			const driveId = named ?? ((await this.graph.api(`${this.graph.me}/drive`, { $select: 'id' }).get()) as DriveItem).id ?? '';
			const path = home === undefined ? `/drives/${encodeURIComponent(driveId)}/root` : driveItemPath({ driveId, itemId: home });
			const { id } = (await this.graph.api(path, { $select: 'id' }).get()) as DriveItem;
			return { driveId, homeId: id ?? '' };
		});
	}
}

function folderId({ id, folder }: DriveItem, path: string): string {
	if (id && folder) return id;
	throw new FileStoreError(`"${path}" is not a folder`, 'A file stands in its way: name a folder, or one that does not exist yet.');
}
