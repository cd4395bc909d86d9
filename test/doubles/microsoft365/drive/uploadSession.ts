import type { DoubleAnswer, DoubleRequest } from '../../core/types';
import { GraphError, GraphRefusal } from '../http/errors';

/** What a kind of upload session asks of its pieces. */
export interface PieceRules {
	/** The most bytes in one piece. */
	readonly most: number;
	/** What the length of each piece but the last must be a multiple of. */
	readonly multipleOf: number;
	readonly contentType?: string;
	/** What is answered to a piece that is not the last. */
	readonly accepted: 200 | 202;
	/** "26-" or "26". */
	readonly next: (from: number) => string;
}

/** https://learn.microsoft.com/graph/api/driveitem-createuploadsession#upload-bytes-to-the-upload-session */
export const drivePieces: PieceRules = { most: 60 * 1024 * 1024 - 1, multipleOf: 320 * 1024, accepted: 202, next: (from) => `${from}-` };

/** https://learn.microsoft.com/graph/outlook-large-attachments#step-2-use-the-upload-session-to-upload-a-range-of-bytes-of-the-file */
export const outlookPieces: PieceRules = { most: 4 * 1024 * 1024, multipleOf: 1, contentType: 'application/octet-stream', accepted: 200, next: String };

/** A file that comes in pieces, in order, at an address that needs no token. */
export class UploadSession {
	private received: Buffer[] = [];
	private length = 0;
	private total: number | undefined;
	readonly expires = new Date(Date.now() + 3_600_000).toISOString();

	constructor(
		private readonly rules: PieceRules,
		/** Does with the whole file what it came for. */
		private readonly finish: (content: Buffer) => DoubleAnswer,
		announced?: number,
	) {
		this.total = announced;
	}

	/** @returns The answer, and whether the session ends with it. */
	answer(request: DoubleRequest): { readonly answer: DoubleAnswer; readonly ends: boolean } {
		if (request.method === 'DELETE') return { answer: { status: 204 }, ends: true };
		if (request.method === 'GET') return { answer: this.status(200), ends: false };
		if (request.method !== 'PUT') throw new GraphRefusal(405, 'notSupported', 'An upload session takes PUT, GET and DELETE.');
		const from = this.check(request);
		if (from < this.length) throw range('Uploaded fragment overlaps with existing data.', 'fragmentOverlap', false);
		if (from > this.length) throw range('Uploaded fragment is out of order.', 'fragmentOutOfOrder', true);
		this.received.push(request.body);
		this.length += request.body.length;
		if (this.length < this.total!) return { answer: this.status(this.rules.accepted), ends: false };
		return { answer: this.finish(Buffer.concat(this.received)), ends: true };
	}

	private check({ headers, body }: DoubleRequest): number {
		const [, from, to, total] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(headers['content-range'] ?? '')?.map(Number) ?? [];
		if (from === undefined || to === undefined || total === undefined) throw invalid('This request requires the header "Content-Range: bytes {start}-{end}/{total}".');
		const { most, multipleOf, contentType } = this.rules;
		if (contentType && headers['content-type'] !== contentType) throw invalid(`The content type of a piece is ${contentType}.`);
		if (to - from + 1 !== body.length || to >= total) throw invalid('The Content-Range does not fit the length of the piece.');
		if (body.length > most) throw new GraphRefusal(413, 'invalidRequest', `A piece has ${most} bytes at most.`, { inner: 'maxFragmentLengthExceeded' });
		if (to + 1 < total && body.length % multipleOf !== 0) throw invalid(`The length of a piece that is not the last must be a multiple of ${multipleOf} bytes.`);
		this.total ??= total;
		if (total !== this.total) throw invalid('Declared total size for this fragment is different from that of the upload session.', 'fragmentLengthMismatch');
		return from;
	}

	private status(status: number): DoubleAnswer {
		return { status, headers: { 'content-type': 'application/json' }, body: { expirationDateTime: this.expires, nextExpectedRanges: [this.rules.next(this.length)] } };
	}
}

const invalid = (message: string, inner?: string) => new GraphRefusal(400, 'invalidRequest', message, { inner });

/** A piece that was there already comes of an answer that was lost: no mistake of the request. */
function range(message: string, inner: string, mistake: boolean): GraphError {
	return new (mistake ? GraphRefusal : GraphError)(416, 'invalidRange', message, { inner });
}
