import { createHash } from 'node:crypto';
import path from 'node:path';
import type { DriveItem } from '@microsoft/microsoft-graph-types';
import type { ServiceAccess } from '../../service/access';
import { download } from '../../service/microsoft365/download';
import { graphClient, type Graph } from '../../service/microsoft365/graphClient';
import { caughtFromSdk } from '../../service/microsoft365/graphFailure';
import { ServiceError } from '../../service/serviceError';
import { FileStoreError, type CloudFileStore, type FoundFile, type SavedFile, type SharedWith } from '../port';
import { OwnFiles } from './ownFiles';
import { allowedName, below } from './names';
import { Place, type PlaceInDrive } from './place';
import { hasContent } from './sameContent';
import { openTo } from './sharing';
import { uploadNew, uploadVersion } from './upload';

const service = 'OneDrive or SharePoint';
const tableEndings = new Set(['.csv', '.xlsx', '.txt', '.tsv']);

/**
 * Files in a OneDrive or in a library of a SharePoint site.
 * Least permissions: Files.ReadWrite for the own OneDrive; for a library Sites.Selected, granted "write" on that one site, so
 * that nothing else of the school can be reached; only where neither will do, Files.ReadWrite.All.
 */
export class GraphDrive implements CloudFileStore {
	private readonly graph: Graph;
	private readonly place: Place;
	private readonly own: OwnFiles;

	constructor(access: ServiceAccess, at: PlaceInDrive = {}) {
		this.graph = graphClient(access, service);
		this.place = new Place(this.graph, at);
		this.own = new OwnFiles(this.graph);
	}

	async findTable(folder: string, nameBegins: string): Promise<FoundFile | undefined> {
		return await this.graph.run(`The folder "${folder}" could not be read`, async () => {
			const id = await this.place.folder(folder);
			if (!id) throw new FileStoreError(`The folder "${folder}" does not exist`, 'Make the folder in OneDrive or SharePoint and put the exports from your MIS into it.');
			let newest: DriveItem | undefined;
			for await (const item of this.place.children(id)) {
				if (item.file && isTable(item.name ?? '', nameBegins) && (!newest || isNewer(item, newest))) newest = item;
			}
			if (!newest?.id || !newest.name) return undefined;
			const found = { driveId: await this.place.driveId(), itemId: newest.id };
			return { name: newest.name, open: async () => (await download(this.graph, found)).content };
		});
	}

	async wordDocument(folder: string, name: string): Promise<FoundFile | undefined> {
		return await this.graph.run(`"${name}" could not be looked for in the folder "${folder}"`, async () => {
			const id = await this.place.folder(folder);
			if (!id) throw new FileStoreError(`The folder "${folder}" does not exist`, 'Make the folder in OneDrive or SharePoint, or correct its name.');
			const item = await this.place.find([allowedName(`${name}.docx`)], id);
			if (!item?.file || !item.id || !item.name) return undefined;
			const found = { driveId: await this.place.driveId(), itemId: item.id };
			return { name: item.name, open: async () => (await download(this.graph, found)).content };
		});
	}

	/**
	 * The document's address in the browser. Asked for by its path, then looked for in the folders below by listing them: the
	 * service's search knows a new file only after a while.
	 */
	async find(folder: string, name: string): Promise<string | undefined> {
		const wanted = name.toLowerCase();
		return await this.graph.run(`The folder "${folder}" could not be looked through`, async () => {
			const top = await this.place.folder(folder);
			if (top === undefined) return undefined;
			const there = await this.place.find([allowedName(name)], top);
			if (there?.file) return locationOf(there);
			const folders = [top];
			for (let id = folders.shift(); id !== undefined; id = folders.shift()) {
				for await (const item of this.place.children(id)) {
					if (item.file && item.name?.toLowerCase() === wanted) return locationOf(item);
					if (item.folder && item.id) folders.push(item.id);
				}
			}
			return undefined;
		});
	}

	async save(folder: string, name: string, content: Buffer): Promise<SavedFile> {
		allowedName(name);
		return await this.graph.run(`"${name}" could not be saved in the folder "${folder}"`, async () => {
			const parent = await this.place.madeFolder(folder);
			const file = below(await this.place.item(parent), [name]);
			// More than once only where an answer was lost or somebody else was at it in the same moment.
			let sent = false;
			for (let tries = 0; tries < 3; tries += 1) {
				const there = await this.place.find([name], parent);
				if (there && hasContent(there, content)) return { location: locationOf(there), replaced: !sent };
				if (there) return await this.replace(there, parent, content);
				const made = await uploadNew(this.graph, file, name, content);
				sent = true;
				if (typeof made === 'string') continue;
				this.own.learn(made);
				return { location: locationOf(made), replaced: false };
			}
			throw changedMeanwhile(name);
		});
	}

