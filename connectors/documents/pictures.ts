/** A picture that was looked over: its kind by what is in it, and its size in pixels. */
export interface Picture {
	readonly kind: 'png' | 'jpg';
	readonly bytes: Uint8Array;
	readonly width: number;
	readonly height: number;
	/** What a screen reader says in its place. */
	readonly alternativeText: string;
}

/** Each letter carries the picture, so what is larger makes thousands of letters that no mailbox takes. */
export const largestPictureBytes = 2 * 1024 * 1024;
/** A logo an inch high at print quality is 300 pixels; what is far larger is unpacked into memory for nothing. */
export const mostPixelsASide = 4_000;

/** The picture cannot be used; `advice` says what to do. */
export class PictureError extends Error {
	override readonly name = 'PictureError';
	constructor(
		message: string,
		readonly advice: string,
	) {
		super(message);
	}
}

/**
 * Looks a picture over, without unpacking it. Takes its bytes and what messages call it ("logo"). Throws `PictureError` for a
 * file that is no PNG or JPEG by its content, is cut off, or is larger than a letter should carry.
 */
export function checkedPicture(bytes: Uint8Array, what: string, alternativeText: string): Picture {
	const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (file.length > largestPictureBytes) throw new PictureError(`The ${what} is ${inMegabytes(file.length)} MB; ${inMegabytes(largestPictureBytes)} MB is the most that each letter can carry`, smaller);
	const found = png(file) ?? jpeg(file);
	if (!found) throw new PictureError(`The ${what} is no PNG or JPEG picture, whatever its name ends in`, 'Save it as PNG or JPEG in the program it was made with. A drawing (SVG) or a PDF can be exported as PNG.');
	const { width, height } = found;
	if (width === 0 || height === 0 || !found.whole) throw new PictureError(`The ${what} is damaged or cut off`, 'Open it, save it again as PNG or JPEG and use that file.');
	if (width > mostPixelsASide || height > mostPixelsASide) throw new PictureError(`The ${what} is ${width} by ${height} pixels; ${mostPixelsASide} on a side is the most`, smaller);
	return { kind: found.kind, bytes, width, height, alternativeText };
}

const smaller = 'Make it smaller in a program for pictures: 600 pixels high is plenty for a letter.';
const inMegabytes = (bytes: number): string => (bytes / (1024 * 1024)).toFixed(1).replace(/\.0$/, '');

type Found = Pick<Picture, 'kind' | 'width' | 'height'> & { readonly whole: boolean };

/** Portable Network Graphics, third edition, 5.2 and 11.2.1: https://www.w3.org/TR/png-3/ */
function png(file: Buffer): Found | undefined {
	if (!file.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1A\n', 'latin1')) || file.subarray(12, 16).toString('latin1') !== 'IHDR' || file.length < 33) return undefined;
	return { kind: 'png', width: file.readUInt32BE(16), height: file.readUInt32BE(20), whole: file.includes('IEND', Math.max(0, file.length - 64), 'latin1') };
}

/** ITU-T T.81, B.1.1 and B.2.2: the frame header is the first of the markers SOF0 to SOF15 that are no table. https://www.w3.org/Graphics/JPEG/itu-t81.pdf */
function jpeg(file: Buffer): Found | undefined {
	if (file.length < 4 || file.readUInt16BE(0) !== 0xffd8) return undefined;
	const whole = file.includes(Buffer.from([0xff, 0xd9]), Math.max(0, file.length - 1024));
	for (let at = 2; at + 9 < file.length; ) {
		if (file[at] !== 0xff) break;
		const marker = file[at + 1] as number;
		if (marker === 0xff) at += 1;
		else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) return { kind: 'jpg', height: file.readUInt16BE(at + 5), width: file.readUInt16BE(at + 7), whole };
		else at += 2 + file.readUInt16BE(at + 2);
	}
	return { kind: 'jpg', width: 0, height: 0, whole: false };
}
