import { idOf, Ids } from '../ids';
import type { Account } from '../directory';
import { GoogleError, notFound } from '../http/googleError';
import { documentType, folderType, isNative, spreadsheetType, type Drive, type Permission, type Role, type StoredFile } from './file';

const ranks: readonly Role[] = ['reader', 'commenter', 'writer', 'fileOrganizer', 'organizer', 'owner'];
export const atLeast = (role: Role, least: Role): boolean => ranks.indexOf(role) >= ranks.indexOf(least);

export const permissionIdOf = (email: string): string => BigInt(`0x${Buffer.from(idOf(email, 8)).toString('hex')}`).toString();

export interface NewFile {
	readonly id?: string;
	readonly name: string;
	readonly mimeType: string;
	/** Id of the folder; the owner's own top if not said. */
	readonly parent?: string;
	readonly content?: Buffer;
	/** What kind the content is, where the file is converted from it. */
	readonly contentType?: string;
	/** Of a shortcut: the file that it leads to. */
	readonly shortcutTo?: string | undefined;
	readonly owner?: string;
	/** The application that makes it; none if not said, as for what a person made in the browser. */
	readonly app?: string;
	readonly appProperties?: Readonly<Record<string, string>>;
	readonly properties?: Readonly<Record<string, string>>;
	readonly description?: string;
	readonly createdTime?: string;
	readonly modifiedTime?: string;
}

/** Who asks, through what, and how far the scopes let them see. */
export interface Viewer {
	readonly user: string;
	readonly app: string;
	/** True where only what the application made or a person opened with it is seen (`drive.file`). */
	readonly ownFilesOnly: boolean;
}

/** Files, folders and shared drives, and who may do what with them. Tests fill it and look into it. */
export class DriveState {
	readonly files = new Map<string, StoredFile>();
	readonly drives = new Map<string, Drive>();
	/** Mails that Drive sent because something was shared. */
	readonly sharingMails: { readonly to: string; readonly fileName: string; readonly message: string | undefined }[] = [];
	private readonly fileIds = new Ids('file');
	private readonly driveIds = new Ids('drive');
	private readonly generated = new Set<string>();
	private revisions = 0;
	private clock = Date.now();

	constructor(readonly accounts: readonly Account[]) {
		for (const { email } of accounts) this.addRoot(email);
	}

	/** Always later than the time before, so that what is newest is certain. */
	now(): string {
		this.clock = Math.max(this.clock + 1, Date.now());
		return new Date(this.clock).toISOString();
	}

	generateId(): string {
		const id = this.fileIds.next(33);
		this.generated.add(id);
		return id;
	}

	rootOf(email: string): string {
		return idOf(`root of ${email}`, 19);
	}

	addDrive(name: string, members: Readonly<Record<string, Role>>): Drive {
		const drive: Drive = { id: `0A${this.driveIds.next(17)}`, name, members: Object.entries(members).map(([email, role]) => ({ id: permissionIdOf(email), type: 'user', role, emailAddress: email })) };
		this.drives.set(drive.id, drive);
		this.store({ id: drive.id, name, mimeType: folderType, driveId: drive.id, parent: undefined, permissions: [] });
		return drive;
	}

	addFolder(name: string, place: Omit<NewFile, 'name' | 'mimeType' | 'content'> = {}): StoredFile {
		return this.add({ ...place, name, mimeType: folderType });
	}

	add(file: NewFile): StoredFile {
		const owner = file.owner ?? this.accounts[0]?.email ?? '';
		const parent = this.files.get(file.parent ?? this.rootOf(owner));
		if (!parent) throw notFound(`File not found: ${file.parent}.`, 'fileId');
		if (file.id !== undefined) {
			if (this.files.has(file.id)) throw new GoogleError(409, 'fileIdInUse', 'A file already exists with the provided ID.', { location: 'fileId' });
			if (!this.generated.has(file.id)) throw new GoogleError(400, 'invalid', 'The provided file ID is not usable.', { location: 'fileId', refused: true });
		}
		const stored = this.store({
			id: file.id ?? this.fileIds.next(33),
			name: file.name,
			mimeType: file.mimeType,
			driveId: parent.driveId,
			parent: parent.id,
			permissions: parent.driveId ? [] : [{ id: permissionIdOf(owner), type: 'user', role: 'owner', emailAddress: owner }],
			createdTime: file.createdTime,
			modifiedTime: file.modifiedTime,
		});
		stored.properties = { ...file.properties };
		if (file.shortcutTo) stored.shortcutTo = file.shortcutTo;
		if (file.description !== undefined) stored.description = file.description;
		if (file.app) {
			stored.apps.add(file.app);
			if (file.appProperties) stored.appProperties[file.app] = { ...file.appProperties };
		}
		if (file.mimeType !== folderType) this.addRevision(stored, file.content ?? Buffer.alloc(0), file.contentType);
		stored.version = 1;
		return stored;
	}

