import { uncoded } from '../../../../attendance/register/table';
import type { Scanner } from './scanner';

/** In bytes. Numbers, dates, sessions and marks are short; longer cells hardly repeat. */
const longestCoded = 64;

/** Where a dictionary's short cells of one byte stand, and the empty one. */
const oneByte = 65_536;
const noByte = oneByte + 256;

/** More different texts than any school has pupils, and few enough for the memory. */
const mostTexts = 200_000;

/**
 * The different cells of one column, each with a number, found by their bytes: nothing becomes text until somebody asks
 * for it. A cell is first held against the one above it, then against the one that last came after that one: exports are
 * sorted, so nearly all are found so. Only the others are looked up by their hash.
 */
export class CellDictionary {
	/** The number of each row's cell in the page read last; `uncoded` where it has none. A cell that a short row lacks is an empty one. */
	codes = new Int32Array(0);

	private count = 1;
	/** The bytes of all texts, four to a word, each text from a new word on. */
	private words = new Int32Array(1_024);
	private wordsUsed = 0;
	private firstWords = new Int32Array(256);
	private lengths = new Int32Array(256).fill(-1);
	/** The number that last came after each number. */
	private followers = new Int32Array(256);
	/** Numbers by hash, in a table that is never more than half full. */
	private table = new Int32Array(512);
	/** The numbers of cells of two bytes by those bytes, then of one, then of none: sessions and marks, which change from row to row. */
	private readonly shortCells = new Int32Array(noByte + 1);
	private readonly texts: string[] = [];
	private last: number = uncoded;

	constructor(private readonly column: number) {}

	/** Numbers the column's cells in all rows of a page. */
	read({ rows, widths, same, firstCells, starts, ends, view }: Scanner): void {
		if (this.codes.length < rows) this.codes = new Int32Array(widths.length);
		const { column, codes, shortCells } = this;
		let last = this.last;
		for (let row = 0; row < rows; row += 1) {
			const unchanged = same[row] as number;
			if (column >= unchanged) {
				let start = 0;
				let length = 0;
				if (column < (widths[row] as number)) {
					const cell = (firstCells[row] as number) + column - unchanged;
					start = starts[cell] as number;
					length = (ends[cell] as number) - start;
				}
				if (length >>> 0 <= 2) {
					const at = length === 2 ? view.getUint16(start) : length === 1 ? oneByte + view.getUint8(start) : noByte;
					const known = shortCells[at] as number;
					last = known === uncoded ? (shortCells[at] = this.find(view, start, length)) : known;
				} else if (length < 0 || length > longestCoded) last = uncoded;
				else if (!this.isText(last, view, start, length)) {
					const follower = this.followers[last] as number;
					const found = this.isText(follower, view, start, length) ? follower : this.find(view, start, length);
					if (found !== follower) this.followers[last] = found;
					last = found;
				}
			}
			codes[row] = last;
		}
		this.last = last;
	}

	/** The text of a number that `read` gave. */
	text(code: number): string {
		return (this.texts[code] ??= Buffer.from(this.words.buffer, (this.firstWords[code] as number) * 4, this.lengths[code]).toString('utf8'));
	}

	private isText(code: number, view: DataView, start: number, length: number): boolean {
		if (this.lengths[code] !== length) return false;
		const { words } = this;
		const whole = length & ~3;
		let word = this.firstWords[code] as number;
		// Numbers and dates differ at their end.
		if (whole !== length && words[word + (whole >> 2)] !== lastWord(view, start + whole, length - whole)) return false;
		for (let at = 0; at < whole; at += 4, word += 1) if (words[word] !== view.getInt32(start + at, true)) return false;
		return true;
	}

	private find(view: DataView, start: number, length: number): number {
		const slots = this.table.length - 1;
		let slot = hashOf(view, start, length) & slots;
		for (;;) {
			const code = this.table[slot] as number;
			if (code === uncoded) break;
			if (this.isText(code, view, start, length)) return code;
			slot = (slot + 1) & slots;
		}
		if (this.count > mostTexts) return uncoded;
		const code = this.add(view, start, length);
		this.table[slot] = code;
		if (this.count * 2 > this.table.length) this.growTable();
		return code;
	}

	private add(view: DataView, start: number, length: number): number {
		const code = this.count;
		this.count += 1;
		if (code === this.lengths.length) {
			this.firstWords = longer(this.firstWords);
			this.followers = longer(this.followers);
			this.lengths = longer(this.lengths);
		}
		if (this.wordsUsed + longestCoded / 4 > this.words.length) this.words = longer(this.words);
		this.firstWords[code] = this.wordsUsed;
		this.lengths[code] = length;
		for (let at = 0; at < length; at += 4) {
			this.words[this.wordsUsed] = length - at >= 4 ? view.getInt32(start + at, true) : lastWord(view, start + at, length - at);
			this.wordsUsed += 1;
		}
		return code;
	}

	private growTable(): void {
		const larger = new Int32Array(this.table.length * 2);
		const slots = larger.length - 1;
		const view = new DataView(this.words.buffer);
		for (let code = 1; code < this.count; code += 1) {
			let slot = hashOf(view, (this.firstWords[code] as number) * 4, this.lengths[code] as number) & slots;
			while (larger[slot] !== uncoded) slot = (slot + 1) & slots;
			larger[slot] = code;
		}
		this.table = larger;
	}
}

/** The last one to three bytes of a text as a word. */
const lastWord = (view: DataView, at: number, length: number): number => view.getInt32(at, true) & ((1 << (length * 8)) - 1);

function hashOf(view: DataView, start: number, length: number): number {
	let hash = length;
	for (let at = 0; at < length; at += 4) {
		const word = length - at >= 4 ? view.getInt32(start + at, true) : lastWord(view, start + at, length - at);
		hash = Math.imul(hash ^ word, 0x9e3779b1);
		hash ^= hash >>> 15;
	}
	return hash ^ (hash >>> 7);
}

function longer(numbers: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
	const twice = new Int32Array(numbers.length * 2);
	twice.set(numbers);
	return twice;
}