	async share(folder: string, name: string, person: SharedWith): Promise<string> {
		return await this.graph.run(`"${name}" could not be shared`, async () => {
			const parent = await this.place.folder(folder);
			const item = parent && (await this.place.find([allowedName(name)], parent));
			if (!item || !item.id) throw new FileStoreError(`There is no "${name}" in the folder "${folder}"`, 'It may have been moved or renamed. Save it again, then share it.');
			await openTo(this.graph, await this.place.item(item.id), person);
			return locationOf(item);
		});
	}

	async wordToPdf(word: Buffer): Promise<Buffer> {
		// A name that says nothing of whom the letter is to, and that is the same when it is tried again: what an earlier try
		// had to leave behind is found and deleted.
		const name = `attendance-${createHash('sha256').update(word).digest('hex').slice(0, 32)}.docx`;
		const file = below(await this.place.item(), [name]);
		return await this.graph.run('The Word document could not be turned into a PDF', async () => {
			let pdf: Buffer;
			try {
				await uploadNew(this.graph, file, name, word);
				pdf = await this.printed(`${file}:/content`);
			} catch (error) {
				await this.removeTemporary(file, name, error);
				throw error;
			}
			await this.removeTemporary(file, name);
			return pdf;
		});
	}

	/** A new version of a file that this application made; never of one that a person put there. */
	private async replace(there: DriveItem, parent: string, content: Buffer): Promise<SavedFile> {
		const name = there.name ?? '';
		if (!there.file) throw new FileStoreError(`"${name}" is a folder`, 'A folder stands in the way of the document: rename it.');
		if (!(await this.own.made(there, await this.place.item(parent)))) {
			throw new FileStoreError(
				`There is a "${name}" that was not made by this application`,
				'It is left as it is. Rename or move it, or choose another folder, then run the workflow again.',
			);
		}
		const replaced = await uploadVersion(this.graph, await this.place.item(there.id ?? ''), there.eTag ?? '*', content);
		if (typeof replaced !== 'string') return { location: locationOf(replaced), replaced: true };
		// The answer to a first try may be what was lost.
		const now = await this.place.find([name], parent);
		if (now && hasContent(now, content)) return { location: locationOf(now), replaced: true };
		throw changedMeanwhile(name);
	}

	private async printed(path: string): Promise<Buffer> {
		const answer = await this.graph.plain(await this.graph.redirect(path, { format: 'pdf' }));
		const pdf = Buffer.from(await answer.arrayBuffer());
		if (answer.ok && pdf.subarray(0, 5).toString('latin1') === '%PDF-') return pdf;
		throw new ServiceError('what came is no PDF', 'Run the workflow again. If it stays, open the Word template in Word for the web and look whether it prints.', { service, status: answer.status, happened: 'no' });
	}

	private async removeTemporary(file: string, name: string, cause?: unknown): Promise<void> {
		try {
			await this.graph.api(file).delete();
		} catch (error) {
			if (caughtFromSdk(error)?.status === 404 && !(await this.place.find([name]))) return;
			throw new ServiceError(`the temporary file "${name}" could not be deleted`, `Run the workflow again, which deletes it, or delete "${name}" by hand: it holds a letter.`, { service, happened: 'no' }, { cause: cause ?? error });
		}
	}
}

const isTable = (name: string, begins: string): boolean => tableEndings.has(path.extname(name).toLowerCase()) && name.toLowerCase().startsWith(begins.toLowerCase());

/** Of two of one time, the name decides, so that a run can be repeated. */
function isNewer(one: DriveItem, other: DriveItem): boolean {
	const [changed, before] = [Date.parse(one.lastModifiedDateTime ?? ''), Date.parse(other.lastModifiedDateTime ?? '')];
	return changed > before || (changed === before && (one.name ?? '') > (other.name ?? ''));
}

const locationOf = ({ webUrl, name }: DriveItem): string => webUrl ?? name ?? '';

const changedMeanwhile = (name: string): FileStoreError =>
	new FileStoreError(`"${name}" was changed by somebody else in this moment`, 'Look at what is there now, then run the workflow again.');
