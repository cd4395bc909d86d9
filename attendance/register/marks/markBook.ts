import { halfOf, weekDates } from '../../calendar/weeks';
import { sessionsPerWeek, type SessionHalf } from '../../item';
import { readMark, type MarkReading } from '../reading/mark';
import { placeState } from './pupilMarks';

/** A mark as a number: the code's, `placeState.empty` for a blank cell, or this for what is no code. */
export const rejectedMark = -1;

/** The date and half of a place, from the weeks of the file. */
export interface Session {
	readonly date: string;
	readonly half: SessionHalf;
}

/** Turns the marks of a file into numbers, reading each spelling once for each session it is met in. */
export class MarkBook {
	private readonly codes: string[] = [];
	private readonly numbers = new Map<string, number>();
	private readonly read: (Map<string, number> | undefined)[] = [];

	constructor(private readonly mondays: readonly string[]) {}

	numberOf(cell: string, place: number): number {
		const known = (this.read[place] ??= new Map());
		let number = known.get(cell);
		if (number === undefined) {
			const reading = this.readingOf(cell, place);
			if (reading.kind === 'rejected') return rejectedMark;
			number = reading.kind === 'blank' ? placeState.empty : this.numberOfCode(reading.code);
			known.set(cell, number);
		}
		return number;
	}

	readingOf(cell: string, place: number): MarkReading {
		const { date, half } = this.sessionAt(place);
		return readMark(cell, date, half);
	}

	codeOf(number: number): string {
		return this.codes[number - placeState.firstCode] as string;
	}

	sessionAt(place: number): Session {
		const dates = weekDates(this.mondays[Math.floor(place / sessionsPerWeek)] as string);
		return { date: dates[(place % sessionsPerWeek) >> 1] as string, half: halfOf(place) };
	}

	private numberOfCode(code: string): number {
		let number = this.numbers.get(code);
		if (number === undefined) {
			number = this.codes.push(code) - 1 + placeState.firstCode;
			this.numbers.set(code, number);
		}
		return number;
	}
}
