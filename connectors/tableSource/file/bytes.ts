import { Readable } from 'node:stream';

/** The content of a file, by pieces. */
export type Bytes = AsyncIterable<Buffer>;

/** A file's content as pieces of bytes, whether it is held in memory or comes as a stream. */
export async function* piecesOf(content: Buffer | Readable): Bytes {
	if (Buffer.isBuffer(content)) {
		yield content;
		return;
	}
	for await (const piece of content) yield Buffer.isBuffer(piece) ? piece : Buffer.from(piece as Uint8Array | string);
}

/** Reads ahead until there are so many bytes or the end. Gives them, and all of the content again. */
export async function lookAhead(
	bytes: Bytes,
	length: number,
): Promise<{ readonly head: Buffer; readonly all: Bytes; readonly whole: boolean }> {
	const pieces = bytes[Symbol.asyncIterator]();
	const seen: Buffer[] = [];
	let read = 0;
	let whole = false;
	while (read < length && !whole) {
		const next = await pieces.next();
		whole = next.done === true;
		if (next.done) break;
		seen.push(next.value);
		read += next.value.length;
	}
	return { head: Buffer.concat(seen), all: resumed(seen, pieces), whole };
}

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
		pieces.push(piece);
	}
	return Buffer.concat(pieces);
}
