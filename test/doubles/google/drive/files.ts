import { Raw, type Call, type Handler } from '../http/api';
import { GoogleError, invalidParameter, notFound, refuse } from '../http/googleError';
import { corpusFor, fileFor, folderFor, viewerOf } from './access';
import { atLeast, checkConversion, permissionIdOf, type DriveState } from './driveState';
import { exportFile } from './export';
import { folderType, isNative, resourceOf, shortcutType, type Role, type StoredFile } from './file';
import { matchesSearch } from './searchMatch';
import { parseSearch } from './searchQuery';
import { sortFiles } from './sortFiles';
import { applyWritable, checkWritable } from './writable';

/** The methods of `files` (https://developers.google.com/workspace/drive/api/reference/rest/v3/files). */
export function fileMethods(state: DriveState): Record<string, Handler> {
	const shown = (file: StoredFile, call: Call) => {
		const { user, app } = viewerOf(call);
		const people = (email: string) => ({
			kind: 'drive#user',
			displayName: state.accounts.find((account) => account.email === email)?.name ?? email,
			me: email === user,
			permissionId: permissionIdOf(email),
			emailAddress: email,
		});
		return resourceOf(file, { user, app, role: state.roleOf(file, user) as Role, people, targetMimeType: state.files.get(file.shortcutTo ?? '')?.mimeType });
	};

	const create: Handler = (call) => {
		const { body, media, grant } = call;
		checkWritable(body, 'create');
		if (body.parents?.length > 1) throw refuse('multipleParentsNotSupported', 'A file must have exactly one parent.', { status: 403, location: 'parents' });
		const parent = folderFor(state, call, body.parents?.[0] ?? 'root');
		const contentType = media?.type.split(';')[0]?.trim();
		const mimeType: string = body.mimeType ?? contentType ?? 'application/octet-stream';
		if (media) checkConversion(media.type, mimeType);
		if (mimeType === folderType && media) throw refuse('badRequest', 'A folder has no content.');
		// https://developers.google.com/workspace/drive/api/guides/create-file#pre-generated
		if (body.id && isNative(mimeType) && mimeType !== folderType) throw refuse('invalid', 'Generated IDs are not supported for Docs Editors formats.', { location: 'fileId' });
		const file = state.add({
			...body,
			name: body.name ?? 'Untitled',
			mimeType,
			parent: parent.id,
			owner: grant.user,
			app: grant.app,
			content: media?.content,
			contentType,
			shortcutTo: mimeType === shortcutType ? fileFor(state, call, body.shortcutDetails?.targetId ?? '').id : undefined,
		});
		return shown(file, call);
	};

	const update: Handler = (call) => {
		const { body, media, query, path } = call;
		checkWritable(body, 'update');
		const file = fileFor(state, call, path.fileId ?? '', 'writer');
		if (file.parent === undefined) throw new GoogleError(403, 'insufficientFilePermissions', 'The top of a drive cannot be changed.');
		const add = ids(query.text('addParents'));
		const remove = ids(query.text('removeParents'));
		if (add.length > 1) throw refuse('multipleParentsNotSupported', 'A file must have exactly one parent.', { status: 403, location: 'addParents' });
		for (const parent of remove) if (parent !== file.parent && parent !== 'root') throw notFound(`File not found: ${parent}.`, 'removeParents');
		if (add[0]) {
			const folder = folderFor(state, call, add[0]);
			if (folder.driveId !== file.driveId && file.mimeType === folderType) throw new GoogleError(403, 'teamDrivesFolderMoveInNotSupported', 'A folder cannot be moved between drives.');
			file.parent = folder.id;
		} else if (remove.length > 0) throw refuse('cannotRemoveAllParents', 'A file must have a parent.', { status: 403, location: 'removeParents' });
		applyWritable(file, body, call.grant.app ?? '');
		if (media) {
			checkConversion(media.type, file.mimeType);
			state.addRevision(file, media.content, media.type.split(';')[0]?.trim());
		} else if (Object.keys(body).length > 0) state.touch(file);
		else file.version += 1;
		if (body.modifiedTime) file.modifiedTime = body.modifiedTime;
		return shown(file, call);
	};

	return {
		'files.create': create,
		'files.update': update,
		'files.get': (call) => {
			const file = fileFor(state, call, call.path.fileId ?? '');
			if (!call.wantsMedia) return shown(file, call);
			if (isNative(file.mimeType)) throw new GoogleError(403, 'fileNotDownloadable', "Only files with binary content can be downloaded. Use Export with Docs Editors files.", { location: 'alt' });
			return contentOf(file, call.headers.range);
		},
		'files.list': (call) => listFiles(state, call, (file) => shown(file, call)),
		'files.export': async (call) => {
			const type = call.query.text('mimeType') ?? '';
			return new Raw({ status: 200, headers: { 'content-type': type }, body: await exportFile(fileFor(state, call, call.path.fileId ?? ''), type) });
		},
		'files.copy': (call) => {
			checkWritable(call.body, 'create');
			const original = fileFor(state, call, call.path.fileId ?? '');
			if (original.mimeType === folderType) throw new GoogleError(403, 'cannotCopyFile', 'This file cannot be copied by the user.');
			const revision = original.revisions.at(-1);
			const mimeType = call.body.mimeType ?? original.mimeType;
			if (mimeType !== original.mimeType) checkConversion(original.mimeType, mimeType);
			const copy = state.add({
				...call.body,
				name: call.body.name ?? `Copy of ${original.name}`,
				mimeType,
				parent: call.body.parents ? folderFor(state, call, call.body.parents[0]).id : original.parent,
				owner: call.grant.user,
				app: call.grant.app,
				content: revision?.content,
				contentType: revision?.mimeType,
			});
			return shown(copy, call);
		},
		'files.delete': (call) => {
			const file = fileFor(state, call, call.path.fileId ?? '');
			const role = state.roleOf(file, call.grant.user) as Role;
			if (!atLeast(role, 'organizer') || file.parent === undefined) throw new GoogleError(403, 'insufficientFilePermissions', `The user does not have sufficient permissions for file ${file.id}.`);
			state.delete(file);
			return undefined;
		},
		'files.generateIds': ({ query }) => {
			const space = query.oneOf('space', ['drive', 'appDataFolder']) ?? 'drive';
			query.oneOf('type', ['files', 'shortcuts']);
			return { kind: 'drive#generatedIds', space, ids: Array.from({ length: query.whole('count', 10, 1, 1000) }, () => state.generateId()) };
		},
	};
}

