import { mkdir, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { withHomeFolder } from '../homeFolder';
import { FileStoreError, type FileStore, type FoundFile, type SavedFile } from '../port';

/** What n8n lets a node do with files, so that the limits an administrator set (N8N_RESTRICT_FILE_ACCESS_TO) hold here too. */
export interface FileAccess {
	isBlocked(file: string): boolean;
	read(file: string): Promise<Readable>;
	write(file: string, content: Buffer): Promise<void>;
}

const tableEndings = new Set(['.csv', '.xlsx', '.txt', '.tsv']);

/** Files in folders of the machine that n8n runs on. `~` stands for the home folder of the user that n8n runs as. */
export class LocalFolder implements FileStore {
	constructor(private readonly access: FileAccess) {}

	async findTable(folder: string, nameBegins: string): Promise<FoundFile | undefined> {
		const where = await this.allowed(folder);
		const names = await readdir(where).catch((error: NodeJS.ErrnoException) => {
			if (error.code !== 'ENOENT') throw error;
			throw new FileStoreError(`The folder "${folder}" does not exist`, `Make the folder on the machine that n8n runs on (here: ${where}) and put the exports from your MIS into it.`);
		});
		const matching = names.filter((name) => tableEndings.has(path.extname(name).toLowerCase()) && name.toLowerCase().startsWith(nameBegins.toLowerCase()));
		const dated = await Promise.all(matching.map(async (name) => ({ name, changed: (await stat(path.join(where, name))).mtimeMs })));
		// Schools leave last week's export beside this week's; of two of one time, the name decides, so that a run can be repeated.
		const [newest] = dated.sort((one, other) => other.changed - one.changed || (one.name < other.name ? 1 : -1));
		if (!newest) return undefined;
		return { name: newest.name, open: () => this.access.read(path.join(where, newest.name)) };
	}

	/** The names of the files of an ending (".ics") in a folder, in order; none where there is no such folder. */
	async names(folder: string, ending: string): Promise<readonly string[]> {
		const where = await this.allowed(folder);
		const names = await readdir(where).catch((error: NodeJS.ErrnoException) => {
			if (error.code !== 'ENOENT') throw this.explained(error, folder);
			return [];
		});
		return names.filter((name) => !name.startsWith('.') && name.toLowerCase().endsWith(ending)).sort();
	}

	/** What stands in a small file of text; undefined where there is none of this name. */
	async text(folder: string, name: string): Promise<string | undefined> {
		const file = path.join(await this.allowed(folder), path.basename(name));
		return (await isThere(file)) ? await text(await this.access.read(file)) : undefined;
	}

	async wordDocument(folder: string, name: string): Promise<FoundFile | undefined> {
		const where = await this.allowed(folder);
		const names = await readdir(where).catch((error: NodeJS.ErrnoException) => {
			if (error.code !== 'ENOENT') throw this.explained(error, folder);
			throw new FileStoreError(`The folder "${folder}" does not exist`, `Make the folder on the machine that n8n runs on (here: ${where}), or correct its name.`);
		});
		// Windows and people write names in capitals as they like.
		const found = names.find((each) => each.toLowerCase() === `${name}.docx`.toLowerCase());
		return found === undefined ? undefined : { name: found, open: () => this.access.read(path.join(where, found)) };
	}

	async find(folder: string, name: string): Promise<string | undefined> {
		const where = await this.allowed(folder);
		const entries = await readdir(where, { recursive: true, withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
			// A folder that cannot be looked into may hold the document, and it must not be made a second time.
			if (error.code !== 'ENOENT') throw this.explained(error, folder);
			return [];
		});
		const found = entries.find((entry) => entry.isFile() && entry.name === name);
		return found && path.join(found.parentPath, found.name);
	}

	async save(folder: string, name: string, content: Buffer): Promise<SavedFile> {
		if (name !== path.basename(name)) throw new FileStoreError(`"${name}" is not a file name`, 'Leave out slashes and "..".');
		const where = await this.allowed(folder);
		const file = path.join(where, name);
		const unfinished = path.join(where, `.${name}.part`);
		try {
			await mkdir(where, { recursive: true, mode: 0o700 });
			const replaced = await isThere(file);
			await this.access.write(unfinished, content);
			await rename(unfinished, file).catch(async (error: NodeJS.ErrnoException) => {
				// A run that stood still comes back to a document that another has taken over and finished under the same name.
				if (error.code !== 'ENOENT' || !(await isThere(file))) throw error;
			});
			return { location: file, replaced };
		} catch (error) {
			await rm(unfinished, { force: true }).catch(() => undefined);
			throw this.explained(error, folder);
		}
	}

	/** The real path of a folder that need not exist yet. Throws where n8n may not go there. */
	private async allowed(folder: string): Promise<string> {
		const real = await nearestReal(path.resolve(withHomeFolder(folder.trim())));
		// The check is n8n's for files, so it is asked about a file in the folder.
		if (this.access.isBlocked(path.join(real, 'document'))) {
			throw new FileStoreError(`n8n may not use the folder "${folder}"`, 'Choose a folder inside ~/.n8n-files, or have the administrator add this one to N8N_RESTRICT_FILE_ACCESS_TO.');
		}
		return real;
	}

	private explained(error: unknown, folder: string): unknown {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'ENOSPC') return new FileStoreError('The disk is full', 'Free some room and run the workflow again: what is recorded as done is not done twice.');
		if (code === 'EACCES' || code === 'EPERM') return new FileStoreError(`n8n may not use "${folder}"`, 'Give the user that n8n runs as the right to read and write there, or choose another folder.');
		if (code === 'ENOTDIR' || code === 'EEXIST') return new FileStoreError(`"${folder}" is not a folder`, 'A file stands in its way: name a folder, or one that does not exist yet.');
		if (code === 'ENOENT') return new FileStoreError(`A document went away while it was saved into "${folder}"`, 'See that nothing empties the folder meanwhile, and run the workflow again: what is recorded as done is not done twice.');
		return error;
	}
}

const isThere = (file: string): Promise<boolean> => stat(file).then(() => true, () => false);

/** Links in the existing part of a path are followed, so that what n8n checks is where the file will really lie. */
async function nearestReal(target: string): Promise<string> {
	const parent = path.dirname(target);
	const real = await realpath(target).catch(() => undefined);
	return real ?? (parent === target ? target : path.join(await nearestReal(parent), path.basename(target)));
}
