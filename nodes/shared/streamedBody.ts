import type { Readable } from 'node:stream';
import { brokenConnection } from './failedRequest';

/**
 * The body of an answer, read as it comes. It breaks where the connection does, and where nothing comes for `silence`
 * milliseconds while somebody waits for it: n8n's client watches a connection only until an answer begins.
 */
export const streamedBody = (body: Readable, silence: number): ReadableStream => ReadableStream.from(chunksOf(body, silence)) as ReadableStream;

async function* chunksOf(body: Readable, silence: number): AsyncGenerator<Uint8Array> {
	const chunks = body[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
	try {
		for (;;) {
			const { done, value } = await withinSilence(body, chunks.next(), silence);
			if (done) return;
			yield value;
		}
	} catch (error) {
		// What breaks off in the middle tells of the connection alone: the client's error would carry the request with its token.
		throw brokenConnection(error);
	} finally {
		body.destroy();
	}
}

async function withinSilence<Next>(body: Readable, next: Promise<Next>, silence: number): Promise<Next> {
	const timer = setTimeout(() => body.destroy(Object.assign(new Error('Nothing came'), { code: 'ETIMEDOUT' })), silence);
	try {
		return await next;
	} finally {
		clearTimeout(timer);
	}
}
