import { refuse } from './googleError';

/** What was uploaded: its kind and its bytes. */
export interface Media {
	readonly type: string;
	readonly content: Buffer;
}

const bad = (message: string) => refuse('badContent', message);

/**
 * Takes a `multipart/related` body apart: the resource as JSON, then the media (RFC 2387,
 * https://developers.google.com/workspace/drive/api/guides/manage-uploads#multipart).
 */
export function parseMultipart(contentType: string, body: Buffer): { readonly metadata: string; readonly media: Media } {
	const boundary = /^multipart\/related\s*;.*boundary="?([^";]+)"?/i.exec(contentType)?.[1];
	if (!boundary) throw bad('Bad multipart: the Content-Type must be multipart/related with a boundary');
	const parts = split(body, boundary);
	if (parts.length !== 2) throw bad(`Bad multipart: two parts expected, ${parts.length} found`);
	const [first, second] = parts.map(partOf);
	if (!first || !second) throw bad('Bad multipart: malformed part');
	if (!/^application\/json\b/i.test(first.type)) throw bad(`Bad multipart: the first part must be application/json, not "${first.type}"`);
	if (!second.type) throw bad('Bad multipart: the media part has no Content-Type');
	return { metadata: first.content.toString('utf8'), media: second };
}

function split(body: Buffer, boundary: string): Buffer[] {
	const delimiter = Buffer.from(`--${boundary}`);
	const parts: Buffer[] = [];
	let at = body.indexOf(delimiter);
	for (;;) {
		if (at === -1) throw bad('Bad multipart: it does not end with the boundary');
		const start = at + delimiter.length;
		if (body.subarray(start, start + 2).toString() === '--') return parts;
		if (body.subarray(start, start + 2).toString() !== '\r\n') throw bad('Bad multipart: a boundary line must end with CR LF');
		at = body.indexOf(delimiter, start);
		if (at === -1) throw bad('Bad multipart: it does not end with the boundary');
		if (body.subarray(at - 2, at).toString() !== '\r\n') throw bad('Bad multipart: no CR LF before a boundary');
		parts.push(body.subarray(start + 2, at - 2));
	}
}

function partOf(part: Buffer): Media {
	const end = part.indexOf('\r\n\r\n');
	if (end === -1) throw bad('Bad multipart: no empty line after the headers of a part');
	const header = part.subarray(0, end).toString('utf8');
	const content = part.subarray(end + 4);
	const valueOf = (name: string) => new RegExp(`^${name}:\\s*(.*?)\\s*$`, 'im').exec(header)?.[1];
	const base64 = valueOf('content-transfer-encoding')?.toLowerCase() === 'base64';
	return { type: valueOf('content-type') ?? '', content: base64 ? Buffer.from(content.toString('latin1'), 'base64') : Buffer.from(content) };
}
