import { randomUUID } from 'node:crypto';
import type { drive_v3 } from 'googleapis/build/src/apis/drive/v3';
import { answerError, type GoogleAct } from '../../service/google/googleError';
import { ServiceError } from '../../service/serviceError';
import type { ServiceRequest, SignedFetch } from '../../service/signedFetch';

const address = 'https://www.googleapis.com/upload/drive/v3/files';

/** "Use multipart upload … to send a small file (5 MB or less)" (https://developers.google.com/workspace/drive/api/guides/manage-uploads). */
const largestAtOnce = 5_000_000;
/** Pieces are multiples of 256 KiB; 8 MiB are few requests and little memory. */
const pieceLength = 32 * 256 * 1024;
/** A piece that Drive will not take is not sent for ever. */
const mostRepeats = 5;

export interface Upload {
	/** The file whose content is replaced; left out, a file is made. */
	readonly fileId?: string | undefined;
	readonly metadata: drive_v3.Schema$File;
	readonly type: string;
	readonly content: Buffer;
	/** Of the answer. */
	readonly fields: string;
	/** Whether Drive knows the file by an id of ours, and makes none twice. */
	readonly repeatable: boolean;
}

/** Uploads a file. Bytes go by requests of our own: Google's client would send a stream, which n8n cannot send twice. */
export async function upload(fetch: SignedFetch, what: Upload, act: GoogleAct): Promise<drive_v3.Schema$File> {
	return what.content.length <= largestAtOnce ? await atOnce(fetch, what, act) : await inPieces(fetch, what, act);
}

const urlOf = ({ fileId, fields }: Upload, uploadType: string): string =>
	`${address}${fileId ? `/${encodeURIComponent(fileId)}` : ''}?${new URLSearchParams({ uploadType, supportsAllDrives: 'true', fields })}`;

const methodOf = ({ fileId }: Upload): string => (fileId ? 'PATCH' : 'POST');

async function atOnce(fetch: SignedFetch, what: Upload, act: GoogleAct): Promise<drive_v3.Schema$File> {
	const boundary = randomUUID();
	const body = Buffer.concat([
		Buffer.from(`--${boundary}\r\ncontent-type: application/json; charset=UTF-8\r\n\r\n${JSON.stringify(what.metadata)}\r\n--${boundary}\r\ncontent-type: ${what.type}\r\n\r\n`),
		what.content,
		Buffer.from(`\r\n--${boundary}--`),
	]);
	const request = { method: methodOf(what), headers: { 'content-type': `multipart/related; boundary=${boundary}` }, body, repeatable: what.repeatable };
	const answer = await fetch(urlOf(what, 'multipart'), request);
	if (!answer.ok) throw await answerError(answer, request, act);
	return (await answer.json()) as drive_v3.Schema$File;
}

/** https://developers.google.com/workspace/drive/api/guides/manage-uploads#resumable */
async function inPieces(fetch: SignedFetch, what: Upload, act: GoogleAct): Promise<drive_v3.Schema$File> {
	const { content, type, metadata } = what;
	const begin: ServiceRequest = {
		method: methodOf(what),
		headers: { 'content-type': 'application/json; charset=UTF-8', 'x-upload-content-type': type, 'x-upload-content-length': String(content.length) },
		body: JSON.stringify(metadata),
		// An upload that is begun and not finished leaves no file.
		repeatable: true,
	};
	const begun = await fetch(urlOf(what, 'resumable'), begin);
	const session = begun.headers.get('location');
	if (!begun.ok || !session) throw await answerError(begun, begin, act);
	for (let at = 0, repeats = 0; ; ) {
		const answer = await sendPiece(fetch, session, content, at);
		if (answer.ok) return (await answer.json()) as drive_v3.Schema$File;
		const next = answer.status === 308 ? firstMissing(answer) : undefined;
		if (next === undefined || (next <= at && ++repeats > mostRepeats)) throw await answerError(answer, { method: methodOf(what), repeatable: what.repeatable }, act);
		at = next;
	}
}

/** Sends a piece. Where it cannot be told whether it came, the answer is that to the question how far the upload is. */
async function sendPiece(fetch: SignedFetch, session: string, content: Buffer, from: number): Promise<Response> {
	const to = Math.min(from + pieceLength, content.length);
	const headers = { 'content-range': `bytes ${from}-${to - 1}/${content.length}` };
	try {
		const answer = await fetch(session, { method: 'PUT', headers, body: content.subarray(from, to), repeatable: false });
		if (answer.status < 500) return answer;
	} catch (error) {
		if (!(error instanceof ServiceError) || error.happened !== 'unknown') throw error;
	}
	return await fetch(session, { method: 'PUT', headers: { 'content-range': `bytes */${content.length}` }, repeatable: true });
}

/** The first byte that Drive lacks; without a Range it has none yet. */
const firstMissing = (answer: Response): number => {
	const last = /^bytes=0-(\d+)$/.exec(answer.headers.get('range') ?? '')?.[1];
	return last === undefined ? 0 : Number(last) + 1;
};
