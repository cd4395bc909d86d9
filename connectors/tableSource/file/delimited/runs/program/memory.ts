/** Memory that is only ever asked for: what is known of a file is kept to its end, and then all of it goes at once. */
let top: usize = __heap_base;

const alignment: usize = 16;
const pageBytes: usize = 65_536;
/** Asked for at once, so that the other side need not look at new memory for every few entries. */
const leastPages: i32 = 16;

/** Noughts. */
export function allocate(bytes: usize): usize {
	const at = top;
	top = (top + bytes + alignment - 1) & ~(alignment - 1);
	const lacking = <i32>((top + pageBytes - 1) / pageBytes) - memory.size();
	if (lacking > 0 && memory.grow(max(lacking, leastPages)) < 0) unreachable();
	return at;
}

/** Twice as much memory with the same content at its beginning. What it was stays behind: all of it together is no more than what is in use. */
export function doubled(from: usize, bytes: usize): usize {
	const at = allocate(bytes * 2);
	memory.copy(at, from, bytes);
	return at;
}
