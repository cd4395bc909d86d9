import type { TokenBook } from '../../core/tokens';
import type { Account } from '../directory';
import { GoogleApi, Raw, type Handler } from '../http/api';
import { parseMask, type Mask } from '../http/fields';
import { notFound, refuse } from '../http/googleError';
import { fileFor } from './access';
import { DriveState, permissionIdOf } from './driveState';
import { fileMethods } from './files';
import { permissionMethods } from './permissions';

/** What is answered where `fields` is not given (https://developers.google.com/workspace/drive/api/guides/fields-parameter). */
const defaults: Readonly<Record<string, Mask>> = {
	File: parseMask('kind,id,name,mimeType,resourceKey'),
	FileList: parseMask('kind,incompleteSearch,nextPageToken,files(kind,id,name,mimeType,resourceKey)'),
	Permission: parseMask('kind,id,type,role'),
	PermissionList: parseMask('kind,nextPageToken,permissions(kind,id,type,role)'),
	Drive: parseMask('kind,id,name'),
	DriveList: parseMask('kind,nextPageToken,drives(kind,id,name)'),
	Revision: parseMask('kind,id,mimeType,modifiedTime'),
	RevisionList: parseMask('kind,nextPageToken,revisions(kind,id,mimeType,modifiedTime)'),
};

/** Google Drive, API version 3. */
export class DriveDouble extends GoogleApi {
	readonly state: DriveState;
	protected override readonly defaultMasks = defaults;
	protected readonly handlers: Readonly<Record<string, Handler>>;

	constructor(tokens: TokenBook, accounts: readonly Account[]) {
		super('drive', tokens);
		this.state = new DriveState(accounts);
		this.handlers = { ...fileMethods(this.state), ...permissionMethods(this.state), ...this.driveMethods(), ...this.revisionMethods() };
	}

	private driveMethods(): Record<string, Handler> {
		const mine = (user: string) => [...this.state.drives.values()].filter(({ members }) => members.some(({ emailAddress }) => emailAddress === user));
		const shown = ({ id, name }: { id: string; name: string }) => ({ kind: 'drive#drive', id, name, hidden: false });
		return {
			'drives.list': ({ grant, query }) => {
				const size = query.whole('pageSize', 10, 1, 100);
				const named = /^name contains '((?:[^'\\]|\\.)*)'$/.exec(query.text('q') ?? '');
				if (query.text('q') && !named) throw refuse('invalidParameter', 'Invalid Value', { location: 'q' });
				const all = mine(grant.user).filter(({ name }) => name.toLowerCase().includes((named?.[1] ?? '').replaceAll(/\\(.)/g, '$1').toLowerCase()));
				const from = Number(query.text('pageToken') ?? 0);
				return { kind: 'drive#driveList', ...(from + size < all.length && { nextPageToken: String(from + size) }), drives: all.slice(from, from + size).map(shown) };
			},
			'drives.get': ({ grant, path }) => {
				const drive = mine(grant.user).find(({ id }) => id === path.driveId);
				if (!drive) throw notFound(`Shared drive not found: ${path.driveId}`, 'driveId');
				return shown(drive);
			},
			'about.get': ({ grant, mask }) => {
				if (!mask) throw refuse('required', "The 'fields' parameter is required for this method.", { location: 'fields' });
				const user = { kind: 'drive#user', displayName: this.state.accounts.find(({ email }) => email === grant.user)?.name ?? grant.user, me: true, permissionId: permissionIdOf(grant.user), emailAddress: grant.user };
				return { kind: 'drive#about', user, storageQuota: { limit: '16106127360', usage: '0', usageInDrive: '0', usageInDriveTrash: '0' }, maxUploadSize: '5242880000000', canCreateDrives: false };
			},
		};
	}

	private revisionMethods(): Record<string, Handler> {
		const shown = (revision: { id: string; mimeType: string; modifiedTime: string; content: Buffer }) => ({ kind: 'drive#revision', id: revision.id, mimeType: revision.mimeType, modifiedTime: revision.modifiedTime, size: String(revision.content.length), keepForever: false });
		return {
			'revisions.list': (call) => ({ kind: 'drive#revisionList', revisions: fileFor(this.state, call, call.path.fileId ?? '').revisions.map(shown) }),
			'revisions.get': (call) => {
				const revision = fileFor(this.state, call, call.path.fileId ?? '').revisions.find(({ id }) => id === call.path.revisionId);
				if (!revision) throw notFound(`Revision not found: ${call.path.revisionId}.`, 'revisionId');
				return call.wantsMedia ? new Raw({ status: 200, headers: { 'content-type': revision.mimeType }, body: revision.content }) : shown(revision);
			},
		};
	}
}
