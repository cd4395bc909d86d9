/** What stands at a place of a pupil's register, beside the numbers of codes. */
export const placeState = {
	/** No row said anything. */
	empty: 0,
	/** A row held something that is no code: a missing mark. */
	unreadable: 1,
	/** Two rows held different marks and nothing says which is later: a missing mark. */
	disputed: 2,
	/** Codes are numbered from here. */
	firstCode: 3,
} as const;

const startingPlaces = 400;
/** So many that a block is memory of its own, which goes back to the system when it is let go. */
const pupilsOfABlock = 512;

/**
 * The marks of some pupils as numbers, a byte a session, so that memory grows with pupils and weeks and not with rows.
 * Places are those of the whole file: ten a week, weeks in the order in which they were met. Many pupils share one array,
 * since files that go from session to session come to another pupil with each row.
 */
export class MarksBlock {
	/** How many places each pupil has: pupil 3's place 7 stands at `3 * places + 7`. */
	places = startingPlaces;
	codes = new Uint8Array(startingPlaces * pupilsOfABlock);
	/** The row each mark came from, to name both where two differ. */
	rows = new Uint32Array(startingPlaces * pupilsOfABlock);
	/** When each mark was entered, where the export says so. */
	moments: Float64Array<ArrayBuffer> | null = null;
	private pupils = 0;

	get isFull(): boolean {
		return this.pupils === pupilsOfABlock;
	}

	/** Room for one more pupil. */
	add(): PupilMarks {
		this.pupils += 1;
		return new PupilMarks(this, this.pupils - 1);
	}

	/** Makes room for a place. */
	reach(place: number): void {
		const before = this.places;
		if (place < before) return;
		this.places = Math.max(before * 2, Math.ceil((place + 1) / 10) * 10);
		const length = this.places * pupilsOfABlock;
		const moved = <Numbers extends Uint8Array | Uint32Array | Float64Array>(from: Numbers, to: Numbers): Numbers => {
			for (let pupil = 0; pupil < this.pupils; pupil += 1) to.set(from.subarray(pupil * before, (pupil + 1) * before), pupil * this.places);
			return to;
		};
		this.codes = moved(this.codes, new Uint8Array(length));
		this.rows = moved(this.rows, new Uint32Array(length));
		if (this.moments) this.moments = moved(this.moments, new Float64Array(length));
	}

	/** Lets go of the memory at once. The pupils of the block have no marks then. */
	release(): void {
		for (const numbers of [this.codes, this.rows, this.moments]) numbers?.buffer.transfer(0);
		this.places = 0;
	}

	setMoment(at: number, moment: number): void {
		this.moments ??= new Float64Array(this.codes.length);
		this.moments[at] = moment;
	}
}

/** One pupil's part of a block. */
export class PupilMarks {
	private codesOfBlock: Uint8Array | undefined;
	private ownCodes: Uint8Array | undefined;

	constructor(
		readonly block: MarksBlock,
		readonly index: number,
	) {}

	/** What stands at each place; of a place further on, nothing does. */
	get codes(): Uint8Array {
		const { codes } = this.block;
		if (!this.ownCodes || codes !== this.codesOfBlock) {
			this.codesOfBlock = codes;
			this.ownCodes = codes.subarray(this.at(0), this.at(0) + this.block.places);
		}
		return this.ownCodes;
	}

	/** The row that the mark at a place came from. */
	rowAt(place: number): number {
		return this.block.rows[this.at(place)] as number;
	}

	/** When the mark at a place was entered; 0 where nothing says it. */
	momentAt(place: number): number {
		return this.block.moments?.[this.at(place)] ?? 0;
	}

	/** Makes room for a place. */
	reach(place: number): void {
		this.block.reach(place);
	}

	/** Where a place stands in the block. */
	at(place: number): number {
		return this.index * this.block.places + place;
	}
}
