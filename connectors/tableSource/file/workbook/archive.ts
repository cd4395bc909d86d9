import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { TableError } from '../../port';

/**
 * What a workbook may unpack to. A year of marks of 1,500 pupils is some 40 MB of XML, at 10 to 30 times its packed size,
 * and the longest sheets that schools export stay within these. A bomb unpacks to a thousand times its size and more.
 */
const archiveLimits = {
	entries: 2_000,
	entryBytes: 200 * 1024 * 1024,
	totalBytes: 256 * 1024 * 1024,
	/** Unpacked to packed, for entries above `ratioFromBytes`: real sheets stay far below. */
	ratio: 250,
	ratioFromBytes: 8 * 1024 * 1024,
} as const;

const megabyte = 1024 * 1024;
const stored = 0;
const deflated = 8;
const inflated = promisify(inflateRaw) as (packed: Buffer, options: { chunkSize: number; maxOutputLength: number }) => Promise<Buffer>;

/** The parts of a workbook, unpacked as they are asked for and never beyond what the archive's directory says. */
export class WorkbookArchive {
	private constructor(
		private readonly file: string,
		private readonly packed: Buffer,
		private readonly zip: ZipFile,
		/** By their names in small letters: names of parts do not differ by case alone (ECMA-376-2, 6.2.2.3). */
		private readonly entries: ReadonlyMap<string, Entry>,
	) {}

	/** Opens an archive. Throws `TableError` where it is damaged or would unpack to more than a workbook could; nothing is unpacked yet. */
	static async open(file: string, packed: Buffer): Promise<WorkbookArchive> {
		const entries = new Map<string, Entry>();
		let total = 0;
		try {
			const zip = await fromBufferPromise(packed);
			if (zip.entryCount > archiveLimits.entries) throw bomb(file, `it holds ${zip.entryCount.toLocaleString('en-GB')} files`);
			for await (const entry of zip.eachEntry()) {
				total += entry.uncompressedSize;
				refuseBomb(file, entry, total);
				const name = entry.fileName.toLowerCase();
				if (entries.has(name)) throw bomb(file, 'it holds one file twice');
				entries.set(name, entry);
			}
			return new WorkbookArchive(file, packed, zip, entries);
		} catch (error) {
			throw error instanceof TableError ? error : damaged(file, error);
		}
	}

	has(name: string): boolean {
		return this.entries.has(name.toLowerCase());
	}

	/** One part's bytes; undefined where there is none of that name. Throws `TableError` where the directory lies about it. */
	async part(name: string): Promise<Buffer | undefined> {
		const entry = this.entries.get(name.toLowerCase());
		if (!entry) return undefined;
		try {
			return await this.unpacked(entry);
		} catch (error) {
			throw damaged(this.file, error);
		}
	}

	private async unpacked(entry: Entry): Promise<Buffer> {
		const { compressionMethod, compressedSize, uncompressedSize } = entry;
		const { fileDataStart } = await this.zip.readLocalFileHeaderPromise(entry, { minimal: true });
		const packed = this.packed.subarray(fileDataStart, fileDataStart + compressedSize);
		if (compressionMethod !== stored && compressionMethod !== deflated) throw new Error('packed in a way that workbooks are not');
		const content =
			compressionMethod === stored
				? packed
				: await inflated(packed, { chunkSize: uncompressedSize + 64, maxOutputLength: Math.max(uncompressedSize, 1) });
		if (content.length !== uncompressedSize || crc32(content) !== entry.crc32) throw new Error('not what the directory says');
		return content;
	}
}

function refuseBomb(file: string, { uncompressedSize, compressedSize }: Entry, total: number): void {
	const { entryBytes, totalBytes, ratio, ratioFromBytes } = archiveLimits;
	if (uncompressedSize > ratioFromBytes && uncompressedSize > compressedSize * ratio) {
		throw bomb(file, `part of it would unpack to more than ${ratio} times its size`);
	}
	if (uncompressedSize > entryBytes || total > totalBytes) {
		throw new TableError(
			`${file} is too large for a workbook: it would unpack to more than ${Math.round(totalBytes / megabyte)} MB`,
			'In Excel, save the sheet as "CSV UTF-8" and import that file: CSV files may be of any size.',
		);
	}
}

function bomb(file: string, why: string): TableError {
	return new TableError(
		`${file} was refused because it could fill the computer's memory: ${why}`,
		'Such a file does not come out of a MIS. Do not open it; export the report again from the MIS.',
	);
}

/** The library's own message stays in the cause: it may speak of sizes that the archive lies about. */
function damaged(file: string, cause: unknown): TableError {
	return new TableError(
		`${file} is a damaged Excel workbook, or one with a password`,
		'Open it in Excel, take the password off, save it as CSV or XLSX and import that file.',
		{ cause },
	);
}