function listFiles(state: DriveState, call: Call, shown: (file: StoredFile) => object): object {
	const { query } = call;
	const viewer = viewerOf(call);
	if ((query.text('spaces') ?? 'drive') !== 'drive') throw invalidParameter('spaces', 'Invalid Value');
	const size = query.whole('pageSize', 100, 1, 1000);
	const corpus = corpusFor(state, call);
	const q = query.text('q');
	const condition = q === undefined || q === '' ? undefined : parseSearch(q);
	const as = { ...viewer, root: state.rootOf(viewer.user) };
	const found = [...state.files.values()].filter((file) => file.parent !== undefined && corpus(file) && state.sees(file, viewer) && (!condition || matchesSearch(condition, file, as)));
	const sorted = sortFiles(found, query.text('orderBy'));
	const from = startOf(query.text('pageToken'), q);
	const more = from + size < sorted.length;
	return {
		kind: 'drive#fileList',
		incompleteSearch: false,
		...(more && { nextPageToken: Buffer.from(JSON.stringify([from + size, q ?? ''])).toString('base64url') }),
		files: sorted.slice(from, from + size).map(shown),
	};
}

/** Where a page begins. A token is good for the search that it came from alone. */
function startOf(token: string | undefined, q: string | undefined): number {
	if (token === undefined) return 0;
	try {
		const [from, of] = JSON.parse(Buffer.from(token, 'base64url').toString()) as [number, string];
		if (typeof from === 'number' && of === (q ?? '')) return from;
	} catch {
		// falls through to the refusal
	}
	throw invalidParameter('pageToken', 'Invalid Value');
}

/** The bytes, or the stretch of them that a Range header asks for (RFC 9110, section 14). */
function contentOf(file: StoredFile, range: string | undefined): Raw {
	const revision = file.revisions.at(-1);
	const content = revision?.content ?? Buffer.alloc(0);
	const headers = { 'content-type': file.mimeType, 'accept-ranges': 'bytes' };
	const asked = /^bytes=(\d+)-(\d*)$/.exec(range ?? '');
	if (!asked) return new Raw({ status: 200, headers, body: content });
	const from = Number(asked[1]);
	const to = asked[2] ? Math.min(Number(asked[2]), content.length - 1) : content.length - 1;
	if (from > to) return new Raw({ status: 416, headers: { 'content-range': `bytes */${content.length}` } });
	return new Raw({ status: 206, headers: { ...headers, 'content-range': `bytes ${from}-${to}/${content.length}` }, body: content.subarray(from, to + 1) });
}

const ids = (list: string | undefined): string[] => (list ?? '').split(',').map((id) => id.trim()).filter(Boolean);
