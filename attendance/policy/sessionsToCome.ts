import { SchoolCalendar, sessionsHeld } from '../calendar/schoolCalendar';
import { halfOf, mondayOf, sessionIndex, weekDates, weekdayIndex } from '../calendar/weeks';
import { noSession, sessionsPerWeek, type Attendance, type Register } from '../item';
import { absenceOf } from '../measures/counts';
import { measure } from '../measures/measure';
import { ratesOf } from '../measures/rates';
import { tierOf } from '../risk/tier';
import type { ComingKind } from './measures';
import type { LadderFacts } from './routes';
import { nextWeekday } from './schoolDays';

/** The mark by which each kind of session to come is tried: any absence by one that the school excuses. */
const markOf: Readonly<Record<ComingKind, string>> = { absence: 'I', 'unauthorised absence': 'O', illness: 'I', lateness: 'L' };

/** Where among the sessions to come those of a kind lie: everything between them is attended. */
export type Placed = 'first' | 'last';

/** School days to come, oldest first, and where their sessions stand in the register's weeks. */
export interface DaysToCome {
	readonly days: readonly string[];
	readonly last: string;
	readonly sessions: number;
	/** By the Monday of a week: the place in the week of each session to come, and its number among them. */
	readonly weeks: ReadonlyMap<string, ReadonlyArray<readonly [place: number, number: number]>>;
}

/** School days that are looked ahead where no wait says how far: two weeks. */
const daysAhead = 10;

/**
 * The school days to come, up to a date, or, without one, two weeks of them: Mondays to Fridays after the last marked day,
 * since nobody knows the school's holidays here. A holiday makes them fewer and later.
 */
export function daysToCome(register: Register, asAt: string, until?: string): DaysToCome {
	const marked = lastMarkedDay(register, asAt);
	const asked = `${marked} ${asAt} ${until ?? ''}`;
	let known = made.get(asked);
	if (!known) {
		if (made.size >= mostMade) made.clear();
		made.set(asked, (known = makeDaysToCome(marked, asAt, until)));
	}
	return known;
}

/** A school's pupils have the same days to come, and dates take longer than all else. */
const made = new Map<string, DaysToCome>();
const mostMade = 200;

function makeDaysToCome(marked: string, asAt: string, until: string | undefined): DaysToCome {
	const days = [nextWeekday(marked)];
	const isLast = (day: string) => (until === undefined ? (days[days.length - daysAhead] ?? '') >= asAt : day >= until);
	for (let day = days[0] as string; !isLast(day); ) days.push((day = nextWeekday(day)));
	const places = days.flatMap((day) => (['AM', 'PM'] as const).map((session) => ({ monday: mondayOf(day), place: sessionIndex(weekdayIndex(day), session) })));
	const weeks = new Map<string, Array<readonly [number, number]>>();
	for (const [number, { monday, place }] of places.entries()) weeks.set(monday, [...(weeks.get(monday) ?? []), [place, number]]);
	return { days, last: days.at(-1) as string, sessions: places.length, weeks };
}

/** The last day up to a date with a mark; the date itself where there is none. */
function lastMarkedDay({ weeks }: Register, asAt: string): string {
	const mondays = Object.keys(weeks).filter((monday) => monday <= asAt).sort();
	for (const monday of mondays.toReversed()) {
		const marks = (weeks[monday] as string).split(' ');
		const last = weekDates(monday).findLast((date, weekday) => date <= asAt && (marks[weekday * 2] !== noSession || marks[weekday * 2 + 1] !== noSession));
		if (last) return last;
	}
	return asAt;
}

export interface SessionsOfKind {
	readonly kind: ComingKind;
	readonly count: number;
	readonly placed: Placed;
}

/** The facts on the last of some days to come, had the pupil so many sessions of a kind on them and attended all others. */
export function factsAfter(facts: LadderFacts, register: Register, ahead: DaysToCome, sessions: SessionsOfKind): LadderFacts {
	const later = registerAfter(register, facts.asAt, ahead, sessions);
	const attendance = measure(later, { asAt: ahead.last, calendar: calendarOf(later) });
	return { ...facts, asAt: ahead.last, register: later, attendance, risk: facts.risk && { ...facts.risk, tier: tierOf(attendance) } };
}

/** The calendar of a register, the same object for the same days, since what is made of it serves every pupil who has it. */
function calendarOf(register: Register): SchoolCalendar {
	const held = sessionsHeld([register]);
	const days = JSON.stringify([...held]);
	let known = calendars.get(days);
	if (!known) {
		if (calendars.size >= mostMade) calendars.clear();
		calendars.set(days, (known = new SchoolCalendar(held)));
	}
	return known;
}

const calendars = new Map<string, SchoolCalendar>();

/** What stands in the register after a date is left out: a run for a day of the past knows nothing of it either. */
function registerAfter(register: Register, asAt: string, ahead: DaysToCome, { kind, count, placed }: SessionsOfKind): Register {
	const weeks: Record<string, string> = {};
	for (const monday in register.weeks) if (monday <= asAt) weeks[monday] = register.weeks[monday] as string;
	const from = placed === 'first' ? 0 : ahead.sessions - count;
	for (const [monday, places] of ahead.weeks) {
		const marks = weeks[monday]?.split(' ') ?? Array<string>(sessionsPerWeek).fill(noSession);
		for (const [place, number] of places) {
			const isOfKind = number >= from && number < from + count;
			marks[place] = isOfKind ? markOf[kind] : halfOf(place) === 'AM' ? '/' : '\\';
		}
		weeks[monday] = marks.join(' ');
	}
	return { ...register, to: ahead.last, weeks };
}

/** The same of counts alone, without a register: so many sessions of absence more, and as many possible ones. */
export function factsWithMore(facts: LadderFacts, kind: 'absence' | 'unauthorised absence', count: number): LadderFacts {
	const attendance = attendanceWithMore(facts.attendance, kind, count);
	return { ...facts, attendance, risk: facts.risk && { ...facts.risk, tier: tierOf(attendance) } };
}

function attendanceWithMore(attendance: Attendance, kind: ComingKind, count: number): Attendance {
	const unauthorised = kind === 'unauthorised absence' ? count : 0;
	const code = markOf[kind];
	const possibleSessions = attendance.possibleSessions + count;
	const codes = { ...attendance.codes, [code]: (attendance.codes?.[code] ?? 0) + count };
	const more =
		attendance.basis === 'totals'
			? {
					...attendance,
					possibleSessions,
					absentSessions: attendance.absentSessions + count,
					authorisedAbsentSessions: plus(attendance.authorisedAbsentSessions, count - unauthorised),
					unauthorisedAbsentSessions: plus(attendance.unauthorisedAbsentSessions, unauthorised),
					codes: attendance.codes && codes,
				}
			: {
					...attendance,
					possibleSessions,
					authorisedAbsentSessions: attendance.authorisedAbsentSessions + count - unauthorised,
					unauthorisedAbsentSessions: attendance.unauthorisedAbsentSessions + unauthorised,
					codes,
				};
	return { ...more, ...ratesOf(more.presentSessions + (more.approvedEducationalActivitySessions ?? 0), absenceOf(more)) };
}

const plus = (count: number | null, more: number): number | null => (count === null ? null : count + more);
