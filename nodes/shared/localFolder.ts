import type { Readable } from 'node:stream';
import type { IExecuteFunctions, ResolvedFilePath } from 'n8n-workflow';
import { LocalFolder } from '../../connectors/files/localFolder/localFolder';

/** The folder of this machine, with n8n's own file rules behind it. */
export function localFolder({ helpers }: IExecuteFunctions): LocalFolder {
	return new LocalFolder({
		isBlocked: (file) => helpers.isFilePathBlocked(file as ResolvedFilePath),
		read: async (file) => (await helpers.createReadStream(file as ResolvedFilePath)) as Readable,
		write: (file, content) => helpers.writeContentToFile(file as ResolvedFilePath, content),
	});
}
