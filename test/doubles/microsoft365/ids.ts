import { createHash } from 'node:crypto';

const hash = (text: string) => createHash('sha256').update(text).digest();

/** A GUID that is the same in each run of a test. */
export function stableId(text: string): string {
	const hex = hash(text).toString('hex');
	return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

/** An id as Exchange writes them, with the characters that have to be encoded in a path. */
export const exchangeId = (text: string): string => `AAMkAD${hash(text).toString('base64').slice(0, 40).replaceAll('+', '-').replaceAll('/', '_')}AAA=`;

/** An id as OneDrive and SharePoint write them. */
export const driveItemId = (text: string): string => `01${hash(text).toString('hex').toUpperCase().slice(0, 32)}`;

/** Numbers things in the order in which they came. */
export class Counter {
	private count = 0;
	next(): number {
		return ++this.count;
	}
}
