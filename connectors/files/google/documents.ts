import { createHash } from 'node:crypto';
import type { drive_v3 } from 'googleapis/build/src/apis/drive/v3';
import { quoted, searchDrive } from '../../service/google/driveFiles';
import { askGoogle, failureOf, type GoogleAct } from '../../service/google/googleError';
import { ServiceError } from '../../service/serviceError';
import type { SignedFetch } from '../../service/signedFetch';
import { FileStoreError, type SavedFile } from '../port';
import { mediaTypeOf } from './mediaTypes';
import { byAge, type Place } from './place';
import type { PregeneratedIds } from './pregeneratedIds';
import { removeFile } from './removeFile';
import { upload } from './upload';

/** How often content is sent whose arrival was not confirmed. */
const tries = 3;

/** Marks what this app has made. Other apps do not see it, and files that people put there do not have it. */
const ownMark = { attendanceDocument: 'yes' };

const isOwn = ({ appProperties }: drive_v3.Schema$File): boolean => appProperties?.attendanceDocument === ownMark.attendanceDocument;

/** What of a document decides what becomes of it. */
const fields = 'id,name,createdTime,md5Checksum,appProperties,parents,webViewLink';

/** The documents that this app has made in Drive. Within a folder a document is known by its name. */
export class Documents {
	constructor(
		private readonly drive: drive_v3.Drive,
		private readonly fetch: SignedFetch,
		private readonly ids: PregeneratedIds,
		private readonly place: Place,
	) {}

	/** The document of this name in a folder; undefined where there is none of ours. */
	async inFolder(folder: string, name: string): Promise<drive_v3.Schema$File | undefined> {
		return (await this.named(name, folder)).find(isOwn);
	}

	/** The document of this name in a folder, or in one inside it. */
	async below(folder: string, name: string): Promise<drive_v3.Schema$File | undefined> {
		for (const file of await this.named(name)) if (isOwn(file) && (await this.liesBelow(file, folder))) return file;
		return undefined;
	}

	/** Saves a document: a new one, or a new revision of the one of this name. Never over a file of somebody else's. */
	async save(folder: string, name: string, content: Buffer): Promise<SavedFile> {
		const [there, other] = ownFirst(await this.named(name, folder));
		if (there) return { location: linkOf(await this.revised(there, content)), replaced: true };
		if (other) throw notOurs(name);
		const made = await this.made(folder, name, content);
		// A run at the same moment may have made one too. Both keep the older, so that one is left.
		const oldest = await this.inFolder(folder, name);
		if (!oldest || oldest.id === made.id || byAge(made, oldest) < 0) return { location: linkOf(made), replaced: false };
		const kept = await this.revised(oldest, content);
		await removeFile(this.drive, String(made.id), saving(name));
		return { location: linkOf(kept), replaced: true };
	}

	/** All files of a name, the oldest first. Drive does not tell capitals apart where it looks for names; we do. */
	private async named(name: string, folder?: string): Promise<drive_v3.Schema$File[]> {
		const { driveId } = await this.place.top();
		const q = `${folder ? `${quoted(folder)} in parents and ` : ''}name = ${quoted(name)} and trashed = false`;
		const files: drive_v3.Schema$File[] = [];
		for await (const file of searchDrive(this.drive, { q, driveId, fields }, { service: 'Google Drive', doing: `look for "${name}"` })) if (file.name === name) files.push(file);
		return files.sort(byAge);
	}

	/** A folder above that the account may not see is not below one that it may. */
	private async liesBelow(file: drive_v3.Schema$File, folder: string): Promise<boolean> {
		let [parent] = file.parents ?? [];
		while (parent && parent !== folder && folder !== 'root') {
			const above: string = parent;
			try {
				[parent] = (await askGoogle({ service: 'Google Drive', doing: 'look where a document lies' }, () => this.drive.files.get({ fileId: above, supportsAllDrives: true, fields: 'parents' }))).parents ?? [];
			} catch (error) {
				if (!['not found', 'no access'].includes(failureOf(error) ?? '')) throw error;
				return false;
			}
		}
		return parent !== undefined;
	}

	/** A new document. Its id is known beforehand, so that it is made once, also where an answer is lost. */
	private async made(folder: string, name: string, content: Buffer): Promise<drive_v3.Schema$File> {
		const id = await this.ids.next();
		const metadata = { id, name, parents: [folder], appProperties: ownMark };
		try {
			return await upload(this.fetch, { metadata, type: mediaTypeOf(name), content, fields, repeatable: true }, saving(name));
		} catch (error) {
			if (failureOf(error) !== 'conflict' && !isUnknown(error)) throw error;
			const there = await this.byId(id, name);
			if (!there) throw error;
			return await this.revised(there, content);
		}
	}

	/** The document with this content, which is sent only where it has another. */
	private async revised(document: drive_v3.Schema$File, content: Buffer): Promise<drive_v3.Schema$File> {
		const name = String(document.name);
		const md5 = createHash('md5').update(content).digest('hex');
		let there = document;
		for (let attempt = 1; there.md5Checksum !== md5; attempt += 1) {
			try {
				return await upload(this.fetch, { fileId: String(document.id), metadata: {}, type: mediaTypeOf(name), content, fields, repeatable: false }, saving(name));
			} catch (error) {
				// What came without our hearing of it is there now, and is not sent again as one more revision.
				if (!isUnknown(error) || attempt === tries) throw error;
				there = (await this.byId(String(document.id), name)) ?? there;
			}
		}
		return there;
	}

	private async byId(fileId: string, name: string): Promise<drive_v3.Schema$File | undefined> {
		try {
			return await askGoogle(saving(name), () => this.drive.files.get({ fileId, supportsAllDrives: true, fields }));
		} catch (error) {
			if (failureOf(error) === 'not found') return undefined;
			throw error;
		}
	}
}

/** Our document of a name, and a file of the same name that is not ours. */
const ownFirst = (files: readonly drive_v3.Schema$File[]) => [files.find(isOwn), files.find((file) => !isOwn(file))] as const;

/** Where a person opens it. */
export const linkOf = ({ id, webViewLink }: drive_v3.Schema$File): string => webViewLink ?? `https://drive.google.com/file/d/${id}/view`;

const isUnknown = (error: unknown): boolean => error instanceof ServiceError && error.happened === 'unknown';

const saving = (name: string): GoogleAct => ({
	service: 'Google Drive',
	doing: `save "${name}"`,
	advice: { 'no access': 'Give the account of the credential the right to edit in the folder: "Content manager" in a shared drive, "Editor" of a folder.' },
});

const notOurs = (name: string): FileStoreError =>
	new FileStoreError(`There is a "${name}" in the folder that was not made by this app`, 'It is left as it is. Rename it, move it or choose another folder, then run the workflow again.');
