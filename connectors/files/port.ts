import type { Readable } from 'node:stream';
import type { TableSource } from '../tableSource/port';

/** A file that was found: what a message calls it and how to read it. */
export interface FoundFile {
	readonly name: string;
	open(): Promise<Readable>;
	/** The table in it, where the service reads it better than its bytes do: a Google Sheet has none. */
	readonly table?: () => TableSource;
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
	/**
	 * A Word document in a folder itself, by its name without ".docx"; undefined where there is none. Throws `FileStoreError` where
	 * there is no such folder. Of a service's own documents (a Google Doc) it is the Word file that the service makes of it.
	 */
	wordDocument(folder: string, name: string): Promise<FoundFile | undefined>;
	/** Puts a document into a folder, which is made where it is missing. Whole or not at all. */
	save(folder: string, name: string, content: Buffer): Promise<SavedFile>;
}

/** A person to whom a single document is opened. */
export interface SharedWith {
	readonly email: string;
	readonly mayEdit: boolean;
}

/**
 * Files of a service, which can do what a folder of this machine cannot. `folder` is a path below the place that the
 * service was opened for ("Attendance/Letters/2026-11-23"); folders that are missing are made.
 */
export interface CloudFileStore extends FileStore {
	/** Opens one document to one person, who has to sign in, and to nobody else. Gives the link. Once, however often asked. */
	share(folder: string, name: string, person: SharedWith): Promise<string>;
	/** A Word document as the service itself prints it to PDF. Leaves nothing behind in the folder. */
	wordToPdf(word: Buffer): Promise<Buffer>;
}

/** Something that a person picks from a list, so that nobody pastes ids. */
export interface Choice {
	readonly id: string;
	/** As the service shows it to people. */
	readonly name: string;
	/** Where a person opens it. */
	readonly link?: string;
}

/** A page of choices, and how to ask for the next. */
export interface Choices {
	readonly choices: readonly Choice[];
	readonly next?: string;
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
