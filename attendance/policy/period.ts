import { halfTermStart } from '../calendar/halfTerm';
import { schoolCalendarOf } from '../calendar/schoolCalendar';
import { daysLater, schoolYearName } from '../calendar/weeks';
import { illnessCode } from './doubt';
import { sessionsPerWeek, type ApprovalOfStep, type Attendance, type Case, type Register, type RegisterAttendance, type Spell, type StepTaken } from '../item';
import { attendanceReturnSchoolDays } from '../measures/continuousUnauthorised';
import { schoolDaysSince } from './schoolDays';
import type { Step } from './schema';

/**
 * Within what a step is taken once: the period of its key, as a short text (`2026/27`, `2026-11-02 half term`,
 * `episode from 2026-11-02`, `illness from …`, `absence from …`).
 *
 * An episode is called by its first day, and goes on until a return to school (Stockport: a new attendance return only after a
 * return and a fresh ten days; rules §2.5). Its first day may change: an N at its beginning becomes illness, or a mark of before
 * is corrected. So that a later run does not take the same absence for a new one, what was recorded in an episode keeps the
 * episode's name: where the step was taken, or decided by a person, on or after the first day as it now stands, or where no
 * attended session lies between that day and the one it was called by. What this cannot tell: a run on a register so old that
 * it missed a return *and* the beginning of the next absence. Then the second is taken for the first, and a person sees it.
 */
export interface PeriodFacts {
	readonly attendance: Attendance;
	readonly register: Register | null;
	readonly case: Pick<Case, 'steps' | 'approvals'>;
	readonly asAt: string;
}

/** The period of a step on a date; null where the episode that it asks for is not there, so that it cannot be due. */
export function periodOf(step: Step, facts: PeriodFacts, routeEndedOn: string | null): string | null {
	const year = schoolYearName(facts.asAt);
	const { attendance } = facts;
	switch (step.oncePer) {
		case 'school year':
			return roundOf(step, year, facts, routeEndedOn);
		case 'half term': {
			const from = facts.register && halfTermStart(schoolCalendarOf([facts.register]), facts.asAt);
			// Without a register nobody knows when it began: once a year is the careful reading.
			return roundOf(step, from ? `${from} half term` : year, facts, routeEndedOn);
		}
		case 'unauthorised episode':
			return attendance.basis === 'totals' ? year : episode('episode', latestUnauthorised(attendance.continuousUnauthorised, facts.asAt, facts.register).from, step, facts);
		case 'illness':
			return attendance.basis === 'totals' ? year : episode('illness', attendance.spells.findLast(({ codes }) => codes[illnessCode])?.from, step, facts);
		case 'absence':
			return attendance.basis === 'totals' ? year : episode('absence', attendance.spells.at(-1)?.from, step, facts);
	}
}

/**
 * Policies are run each week, so a run that ended no more than a week of school ago may never have been seen while it went on: its
 * return is owed all the same. In school days, since nobody runs a policy in the holidays.
 */
const seenWithin = { schoolDays: sessionsPerWeek / 2, daysAtLeast: 7, daysAtMost: 60 } as const;

function hasJustEnded(to: string, asAt: string, register: Register | null): boolean {
	if (to >= daysLater(asAt, -seenWithin.daysAtLeast)) return true;
	return to >= daysLater(asAt, -seenWithin.daysAtMost) && schoolDaysSince(to, asAt, register) <= seenWithin.schoolDays;
}

/**
 * The run of G, N, O and U under way, or, where none is, the longest of the year, if it has ended just now. One that is long enough
 * for a return goes before a new one of less than a week, so that a day in school between them loses no return.
 */
export function latestUnauthorised(runs: RegisterAttendance['continuousUnauthorised'], asAt: string, register: Register | null): RegisterAttendance['continuousUnauthorised']['now'] {
	const { now, to, schoolDays } = runs;
	const goesBefore = now.schoolDays === 0 || (schoolDays >= attendanceReturnSchoolDays && now.schoolDays < seenWithin.schoolDays);
	return to !== null && goesBefore && hasJustEnded(to, asAt, register) ? runs : now;
}

/** The period in which a step of the record was taken; logs of before periods were written hold school years only. */
export const periodTaken = ({ period, takenOn }: StepTaken): string => period ?? schoolYearName(takenOn);

interface Recorded {
	readonly period: string;
	readonly on: string;
}

/** What the case holds of one step, done, begun or decided by a person, oldest first whatever the order it came in. */
const recordsOf = ({ id }: Step, { steps, approvals }: PeriodFacts['case']): Recorded[] =>
	[
		...steps.filter(({ step }) => step === id).map((taken) => ({ period: periodTaken(taken), on: taken.takenOn })),
		...approvals.filter(({ step }) => step === id).map(({ period, on }: ApprovalOfStep) => ({ period, on })),
	].sort((one, other) => compare(one.on, other.on) || compare(one.period, other.period));

/**
 * After a route has ended, a step taken in this year is taken anew, under a period of its own: `2026/27 from 2026-12-05`. What was
 * recorded since keeps the name it has, whatever day the end is now found to be.
 */
function roundOf(step: Step, period: string, facts: PeriodFacts, routeEndedOn: string | null): string {
	if (routeEndedOn === null) return period;
	const records = recordsOf(step, facts.case).filter((each) => each.period === period || each.period.startsWith(`${period} from `));
	const latest = records.at(-1);
	return !latest ? period : latest.on > routeEndedOn ? latest.period : `${period} from ${routeEndedOn}`;
}

function episode(word: string, first: string | null | undefined, step: Step, facts: PeriodFacts): string | null {
	if (!first) return null;
	const called = `${word} from `;
	const known = recordsOf(step, facts.case).findLast(({ period, on }) => period.startsWith(called) && (on >= first || noReturnBetween(period.slice(called.length), first, facts.attendance.spells)));
	return known?.period ?? `${called}${first}`;
}

/** Only an attended session ends a spell, so two days of absence with no return between them lie in one. */
const noReturnBetween = (one: string, other: string, spells: readonly Spell[] | null): boolean =>
	one === other || (spells?.some(({ from, to }) => [one, other].every((day) => from <= day && day <= to)) ?? false);

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
