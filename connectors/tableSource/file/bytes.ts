import { once } from 'node:events';
import { read, ReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';

/** The content of a file, by pieces. A piece holds until the next is asked for, and no longer: who keeps it, copies it. */
export type Bytes = AsyncIterable<Buffer>;

/** Asking for a piece takes as long as reading 128 KB of it. */
const pieceLength = 1_048_576;

/** A file's content as pieces of bytes, whether it is held in memory or comes as a stream. */
export async function* piecesOf(content: Buffer | Readable): Bytes {
	if (Buffer.isBuffer(content)) yield content;
	else if (isUnreadFile(content)) yield* piecesOfFile(content);
	else for await (const piece of content) yield Buffer.isBuffer(piece) ? piece : Buffer.from(piece as Uint8Array | string);
}

/** What a stream of a file has and its types do not say: its descriptor, and the part that was asked for. */
type FileStream = ReadStream & { readonly fd: number | null; readonly start?: number; readonly end: number };

const isUnreadFile = (content: Readable): content is FileStream =>
	content instanceof ReadStream && content.bytesRead === 0 && content.readableFlowing === null && (content as FileStream).start === undefined && (content as FileStream).end === Infinity;

const readFile = promisify(read);

/**
 * Reads the file that a stream has opened into two buffers by turns, one filled while the other is looked at. The stream
 * itself makes a new one for every piece, and in a program as large as n8n they pile up to more than the file before they
 * are cleared away.
 */
async function* piecesOfFile(stream: FileStream): Bytes {
	let reading: Promise<{ bytesRead: number; buffer: Buffer }> | undefined;
	try {
		const descriptor = stream.fd ?? ((await once(stream, 'open')) as [number])[0];
		const readInto = (piece: Buffer): void => {
			reading = readFile(descriptor, piece, 0, pieceLength, null);
			// A failure waits until the piece is asked for; meanwhile nobody else may take it for one that nobody awaits.
			reading.catch(() => undefined);
		};
		let free: Buffer = Buffer.allocUnsafeSlow(pieceLength);
		readInto(Buffer.allocUnsafeSlow(pieceLength));
		for (;;) {
			const { bytesRead, buffer } = await (reading as NonNullable<typeof reading>);
			if (bytesRead === 0) return;
			readInto(free);
			free = buffer;
			yield buffer.subarray(0, bytesRead);
		}
	} finally {
		// The descriptor may not be closed under a read that is still under way.
		await reading?.catch(() => undefined);
		stream.destroy();
	}
}

/** Reads ahead until there are so many bytes or the end. Gives them, and all of the content again. */
export async function lookAhead(
	bytes: Bytes,
	length: number,
): Promise<{ readonly head: Buffer; readonly all: Bytes; readonly whole: boolean }> {
	const pieces = bytes[Symbol.asyncIterator]();
	const seen: Buffer[] = [];
	let seenLength = 0;
	let whole = false;
	while (seenLength < length && !whole) {
		const next = await pieces.next();
		whole = next.done === true;
		if (next.done) break;
		seen.push(keptPiece(next.value));
		seenLength += next.value.length;
	}
	return { head: Buffer.concat(seen), all: resumed(seen, pieces), whole };
}

/** A file that is held whole is one piece, which nothing writes over. */
const keptPiece = (piece: Buffer): Buffer => (piece.length > pieceLength ? piece : Buffer.from(piece));

async function* resumed(seen: Buffer[], rest: AsyncIterator<Buffer>): Bytes {
	try {
		for (let piece = seen.shift(); piece; piece = seen.shift()) yield piece;
		for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
	} finally {
		await rest.return?.();
	}
}

/** All of the content in one buffer; undefined where it is longer than the limit, and then no more than that was held. */
export async function gather(bytes: Bytes, limit: number): Promise<Buffer | undefined> {
	const pieces: Buffer[] = [];
	let length = 0;
	for await (const piece of bytes) {
		length += piece.length;
		if (length > limit) return undefined;
		pieces.push(keptPiece(piece));
	}
	return pieces.length === 1 ? pieces[0] : Buffer.concat(pieces);
}
