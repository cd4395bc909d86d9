import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { drive_v3 } from 'googleapis/build/src/apis/drive/v3';
import { ServiceError } from '../serviceError';
import type { SignedFetch } from '../signedFetch';
import { answerError, type GoogleAct } from './googleError';

/** What is asked for at once, and so what is held in memory. */
const pieceLength = 8 * 1024 * 1024;

/** What of a file's metadata a download is checked against. */
export const downloadFields = 'id,name,mimeType,size,md5Checksum';

/**
 * The content of a file in Drive as a stream, fetched by pieces as they are wanted. A piece that breaks off is fetched again.
 * The stream ends only where the file does, and fails where the file was changed in the meantime: Drive tells a file's length
 * and MD5 beforehand. https://developers.google.com/workspace/drive/api/guides/manage-downloads#partial_download
 *
 * @param file With the fields of `downloadFields`.
 */
export function downloadFromDrive(fetch: SignedFetch, file: drive_v3.Schema$File): Readable {
	return Readable.from(pieces(fetch, file, { service: 'Google Drive', doing: `read "${file.name}"`, advice: downloadAdvice }), { objectMode: false });
}

const downloadAdvice = { 'no access': 'Have the owner share the file with the account of the credential, and allow viewers to download it.' };

async function* pieces(fetch: SignedFetch, { id, size, md5Checksum }: drive_v3.Schema$File, act: GoogleAct): AsyncGenerator<Buffer> {
	const url = `https://www.googleapis.com/drive/v3/files/${encodeURIComponent(String(id))}?alt=media&supportsAllDrives=true`;
	const hash = createHash('md5');
	let length = size ? Number(size) : undefined;
	for (let at = 0; length === undefined || at < length; ) {
		// A range is one of the bytes as they are sent, so they may not be packed on the way (RFC 9110, section 14.1.2).
		const request = { headers: { range: `bytes=${at}-${at + pieceLength - 1}`, 'accept-encoding': 'identity' } };
		const answer = await fetch(url, request);
		if (answer.status === 416) throw changed(act);
		if (!answer.ok) throw await answerError(answer, request, act);
		const whole = Buffer.from(await answer.arrayBuffer());
		// A service may leave a range out of account and give all there is (RFC 9110, section 14.2).
		const total = answer.status === 206 ? totalOf(answer, at) : whole.length;
		if (total === undefined || (length !== undefined && total !== length)) throw changed(act);
		const piece = answer.status === 206 ? whole : whole.subarray(at);
		if (piece.length === 0 && at < total) throw changed(act);
		length = total;
		at += piece.length;
		hash.update(piece);
		// The last piece is held back until it is known to be of the same file as the others.
		if (at >= length && md5Checksum && hash.digest('hex') !== md5Checksum) throw changed(act);
		yield piece;
	}
}

/** How long the whole is, as an answer with a part of it says; undefined where it is another part than was asked for. */
function totalOf(answer: Response, at: number): number | undefined {
	const [, from, total] = /^bytes (\d+)-\d+\/(\d+)$/.exec(answer.headers.get('content-range') ?? '') ?? [];
	return Number(from) === at ? Number(total) : undefined;
}

const changed = ({ service, doing }: GoogleAct): ServiceError =>
	new ServiceError(`${service} could not ${doing}: the file was changed while it was read`, 'Nothing was imported. Wait until the file has been saved, then run the workflow again.', { service, happened: 'no' });
