const blockBytes = 20;
const blockBits = blockBytes * 8;
const shiftPerByte = 11;

/**
 * The hash by which OneDrive for work and SharePoint tell what is in a file, in Base64.
 * https://learn.microsoft.com/onedrive/developer/code-snippets/quickxorhash: each byte is put at a place 11 bits further on
 * around a block of 160 bits, and the length over the block's last eight bytes. No library for Node has it without native code.
 */
export function quickXorHash(content: Uint8Array): string {
	const block = Buffer.alloc(blockBytes);
	let bit = 0;
	for (const byte of content) {
		const at = bit >> 3;
		const shifted = byte << (bit & 7);
		const next = at + 1 === blockBytes ? 0 : at + 1;
		block[at] = (block[at] as number) ^ (shifted & 0xff);
		block[next] = (block[next] as number) ^ (shifted >> 8);
		bit = (bit + shiftPerByte) % blockBits;
	}
	const lengthAt = blockBytes - 8;
	block.writeBigUInt64LE(block.readBigUInt64LE(lengthAt) ^ BigInt(content.length), lengthAt);
	return block.toString('base64');
}
