import type { drive_v3 } from 'googleapis/build/src/apis/drive/v3';
import { repeatable } from '../../service/google/googleClients';
import { askGoogle, failureOf, type GoogleAct } from '../../service/google/googleError';

/** Removes a file that this app has made: for good, or where the account's role in a shared drive does not allow that, into the bin. */
export async function removeFile(drive: drive_v3.Drive, fileId: string, act: GoogleAct): Promise<void> {
	const remove = () => askGoogle(act, () => drive.files.delete({ fileId, supportsAllDrives: true }));
	try {
		await remove();
	} catch (error) {
		const failure = failureOf(error);
		if (failure === 'not found') {
			// Usually an answer that was lost, and it is gone already. But Drive may not yet know a file that it has just made.
			if (await isThere(drive, fileId, act)) await remove();
			return;
		}
		if (failure !== 'no access') throw error;
		await askGoogle(act, () => drive.files.update({ fileId, requestBody: { trashed: true }, supportsAllDrives: true, fields: 'id' }, repeatable));
	}
}

async function isThere(drive: drive_v3.Drive, fileId: string, act: GoogleAct): Promise<boolean> {
	try {
		await askGoogle(act, () => drive.files.get({ fileId, supportsAllDrives: true, fields: 'id' }));
		return true;
	} catch (error) {
		if (failureOf(error) === 'not found') return false;
		throw error;
	}
}
