import path from 'node:path';
import { Readable } from 'node:stream';
import type { drive_v3 } from 'googleapis/build/src/apis/drive/v3';
import type { ServiceAccess } from '../../service/access';
import { downloadFields, downloadFromDrive } from '../../service/google/driveDownload';
import { driveType, quoted, searchDrive } from '../../service/google/driveFiles';
import { googleClients, googleFetch } from '../../service/google/googleClients';
import { askGoogle, failureOf, type GoogleAct } from '../../service/google/googleError';
import type { SignedFetch } from '../../service/signedFetch';
import { googleSheetTable } from '../../tableSource/google/googleSheetTable';
import { FileStoreError, type CloudFileStore, type FoundFile, type SavedFile, type SharedWith } from '../port';
import { Conversion } from './conversion';
import { Documents, linkOf } from './documents';
import { exported } from './exported';
import { mediaType } from './mediaTypes';
import { Place, type PlaceInGoogleDrive } from './place';
import { PregeneratedIds } from './pregeneratedIds';
import { openTo } from './sharing';

const tableEndings = new Set(['.csv', '.xlsx', '.txt', '.tsv']);

/**
 * Files in Google Drive or in a shared drive.
 *
 * Least scope: `drive.file`, by which it sees nothing but the folders and files that it has made; then leave the folder out
 * and give paths. A folder that people made, or a shared drive, needs `drive`; finding tables there `drive.readonly`.
 */
export class GoogleDrive implements CloudFileStore {
	private readonly drive: drive_v3.Drive;
	private readonly fetch: SignedFetch;
	private readonly place: Place;
	private readonly documents: Documents;
	private readonly conversion: Conversion;

	constructor(
		private readonly access: ServiceAccess,
		at: PlaceInGoogleDrive = {},
	) {
		this.drive = googleClients(access).drive;
		this.fetch = googleFetch(access, 'Google Drive');
		const ids = new PregeneratedIds(this.drive);
		this.place = new Place(this.drive, ids, at);
		this.documents = new Documents(this.drive, this.fetch, ids, this.place);
		this.conversion = new Conversion(access, this.drive, this.fetch, this.place);
	}

	async findTable(folder: string, nameBegins: string): Promise<FoundFile | undefined> {
		const id = await this.place.folder(folder);
		if (!id) throw new FileStoreError(`The folder "${folder}" does not exist`, 'Make the folder in Google Drive, share it with the account of the credential, and put the exports from your MIS into it.');
		const { driveId } = await this.place.top();
		const search = { q: `${quoted(id)} in parents and trashed = false`, driveId, fields: `${tableFields},shortcutDetails(targetId,targetMimeType)` };
		let newest: drive_v3.Schema$File | undefined;
		for await (const file of searchDrive(this.drive, search, { service: 'Google Drive', doing: `read the folder "${folder}"` })) {
			const table = isTable(file, nameBegins) ? await this.followed(file) : undefined;
			if (table && (!newest || newness(table) > newness(newest))) newest = table;
		}
		return newest && this.foundTable(newest);
	}

	/** The file that a shortcut leads to, under the shortcut's name; undefined where it is in the bin. Any other file is itself. */
	private async followed(file: drive_v3.Schema$File): Promise<drive_v3.Schema$File | undefined> {
		const fileId = file.mimeType === driveType.shortcut ? file.shortcutDetails?.targetId : undefined;
		if (!fileId) return file;
		const { name } = file;
		const advice = 'Share that file with the account of the credential, or delete the shortcut.';
		const act: GoogleAct = { service: 'Google Drive', doing: `open the file that the shortcut "${name}" leads to`, advice: { 'not found': advice, 'no access': advice } };
		const target = await askGoogle(act, () => this.drive.files.get({ fileId, supportsAllDrives: true, fields: `${tableFields},trashed` }));
		return target.trashed ? undefined : { ...target, name };
	}

