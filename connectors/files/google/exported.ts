import type { drive_v3 } from 'googleapis/build/src/apis/drive/v3';
import { askGoogle, type GoogleAct } from '../../service/google/googleError';

/** A Google document in another form, which may have 10 MB at most (https://developers.google.com/workspace/drive/api/reference/rest/v3/files/export). */
export async function exported(drive: drive_v3.Drive, fileId: string, mimeType: string, act: GoogleAct): Promise<Buffer> {
	const data = await askGoogle(act, () => drive.files.export({ fileId, mimeType }, { responseType: 'arraybuffer' }));
	return Buffer.from(data as unknown as ArrayBuffer);
}
