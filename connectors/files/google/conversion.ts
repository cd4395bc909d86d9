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
import type { Place } from './place';
import { removeFile } from './removeFile';
import { upload } from './upload';

const converting: GoogleAct = {
	service: 'Google Drive',
	doing: 'turn the Word document into a PDF',
	advice: {
		'too large': 'Google exports PDFs of up to 10 MB. Make the document smaller (fewer or smaller pictures), or choose another way to make PDFs.',
		refused: 'Open the Word template in Google Docs and look whether it can be read there.',
	},
};

/** A Google Doc as it was made: both fields are asked for. */
interface Made {
	readonly id: string;
	readonly createdTime: string;
}

/** Says nothing of whom the letter is to. */
const temporaryName = 'A letter on its way to PDF';

const removing: GoogleAct = {
	service: 'Google Drive',
	doing: 'remove the document that it made on the way to PDF',
	advice: { 'no access': `Delete the document "${temporaryName}" in Google Drive, and give the account of the credential the role "Content manager" in the shared drive.` },
};

/** Properties that only this app sees: that a document is such a one, and which. */
const mark = { attendanceConversion: 'yes' };
const keyName = 'attendanceConversionKey';

/** No conversion takes so long, with all its waits. What is older was left by a run that broke off. */
const leftAfterMilliseconds = 60 * 60 * 1000;

/**
 * Word documents as Google Docs prints them to PDF, by way of a Google Doc that is removed in any case: it holds what the
 * letter says. https://developers.google.com/workspace/drive/api/guides/manage-uploads#import-docs
 */
export class Conversion {
	private tidied: Promise<void> | undefined;

	constructor(
		private readonly access: ServiceAccess,
		private readonly drive: drive_v3.Drive,
		private readonly fetch: SignedFetch,
		private readonly place: Place,
	) {}

	async toPdf(word: Buffer): Promise<Buffer> {
		const { id, createdTime } = await this.imported(word);
		let pdf: Buffer;
		try {
			this.tidied ??= this.removeLeft(createdTime);
			await this.tidied.catch((error: unknown) => {
				this.tidied = undefined;
				throw error;
			});
			pdf = await exported(this.drive, id, mediaType.pdf, converting);
		} catch (error) {
			// Why there is no PDF is what a person has to know; what cannot be removed now is removed by the next run.
			await removeFile(this.drive, id, removing).catch(() => undefined);
			throw error;
		}
		await removeFile(this.drive, id, removing);
		return pdf;
	}

	/** Makes the Google Doc and gives its id and, by Google's clock, when it was made. Google takes no id of ours for it, so where the answer is lost, it is looked for. */
	private async imported(word: Buffer): Promise<Made> {
		const key = randomUUID();
		const { id: parent } = await this.place.top();
		const metadata = { name: temporaryName, mimeType: driveType.document, parents: [parent], appProperties: { ...mark, [keyName]: key } };
		const make = async () => (await upload(this.fetch, { metadata, type: mediaType.docx, content: word, fields: 'id,createdTime', repeatable: false }, converting)) as Made;
		try {
			return await make();
		} catch (error) {
			if (!(error instanceof ServiceError) || error.happened !== 'unknown') throw error;
			return ((await askAgain(this.access, async () => (await this.having(keyName, key))[0])) as Made | undefined) ?? (await make());
		}
	}

	/** A run that broke off, or whose sign-in did, has left what it made. The machine's own clock may be wrong by hours, so it is not asked. */
	private async removeLeft(now: string): Promise<void> {
		for (const { id, createdTime } of await this.having('attendanceConversion', mark.attendanceConversion)) {
			if (id && Date.parse(createdTime ?? '') < Date.parse(now) - leftAfterMilliseconds) await removeFile(this.drive, id, removing);
		}
	}

	private async having(key: string, value: string): Promise<drive_v3.Schema$File[]> {
		const { driveId } = await this.place.top();
		const q = `appProperties has { key=${quoted(key)} and value=${quoted(value)} } and trashed = false`;
		const found: drive_v3.Schema$File[] = [];
		for await (const file of searchDrive(this.drive, { q, driveId, fields: 'id,createdTime' }, converting)) found.push(file);
		return found;
	}
}
