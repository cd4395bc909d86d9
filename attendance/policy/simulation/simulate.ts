import type { SchoolCalendar } from '../../calendar/schoolCalendar';
import { emptyCase, type Contact, type Hold, type Pupil, type Register, type RegisterAttendance, type StepTaken } from '../../item';
import { absenceOf } from '../../measures/counts';
import { measureSessions } from '../../measures/measure';
import { sessionsOf } from '../../measures/sessions';
import { tierOf } from '../../risk/tier';
import { decide } from '../decide';
import type { Policy } from '../schema';
import { calendarUpTo, registerUpTo, type PastRun } from './asItStood';
import { whyHeldBy } from './whyHeld';

/** A pupil whose past year is played through. */
export interface PastPupil {
	readonly pupil: Pupil;
	readonly contacts: readonly Contact[];
	readonly register: Register;
	/** Holds that people recorded, with their dates. The steps really taken are left out: they were another policy's. */
	readonly holds: readonly Hold[];
}

/** `approved`: whoever is asked says yes the same day. `held back`: nobody answers, so the step is not taken. */
export type Approvals = 'approved' | 'held back';

/** What the policy asked of a pupil in one run. */
export interface Asked {
	/** The place of the run in the list of runs. */
	readonly run: number;
	/** The step's id. */
	readonly step: string;
	/** `waiting`: due, and nobody has approved it. */
	readonly outcome: 'taken' | 'waiting' | 'held';
	/** Whether this outcome of this step is new for the pupil: what stands for weeks is work once. */
	readonly isNew: boolean;
	/** Whether a person was asked to approve it. */
	readonly asksApproval: boolean;
	/** Of a held step: the rule that held it. */
	readonly why: string | null;
}

/** One pupil's year under the policy. */
export interface PupilsYear {
	readonly pupil: Pupil;
	/** The measures that the last run saw; null where no run met the pupil on roll with a possible session. */
	readonly attendance: RegisterAttendance | null;
	readonly asked: readonly Asked[];
}

export interface Simulation {
	readonly policy: Policy;
	readonly runs: readonly PastRun[];
	readonly years: readonly PupilsYear[];
	/** How many decisions were made. */
	readonly decisions: number;
}

export interface SimulationOptions {
	readonly policy: Policy;
	readonly runs: readonly PastRun[];
	/** The whole school's, so that a pupil's answer does not hang on who else is in the list. */
	readonly calendar: SchoolCalendar;
	readonly approvals: Approvals;
}

/** How far the work is, in decisions. */
export interface SimulationProgress {
	readonly done: number;
	readonly all: number;
}

/** So many decisions take some tens of milliseconds: n8n can answer others between. */
const pupilsBetweenPauses = 50;

/**
 * Plays a past year through with a policy: in each run `decide` sees what was known that morning and the steps that this policy
 * took before, and a step that is due counts as taken that day. Pupils do not touch each other, so the years of two lists are the
 * years of both together.
 *
 * A generator, since a school's year takes seconds: it pauses now and then, saying how far it is, and its result is the simulation.
 */
export function* simulate(pupils: readonly PastPupil[], { policy, runs, calendar, approvals }: SimulationOptions): Generator<SimulationProgress, Simulation> {
	const cases = pupils.map((past): OpenYear => ({ past, attendance: null, steps: [], seen: new Set(), asked: [] }));
	const whyHeld = whyHeldBy(policy);
	const all = runs.length * pupils.length;
	let decisions = 0;
	for (const [run, { on, knownTo }] of runs.entries()) {
		const known = { run, on, knownTo, calendar: calendarUpTo(calendar, knownTo) };
		for (const [place, year] of cases.entries()) {
			if (place % pupilsBetweenPauses === 0) yield { done: run * pupils.length + place, all };
			if (!isOnRoll(year.past.pupil, on)) continue;
			decisions += 1;
			askOnce(year, known, { policy, approvals, whyHeld });
		}
	}
	return { policy, runs, decisions, years: cases.map(({ past: { pupil }, attendance, asked }) => ({ pupil, attendance, asked })) };
}

/** A pupil's year while it is played through. */
interface OpenYear {
	readonly past: PastPupil;
	attendance: RegisterAttendance | null;
	readonly steps: StepTaken[];
	/** Each outcome of a step and its period that there has been. */
	readonly seen: Set<string>;
	readonly asked: Asked[];
}

interface Known {
	readonly run: number;
	readonly on: string;
	readonly knownTo: string;
	readonly calendar: SchoolCalendar;
}

interface Ways {
	readonly policy: Policy;
	readonly approvals: Approvals;
	readonly whyHeld: (reason: string) => string;
}

function askOnce(year: OpenYear, { run, on, knownTo, calendar }: Known, { policy, approvals, whyHeld }: Ways): void {
	const { pupil, contacts, holds } = year.past;
	const register = registerUpTo(year.past.register, knownTo);
	const attendance = measureSessions(sessionsOf(register, { asAt: on, calendar, onRoll: pupil }));
	if (attendance.possibleSessions > 0) year.attendance = attendance;
	const risk = { tier: tierOf(attendance), probabilityPersistentlyAbsent: null, reasons: [], patterns: [] };
	const history = { ...emptyCase, steps: year.steps, holds: holds.filter(({ since }) => since <= on) };
	const { outcome, step, period, requiresApproval, held } = decide({ pupil, contacts, register, attendance, risk, case: history }, policy, on, { withoutWhatWouldChange: true });
	if (outcome === 'nothing due' || step === null) return;

	const isTaken = outcome === 'due' && (!requiresApproval || approvals === 'approved');
	const asked = outcome === 'held' ? 'held' : isTaken ? 'taken' : 'waiting';
	const seen = `${asked} ${step} ${period}`;
	year.asked.push({
		run, step, outcome: asked, isNew: isTaken || !year.seen.has(seen),
		asksApproval: outcome === 'due' && requiresApproval,
		why: held ? whyHeld(held.reason) : null,
	});
	year.seen.add(seen);
	if (isTaken) year.steps.push({ step, takenOn: on, state: 'done', documents: 1, ...countsThen(attendance), ...(period ? { period } : {}) });
}

function countsThen(attendance: RegisterAttendance): Pick<StepTaken, 'absentSessions' | 'possibleSessions'> {
	const { absentSessions, possibleSessions } = absenceOf(attendance);
	return { absentSessions, possibleSessions };
}

const isOnRoll = ({ onRollFrom, onRollTo }: Pupil, on: string): boolean => (onRollFrom === null || onRollFrom <= on) && (onRollTo === null || on <= onRollTo);
