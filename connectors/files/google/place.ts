import type { drive_v3 } from 'googleapis/build/src/apis/drive/v3';
import { driveType, quoted, searchDrive } from '../../service/google/driveFiles';
import { repeatable } from '../../service/google/googleClients';
import { askGoogle, failureOf, type GoogleAct } from '../../service/google/googleError';
import { FileStoreError } from '../port';
import type { PregeneratedIds } from './pregeneratedIds';

export interface PlaceInGoogleDrive {
	/** The folder that paths are below. Left out: the shared drive itself, or My Drive. */
	readonly folderId?: string | undefined;
	readonly driveId?: string | undefined;
}

export interface Top {
	readonly id: string;
	/** The shared drive that it lies in. */
	readonly driveId?: string | undefined;
}

/** The folders below the place that a store was opened for. */
export class Place {
	private known: Promise<Top> | undefined;
	/** Path → id of folders that are there. Asked for once at a time, so that two letters do not make two folders. */
	private readonly folders = new Map<string, Promise<string>>();

	constructor(
		private readonly drive: drive_v3.Drive,
		private readonly ids: PregeneratedIds,
		private readonly at: PlaceInGoogleDrive,
	) {}

	/** Throws where the folder that was chosen is none, or lies in the bin. */
	async top(): Promise<Top> {
		this.known ??= this.lookUp();
		return await this.known.catch((error: unknown) => {
			this.known = undefined;
			throw error;
		});
	}

	private async lookUp(): Promise<Top> {
		const { folderId, driveId } = this.at;
		if (!folderId) return { id: driveId ?? 'root', driveId };
		const act: GoogleAct = { service: 'Google Drive', doing: 'open the folder' };
		const get = (fileId: string) => askGoogle(act, () => this.drive.files.get({ fileId, supportsAllDrives: true, fields: 'id,name,mimeType,driveId,trashed,shortcutDetails(targetId)' }));
		const chosen = await get(folderId);
		const target = chosen.mimeType === driveType.shortcut ? chosen.shortcutDetails?.targetId : undefined;
		const folder = target ? await get(target) : chosen;
		if (folder.mimeType !== driveType.folder) throw new FileStoreError(`"${folder.name}" is not a folder`, 'Choose a folder of Google Drive from the list.');
		if (folder.trashed) throw new FileStoreError(`The folder "${folder.name}" is in the bin of Google Drive`, 'Take it out of the bin, or choose another folder.');
		return { id: folder.id ?? folderId, driveId: folder.driveId ?? undefined };
	}

	/** The id of a folder by its path; undefined where there is none. */
	async folder(path: string): Promise<string | undefined> {
		let { id } = await this.top();
		for (const name of namesOf(path)) {
			const next = await this.child(id, name);
			if (!next) return undefined;
			id = next;
		}
		return id;
	}

	/** The id of a folder by its path. What of it is missing is made. */
	async madeFolder(path: string): Promise<string> {
		const names = namesOf(path);
		if (names.length === 0) return (await this.top()).id;
		const key = names.join('/');
		const pending = this.folders.get(key) ?? this.madeIn(names);
		this.folders.set(key, pending);
		return await pending.catch((error: unknown) => {
			this.folders.delete(key);
			throw error;
		});
	}

	/** Folders are looked for anew: somebody has removed one. */
	forget(): void {
		this.folders.clear();
	}

	private async madeIn(names: readonly string[]): Promise<string> {
		const parent = await this.madeFolder(names.slice(0, -1).join('/'));
		const name = names.at(-1) as string;
		return (await this.child(parent, name)) ?? (await this.make(parent, name));
	}

	/** Drive allows two folders of one name, and two runs at once may make them: the oldest is the one that all of them use. */
	private async child(parent: string, name: string): Promise<string | undefined> {
		const { driveId } = await this.top();
		const q = `${quoted(parent)} in parents and name = ${quoted(name)} and (mimeType = ${quoted(driveType.folder)} or mimeType = ${quoted(driveType.shortcut)}) and trashed = false`;
		const folders: drive_v3.Schema$File[] = [];
		for await (const folder of searchDrive(this.drive, { q, driveId, fields: 'id,name,createdTime,mimeType,shortcutDetails(targetMimeType)' }, { service: 'Google Drive', doing: `look for the folder "${name}"` })) {
			if (folder.name === name) folders.push(folder);
		}
		const oldest = folders.filter(({ mimeType }) => mimeType === driveType.folder).sort(byAge)[0];
		// It may lead to another drive, where other people read; and a second folder beside it would be taken for it.
		if (!oldest && folders.some(({ shortcutDetails }) => shortcutDetails?.targetMimeType === driveType.folder)) throw isShortcut(name);
		return oldest?.id ?? undefined;
	}

	private async make(parent: string, name: string): Promise<string> {
		const id = await this.ids.next();
		const act: GoogleAct = { service: 'Google Drive', doing: `make the folder "${name}"`, advice: { 'no access': 'Give the account of the credential the right to edit there: "Content manager" in a shared drive, "Editor" of a folder.' } };
		try {
			await askGoogle(act, () => this.drive.files.create({ requestBody: { id, name, mimeType: driveType.folder, parents: [parent] }, supportsAllDrives: true, fields: 'id' }, repeatable));
		} catch (error) {
			// An answer that was lost: it is made already.
			if (failureOf(error) !== 'conflict') throw error;
		}
		return (await this.child(parent, name)) ?? id;
	}
}

const isShortcut = (name: string): FileStoreError =>
	new FileStoreError(`"${name}" is a shortcut to a folder, and not a folder`, 'Choose the folder that it leads to from the list, or move that folder to where the shortcut is.');

/** The oldest first; of two of one moment, the id decides, so that all who look choose the same. */
export const byAge = (one: drive_v3.Schema$File, other: drive_v3.Schema$File): number =>
	order(one.createdTime ?? '', other.createdTime ?? '') || order(one.id ?? '', other.id ?? '');

const order = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

function namesOf(path: string): string[] {
	const names = path.split('/').map((name) => name.trim()).filter((name) => name !== '' && name !== '.');
	if (names.includes('..')) throw new FileStoreError(`"${path}" is not a path of folders`, 'Leave out "..": name the folders from the top down.');
	return names;
}
