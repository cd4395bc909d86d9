import { randomUUID } from 'node:crypto';
import type { drive_v3 } from 'googleapis/build/src/apis/drive/v3';
import type { ServiceAccess } from '../../service/access';
import { askAgain } from '../../service/askAgain';
import { driveType, quoted, searchDrive } from '../../service/google/driveFiles';
import type { GoogleAct } from '../../service/google/googleError';
import { ServiceError } from '../../service/serviceError';
import type { SignedFetch } from '../../service/signedFetch';
import { exported } from './exported';
import { mediaType } from './mediaTypes';
import type { Top } from './place';
import { removeFile } from './removeFile';
import { upload } from './upload';

const act: GoogleAct = {
	service: 'Google Drive',
	doing: 'turn the Word document into a PDF',
	advice: {
		'too large': 'Google exports PDFs of up to 10 MB. Make the document smaller (fewer or smaller pictures), or choose another way to make PDFs.',
		refused: 'Open the Word template in Google Docs and look whether it can be read there.',
	},
};

/** The key of a property that only this app sees, by which a document is found whose making was not confirmed. */
const conversionKey = 'attendanceConversion';

/**
 * A Word document as Google Docs prints it to PDF, by way of a Google Doc that is removed in any case: it holds what the
 * letter says. https://developers.google.com/workspace/drive/api/guides/manage-uploads#import-docs
 */
export class Conversion {
	/** Nobody else's document has it. Google takes no id of ours for a document that it converts. */
	private readonly key = randomUUID();

	constructor(
		private readonly access: ServiceAccess,
		private readonly drive: drive_v3.Drive,
		private readonly fetch: SignedFetch,
		private readonly top: Top,
	) {}

	async toPdf(word: Buffer): Promise<Buffer> {
		const id = await this.imported(word);
		let pdf: Buffer;
		try {
			pdf = await exported(this.drive, id, mediaType.pdf, act);
		} catch (error) {
			// Why there is no PDF is what a person has to know first.
			await this.remove(id).catch(() => undefined);
			throw error;
		}
		await this.remove(id);
		return pdf;
	}

	/** Makes the Google Doc and gives its id. Where the answer is lost, it is looked for, and only then made again. */
	private async imported(word: Buffer): Promise<string> {
		const metadata = { name: 'A letter on its way to PDF', mimeType: driveType.document, parents: [this.top.id], appProperties: { [conversionKey]: this.key } };
		const make = async () => (await upload(this.fetch, { metadata, type: mediaType.docx, content: word, fields: 'id', repeatable: false }, act)).id as string;
		try {
			return await make();
		} catch (error) {
			if (!(error instanceof ServiceError) || error.happened !== 'unknown') throw error;
			return (await askAgain(this.access, () => this.find())) ?? (await make());
		}
	}

	private async find(): Promise<string | undefined> {
		const q = `appProperties has { key = ${quoted(conversionKey)} and value = ${quoted(this.key)} } and trashed = false`;
		for await (const { id } of searchDrive(this.drive, { q, driveId: this.top.driveId, fields: 'id' }, act)) if (id) return id;
		return undefined;
	}

	private async remove(id: string): Promise<void> {
		await removeFile(this.drive, id, { service: 'Google Drive', doing: 'remove the document that it made on the way to PDF', advice: { 'no access': removeYourself } });
	}
}

const removeYourself = 'Delete the document "A letter on its way to PDF" in Google Drive, and give the account of the credential the role "Content manager" in the shared drive.';
