import type { IExecuteFunctions, INodeProperties, ResolvedFilePath } from 'n8n-workflow';
import { LocalFolder } from '../../connectors/files/localFolder/localFolder';

/** The folder of this machine, with n8n's own file rules behind it. */
export function localFolder({ helpers }: IExecuteFunctions): LocalFolder {
	return new LocalFolder({
		isBlocked: (file) => helpers.isFilePathBlocked(file as ResolvedFilePath),
		read: async (file) => (await helpers.createReadStream(file as ResolvedFilePath)) as NodeJS.ReadableStream as import('node:stream').Readable,
		write: (file, content) => helpers.writeContentToFile(file as ResolvedFilePath, content),
	});
}

/** A folder field. n8n itself lets nodes into `~/.n8n-files` only, so that is where the default lies. */
export const folderProperty = (defaultFolder: string, description: string): INodeProperties => ({
	displayName: 'Folder',
	name: 'folder',
	type: 'string',
	default: `~/.n8n-files/school-attendance/${defaultFolder}`,
	hint: 'On the machine that n8n runs on; ~ is the home folder there',
	description,
});
