import { codeNumber, numbersOf, readWeek } from '../codes/codeNumbers';
import { sessionsPerWeek, type Register } from '../item';
import { countUpTo } from './countUpTo';
import { weekCodes } from './weekCodes';
import { weekDates } from './weeks';

/**
 * Marks that do not say that the school held a session: a planned closure of the whole school, an unplanned one, and a
 * pupil not yet on the admission register. A date with no other mark is no school day: a school day is "any day on which
 * at that school there is a school session" (Education Act 1996, section 579(1)).
 */
export const noSessionHeld: ReadonlySet<string> = new Set(['#', 'Y4', 'Z']);

/** The same as a table of code numbers, together with a place at which no mark is due. */
export const noSessionNumbers = numbersOf(...noSessionHeld);
noSessionNumbers[codeNumber.noSession] = 1;

const everySession = (1 << sessionsPerWeek) - 1;

/**
 * The school's own days and weeks, whoever was there: what "school day" and "school week" mean in the rules. A school
 * week is a week with at least one school session; school weeks are counted on through holidays, terms and school years
 * (national framework for penalty notices; rules §2.2).
 */
export class SchoolCalendar {
	/** Mondays of the school weeks, oldest first. */
	readonly schoolWeeks: readonly string[];
	/** The school days, oldest first. */
	readonly schoolDays: readonly string[];
	private readonly weekNumbers: ReadonlyMap<string, number>;

	/** Takes, by the Monday of each week, which of its ten sessions are held: bit 0 for Monday AM to bit 9 for Friday PM. */
	constructor(readonly held: ReadonlyMap<string, number>) {
		this.schoolWeeks = [...held].filter(([, sessions]) => sessions !== 0).map(([monday]) => monday).sort();
		this.weekNumbers = new Map(this.schoolWeeks.map((monday, number) => [monday, number]));
		this.schoolDays = this.schoolWeeks.flatMap((monday) => {
			const sessions = held.get(monday) as number;
			return weekDates(monday).filter((_, weekday) => ((sessions >> (weekday * 2)) & 0b11) !== 0);
		});
	}

	/** The number of the school week that begins on this Monday, counted from 0; -1 where it is none. */
	weekNumber(monday: string): number {
		return this.weekNumbers.get(monday) ?? -1;
	}

	/** How many school days there are up to and including a date. */
	schoolDaysUpTo(date: string): number {
		return countUpTo(this.schoolDays, date);
	}

	/** The number of the last school week that has begun by a date, counted from 0; -1 where none has. */
	weekNumberAt(date: string): number {
		const lastDay = this.schoolDays[this.schoolDaysUpTo(date) - 1];
		return lastDay === undefined ? -1 : countUpTo(this.schoolWeeks, lastDay) - 1;
	}
}

/**
 * The school's calendar as its registers tell it: a session was held where anybody has a mark that says so. Takes the
 * registers of all pupils of one school; of one pupil alone, it tells the school days of that pupil.
 */
export const schoolCalendarOf = (registers: Iterable<Pick<Register, 'weeks'>>): SchoolCalendar => new SchoolCalendar(sessionsHeld(registers));

/** Which sessions of each week were held, as `SchoolCalendar` takes them. */
export function sessionsHeld(registers: Iterable<Pick<Register, 'weeks'>>): ReadonlyMap<string, number> {
	const held = new Map<string, number>();
	for (const { weeks } of registers) {
		for (const monday in weeks) {
			const known = held.get(monday) ?? 0;
			if (known !== everySession) held.set(monday, known | heldSessions(weeks[monday] as string, monday));
		}
	}
	return held;
}

const numbers = new Uint8Array(sessionsPerWeek);

function heldSessions(week: string, monday: string): number {
	readWeek(week, weekCodes(monday), numbers, 0);
	let sessions = 0;
	for (let place = 0; place < sessionsPerWeek; place += 1) {
		if (!noSessionNumbers[numbers[place] as number]) sessions |= 1 << place;
	}
	return sessions;
}

/** The sessions of either of two calendars. */
export function calendarOfBoth(one: SchoolCalendar, other: SchoolCalendar): SchoolCalendar {
	const held = new Map(one.held);
	for (const [monday, sessions] of other.held) held.set(monday, (held.get(monday) ?? 0) | sessions);
	return new SchoolCalendar(held);
}
