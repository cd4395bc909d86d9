import type { drive_v3 } from 'googleapis/build/src/apis/drive/v3';
import { repeatable } from '../../service/google/googleClients';
import { askGoogle, type GoogleAct } from '../../service/google/googleError';
import { pagesOf } from '../../service/google/pages';
import { ServiceError } from '../../service/serviceError';
import type { SharedWith } from '../port';

/** Roles that may edit as well as read (https://developers.google.com/workspace/drive/api/guides/ref-roles). */
const editing = new Set(['owner', 'organizer', 'fileOrganizer', 'writer']);

/**
 * Opens a file to one person, by name: never by a link that opens to whoever has it. Where the person has the right
 * already, nothing is done. Google mails the person only where it must, since there is no Google account of that address:
 * then the mail is the way in.
 */
export async function openTo(drive: drive_v3.Drive, fileId: string, person: SharedWith, doing: string): Promise<void> {
	const act: GoogleAct = {
		service: 'Google Drive',
		doing,
		advice: {
			'no access': 'Give the account of the credential the right to share there: "Content manager" in a shared drive. Your Google Workspace may also forbid sharing outside the school: ask the administrator.',
			refused: 'Check the e-mail address. Your Google Workspace may forbid sharing outside the school: ask the administrator.',
		},
	};
	const there = await permissionOf(drive, fileId, person.email, act);
	if (there && (!person.mayEdit || editing.has(there.role ?? ''))) return;
	const role = person.mayEdit ? 'writer' : 'reader';
	if (there?.id && !inherited(there)) {
		const { id } = there;
		await askGoogle(act, () => drive.permissions.update({ fileId, permissionId: id, requestBody: { role }, supportsAllDrives: true, fields: 'id' }, repeatable));
		return;
	}
	const create = (sendNotificationEmail: boolean) =>
		askGoogle(act, () => drive.permissions.create({ fileId, requestBody: { type: 'user', role, emailAddress: person.email }, sendNotificationEmail, supportsAllDrives: true, fields: 'id' }, sendNotificationEmail ? {} : repeatable));
	try {
		// Sent again it changes nothing: a person has one permission.
		await create(false);
	} catch (error) {
		if (!(error instanceof ServiceError) || error.code !== 'invalidSharingRequest') throw error;
		await create(true).catch(async (second: unknown) => {
			// A mail is not sent twice: if the answer was lost, the permission is there.
			if (second instanceof ServiceError && second.happened === 'unknown' && (await permissionOf(drive, fileId, person.email, act))) return;
			throw second;
		});
	}
}

/** A right that comes from a folder or a shared drive above is not changed here, but one of the file's own put beside it. */
const inherited = ({ permissionDetails }: drive_v3.Schema$Permission): boolean => permissionDetails !== undefined && permissionDetails !== null && permissionDetails.every((detail) => detail.inherited);

async function permissionOf(drive: drive_v3.Drive, fileId: string, email: string, act: GoogleAct): Promise<drive_v3.Schema$Permission | undefined> {
	const fields = 'nextPageToken,permissions(id,type,role,emailAddress,permissionDetails(inherited))';
	const ask = (pageToken: string | undefined) => askGoogle(act, () => drive.permissions.list({ fileId, pageSize: 100, pageToken, supportsAllDrives: true, fields }));
	for await (const { permissions } of pagesOf(act, ask)) {
		const found = permissions?.find(({ type, emailAddress }) => type === 'user' && emailAddress?.toLowerCase() === email.toLowerCase());
		if (found) return found;
	}
	return undefined;
}
