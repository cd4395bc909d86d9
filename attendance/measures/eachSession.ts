import { halfOf } from '../calendar/weeks';
import { codeNumber, codeOfNumber } from '../codes/codeNumbers';
import type { AttendanceCode } from '../codes';
import { sessionsPerWeek, type Register, type SessionHalf } from '../item';
import { sessionsOf, type Sessions } from './sessions';

/** One session as an object, for what handles a few of them: letters, packs, evidence. Measures count on `Sessions`. */
export interface Session {
	readonly monday: string;
	readonly date: string;
	/** 0 for Monday … 4 for Friday. */
	readonly weekday: number;
	readonly session: SessionHalf;
	readonly mark: string;
	/** What the mark stands for on that date; undefined where it is missing or was no code then. */
	readonly code: AttendanceCode | undefined;
	/** The same as a number (`attendance/codes/codeNumbers.ts`). */
	readonly number: number;
	/** Which school week it lies in, counted from 0 at the calendar's first; -1 in a week without a school session. */
	readonly schoolWeek: number;
}

/** The sessions from one place to another at which a mark is due, oldest first. */
export function* eachSession({ register, codes, dates, schoolWeeks, end }: Sessions, from = 0): Generator<Session> {
	let marks: string[] = [];
	let monday = '';
	for (let place = from; place < end; place += 1) {
		const number = codes[place] as number;
		if (number === codeNumber.noSession) continue;
		const week = Math.floor(place / sessionsPerWeek);
		const mondayOfWeek = dates[(week * sessionsPerWeek) >> 1] as string;
		if (mondayOfWeek !== monday) {
			monday = mondayOfWeek;
			marks = (register.weeks[monday] as string).split(' ');
		}
		const ofWeek = place - week * sessionsPerWeek;
		yield {
			monday,
			date: dates[place >> 1] as string,
			weekday: ofWeek >> 1,
			session: halfOf(place),
			mark: marks[ofWeek] as string,
			code: codeOfNumber(number),
			number,
			schoolWeek: schoolWeeks[week] as number,
		};
	}
}

/** One decision asks for the same sessions many times over, and then never again. */
let askedLast: { readonly weeks: Register['weeks']; readonly asAt: string; readonly sessions: readonly Session[] } | undefined;

/** The register up to and including a date (`YYYY-MM-DD`), oldest first. Registers are never changed, only made anew. */
export function sessionsUpTo(register: Register, asAt: string): readonly Session[] {
	if (askedLast?.weeks !== register.weeks || askedLast.asAt !== asAt) askedLast = { weeks: register.weeks, asAt, sessions: [...eachSession(sessionsOf(register, { asAt }))] };
	return askedLast.sessions;
}

/** The register of the school year that a date (`YYYY-MM-DD`) lies in, up to and including that date, oldest first. */
export function sessionsOfYear(register: Register, asAt: string): Session[] {
	const sessions = sessionsOf(register, { asAt });
	return [...eachSession(sessions, sessions.yearFrom)];
}
