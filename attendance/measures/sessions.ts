import { breaksBeside, type BreakKind } from '../calendar/breaks';
import { SchoolCalendar, calendarOfBoth, noSessionHeld, schoolCalendarOf } from '../calendar/schoolCalendar';
import { countBefore, countUpTo } from '../calendar/countUpTo';
import { schoolYearStart, weekDates } from '../calendar/weeks';
import { codeNumber, codesOfDay, numbersWhere, readWeek, type CodesOfDay } from '../codes/codeNumbers';
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
	/** Places from here on lie after `asAt`. */
	readonly end: number;
	/** The first place of the school year that `asAt` lies in. */
	readonly yearFrom: number;
	readonly dates: readonly string[];
	/** For each week of the array the number of the school week (`SchoolCalendar.weekNumber`), -1 where it is none. */
	readonly schoolWeeks: Int16Array;
	/** For each date the break of the school's calendar that it is next to; null beside none. */
	readonly besideBreak: ReadonlyArray<BreakKind | null>;
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
	readonly besideBreak: ReadonlyArray<BreakKind | null>;
}

/** Takes a register that fits its schema. Throws nothing. */
export function sessionsOf(register: Register, wanted: SessionsWanted): Sessions {
	const { asAt, calendar = schoolCalendarOf([register]) } = wanted;
	const { mondays: weeks, dates, codesOfDays, schoolWeeks, besideBreak } = weeksOf(Object.keys(register.weeks), calendar);
	const codes = new Uint8Array(weeks.length * sessionsPerWeek);
	for (const [week, monday] of weeks.entries()) readWeek(register.weeks[monday] as string, codesOfDays, codes, week * sessionsPerWeek);
	if (hasWeekUnknownTo(codes, schoolWeeks)) {
		return sessionsOf(register, { ...wanted, calendar: calendarOfBoth(calendar, schoolCalendarOf([register])) });
	}
	leaveOutOffRoll(codes, dates, wanted.onRoll);
	const end = countUpTo(dates, asAt) * 2;
	const yearFrom = countBefore(dates, schoolYearStart(asAt)) * 2;
	return { codes, end, yearFrom, dates, schoolWeeks, besideBreak, calendar, asAt, register };
}

/** Pupils of one school share their weeks, so the ones made last mostly serve again. */
let madeLast: Weeks = { mondays: [], calendar: new SchoolCalendar(new Map()), dates: [], codesOfDays: [], schoolWeeks: new Int16Array(), besideBreak: [] };

function weeksOf(mondays: readonly string[], calendar: SchoolCalendar): Weeks {
	const same = calendar === madeLast.calendar && mondays.length === madeLast.mondays.length && mondays.every((monday, week) => monday === madeLast.mondays[week]);
	if (same) return madeLast;
	const sorted = mondays.toSorted();
	const dates = sorted.flatMap(weekDates);
	const schoolWeeks = Int16Array.from(sorted, (monday) => calendar.weekNumber(monday));
	const breaks = breaksBeside(calendar);
	const besideBreak = dates.map((date) => breaks.get(date) ?? null);
	madeLast = { mondays: sorted, calendar, dates, codesOfDays: dates.map(codesOfDay), schoolWeeks, besideBreak };
	return madeLast;
}

/** Numbers of marks that do not say that the school held a session. */
export const noSessionNumbers = numbersWhere(({ code }) => noSessionHeld.has(code));
noSessionNumbers[codeNumber.noSession] = 1;

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

function leaveOutOffRoll(codes: Uint8Array, dates: readonly string[], onRoll: OnRoll | undefined): void {
	if (onRoll?.onRollFrom) codes.fill(codeNumber.noSession, 0, countBefore(dates, onRoll.onRollFrom) * 2);
	if (onRoll?.onRollTo) codes.fill(codeNumber.noSession, countUpTo(dates, onRoll.onRollTo) * 2);
}
