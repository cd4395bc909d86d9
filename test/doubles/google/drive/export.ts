import mammoth from 'mammoth';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { GoogleError, refuse } from '../http/googleError';
import { documentType, isNative, wordType, type StoredFile } from './file';

/** Exports of more than 10 MB fail (https://developers.google.com/workspace/drive/api/reference/rest/v3/files/export). */
const largestExport = 10 * 1024 * 1024;

/** A Google document as PDF, text or Word. Its pages are plain: the words are those of what was converted. */
export async function exportFile(file: StoredFile, type: string): Promise<Buffer> {
	if (!isNative(file.mimeType)) throw new GoogleError(403, 'fileNotExportable', 'Export only supports Docs Editors files.');
	if (file.mimeType !== documentType || !['application/pdf', 'text/plain', wordType].includes(type)) throw refuse('badRequest', 'The requested conversion is not supported.', { location: 'convertTo' });
	const exported = type === wordType ? wordOf(file) : type === 'text/plain' ? Buffer.from(await textOf(file)) : await pdfOf(await textOf(file));
	if (exported.length > largestExport) throw new GoogleError(403, 'exportSizeLimitExceeded', 'This file is too large to be exported.');
	return exported;
}

/** What came in as Word goes out as Word (https://developers.google.com/workspace/drive/api/guides/ref-export-formats). */
const wordOf = (file: StoredFile): Buffer => file.revisions.at(-1)?.content ?? Buffer.alloc(0);

async function textOf(file: StoredFile): Promise<string> {
	const content = file.revisions.at(-1)?.content ?? Buffer.alloc(0);
	if (file.revisions.at(-1)?.mimeType !== wordType) return content.toString('utf8');
	return (await mammoth.extractRawText({ buffer: content })).value;
}

async function pdfOf(text: string): Promise<Buffer> {
	const pdf = await PDFDocument.create();
	const font = await pdf.embedFont(StandardFonts.Helvetica);
	const lines = text.split('\n').flatMap((line) => line.replaceAll(/[^\x20-\x7e\xa0-\xff]/g, '?').match(/.{1,90}/g) ?? ['']);
	for (let from = 0; from === 0 || from < lines.length; from += 50) {
		pdf.addPage([595, 842]).drawText(lines.slice(from, from + 50).join('\n') || ' ', { x: 50, y: 790, size: 11, lineHeight: 14, font });
	}
	return Buffer.from(await pdf.save());
}