	private foundTable(file: drive_v3.Schema$File): FoundFile {
		const name = file.name ?? '';
		if (file.mimeType !== driveType.spreadsheet) return { name, open: () => Promise.resolve(downloadFromDrive(this.fetch, file)) };
		const spreadsheetId = String(file.id);
		return {
			name,
			table: () => googleSheetTable(this.access, { spreadsheetId }),
			open: async () => Readable.from([await exported(this.drive, spreadsheetId, mediaType.xlsx, { service: 'Google Drive', doing: `export "${name}"` })]),
		};
	}

	async wordDocument(folder: string, name: string): Promise<FoundFile | undefined> {
		const id = await this.place.folder(folder);
		if (!id) throw new FileStoreError(`The folder "${folder}" does not exist`, 'Make the folder in Google Drive and share it with the account of the credential, or correct its name.');
		const { driveId } = await this.place.top();
		// Drive shows a Word file with or without its ending, and gives a Google Doc none.
		const search = { q: `${quoted(id)} in parents and (name = ${quoted(name)} or name = ${quoted(`${name}.docx`)}) and trashed = false`, driveId, fields: downloadFields };
		const found: drive_v3.Schema$File[] = [];
		for await (const file of searchDrive(this.drive, search, { service: 'Google Drive', doing: `look for "${name}" in the folder "${folder}"` })) {
			if ([driveType.document, mediaType.docx].some((type) => type === file.mimeType)) found.push(file);
		}
		const [file, other] = found;
		if (!file) return undefined;
		if (other) throw new FileStoreError(`There are two documents "${name}" in the folder "${folder}"`, 'Delete or rename one of them, so that it is clear which is used.');
		if (file.mimeType !== driveType.document) return { name: file.name ?? '', open: () => Promise.resolve(downloadFromDrive(this.fetch, file)) };
		return { name: file.name ?? '', open: async () => Readable.from([await exported(this.drive, String(file.id), mediaType.docx, { service: 'Google Drive', doing: `export "${name}" as a Word document` })]) };
	}

	async find(folder: string, name: string): Promise<string | undefined> {
		const id = await this.place.folder(folder);
		const found = id && (await this.documents.below(id, name));
		return found ? linkOf(found) : undefined;
	}

	async save(folder: string, name: string, content: Buffer): Promise<SavedFile> {
		if (name.trim() === '' || name !== path.basename(name)) throw new FileStoreError(`"${name}" is not a file name`, 'Leave out slashes and "..".');
		try {
			return await this.documents.save(await this.place.madeFolder(folder), name, content);
		} catch (error) {
			// Somebody has removed a folder that was there a moment ago.
			if (failureOf(error) !== 'not found') throw error;
			this.place.forget();
			return await this.documents.save(await this.place.madeFolder(folder), name, content);
		}
	}

	async share(folder: string, name: string, person: SharedWith): Promise<string> {
		const id = await this.place.folder(folder);
		const document = id && (await this.documents.inFolder(id, name));
		if (!document) throw new FileStoreError(`There is no "${name}" of this app in the folder "${folder}"`, 'It may have been moved or renamed. Save it again, then share it.');
		await openTo(this.drive, String(document.id), person, `share "${name}"`);
		return linkOf(document);
	}

	async wordToPdf(word: Buffer): Promise<Buffer> {
		return await this.conversion.toPdf(word);
	}
}

/** What of a file decides whether it is the newest table, and how it is read. */
const tableFields = `${downloadFields},modifiedTime`;

/** Of two of one moment the name decides, so that a run can be repeated. */
const newness = ({ modifiedTime, name }: drive_v3.Schema$File): string => `${modifiedTime} ${name}`;

/** Whether a file is a table by its kind, and is the one that is looked for by its name. */
const isTable = ({ name, mimeType, shortcutDetails }: drive_v3.Schema$File, nameBegins: string): boolean =>
	([mimeType, shortcutDetails?.targetMimeType].includes(driveType.spreadsheet) || tableEndings.has(path.extname(name ?? '').toLowerCase())) && (name ?? '').toLowerCase().startsWith(nameBegins.toLowerCase());