	addRevision(file: StoredFile, content: Buffer, contentType = file.mimeType): void {
		this.revisions += 1;
		file.revisions.push({ id: idOf(`revision ${this.revisions}`, 32), mimeType: contentType, modifiedTime: this.now(), content });
		this.touch(file);
	}

	/** Something of the file changed. */
	touch(file: StoredFile): void {
		file.version += 1;
		file.modifiedTime = this.now();
	}

	childrenOf(id: string): StoredFile[] {
		return [...this.files.values()].filter(({ parent }) => parent === id);
	}

	delete(file: StoredFile): void {
		for (const child of this.childrenOf(file.id)) this.delete(child);
		this.files.delete(file.id);
	}

	/** Where a file lies, by names: `Attendance/Letters/letter.pdf`. Without the name of the drive itself. */
	pathOf(file: StoredFile): string {
		const parent = file.parent ? this.files.get(file.parent) : undefined;
		return parent?.parent === undefined ? file.name : `${this.pathOf(parent)}/${file.name}`;
	}

	/** Paths of all documents that are not in the bin, sorted. */
	paths(): string[] {
		return [...this.files.values()].filter((file) => file.mimeType !== folderType && !this.inBin(file)).map((file) => this.pathOf(file)).sort();
	}

	inBin(file: StoredFile): boolean {
		const parent = file.parent ? this.files.get(file.parent) : undefined;
		return file.trashed || (parent !== undefined && this.inBin(parent));
	}

	/** What a user may do with a file, by a permission on it, on a folder above it or on its drive; undefined where nothing. */
	roleOf(file: StoredFile, user: string): Role | undefined {
		const fits = ({ type, emailAddress, domain }: Permission) => type === 'anyone' || emailAddress === user || (type === 'domain' && user.endsWith(`@${domain}`));
		const roles = file.permissions.filter(fits).map(({ role }) => role);
		const above = file.parent ? this.files.get(file.parent) : undefined;
		const inherited = above && above.parent !== undefined ? this.roleOf(above, user) : undefined;
		if (inherited) roles.push(inherited === 'owner' && file.driveId === undefined && roles.length > 0 ? 'writer' : inherited);
		if (file.driveId) roles.push(...(this.drives.get(file.driveId)?.members.filter(fits).map(({ role }) => role) ?? []));
		return roles.sort((a, b) => ranks.indexOf(b) - ranks.indexOf(a))[0];
	}

	sees(file: StoredFile, { user, app, ownFilesOnly }: Viewer): boolean {
		return this.roleOf(file, user) !== undefined && (!ownFilesOnly || file.apps.has(app));
	}

	private addRoot(email: string): void {
		this.store({ id: this.rootOf(email), name: 'My Drive', mimeType: folderType, driveId: undefined, parent: undefined, permissions: [{ id: permissionIdOf(email), type: 'user', role: 'owner', emailAddress: email }] });
	}

	private store(file: Pick<StoredFile, 'id' | 'name' | 'mimeType' | 'driveId' | 'parent' | 'permissions'> & { createdTime?: string | undefined; modifiedTime?: string | undefined }): StoredFile {
		const now = this.now();
		const stored: StoredFile = {
			...file,
			createdTime: file.createdTime ?? now,
			modifiedTime: file.modifiedTime ?? now,
			version: 1,
			trashed: false,
			starred: false,
			properties: {},
			appProperties: {},
			revisions: [],
			apps: new Set(),
		};
		this.files.set(file.id, stored);
		return stored;
	}
}

/** What a native document may be made from (https://developers.google.com/workspace/drive/api/guides/manage-uploads#import-docs). */
const importable: Readonly<Record<string, readonly string[]>> = {
	[documentType]: [
		'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
		'application/msword',
		'application/vnd.oasis.opendocument.text',
		'text/html',
		'text/plain',
		'application/rtf',
		'application/pdf',
	],
	[spreadsheetType]: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/vnd.ms-excel', 'text/csv', 'text/tab-separated-values'],
};

/** @throws where Drive does not convert the one into the other. */
export function checkConversion(from: string, to: string): void {
	if (!isNative(to)) return;
	if (!importable[to]?.includes(from.split(';')[0]?.trim() ?? '')) throw new GoogleError(400, 'badRequest', `Bad Request: ${from} cannot be converted to ${to}`, { refused: true });
}
