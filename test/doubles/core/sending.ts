import type { ServerResponse } from 'node:http';
import type { DoubleAnswer, Fault } from './types';

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Puts an answer on the wire, as whole or as broken as the fault says. A cut is a real one: the socket is destroyed. */
export async function send(response: ServerResponse, answer: DoubleAnswer, fault: Fault | undefined): Promise<void> {
	if (fault?.kind === 'cut' && fault.when !== 'within the body') return void response.socket?.destroy();
	const body = bytesOf(answer);
	const bodyless = answer.status === 204 || answer.status === 304;
	const cutWithin = fault?.kind === 'cut';
	response.writeHead(answer.status, {
		...(typeof answer.body === 'object' && !Buffer.isBuffer(answer.body) && { 'content-type': 'application/json; charset=UTF-8' }),
		...answer.headers,
		// What is cut within announces more than comes, even where the body is empty.
		...(!bodyless && { 'content-length': String(cutWithin ? Math.max(body.length, 2) : body.length) }),
	});
	if (cutWithin) {
		response.flushHeaders();
		response.write(body.length > 1 ? body.subarray(0, Math.floor(body.length / 2)) : ' ');
		await wait(20);
		return void response.socket?.destroy();
	}
	if (fault?.kind === 'slow body') await trickle(response, body, fault.milliseconds);
	else if (!bodyless) response.write(body);
	response.end();
}

function bytesOf({ body }: DoubleAnswer): Buffer {
	if (body === undefined) return Buffer.alloc(0);
	if (Buffer.isBuffer(body)) return body;
	return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

async function trickle(response: ServerResponse, body: Buffer, milliseconds: number): Promise<void> {
	const pieces = 10;
	const size = Math.ceil(body.length / pieces);
	response.flushHeaders();
	for (let piece = 0; piece < pieces && !response.destroyed; piece += 1) {
		await wait(milliseconds / pieces);
		response.write(body.subarray(piece * size, (piece + 1) * size));
	}
}
