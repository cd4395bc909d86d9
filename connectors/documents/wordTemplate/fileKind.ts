/** What a file is that is no DOCX, in words, and what to do; undefined for a zip, which a DOCX is. */
export function fileKind(file: Uint8Array): { readonly is: string; readonly advice: string } | undefined {
	const start = Buffer.from(file.buffer, file.byteOffset, Math.min(file.byteLength, 1024));
	if (start.subarray(0, 2).toString('latin1') === 'PK') return undefined;
	return { advice: asDocx, ...(beginnings.find(({ begins }) => begins.test(start.toString('latin1'))) ?? { is: file.byteLength === 0 ? 'empty' : '' }) };
}

const asDocx = 'In Word, save it as "Word Document (.docx)" and use that file. Giving a file another ending does not make it one.';

/** https://www.garykessler.net/library/file_sigs.html */
const beginnings: ReadonlyArray<{ readonly begins: RegExp; readonly is: string; readonly advice?: string }> = [
	{ begins: /%PDF-/, is: 'a PDF', advice: 'Use the Word file that the PDF was made from.' },
	{ begins: /^\xD0\xCF.\xE0/s, is: 'an older Word document (.doc), or one with a password', advice: 'Open it in Word, take the password off if there is one, and save it as "Word Document (.docx)".' },
	{ begins: /^\{\\rtf/, is: 'a rich text file (.rtf)' },
	{ begins: /^(?:\xEF\xBB\xBF)?\s*<(?:!doctype|html|\?xml)/i, is: 'a web page or XML file' },
	{ begins: /^\x89PNG|^\xFF\xD8\xFF|^GIF8/, is: 'a picture' },
];
