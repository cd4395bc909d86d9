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
const noCodes = new Uint8Array(0);
const noRows = new Uint32Array(0);

/**
 * One pupil's marks as numbers, a byte a session, so that memory grows with pupils and weeks and not with rows.
 * Places are those of the whole file: ten a week, weeks in the order in which they were met.
 */
export class PupilMarks {
	codes: Uint8Array = noCodes;
	/** The row each mark came from, to name both where two differ. */
	rows: Uint32Array = noRows;
	/** When each mark was entered, where the export says so. */
	private moments: Float64Array | null = null;

	/** Makes room for a place. */
	reach(place: number): void {
		if (place < this.codes.length) return;
		const length = Math.max(startingPlaces, this.codes.length * 2, Math.ceil((place + 1) / 10) * 10);
		const memory = new ArrayBuffer(length * 5);
		this.rows = grown(this.rows, new Uint32Array(memory, 0, length));
		this.codes = grown(this.codes, new Uint8Array(memory, length * 4));
		if (this.moments) this.moments = grown(this.moments, new Float64Array(length));
	}

	momentAt(place: number): number {
		return this.moments?.[place] ?? 0;
	}

	setMoment(place: number, moment: number): void {
		this.moments ??= new Float64Array(this.codes.length);
		this.moments[place] = moment;
	}
}

function grown<Numbers extends Uint8Array | Uint32Array | Float64Array>(from: Numbers, to: Numbers): Numbers {
	to.set(from);
	return to;
}
