import type { drive_v3 } from 'googleapis/build/src/apis/drive/v3';
import { repeatable } from '../../service/google/googleClients';
import { askGoogle, failureOf, type GoogleAct } from '../../service/google/googleError';

/** Removes a file that this app has made: for good, or where the account's role in a shared drive does not allow that, into the bin. */
export async function removeFile(drive: drive_v3.Drive, fileId: string, act: GoogleAct): Promise<void> {
	try {
		await askGoogle(act, () => drive.files.delete({ fileId, supportsAllDrives: true }));
	} catch (error) {
		const failure = failureOf(error);
		// An answer that was lost: it is gone already.
		if (failure === 'not found') return;
		if (failure !== 'no access') throw error;
		await askGoogle(act, () => drive.files.update({ fileId, requestBody: { trashed: true }, supportsAllDrives: true, fields: 'id' }, repeatable));
	}
}
