import { quickXorHash } from '../../../../connectors/files/microsoft365/quickXorHash';

/** As https://learn.microsoft.com/onedrive/developer/code-snippets/quickxorhash says it in words: whole numbers, one byte after the other. */
function asDocumented(content: Uint8Array): string {
	const bits = 160n;
	const all = (1n << bits) - 1n;
	const rotate = (block: bigint, by: bigint) => ((block << by % bits) | (block >> (bits - (by % bits)))) & all;
	const block = content.reduce((hash, byte, index) => hash ^ rotate(BigInt(byte), BigInt(index) * 11n), 0n);
	const bytes = Buffer.from(block.toString(16).padStart(40, '0'), 'hex').reverse();
	bytes.writeBigUInt64LE(bytes.readBigUInt64LE(12) ^ BigInt(content.length), 12);
	return bytes.toString('base64');
}

describe('the hash that OneDrive and SharePoint keep of a file', () => {
	// The last from the documentation of the package quickxorhash at PyPI.
	test.each([
		['', 'AAAAAAAAAAAAAAAAAAAAAAAAAAA='],
		['hello world', 'aCgDG9jwBhDc4Q1yawMZAAAAAAA='],
	])('of "%s" is %s', (text, hash) => expect(quickXorHash(Buffer.from(text))).toBe(hash));

	test.each([1, 15, 20, 161, 70_001])('of %i bytes is what the documentation describes', (length) => {
		const content = Buffer.from(Array.from({ length }, (_, at) => (at * 31 + 7) % 256));
		expect(quickXorHash(content)).toBe(asDocumented(content));
	});
});
