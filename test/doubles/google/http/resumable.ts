import type { DoubleAnswer, DoubleRequest } from '../../core/types';
import { GoogleError, notFound, refuse } from './googleError';
import type { Media } from './upload';

/** Pieces other than the last are multiples of this (https://developers.google.com/workspace/drive/api/guides/manage-uploads#resumable). */
export const pieceUnit = 256 * 1024;

interface Session {
	readonly type: string;
	/** As announced at the start; what is sent later must agree. */
	readonly announced: number | undefined;
	readonly finish: (media: Media) => Promise<object>;
	received: Buffer;
	done?: object;
}

/** Uploads that come in pieces and survive broken connections, each known by the address that it was given. */
export class ResumableUploads {
	private readonly sessions = new Map<string, Session>();
	private count = 0;

	/** Begins an upload: answers with the address to send the pieces to. */
	begin(request: DoubleRequest, finish: Session['finish']): DoubleAnswer {
		const length = request.headers['x-upload-content-length'];
		if (length !== undefined && !/^\d+$/.test(length)) throw refuse('badRequest', 'Invalid X-Upload-Content-Length');
		this.count += 1;
		const id = `AU${this.count.toString().padStart(6, '0')}`;
		this.sessions.set(id, {
			type: request.headers['x-upload-content-type'] ?? 'application/octet-stream',
			announced: length === undefined ? undefined : Number(length),
			finish,
			received: Buffer.alloc(0),
		});
		const address = new URL(request.url);
		address.search = `?uploadType=resumable&upload_id=${id}`;
		return { status: 200, headers: { location: address.href, 'x-guploader-uploadid': id, 'content-length': '0' } };
	}

	/** From now on the addresses given out lead nowhere, as after a week. */
	forgetAll(): void {
		this.sessions.clear();
	}

	/** A piece, a question how far it came, or a cancelling. */
	async answer({ method, url, headers, body }: DoubleRequest): Promise<DoubleAnswer> {
		const id = url.searchParams.get('upload_id') ?? '';
		const session = this.sessions.get(id);
		if (!session) throw notFound('The upload session was not found. Start the upload again.');
		if (method === 'DELETE') {
			this.sessions.delete(id);
			return { status: 499 };
		}
		if (method !== 'PUT') throw refuse('badRequest', `Pieces are sent with PUT, not ${method}`);
		const range = headers['content-range'];
		const asked = /^bytes \*\/(\d+|\*)$/.exec(range ?? '');
		if (asked) {
			if (body.length > 0) throw refuse('badRequest', 'A question how far an upload came has no body');
			return session.done ? { status: 200, body: session.done } : soFar(session);
		}
		if (session.done) throw refuse('badRequest', 'The upload is finished already');
		return this.take(session, range, body);
	}

	private async take(session: Session, range: string | undefined, body: Buffer): Promise<DoubleAnswer> {
		const whole = { from: 0, to: body.length - 1, total: body.length };
		const { from, to, total } = range === undefined ? whole : parseRange(range);
		if (to - from + 1 !== body.length) throw refuse('badRequest', `The Content-Range says ${to - from + 1} bytes, ${body.length} came`);
		if (from !== session.received.length) throw refuse('badRequest', `The piece begins at byte ${from}, but ${session.received.length} bytes are there`, { status: 400 });
		if (total !== undefined && session.announced !== undefined && total !== session.announced) throw refuse('badRequest', `${session.announced} bytes were announced, and now ${total}`);
		const last = total !== undefined && to + 1 === total;
		if (total !== undefined && to + 1 > total) throw refuse('badRequest', 'The Content-Range goes past the end');
		if (!last && body.length % pieceUnit !== 0) throw refuse('badRequest', `A piece that is not the last must be a multiple of ${pieceUnit} bytes`);
		session.received = Buffer.concat([session.received, body]);
		if (!last) return soFar(session);
		session.done = await session.finish({ type: session.type, content: session.received });
		session.received = Buffer.alloc(0);
		return { status: 200, body: session.done };
	}
}

function parseRange(range: string): { from: number; to: number; total: number | undefined } {
	const found = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(range);
	if (!found) throw new GoogleError(400, 'badRequest', 'Failed to parse Content-Range header.', { refused: true });
	return { from: Number(found[1]), to: Number(found[2]), total: found[3] === '*' ? undefined : Number(found[3]) };
}

/** 308 with what is there; without a Range where nothing is. */
const soFar = ({ received }: Session): DoubleAnswer => ({
	status: 308,
	headers: received.length > 0 ? { range: `bytes=0-${received.length - 1}` } : {},
});
