import { checkedPicture, PictureError } from '../../../connectors/documents/pictures';

/** One black pixel. */
const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==', 'base64');

function pngOf(width: number, height: number): Buffer {
	const file = Buffer.from(pixel);
	file.writeUInt32BE(width, 16);
	file.writeUInt32BE(height, 20);
	return file;
}

/** The parts of a JPEG that say what it is: a comment, tables, the frame header, the end. */
function jpegOf(width: number, height: number, frame = 0xc2): Buffer {
	const header = Buffer.from([0xff, frame, 0, 11, 8, 0, 0, 0, 0, 1, 0, 0x11, 0]);
	header.writeUInt16BE(height, 5);
	header.writeUInt16BE(width, 7);
	return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0, 4, 0xff, 0xc0, 0xff, 0xc4, 0, 3, 0]), header, Buffer.from([0xff, 0xd9])]);
}

describe('checkedPicture', () => {
	it.each([
		['PNG', pngOf(300, 120), { kind: 'png', width: 300, height: 120 }],
		['JPEG, progressive, with a comment that looks like a header', jpegOf(640, 480), { kind: 'jpg', width: 640, height: 480 }],
		['JPEG, plain', jpegOf(64, 48, 0xc0), { kind: 'jpg', width: 64, height: 48 }],
	])('knows %s and its size by its content', (_, file, found) => {
		expect(checkedPicture(file, 'logo', 'Our logo')).toMatchObject({ ...found, alternativeText: 'Our logo' });
	});

	it.each([
		['30 MB', Buffer.concat([pixel, Buffer.alloc(30 * 1024 * 1024)]), /The logo is 30 MB; 2 MB is the most/],
		['50,000 pixels a side, in a few bytes', pngOf(50_000, 50_000), /50000 by 50000 pixels; 4000 on a side/],
		['a JPEG of 65,535 pixels a side', jpegOf(65_535, 65_535), /65535 by 65535 pixels/],
		['no pixels', pngOf(0, 10), /damaged or cut off/],
		['a PNG cut off', pixel.subarray(0, 40), /damaged or cut off/],
		['a JPEG cut off', jpegOf(10, 10).subarray(0, 20), /damaged or cut off/],
		['a PDF called logo.png', Buffer.from('%PDF-1.7'), /no PNG or JPEG/],
		['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), /no PNG or JPEG/],
		['a GIF', Buffer.from('GIF89a'), /no PNG or JPEG/],
		['nothing', Buffer.alloc(0), /no PNG or JPEG/],
	])('refuses %s, and says what to do', (_, file, message) => {
		const refusal = () => checkedPicture(file, 'logo', '');
		expect(refusal).toThrow(PictureError);
		expect(refusal).toThrow(message);
		expect(refusal).toThrow(expect.objectContaining({ advice: expect.stringMatching(/\w/) }));
	});
});
