import { breaksBeside, type BreakKind } from '../calendar/breaks';
import { SchoolCalendar, calendarOfBoth, noSessionNumbers, schoolCalendarOf } from '../calendar/schoolCalendar';
import { countBefore, countUpTo } from '../calendar/countUpTo';
import { weekCodes } from '../calendar/weekCodes';
import { schoolYearStart, weekDates } from '../calendar/weeks';
import { codeNumber, numbersOf, readWeek, type CodesOfDay } from '../codes/codeNumbers';
import { sessionsPerWeek, type Register } from '../item';

/** From which date to which (`YYYY-MM-DD`, null where open) a pupil is on the school's roll. */
export interface OnRoll {
	readonly onRollFrom: string | null;
	readonly onRollTo: string | null;
}

export interface SessionsWanted {
	/** Later marks are left out. */
	readonly asAt: string;
	/** The school's days and weeks; left out, those of the pupil's own register. */
	readonly calendar?: SchoolCalendar;
	/**
	 * Marks before admission and after leaving are left out: the DfE counts "from admission date to latest session", and
	 * leavers up to the leaving date (Monitor your school attendance; rules §2.1). Left out, every mark counts.
	 */
	readonly onRoll?: OnRoll;
}

/**
 * One pupil's register as the measures count it: an array of code numbers (`attendance/codes/codeNumbers.ts`), ten places
 * a week from Monday AM to Friday PM, the oldest week first. No object is made for a mark. Where a place stands:
 * its date is `dates[place >> 1]`, its week `place / 10`, its half AM where it is even.
 */
export interface Sessions {
	readonly codes: Uint8Array;
	/** The places up to `end`, oldest first, at which anything else stands than a plain present mark (`/` or `\\`) or no session. */
	readonly notPlain: readonly number[];
	/** Places from here on lie after `asAt`. */
	readonly end: number;
	/** The first place of the school year that `asAt` lies in. */
	readonly yearFrom: number;
	readonly dates: readonly string[];
	/** For each week of the array the number of the school week (`SchoolCalendar.weekNumber`), -1 where it is none. */
	readonly schoolWeeks: Int16Array;
	/** The school days next to a break of the school's calendar, by their place in `dates`. Looked for when asked: one measure alone needs them. */
	readonly daysBesideBreaks: () => ReadonlyArray<readonly [day: number, BreakKind]>;
	readonly calendar: SchoolCalendar;
	readonly asAt: string;
	readonly register: Register;
}

/** The weeks of a register with what is the same for every pupil who has the same ones. */
interface Weeks {
	readonly mondays: readonly string[];
	readonly calendar: SchoolCalendar;
	readonly dates: readonly string[];
	readonly codesOfDays: readonly CodesOfDay[];
	readonly schoolWeeks: Int16Array;
	readonly daysBesideBreaks: Sessions['daysBesideBreaks'];
	/** The codes of a pupil who missed nothing: more than half of all weeks of most pupils, which need not be read one by one. */
	readonly allPlain: Uint8Array;
}

const plainWeek = '/ \\ / \\ / \\ / \\ / \\';

/** Takes a register that fits its schema. Throws nothing. */
export function sessionsOf(register: Register, wanted: SessionsWanted): Sessions {
	const { asAt, calendar = schoolCalendarOf([register]) } = wanted;
	const { mondays: weeks, dates, codesOfDays, schoolWeeks, daysBesideBreaks, allPlain } = weeksOf(Object.keys(register.weeks), calendar, wanted.calendar !== undefined);
	const codes = allPlain.slice();
	const notPlainWeeks: number[] = [];
	for (let week = 0; week < weeks.length; week += 1) {
		const marks = register.weeks[weeks[week] as string] as string;
		if (marks === plainWeek) continue;
		readWeek(marks, codesOfDays, codes, week * sessionsPerWeek);
		notPlainWeeks.push(week);
	}
	if (hasWeekUnknownTo(codes, schoolWeeks)) {
		return sessionsOf(register, { ...wanted, calendar: calendarOfBoth(calendar, schoolCalendarOf([register])) });
	}
	leaveOutOffRoll(codes, dates, wanted.onRoll);
	const end = countUpTo(dates, asAt) * 2;
	const yearFrom = countBefore(dates, schoolYearStart(asAt)) * 2;
	return { codes, notPlain: placesNotPlain(codes, end, notPlainWeeks), end, yearFrom, dates, schoolWeeks, daysBesideBreaks, calendar, asAt, register };
}

