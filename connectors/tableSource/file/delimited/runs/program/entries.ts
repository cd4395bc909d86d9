import { allocate } from './memory';

/** Some bytes that stood in the file, and what was found in them. Its numbers and then its bytes follow it in memory. */
@unmanaged
export class Entry {
	/** The two that came after it, the one of the last time first; 0 where there is none. */
	next: usize;
	nextOther: usize;
	hash: u32;
	length: u32;
	/** Where the bytes are. */
	bytes: usize;
	/** How many cells the bytes are. */
	cells: u32;
	/** How many line breaks stand within its cells. */
	breaks: u32;
	/** 1 where they end with the end of a row. */
	endsRow: u32;
	/** Its own number among those that are kept, from 1 on; else 0. */
	own: u32;

	@inline
	numberAt(index: u32): u32 {
		return load<u32>(changetype<usize>(this) + offsetof<Entry>() + (<usize>index << 2));
	}

	@inline
	setNumber(index: u32, number: u32): void {
		store<u32>(changetype<usize>(this) + offsetof<Entry>() + (<usize>index << 2), number);
	}
}

/** An entry with room for so many numbers and a copy of these bytes. */
export function newEntry(count: u32, from: usize, length: u32, hash: u32): Entry {
	const head = (offsetof<Entry>() + (<usize>count << 2) + 15) & ~15;
	const at = allocate(head + length);
	const entry = changetype<Entry>(at);
	entry.hash = hash;
	entry.length = length;
	entry.bytes = at + head;
	memory.copy(at + head, from, length);
	return entry;
}

/** Sixteen bytes that are kept and sixteen that are not: read from `16 - n` on, they keep the first n. */
const keeping = memory.data<u8>([
	255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
]);

/** Whether the bytes at a place are those of the entry. Behind each lie 16 bytes more that may be read. */
@inline
export function stands(entry: Entry, at: usize): bool {
	const length: usize = entry.length;
	const bytes = entry.bytes;
	let done: usize = 0;
	for (; done + 16 <= length; done += 16) {
		if (v128.any_true(v128.xor(v128.load(at + done), v128.load(bytes + done)))) return false;
	}
	if (done === length) return true;
	const kept = v128.load(keeping + 16 - (length - done));
	return !v128.any_true(v128.and(v128.xor(v128.load(at + done), v128.load(bytes + done)), kept));
}

/** Eight bytes at a time; the factor is that of the golden ratio. */
export function hashOf(at: usize, length: u32): u32 {
	let hash: u64 = length;
	let done: u32 = 0;
	for (; done + 8 <= length; done += 8) hash = mixed(hash ^ load<u64>(at + done));
	if (done < length) hash = mixed(hash ^ (load<u64>(at + done) & ((<u64>1 << (<u64>(length - done) * 8)) - 1)));
	return <u32>(hash ^ (hash >> 32));
}

@inline
function mixed(hash: u64): u64 {
	const product = hash * 0x9e3779b97f4a7c15;
	return product ^ (product >> 29);
}
