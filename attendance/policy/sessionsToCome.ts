import { marksOf, mondayOf, sessionIndex, weekdayIndex } from '../calendar/weeks';
import { noSession, sessionsPerWeek, type Attendance, type Register } from '../item';
import { absenceOf } from '../measures/counts';
import { measure } from '../measures/measure';
import { ratesOf } from '../measures/rates';
import { tierOf } from '../risk/tier';
import type { ComingKind } from './measures';
import type { LadderFacts } from './routes';
import { nextWeekday } from './schoolDays';

/** The mark by which each kind of session to come is tried: any absence by one that the school excuses. */
const markOf: Readonly<Record<ComingKind, string>> = { absence: 'I', 'unauthorised absence': 'O', holiday: 'G', illness: 'I', lateness: 'L' };

/** Where among the sessions to come those of a kind lie: everything between them is attended. */
export type Placed = 'first' | 'last';

/**
 * The school days to come, up to and including a date: Mondays to Fridays after the last marked day, since nobody knows the
 * school's holidays here. A holiday makes them fewer and later.
 */
export function daysToCome(register: Register, asAt: string, until: (days: readonly string[]) => boolean): string[] {
	const days: string[] = [];
	for (let day = nextWeekday(lastMarkedDay(register, asAt)); !until(days); day = nextWeekday(day)) days.push(day);
	return days;
}

function lastMarkedDay(register: Register, asAt: string): string {
	let last = '';
	for (const { date } of marksOf(register)) if (date <= asAt && date > last) last = date;
	return last || asAt;
}

/** The facts on the last of some days to come, had the pupil so many sessions of a kind on them and attended all others. */
export function factsAfter(facts: LadderFacts, register: Register, days: readonly string[], sessions: { readonly kind: ComingKind; readonly count: number; readonly placed: Placed }): LadderFacts {
	const asAt = days.at(-1) ?? facts.asAt;
	const ahead = registerAfter(register, facts.asAt, days, sessions);
	const attendance = measure(ahead, { asAt });
	return { ...facts, asAt, register: ahead, attendance, risk: facts.risk && { ...facts.risk, tier: tierOf(attendance) } };
}

/** What stands in the register after a date is left out: a run for a day of the past knows nothing of it either. */
function registerAfter(register: Register, asAt: string, days: readonly string[], { kind, count, placed }: Parameters<typeof factsAfter>[3]): Register {
	const weeks: Record<string, string[]> = {};
	for (const [monday, marks] of Object.entries(register.weeks)) if (monday <= asAt) weeks[monday] = marks.split(' ');
	const all = days.length * 2;
	const from = placed === 'first' ? 0 : all - count;
	days.forEach((day, number) => {
		const week = (weeks[mondayOf(day)] ??= Array<string>(sessionsPerWeek).fill(noSession));
		for (const [half, session] of (['AM', 'PM'] as const).entries()) {
			const place = number * 2 + half;
			const isOfKind = place >= from && place < from + count;
			week[sessionIndex(weekdayIndex(day), session)] = isOfKind ? markOf[kind] : session === 'AM' ? '/' : '\\';
		}
	});
	return { ...register, to: days.at(-1) ?? register.to, weeks: Object.fromEntries(Object.entries(weeks).map(([monday, marks]) => [monday, marks.join(' ')])) };
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