/** Pupils of one school share its calendar and their weeks, so the ones made last mostly serve again. Those of a pupil's own calendar never do. */
let madeLast: Weeks = { mondays: [], calendar: new SchoolCalendar(new Map()), dates: [], codesOfDays: [], schoolWeeks: new Int16Array(), daysBesideBreaks: () => [], allPlain: new Uint8Array() };

function weeksOf(mondays: readonly string[], calendar: SchoolCalendar, ofSchool: boolean): Weeks {
	const same = calendar === madeLast.calendar && mondays.length === madeLast.mondays.length && mondays.every((monday, week) => monday === madeLast.mondays[week]);
	if (same) return madeLast;
	const sorted = mondays.toSorted();
	const dates = sorted.flatMap(weekDates);
	const schoolWeeks = Int16Array.from(sorted, (monday) => calendar.weekNumber(monday));
	const daysBesideBreaks = once(() => daysBeside(breaksBeside(calendar), dates));
	const codesOfDays = sorted.flatMap(weekCodes);
	const allPlain = new Uint8Array(sorted.length * sessionsPerWeek);
	for (let week = 0; week < sorted.length; week += 1) readWeek(plainWeek, codesOfDays, allPlain, week * sessionsPerWeek);
	const made = { mondays: sorted, calendar, dates, codesOfDays, schoolWeeks, daysBesideBreaks, allPlain };
	if (ofSchool) madeLast = made;
	return made;
}

function daysBeside(breaks: ReadonlyMap<string, BreakKind>, dates: readonly string[]): Array<readonly [day: number, BreakKind]> {
	return dates.flatMap((date, day) => {
		const kind = breaks.get(date);
		return kind ? [[day, kind] as const] : [];
	});
}

function once<Made>(make: () => Made): () => Made {
	let made: { readonly value: Made } | undefined;
	return () => (made ??= { value: make() }).value;
}

/** Whether the pupil has marks in a week that the calendar does not hold for a school week: then it lacks something. */
function hasWeekUnknownTo(codes: Uint8Array, schoolWeeks: Int16Array): boolean {
	return schoolWeeks.some((number, week) => {
		if (number >= 0) return false;
		for (let place = week * sessionsPerWeek; place < (week + 1) * sessionsPerWeek; place += 1) {
			if (!noSessionNumbers[codes[place] as number]) return true;
		}
		return false;
	});
}

const plain = numbersOf('/', '\\');
plain[codeNumber.noSession] = 1;

function placesNotPlain(codes: Uint8Array, end: number, weeks: readonly number[]): number[] {
	const places: number[] = [];
	for (const week of weeks) {
		const to = Math.min(end, (week + 1) * sessionsPerWeek);
		for (let place = week * sessionsPerWeek; place < to; place += 1) {
			if (!plain[codes[place] as number]) places.push(place);
		}
	}
	return places;
}

function leaveOutOffRoll(codes: Uint8Array, dates: readonly string[], onRoll: OnRoll | undefined): void {
	if (onRoll?.onRollFrom) codes.fill(codeNumber.noSession, 0, countBefore(dates, onRoll.onRollFrom) * 2);
	if (onRoll?.onRollTo) codes.fill(codeNumber.noSession, countUpTo(dates, onRoll.onRollTo) * 2);
}
