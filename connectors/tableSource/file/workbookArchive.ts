import { zipSync } from 'fflate';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { TableError } from '../port';

/**
 * What a workbook may unpack to. A year of marks of 1,500 pupils is some 40 MB of XML, at 10 to 30 times its packed size,
 * and the longest sheets that schools export stay within these. A bomb unpacks to a thousand times its size and more.
 */
export const archiveLimits = {
	entries: 2_000,
	entryBytes: 200 * 1024 * 1024,
	totalBytes: 256 * 1024 * 1024,
	/** Unpacked to packed, for entries above `ratioFromBytes`: real sheets stay far below. */
	ratio: 250,
	ratioFromBytes: 8 * 1024 * 1024,
} as const;

const megabyte = 1024 * 1024;

/**
 * Unpacks the XML of a workbook within limits, and packs it anew without compression: what was checked is then what the
 * reader of workbooks gets, with no file that the directory does not list, none twice and none larger than it says.
 * Throws `TableError` for an archive that is damaged, holds no Excel workbook, or would unpack to more than one could.
 */
export async function checkedWorkbook(
	file: string,
	archive: Buffer,
): Promise<{ readonly parts: ReadonlyMap<string, Buffer>; readonly zip: ArrayBuffer }> {
	const parts = await unpacked(file, archive);
	if (!parts.has('xl/workbook.xml')) throw notAWorkbook(file, parts);
	for (const [name, xml] of parts) {
		if (/^xl\/worksheets\/[^/]*\.xml$/i.test(name)) parts.set(name, withoutBlankCells(xml));
		// The reader of workbooks knows `date1904="1"` alone; the schema (ECMA-376, xsd:boolean) allows "true" as well.
		else if (/^xl\/workbook\.xml$/i.test(name)) parts.set(name, replaced(xml, /(\sdate1904\s*=\s*)(?:"true"|'true'|'1')/g, '$1"1"'));
	}
	const zip = zipSync(Object.fromEntries(parts), { level: 0 });
	return { parts, zip: zip.buffer.slice(zip.byteOffset, zip.byteOffset + zip.byteLength) as ArrayBuffer };
}

/**
 * A sheet without its cells that hold nothing. A sheet that was formatted to its last row has a million of them, each as
 * costly to read as a mark. Bytes are taken one for one (Latin-1), so that letters of UTF-8 stay what they are.
 */
const withoutBlankCells = (xml: Buffer): Buffer => replaced(replaced(xml, /<c(?:\s[^<>]*)?(?:\/>|>\s*<\/c>)/g, ''), /<row(?:\s[^<>]*)?(?:\/>|>\s*<\/row>)/g, '');

function replaced(xml: Buffer, what: RegExp, by: string): Buffer {
	const text = xml.toString('latin1');
	const changed = text.replace(what, by);
	return changed === text ? xml : Buffer.from(changed, 'latin1');
}

async function unpacked(file: string, archive: Buffer): Promise<Map<string, Buffer>> {
	const parts = new Map<string, Buffer>();
	let total = 0;
	try {
		const zip = await fromBufferPromise(archive);
		if (zip.entryCount > archiveLimits.entries) throw bomb(file, `it holds ${zip.entryCount.toLocaleString('en-GB')} files`);
		for await (const entry of zip.eachEntry()) {
			total += entry.uncompressedSize;
			refuseBomb(file, entry, total);
			if (parts.has(entry.fileName)) throw bomb(file, 'it holds one file twice');
			parts.set(entry.fileName, /\.(xml|rels)$/i.test(entry.fileName) ? await unpack(zip, entry) : Buffer.alloc(0));
		}
	} catch (error) {
		throw error instanceof TableError ? error : damaged(file, error);
	}
	return parts;
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

/** Unpacks one part. yauzl ends with an error at the first byte beyond the size that the directory declares, and at a shortfall. */
async function unpack(zip: ZipFile, entry: Entry): Promise<Buffer> {
	const content = Buffer.allocUnsafeSlow(entry.uncompressedSize);
	let length = 0;
	for await (const piece of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>)
		length += piece.copy(content, length);
	return content;
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

function notAWorkbook(file: string, parts: ReadonlyMap<string, Buffer>): TableError {
	const what = parts.has('xl/workbook.bin')
		? 'is a binary Excel workbook (.xlsb)'
		: parts.has('content.xml')
			? 'is an OpenDocument file (.ods)'
			: parts.has('word/document.xml')
				? 'is a Word document'
				: 'is a ZIP archive and not an Excel workbook';
	return new TableError(`${file} ${what}`, 'Save it as CSV or XLSX and import that file; unpack an archive first.');
}
