import type { drive_v3 } from 'googleapis/build/src/apis/drive/v3';
import { askGoogle } from '../../service/google/googleError';

const atOnce = 20;

/**
 * Ids that Drive gives out beforehand. What is made under such an id can be asked for again after a lost answer: it is made
 * once, and the second time refused as a conflict.
 * https://developers.google.com/workspace/drive/api/guides/manage-uploads#use_a_pre-generated_id_to_upload_files
 */
export class PregeneratedIds {
	private ids: string[] = [];

	constructor(private readonly drive: drive_v3.Drive) {}

	async next(): Promise<string> {
		if (this.ids.length === 0) {
			const { ids } = await askGoogle({ service: 'Google Drive', doing: 'prepare a new file' }, () => this.drive.files.generateIds({ count: atOnce, space: 'drive', type: 'files', fields: 'ids' }));
			this.ids.push(...(ids ?? []));
		}
		return this.ids.shift() as string;
	}
}
