import { isAscii, isUtf8 } from 'node:buffer';
import type { Bytes } from './bytes';

/** How the text of a file is written. `utf-8` stands for UTF-8 or Windows-1252, which only the file's later bytes can tell. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** Finds the encoding by the byte order mark, or without one by where the noughts stand beside plain letters. */
export function encodingOf(head: Buffer): Encoding {
	if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
	if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
	let evenNoughts = 0;
	let oddNoughts = 0;
	for (const [place, byte] of head.entries()) {
		if (byte === 0) {
			if (place % 2 === 0) evenNoughts += 1;
			else oddNoughts += 1;
		}
	}
	// A table is mostly digits, commas and plain letters, so in UTF-16 nearly every second byte is nought.
	const most = head.length / 2;
	if (oddNoughts > most * 0.6 && evenNoughts < most * 0.05) return 'utf-16le';
	if (evenNoughts > most * 0.6 && oddNoughts < most * 0.05) return 'utf-16be';
	return 'utf-8';
}

/** Turns a file's bytes into UTF-8, without a byte order mark. */
export async function* asUtf8(bytes: Bytes, encoding: Encoding): Bytes {
	if (encoding === 'utf-8') {
		yield* utf8OrWindows(bytes);
		return;
	}
	const decoder = new TextDecoder(encoding);
	for await (const piece of bytes) yield Buffer.from(decoder.decode(piece, { stream: true }));
	yield Buffer.from(decoder.decode());
}

/**
 * Most exports are plain ASCII for pages until the first "Zoë", so the top of a file cannot tell UTF-8 from Windows-1252.
 * Each piece is taken as UTF-8 as long as it is; at the first that is not, the rest of the file is read as Windows-1252,
 * unless letters of UTF-8 are there too: then the damaged ones become `�` and the rest stays right.
 */
async function* utf8OrWindows(bytes: Bytes): Bytes {
	let seen: 'plain' | 'utf-8' | 'windows-1252' = 'plain';
	let held: Buffer = Buffer.alloc(0);
	let first = true;
	const windows = new TextDecoder('windows-1252');
	const read = (piece: Buffer): Buffer => {
		if (seen !== 'windows-1252') {
			if (isAscii(piece)) return piece;
			if (seen === 'utf-8' || isUtf8(piece) || isMostlyUtf8(piece)) {
				seen = 'utf-8';
				return piece;
			}
			seen = 'windows-1252';
		}
		return Buffer.from(windows.decode(piece));
	};
	for await (const piece of bytes) {
		let joined = held.length === 0 ? piece : Buffer.concat([held, piece]);
		if (first && joined.subarray(0, 3).equals(byteOrderMark)) {
			joined = joined.subarray(3);
			seen = 'utf-8';
		}
		const end = endOfWholeLetters(joined);
		held = Buffer.from(joined.subarray(end));
		if (end === 0) continue;
		first = false;
		yield read(joined.subarray(0, end));
	}
	if (held.length > 0) yield read(held);
}

/** Windows-1252 hardly ever makes letters of UTF-8 by chance, so such letters beside damaged ones are damaged UTF-8. */
function isMostlyUtf8(piece: Buffer): boolean {
	const text = piece.toString('utf8');
	const damaged = text.match(/\ufffd/g)?.length ?? 0;
	const whole = text.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0;
	return whole > 0 && whole >= damaged;
}

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

const longestLetter = 4;

/** Where to cut so that no letter of several bytes is cut: before the last one's first byte, which says that it is the first. */
function endOfWholeLetters(piece: Buffer): number {
	for (let back = 1; back <= Math.min(longestLetter, piece.length); back += 1) {
		const byte = piece[piece.length - back] as number;
		if (byte < 0x80) return piece.length - back + 1;
		if (byte >= 0xc0) return piece.length - back;
	}
	return piece.length;
}
