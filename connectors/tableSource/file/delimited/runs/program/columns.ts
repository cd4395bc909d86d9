import { Directory } from './directory';
import { hashOf, newEntry, Entry } from './entries';
import { allocate, doubled } from './memory';

/** In bytes. Numbers, dates, sessions and marks are short; longer cells hardly repeat. */
const longestNumbered: u32 = 64;

/** More different texts than any school has pupils, and few enough for the memory. */
const mostTexts: u32 = 200_000;

const startingTexts: u32 = 256;

/** The different cells of one column, each with a number from 1 on; 0 is that of a cell without one. */
@unmanaged
export class Column {
	/** Its place in the rows. */
	place: u32;
	/** Where its cell stands in the row at hand: of no length where the row has none; `end` is 0 where it is not plain. */
	start: usize;
	end: usize;
	private texts: Directory;
	/** The addresses of the entries by their numbers. */
	private byNumber: usize;
	private room: u32;

	begin(place: u32): void {
		this.place = place;
		this.texts = changetype<Directory>(allocate(offsetof<Directory>()));
		this.texts.begin();
		this.room = startingTexts;
		this.byNumber = allocate(<usize>startingTexts << 2);
	}

	/** The number of the cell that stands from `start` to `end`. */
	number(): u32 {
		if (this.end < this.start) return 0;
		const length = <u32>(this.end - this.start);
		if (length > longestNumbered) return 0;
		const hash = hashOf(this.start, length);
		const known = this.texts.find(this.start, length, hash);
		if (known !== null) return known.numberAt(0);
		if (this.texts.count >= mostTexts) return 0;
		const number = this.texts.count + 1;
		const entry = newEntry(1, this.start, length, hash);
		entry.setNumber(0, number);
		this.texts.add(entry);
		if (number === this.room) {
			this.byNumber = doubled(this.byNumber, <usize>this.room << 2);
			this.room *= 2;
		}
		store<u32>(this.byNumber + (<usize>number << 2), <u32>changetype<usize>(entry));
		return number;
	}

	textOf(number: u32): Entry {
		return changetype<Entry>(load<u32>(this.byNumber + (<usize>number << 2)));
	}
}
