import path from 'node:path';

/** Media types of the files that this package makes (https://www.iana.org/assignments/media-types). */
export const mediaType = {
	csv: 'text/csv',
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	html: 'text/html',
	json: 'application/json',
	pdf: 'application/pdf',
	txt: 'text/plain',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	zip: 'application/zip',
} as const;

/** The media type of a file by the ending of its name. */
export const mediaTypeOf = (name: string): string => (mediaType as Readonly<Record<string, string>>)[path.extname(name).slice(1).toLowerCase()] ?? 'application/octet-stream';
