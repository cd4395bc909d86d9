/**
 * The hash that OneDrive for Business and SharePoint give for a file, in base64.
 * https://learn.microsoft.com/onedrive/developer/code-snippets/quickxorhash: each byte is put into a ring of 160 bits, eleven bits
 * further on than the one before; the length in the last eight bytes.
 */
export function quickXorHash(content: Buffer): string {
	let ring = 0n;
	const bits = 160n;
	const mask = (1n << bits) - 1n;
	// Bytes that fall on the same place of the ring are put together first: the places repeat after 160 bytes.
	const places = new Uint8Array(160);
	for (let index = 0; index < content.length; index += 1) places[index % 160]! ^= content[index]!;
	places.forEach((byte, index) => {
		const shift = BigInt((index * 11) % 160);
		const moved = BigInt(byte) << shift;
		ring ^= (moved & mask) | (moved >> bits);
	});
	const bytes = Buffer.alloc(20);
	for (let index = 0; index < 20; index += 1) bytes[index] = Number((ring >> BigInt(8 * index)) & 255n);
	let length = BigInt(content.length);
	for (let index = 12; index < 20; index += 1, length >>= 8n) bytes[index]! ^= Number(length & 255n);
	return bytes.toString('base64');
}
