import { createHash } from 'node:crypto';
import { extname } from 'node:path';

export const folderType = 'application/vnd.google-apps.folder';
export const documentType = 'application/vnd.google-apps.document';
export const spreadsheetType = 'application/vnd.google-apps.spreadsheet';
export const shortcutType = 'application/vnd.google-apps.shortcut';
export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
export const isNative = (type: string): boolean => type.startsWith('application/vnd.google-apps.');

export type Role = 'owner' | 'organizer' | 'fileOrganizer' | 'writer' | 'commenter' | 'reader';

export interface Permission {
	readonly id: string;
	readonly type: 'user' | 'group' | 'domain' | 'anyone';
	role: Role;
	readonly emailAddress?: string;
	readonly domain?: string;
	readonly allowFileDiscovery?: boolean;
	expirationTime?: string;
}

export interface Revision {
	readonly id: string;
	/** Of the content: what was uploaded, also where it was converted. */
	readonly mimeType: string;
	readonly modifiedTime: string;
	readonly content: Buffer;
}

/** A file or folder as the double keeps it. */
export interface StoredFile {
	readonly id: string;
	name: string;
	mimeType: string;
	/** One, as since 2020 (https://developers.google.com/workspace/drive/api/guides/ref-single-parent). Undefined: a drive's own top, or a file shared by others. */
	parent: string | undefined;
	readonly driveId: string | undefined;
	trashed: boolean;
	readonly createdTime: string;
	modifiedTime: string;
	version: number;
	description?: string;
	/** Of a shortcut: the id of the file that it leads to. */
	shortcutTo?: string;
	starred: boolean;
	properties: Record<string, string>;
	/** Seen by the application that set them alone. */
	appProperties: Record<string, Record<string, string>>;
	permissions: Permission[];
	/** Undefined for folders. Of a Google document: what was converted into it. */
	revisions: Revision[];
	/** The application that made it, and those that a person opened it with. */
	readonly apps: Set<string>;
}

export interface Drive {
	readonly id: string;
	readonly name: string;
	/** Who may use it, and how. */
	readonly members: Permission[];
}

/** The resource that the API shows of a file to a user of an application. */
export function resourceOf(file: StoredFile, { user, app, role, people, targetMimeType }: { user: string; app: string; role: Role; targetMimeType: string | undefined; people: (email: string) => { displayName: string; emailAddress: string; kind: string; permissionId: string; me: boolean } }): object {
	const revision = file.revisions.at(-1);
	const binary = revision && !isNative(file.mimeType);
	const owner = file.permissions.find((permission) => permission.role === 'owner')?.emailAddress;
	const writes = ['owner', 'organizer', 'fileOrganizer', 'writer'].includes(role);
	const extension = extname(file.name).slice(1);
	return {
		kind: 'drive#file',
		id: file.id,
		name: file.name,
		mimeType: file.mimeType,
		description: file.description,
		starred: file.starred,
		trashed: file.trashed,
		explicitlyTrashed: file.trashed,
		parents: file.parent ? [file.parent] : undefined,
		driveId: file.driveId,
		spaces: ['drive'],
		version: String(file.version),
		createdTime: file.createdTime,
		modifiedTime: file.modifiedTime,
		properties: Object.keys(file.properties).length > 0 ? file.properties : undefined,
		appProperties: file.appProperties[app],
		webViewLink: linkOf(file),
		...(file.shortcutTo && { shortcutDetails: { targetId: file.shortcutTo, targetMimeType } }),
		...(binary && {
			webContentLink: `https://drive.google.com/uc?id=${file.id}&export=download`,
			originalFilename: file.name,
			fileExtension: extension,
			fullFileExtension: extension,
			size: String(revision.content.length),
			quotaBytesUsed: String(revision.content.length),
			md5Checksum: createHash('md5').update(revision.content).digest('hex'),
			sha1Checksum: createHash('sha1').update(revision.content).digest('hex'),
			sha256Checksum: createHash('sha256').update(revision.content).digest('hex'),
			headRevisionId: revision.id,
		}),
		...(file.driveId === undefined && { owners: owner ? [people(owner)] : [], ownedByMe: owner === user }),
		shared: file.driveId !== undefined || file.permissions.length > 1,
		isAppAuthorized: file.apps.has(app),
		permissionIds: writes ? file.permissions.map(({ id }) => id) : undefined,
		permissions: writes && file.driveId === undefined ? file.permissions : undefined,
		capabilities: {
			canAddChildren: writes && file.mimeType === folderType,
			canCopy: file.mimeType !== folderType,
			canDelete: role === 'owner' || role === 'organizer',
			canDownload: true,
			canEdit: writes,
			canListChildren: file.mimeType === folderType,
			canRename: writes,
			canShare: writes,
			canTrash: writes,
		},
	};
}

function linkOf({ id, mimeType }: StoredFile): string {
	if (mimeType === folderType) return `https://drive.google.com/drive/folders/${id}`;
	if (mimeType === documentType) return `https://docs.google.com/document/d/${id}/edit?usp=drivesdk`;
	if (mimeType === spreadsheetType) return `https://docs.google.com/spreadsheets/d/${id}/edit?usp=drivesdk`;
	return `https://drive.google.com/file/d/${id}/view?usp=drivesdk`;
}
