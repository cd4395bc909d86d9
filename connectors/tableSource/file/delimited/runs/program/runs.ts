import { after, After, breaks, carriageReturn, cells, columnAt, readCells } from './cells';
import { Directory } from './directory';
import { hashOf, newEntry, Entry } from './entries';
import { allocate } from './memory';

/** In bytes. */
const longestKept: u32 = 512;

/** How many are kept before any of them has been met again: a file that goes from session to session first names all its pupils. */
const keptUnproved: u32 = 16_384;

/** In bytes, of all that are kept: a hundred thousand pupils with their names and classes. */
const mostKept: u32 = 8_388_608;

/**
 * Some neighbouring cells of a row, such as all that is told of the pupil, which come again and again as they stand. Where
 * the bytes are those that followed the last ones before, which they mostly are, nothing else in them is looked at.
 */
@unmanaged
export class Run {
	/** The places of its first cell and behind its last one. */
	from: u32;
	to: u32;
	/** The columns that are asked for. */
	columns: usize;
	columnCount: u32;
	/** The one in the row before. */
	last: Entry;
	/** For what is not kept. Nothing comes after it. */
	loose: Entry;
	private known: Directory;
	private metAgain: u32;
	private bytesKept: u32;

	begin(from: u32, to: u32, columns: usize, columnCount: u32): void {
		this.from = from;
		this.to = to;
		this.columns = columns;
		this.columnCount = columnCount;
		this.loose = newEntry(columnCount, 0, 0, 0);
		this.last = this.loose;
		this.known = changetype<Directory>(allocate(offsetof<Directory>()));
		this.known.begin();
		this.metAgain = 0;
		this.bytesKept = 0;
	}

	/** The run that stands at a place; null where it is not all there. */
	read(at: usize, end: usize, final: bool): Entry | null {
		const to = readCells(at, this.to - this.from, end, final, this.columns, this.columnCount, this.from);
		if (after === After.unknown) return null;
		const length = <u32>(to - at);
		// A row that ends with CR alone would go on to another end where LF follows.
		const keep = length <= longestKept && !(after === After.row && (to === end && final || load<u8>(to - 1) === carriageReturn));
		const hash = keep ? hashOf(at, length) : 0;
		if (keep) {
			const known = this.known.find(at, length, hash);
			if (known !== null) {
				this.metAgain += 1;
				return known;
			}
		}
		const kept = keep && this.known.count < keptUnproved + this.metAgain && this.bytesKept + length <= mostKept;
		const entry = kept ? newEntry(this.columnCount, at, length, hash) : this.loose;
		entry.length = length;
		entry.cells = cells;
		entry.breaks = breaks;
		entry.endsRow = after === After.row ? 1 : 0;
		for (let index: u32 = 0; index < this.columnCount; index += 1) entry.setNumber(index, columnAt(this.columns, index).number());
		if (kept) {
			this.known.add(entry);
			this.bytesKept += length;
			entry.own = this.known.count;
		}
		return entry;
	}

	/** Notes what came after the last one. */
	follow(entry: Entry): void {
		const last = this.last;
		if (last !== this.loose && entry !== this.loose) {
			last.nextOther = last.next;
			last.next = changetype<usize>(entry);
		}
	}
}
