import { stands, Entry } from './entries';
import { allocate } from './memory';

const startingPlaces: u32 = 256;

/** Entries by their bytes: an open table of their addresses, never more than half full. */
@unmanaged
export class Directory {
	private places: usize;
	private last: u32;
	count: u32;

	begin(): void {
		this.places = allocate(<usize>startingPlaces << 2);
		this.last = startingPlaces - 1;
		this.count = 0;
	}

	/** The entry with these bytes; null where there is none. */
	find(at: usize, length: u32, hash: u32): Entry | null {
		let place = hash & this.last;
		let entry = this.at(place);
		while (entry !== null && !(entry.hash === hash && entry.length === length && stands(entry, at))) {
			place = (place + 1) & this.last;
			entry = this.at(place);
		}
		return entry;
	}

	/** Adds an entry whose bytes no other has. */
	add(entry: Entry): void {
		this.count += 1;
		if (this.count * 2 > this.last) this.grow();
		this.put(entry);
	}

	@inline
	private at(place: u32): Entry | null {
		return changetype<Entry | null>(<usize>load<u32>(this.places + (<usize>place << 2)));
	}

	private put(entry: Entry): void {
		let place = entry.hash & this.last;
		while (load<u32>(this.places + (<usize>place << 2)) !== 0) place = (place + 1) & this.last;
		store<u32>(this.places + (<usize>place << 2), <u32>changetype<usize>(entry));
	}

	private grow(): void {
		const before = this.places;
		const placesBefore = this.last + 1;
		this.last = placesBefore * 2 - 1;
		this.places = allocate(<usize>placesBefore << 3);
		for (let place: u32 = 0; place < placesBefore; place += 1) {
			const entry = load<u32>(before + (<usize>place << 2));
			if (entry !== 0) this.put(changetype<Entry>(entry));
		}
	}
}
