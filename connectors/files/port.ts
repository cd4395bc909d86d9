import type { Readable } from 'node:stream';

/** A file that was found: what a message calls it and how to read it. */
export interface FoundFile {
	readonly name: string;
	open(): Promise<Readable>;
}

/** Where a document was put, as a person can find it again. */
export interface SavedFile {
	readonly location: string;
	/** True where the same name was there already and has been replaced by this content. */
	readonly replaced: boolean;
}

/**
 * Where a school keeps its files: a folder of this machine, and services behind the same port.
 * A name is the identity of a document (design §6): saving the same name again replaces that document and adds none.
 */
export interface FileStore {
	/** The newest table (CSV, XLSX …) in a folder whose name begins with these letters; undefined where there is none. */
	findTable(folder: string, nameBegins: string): Promise<FoundFile | undefined>;
	/** Where a document of this name lies, in a folder or in one inside it; undefined where it does not. */
	find(folder: string, name: string): Promise<string | undefined>;
	/** Puts a document into a folder, which is made where it is missing. Whole or not at all. */
	save(folder: string, name: string, content: Buffer): Promise<SavedFile>;
}

/** A file could not be read or written; `advice` says what a person can do about it. */
export class FileStoreError extends Error {
	override readonly name = 'FileStoreError';
	constructor(
		message: string,
		readonly advice: string,
	) {
		super(message);
	}
}
