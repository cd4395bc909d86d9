import type { RollEntry } from '../register/pupils/roll';
import { RegisterFileError } from '../register/registerFileError';
import { thousands } from '../text/plainEnglish';

/** What stands at a pupil's lesson, beside the numbers of codes. */
export const lessonState = {
	/** No row: the pupil has no lesson then. */
	none: 0,
	/** A row without a mark, or with something that is no code. */
	missing: 1,
	/** Two rows with different marks: neither is trusted. */
	disputed: 2,
	firstCode: 3,
} as const;

/** A period of a day, which the lessons of many pupils share. */
export interface Slot {
	readonly date: string;
	readonly period: string;
}

export interface TaughtSubject {
	readonly subject: string;
	readonly teacher: string;
}

/** No school has as many; beyond, a column holds something else and would fill the memory. */
const most = { periods: 150, subjects: 10_000, days: 2_000, slots: 40_000 } as const;

/** One pupil's lessons as numbers by slot, some four bytes each, so that memory grows with pupils and periods and not with rows. */
export class PupilLessons {
	marks = new Uint8Array(0);
	subjects = new Uint16Array(0);
	minutes = new Uint8Array(0);

	reach(slot: number): void {
		if (slot < this.marks.length) return;
		const length = Math.max(256, this.marks.length * 2, slot + 1);
		this.marks = grown(this.marks, new Uint8Array(length));
		this.subjects = grown(this.subjects, new Uint16Array(length));
		this.minutes = grown(this.minutes, new Uint8Array(length));
	}
}

function grown<Numbers extends Uint8Array | Uint16Array>(from: Numbers, to: Numbers): Numbers {
	to.set(from);
	return to;
}

/** The lessons of a file, by pupil, with what the pupils share: slots, subjects and codes, each kept once. */
export class LessonBook {
	readonly slots: Slot[] = [];
	readonly subjects: TaughtSubject[] = [];
	readonly periods = new Set<string>();
	readonly pupils = new Map<RollEntry, PupilLessons>();
	private readonly slotOf = new Map<string, Map<string, number>>();
	private readonly subjectOf = new Map<string, number>();
	private readonly codes: string[] = [];

	constructor(private readonly file: string) {}

	of(entry: RollEntry): PupilLessons {
		let lessons = this.pupils.get(entry);
		if (!lessons) this.pupils.set(entry, (lessons = new PupilLessons()));
		return lessons;
	}

	/** The number of a period of a day. */
	slot(date: string, period: string): number {
		let ofDay = this.slotOf.get(date);
		if (!ofDay) this.slotOf.set(date, (ofDay = new Map()));
		let slot = ofDay.get(period);
		if (slot === undefined) {
			slot = this.slots.push({ date, period }) - 1;
			ofDay.set(period, slot);
			this.periods.add(period);
			if (this.periods.size > most.periods) throw this.tooMany('periods', most.periods);
			if (this.slotOf.size > most.days) throw this.tooMany('days', most.days);
			if (this.slots.length > most.slots) throw this.tooMany('periods in all its days', most.slots);
		}
		return slot;
	}

	subject(subject: string, teacher: string): number {
		const key = `${subject}\n${teacher}`;
		let number = this.subjectOf.get(key);
		if (number === undefined) {
			number = this.subjects.push({ subject, teacher }) - 1;
			this.subjectOf.set(key, number);
			if (this.subjects.length > most.subjects) throw this.tooMany('subjects and teachers', most.subjects);
		}
		return number;
	}

	numberOf(code: string): number {
		const known = this.codes.indexOf(code);
		return (known >= 0 ? known : this.codes.push(code) - 1) + lessonState.firstCode;
	}

	/** The code of a number; undefined for what is no code. */
	codeOf(number: number): string | undefined {
		return this.codes[number - lessonState.firstCode];
	}

	private tooMany(what: string, limit: number): RegisterFileError {
		return new RegisterFileError(
			`${this.file}: the file has more than ${thousands(limit)} different ${what}`,
			'A column seems to hold something else. Name the columns "Date", "Period", "Subject", "Teacher" and "Mark", and export the lesson marks again.',
		);
	}
}
