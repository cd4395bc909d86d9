import type { Call, Handler } from '../http/api';
import { GoogleError, notFound, refuse } from '../http/googleError';
import { fileFor } from './access';
import { permissionIdOf, type DriveState } from './driveState';
import type { Permission, Role, StoredFile } from './file';

const types = ['user', 'group', 'domain', 'anyone'];
const roles = ['owner', 'organizer', 'fileOrganizer', 'writer', 'commenter', 'reader'];

/** The methods of `permissions` (https://developers.google.com/workspace/drive/api/reference/rest/v3/permissions). */
export function permissionMethods(state: DriveState): Record<string, Handler> {
	const shared = (file: StoredFile): Permission[] => [...file.permissions, ...(file.driveId ? (state.drives.get(file.driveId)?.members ?? []) : [])];
	const shown = (permission: Permission) => ({
		kind: 'drive#permission',
		...permission,
		displayName: state.accounts.find(({ email }) => email === permission.emailAddress)?.name,
		deleted: false,
		pendingOwner: false,
	});
	const one = (call: Call): { file: StoredFile; permission: Permission } => {
		const file = fileFor(state, call, call.path.fileId ?? '', 'writer');
		const permission = shared(file).find(({ id }) => id === call.path.permissionId);
		if (!permission) throw notFound(`Permission not found: ${call.path.permissionId}.`, 'permissionId');
		return { file, permission };
	};

	return {
		'permissions.list': (call) => {
			call.query.whole('pageSize', 100, 1, 100);
			return { kind: 'drive#permissionList', permissions: shared(fileFor(state, call, call.path.fileId ?? '', 'writer')).map(shown) };
		},
		'permissions.get': (call) => shown(one(call).permission),
		'permissions.create': (call) => {
			const { body, query } = call;
			checkNew(body, query.flag('transferOwnership'));
			const file = fileFor(state, call, call.path.fileId ?? '', 'writer');
			if (body.role === 'organizer' || body.role === 'fileOrganizer') throw refuse('invalidSharingRequest', `The role ${body.role} is for shared drives.`, { status: 403 });
			const notified = query.text('sendNotificationEmail') !== 'false';
			// Who has no account can come in by the mail alone (https://github.com/GAM-team/GAM/wiki/Users-Drive-Permissions, "Notify people").
			if (body.type === 'user' && !notified && !state.accounts.some(({ email }) => email === body.emailAddress)) throw new GoogleError(400, 'invalidSharingRequest', `Bad Request. User message: "You are trying to invite ${body.emailAddress}. Since there is no Google account associated with this email address, you must check the "Notify people" box to invite this recipient."`);
			const id = body.type === 'anyone' ? 'anyoneWithLink' : body.type === 'domain' ? `${permissionIdOf(body.domain)}k` : permissionIdOf(body.emailAddress);
			const before = file.permissions.find((permission) => permission.id === id);
			if (before) before.role = before.role === 'owner' ? 'owner' : body.role;
			else file.permissions.push({ id, type: body.type, role: body.role, emailAddress: body.emailAddress, domain: body.domain, expirationTime: body.expirationTime });
			state.touch(file);
			// Sent unless it is said otherwise (permissions.create, sendNotificationEmail).
			if (['user', 'group'].includes(body.type) && notified) {
				state.sharingMails.push({ to: body.emailAddress, fileName: file.name, message: query.text('emailMessage') });
			}
			return shown(file.permissions.find((permission) => permission.id === id) as Permission);
		},
		'permissions.update': (call) => {
			const { file, permission } = one(call);
			const unknown = Object.keys(call.body).find((field) => !['role', 'expirationTime', 'pendingOwner', 'view'].includes(field));
			if (unknown) throw refuse('fieldNotWritable', `The resource body includes fields which are not directly writable: ${unknown}.`, { status: 403 });
			if (!roles.includes(call.body.role)) throw refuse('invalid', 'The role is missing or unknown.', { location: 'permission.role' });
			permission.role = call.body.role as Role;
			state.touch(file);
			return shown(permission);
		},
		'permissions.delete': (call) => {
			const { file, permission } = one(call);
			if (permission.role === 'owner') throw new GoogleError(403, 'insufficientFilePermissions', 'The owner of a file cannot be removed.');
			file.permissions.splice(file.permissions.indexOf(permission), 1);
			state.touch(file);
			return undefined;
		},
	};
}

function checkNew(body: Readonly<Record<string, unknown>>, transfersOwnership: boolean): void {
	if (!types.includes(String(body.type))) throw refuse('required', 'The permission type field is required.', { location: 'permission.type' });
	if (!roles.includes(String(body.role))) throw refuse('required', 'The permission role field is required.', { location: 'permission.role' });
	const named = body.type === 'user' || body.type === 'group';
	if (named && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(String(body.emailAddress ?? ''))) throw refuse('invalid', 'The specified emailAddress is invalid or not applicable for the given permission type.', { location: 'permission.emailAddress' });
	if (!named && body.emailAddress !== undefined) throw refuse('invalid', 'The specified emailAddress is invalid or not applicable for the given permission type.', { location: 'permission.emailAddress' });
	if ((body.type === 'domain') !== (body.domain !== undefined)) throw refuse('invalid', 'The specified domain is invalid or not applicable for the given permission type.', { location: 'permission.domain' });
	if (body.role === 'owner' && !transfersOwnership) throw refuse('forbidden', "The transferOwnership parameter must be enabled when the permission role is 'owner'.", { status: 403, location: 'transferOwnership' });
}
