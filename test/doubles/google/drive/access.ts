import type { Call } from '../http/api';
import { GoogleError, notFound, refuse } from '../http/googleError';
import { atLeast, type DriveState, type Viewer } from './driveState';
import type { Role, StoredFile } from './file';

const scope = (name: string) => `https://www.googleapis.com/auth/${name}`;
/** Scopes that show every file of the user; with the others an application sees its own alone. */
const wide = ['drive', 'drive.readonly', 'drive.metadata', 'drive.metadata.readonly', 'drive.photos.readonly', 'spreadsheets', 'spreadsheets.readonly'].map(scope);

export const viewerOf = ({ grant, method }: Call): Viewer => ({
	user: grant.user,
	app: grant.app ?? '',
	ownFilesOnly: !wide.some((one) => grant.scopes.includes(one) && method.scopes.includes(one)),
});

/** A file that the caller sees. What is not seen is "not found", never "forbidden". */
export function fileFor(state: DriveState, call: Call, id: string, least: Role = 'reader'): StoredFile {
	const viewer = viewerOf(call);
	const file = state.files.get(id === 'root' ? state.rootOf(viewer.user) : id);
	// A file in a shared drive is only for applications that say they know shared drives, where the method lets them say so
	// (https://developers.google.com/workspace/drive/api/guides/enable-shareddrives).
	const knowsDrives = !call.method.query.has('supportsAllDrives') || call.query.flag('supportsAllDrives') || call.query.flag('supportsTeamDrives');
	if (!file || !state.sees(file, viewer) || (file.driveId && !knowsDrives)) throw notFound(`File not found: ${id}.`, 'fileId');
	if (!atLeast(state.roleOf(file, viewer.user) as Role, least)) throw new GoogleError(403, 'insufficientFilePermissions', `The user does not have sufficient permissions for file ${id}.`);
	return file;
}

/** The folder to put something into: the user's own top is everybody's, whatever the scope. */
export function folderFor(state: DriveState, call: Call, id: string): StoredFile {
	const { user } = call.grant;
	if (id === 'root' || id === state.rootOf(user)) return state.files.get(state.rootOf(user)) as StoredFile;
	const folder = fileFor(state, call, id, 'writer');
	if (folder.mimeType !== 'application/vnd.google-apps.folder') throw new GoogleError(403, 'parentNotAFolder', 'The specified parent is not a folder.');
	return folder;
}

/** Which of all files a list is about, by `corpora`, `driveId` and the like (same page as above). */
export function corpusFor(state: DriveState, { query, grant }: Call): (file: StoredFile) => boolean {
	const corpora = query.oneOf('corpora', ['user', 'domain', 'drive', 'allDrives']) ?? 'user';
	const driveId = query.text('driveId') ?? query.text('teamDriveId');
	const knowsDrives = query.flag('supportsAllDrives') || query.flag('supportsTeamDrives');
	const includesDrives = query.flag('includeItemsFromAllDrives') || query.flag('includeTeamDriveItems');
	if (includesDrives && !knowsDrives) throw refuse('teamDrivesNotSupported', 'The supportsAllDrives parameter must be true where includeItemsFromAllDrives is.', { status: 403, location: 'supportsAllDrives' });
	if ((corpora === 'drive') !== (driveId !== undefined)) throw refuse('invalidParameter', 'The driveId parameter must be specified if and only if corpora is set to drive.', { location: 'driveId' });
	if ((corpora === 'drive' || corpora === 'allDrives') && !includesDrives) throw refuse('teamDrivesIncompatible', 'includeItemsFromAllDrives must be true for these corpora.', { status: 403, location: 'includeItemsFromAllDrives' });
	if (driveId !== undefined) {
		if (!state.drives.get(driveId)?.members.some(({ emailAddress }) => emailAddress === grant.user)) throw notFound(`Shared drive not found: ${driveId}`, 'driveId');
		return (file) => file.driveId === driveId;
	}
	return includesDrives ? () => true : (file) => file.driveId === undefined;
}
