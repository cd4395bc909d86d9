/**
 * One pupil's register for the whole year as it will stand once every absence is explained: two places a school day.
 * The first mark written to a place stays, so causes are written in order of precedence.
 */
export class Sheet {
	readonly marks: string[];
	/** Index of the school day on which the reason for an absence became known; −1 where it was known at once. */
	readonly explainedOn: Int16Array;
	/** Minutes late, by place. */
	readonly minutesLate = new Map<number, number>();
	/** What the office noted beside a mark, by place. */
	readonly comments = new Map<number, string>();

	constructor(readonly schoolDays: number) {
		this.marks = new Array<string>(schoolDays * 2).fill('');
		this.explainedOn = new Int16Array(schoolDays * 2).fill(-1);
	}

	isFree(place: number): boolean {
		return this.marks[place] === '';
	}

	/** Writes a mark where none stands yet; tells whether it did. */
	put(place: number, mark: string): boolean {
		if (this.marks[place] !== '') return false;
		this.marks[place] = mark;
		return true;
	}

	putDay(day: number, mark: string): void {
		this.put(day * 2, mark);
		this.put(day * 2 + 1, mark);
	}
}
