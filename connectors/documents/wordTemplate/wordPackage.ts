import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { Zip, type ZipInputFile } from 'fflate';
import { fromBufferPromise, type Entry } from 'yauzl';
import { fileKind } from './fileKind';
import { refuseDangers } from './dangers';
import { WordTemplateError } from './wordTemplateError';

const megabyte = 1024 * 1024;

/** What a Word file may unpack to. A letter with its pictures is some megabytes; a bomb is a thousand times its size. */
const limits = {
	entries: 1_000,
	totalBytes: 100 * megabyte,
	/** Of one part of text. The text of a book is a tenth of it. */
	xmlBytes: 10 * megabyte,
	/** Unpacked to packed, from `ratioFromBytes` on. */
	ratio: 200,
	ratioFromBytes: megabyte,
} as const;

/** A Word file that was opened: its parts, and how it is written again with other texts in some of them. */
export interface WordPackage {
	readonly names: readonly string[];
	readonly text: (name: string) => string;
	/** The file with these parts instead of its own. The others are not packed anew. */
	readonly write: (changed: ReadonlyMap<string, string>) => Uint8Array;
}

export interface Part {
	readonly name: string;
	readonly content: Buffer;
	readonly packed: Packed;
}

interface Packed {
	readonly bytes: Uint8Array<ArrayBuffer>;
	readonly size: number;
	readonly crc: number;
	readonly compression: number;
}

/** Opens a DOCX, never unpacking more than a letter could hold. Throws `WordTemplateError` that says what the file is instead, or what it holds that a template must not. */
export async function openPackage(file: Uint8Array): Promise<WordPackage> {
	const kind = fileKind(file);
	if (kind) throw new WordTemplateError(`The template is not a Word document (.docx)${kind.is && `: it is ${kind.is}`}`, kind.advice);
	const parts = refuseDangers(await partsOf(Buffer.from(file.buffer, file.byteOffset, file.byteLength)), (part, text) => ({ ...part, content: Buffer.from(text), packed: packed(Buffer.from(text)) }));
	return {
		names: [...parts.keys()],
		text: (name) => parts.get(name)?.content.toString('utf8') ?? '',
		write: (changed) => written([...parts.values()].map((part) => ({ name: part.name, packed: changed.has(part.name) ? packed(Buffer.from(changed.get(part.name) as string)) : part.packed }))),
	};
}

const stored = 0;
const deflated = 8;

async function partsOf(file: Buffer): Promise<Map<string, Part>> {
	const parts = new Map<string, Part>();
	let total = 0;
	try {
		// Names that lead out of the archive are refused by yauzl: "../", "/etc", "C:\" (validateFileName).
		const zip = await fromBufferPromise(file);
		if (zip.entryCount > limits.entries) throw bomb(`it holds ${zip.entryCount.toLocaleString('en-GB')} files`);
		for await (const entry of zip.eachEntry()) {
			if (entry.fileName.endsWith('/')) continue;
			if (parts.has(entry.fileName)) throw bomb('it holds one file twice');
			if (entry.generalPurposeBitFlag & 1) throw new WordTemplateError('The template has a password', 'In Word, choose File, Info, Protect Document and take the password off.');
			total += entry.uncompressedSize;
			refuseBomb(entry, total);
			const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
			parts.set(entry.fileName, unpacked(entry, file.subarray(fileDataStart, fileDataStart + entry.compressedSize)));
		}
		return parts;
	} catch (error) {
		throw error instanceof WordTemplateError ? error : damaged(error);
	}
}

/** One part. The directory may lie about its size, so unpacking ends at that size. */
function unpacked({ fileName, compressionMethod, uncompressedSize: size, crc32: crc }: Entry, bytes: Buffer): Part {
	if (compressionMethod !== stored && compressionMethod !== deflated) throw new Error('packed in a way that Word files are not');
	const content = compressionMethod === stored ? bytes : inflateRawSync(bytes, { maxOutputLength: Math.max(size, 1) });
	if (content.length !== size || crc32(content) !== crc) throw new Error('not what the directory says');
	return { name: fileName, content, packed: { bytes: new Uint8Array(bytes), size, crc, compression: compressionMethod } };
}

function refuseBomb({ fileName, uncompressedSize, compressedSize }: Entry, total: number): void {
	if (uncompressedSize > limits.ratioFromBytes && uncompressedSize > compressedSize * limits.ratio) throw bomb(`a part of it would unpack to more than ${limits.ratio} times its size`);
	if (total > limits.totalBytes || (/\.(?:xml|rels)$/i.test(fileName) && uncompressedSize > limits.xmlBytes)) throw bomb(`it would unpack to more than ${limits.totalBytes / megabyte} MB, or its text to more than ${limits.xmlBytes / megabyte} MB`);
}

function bomb(why: string): WordTemplateError {
	return new WordTemplateError(`The template was refused because it could fill the computer’s memory: ${why}`, 'Word makes no such file. Do not open it; start again from a template that comes with the node.');
}

/** What other programs say of a broken file is kept as the cause: it may hold anything. */
export function damaged(cause: unknown): WordTemplateError {
	const error = new WordTemplateError('The Word template cannot be filled: the file is damaged', 'Open it in Word, save it again as "Word Document (.docx)" and use that file.');
	error.cause = cause;
	return error;
}

/** The fastest level: a letter is twenty kilobytes of text, and the next level takes twice as long for a tenth less. */
function packed(content: Buffer): Packed {
	return { bytes: new Uint8Array(deflateRawSync(content, { level: 1 })), size: content.length, crc: crc32(content), compression: deflated };
}

/** The earliest date that an archive can hold, so that equal letters are equal files. */
const noDate = '1980-01-01T00:00:00';

function written(parts: ReadonlyArray<{ readonly name: string; readonly packed: Packed }>): Uint8Array {
	const chunks: Uint8Array[] = [];
	const zip = new Zip((error, chunk) => {
		if (error) throw error;
		chunks.push(chunk);
	});
	for (const { name, packed: { bytes, size, crc, compression } } of parts) {
		const entry = { filename: name, size, crc, compression, mtime: noDate } as ZipInputFile;
		zip.add(entry);
		entry.ondata?.(null, bytes, true);
	}
	zip.end();
	return Buffer.concat(chunks);
}

