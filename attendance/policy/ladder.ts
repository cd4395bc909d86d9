import type { Attendance, Register, Risk, StepTaken } from '../item';
import { capitalised, theNamed } from '../text/named';
import { counted, longDate } from '../text/plainEnglish';
import { ask, type Answer } from './condition';
import { absenceSince, earliestDateAfter, schoolDaysSince } from './schoolDays';
import type { Policy, Route, Step } from './schema';
import { nameOf, wasMade } from './stepWords';

/** A route that only has to wait is nearer than any that lacks a condition. */
const waiting = Number.POSITIVE_INFINITY;

/** What the ladder looks at. `taken` holds the steps of this school year only: each year begins at its foot. */
export interface LadderFacts {
	readonly attendance: Attendance;
	readonly risk: Risk | null;
	readonly register: Register | null;
	readonly taken: readonly StepTaken[];
	readonly asAt: string;
}

/** The step that is due, and why; or none, and why not. */
export interface Climbed {
	readonly step: Step | null;
	readonly reasons: string[];
	/** Why it cannot be told whether the step is due; null where it is. */
	readonly untold: string | null;
}

/**
 * Finds the highest step that is due. Steps already done, and steps below one already done, are not looked at.
 * Given a step, looks at that one only. Where none is due, the reasons are about the next step of the ladder. A step of
 * which it cannot be told whether it is due stands for a person to look at, as if it were.
 */
export function climb(policy: Policy, facts: LadderFacts, only?: Step): Climbed {
	const done = facts.taken.filter(({ state }) => state === 'done');
	const latest = lastDone(facts);
	if (latest && latest.takenOn >= facts.asAt) return { step: null, reasons: [`${wasMade(policy, latest)}. ${whyNotAgain(latest, facts)}`], untold: null };

	const reached = policy.steps.findLastIndex(({ id }) => done.some(({ step }) => step === id));
	const above = only ? [only] : policy.steps.slice(reached + 1);
	for (const step of above.toReversed()) {
		const routes = tryRoutes(policy, step, facts);
		const open = routes.find(({ isOpen }) => isOpen) ?? routes.find(({ untold }) => untold !== null);
		if (open) return { step, reasons: [...open.reasons, ...resuming(step, facts)], untold: open.untold };
	}
	const [next] = above;
	// No step is left above only where the last one is done.
	return { step: null, reasons: next ? whyNotYet(policy, next, facts) : [everyStepTaken(policy, latest as StepTaken)], untold: null };
}

const whyNotAgain = ({ takenOn }: StepTaken, { asAt }: LadderFacts): string =>
	takenOn === asAt ? 'No second step is taken for a pupil on one day.' : `That is after the date of this run, ${longDate(asAt)}.`;

/** Steps that a run began and that are not known to be finished, for the reasons where nothing is due: a person must see them. */
export function openSteps(policy: Policy, { taken }: LadderFacts): string[] {
	return taken
		.filter(({ state }) => state === 'reserved')
		.map((open) => `${capitalised(theNamed(nameOf(policy, open)))} begun on ${longDate(open.takenOn)} is not known to be finished. Look whether it went.`);
}

interface Tried {
	readonly isOpen: boolean;
	/** Why it cannot be told whether it is open: no condition fails, and one cannot be answered. */
	readonly untold: string | null;
	/** Whether it goes on from an earlier step of this pupil's. */
	readonly goesOn: boolean;
	/** How many of its conditions hold before the first that does not. */
	readonly reached: number;
	readonly reasons: string[];
}

function tryRoutes(policy: Policy, step: Step, facts: LadderFacts): Tried[] {
	return step.dueWhen.filter((route) => isForThisPupil(route, facts)).map((route) => tryRoute(policy, step, route, facts));
}

/** Whether the steps taken so far lead to this route at all. */
function isForThisPupil({ after, onlyWithout }: Route, { taken }: LadderFacts): boolean {
	const isDone = (id: string) => taken.some(({ step, state }) => step === id && state === 'done');
	return (!after || isDone(after.step)) && (!onlyWithout || !isDone(onlyWithout));
}

function tryRoute(policy: Policy, step: Step, route: Route, facts: LadderFacts): Tried {
	const goesOn = route.after !== undefined;
	const waits = waitsOf(policy, step, route, facts).filter(({ over }) => !over);
	if (waits.length > 0) {
		const longest = waits.reduce((latest, each) => (each.from > latest.from ? each : latest));
		return { isOpen: false, untold: null, goesOn, reached: waiting, reasons: [waitWords(policy, step, longest)] };
	}
	const earlier = route.after && lastDone(facts, route.after.step);
	const since = earlier ? absenceSince(earlier, facts.asAt, facts.register, facts.attendance) : null;
	const answers = route.conditions.map((condition) => ask(condition, { ...facts, since }));
	const failed = answers.findIndex(({ holds }) => holds === false);
	if (failed >= 0) return { isOpen: false, untold: null, goesOn, reached: failed, reasons: [`${capitalised(theNamed(step.name))} is not due.`, (answers[failed] as Answer).sentence] };
	const untold = answers.find(({ holds }) => holds === null)?.sentence ?? null;
	return {
		isOpen: untold === null,
		untold,
		goesOn,
		reached: answers.length,
		reasons: [
			...(earlier ? [`${wasMade(policy, earlier)}, ${counted(schoolDaysSince(earlier.takenOn, facts.asAt, facts.register), 'school day')} ago.`] : []),
			...answers.filter(({ holds, sentence }) => holds && sentence !== '').map(({ sentence }) => sentence),
			...waived(policy, step, route, facts),
		],
	};
}

const waitWords = (policy: Policy, step: Step, { since, schoolDays, from }: Wait): string =>
	`${wasMade(policy, since)}; ${theNamed(step.name)} is looked at after ${counted(schoolDays, 'school day')}, from ${longDate(from)} at the earliest.`;

interface Wait {
	readonly since: StepTaken;
	readonly schoolDays: number;
	readonly over: boolean;
	/** The earliest date on which it will be over. */
	readonly from: string;
}

/** The waits of a route: since its own earlier step, and since the last other step, which may have gone even where it is not known to be finished. */
function waitsOf(policy: Policy, step: Step, { after, doesNotWaitBecause }: Route, facts: LadderFacts): Wait[] {
	const waits: Wait[] = [];
	const earlier = after && lastDone(facts, after.step);
	if (earlier && after) waits.push(wait(earlier, after.schoolDays, facts));
	const latest = lastOther(facts, step);
	if (latest && !doesNotWaitBecause) waits.push(wait(latest, policy.waitBetweenSteps.schoolDays, facts));
	return waits;
}

function wait(since: StepTaken, schoolDays: number, { asAt, register }: LadderFacts): Wait {
	const over = schoolDaysSince(since.takenOn, asAt, register) >= schoolDays;
	return { since, schoolDays, over, from: over ? asAt : earliestDateAfter(since.takenOn, schoolDays, asAt, register) };
}

/** The last time a step was done this school year; without an id, the last of any. */
function lastDone({ taken }: LadderFacts, id?: string): StepTaken | undefined {
	return last(taken.filter(({ step, state }) => state === 'done' && (id === undefined || step === id)));
}

const lastOther = ({ taken }: LadderFacts, { id }: Step): StepTaken | undefined => last(taken.filter(({ step }) => step !== id));

function last(steps: readonly StepTaken[]): StepTaken | undefined {
	return steps.reduce<StepTaken | undefined>((latest, step) => (latest && latest.takenOn >= step.takenOn ? latest : step), undefined);
}

function waived(policy: Policy, step: Step, { doesNotWaitBecause }: Route, facts: LadderFacts): string[] {
	const latest = lastOther(facts, step);
	if (!latest || !doesNotWaitBecause) return [];
	return wait(latest, policy.waitBetweenSteps.schoolDays, facts).over ? [] : [doesNotWaitBecause];
}

function resuming(step: Step, { taken }: LadderFacts): string[] {
	const open = taken.find(({ step: id, state }) => id === step.id && state === 'reserved');
	return open ? [`It was begun on ${longDate(open.takenOn)} and is not known to be finished, so it is taken up again; what is finished is not made a second time.`] : [];
}

/**
 * Why the next step is not due yet, by the way that came nearest: its date where it only has to wait, else the condition
 * it lacks. Of two as near, the way that goes on from an earlier step is the one that a family is on.
 */
function whyNotYet(policy: Policy, next: Step, facts: LadderFacts): string[] {
	const nearest = tryRoutes(policy, next, facts).reduce<Tried | undefined>((best, route) => (best && !isNearer(route, best) ? best : route), undefined);
	return nearest?.reasons ?? [`No way leads to ${theNamed(next.name)} from the steps taken so far.`];
}

const isNearer = (one: Tried, other: Tried): boolean =>
	one.reached > other.reached || (one.reached === other.reached && one.goesOn && !other.goesOn);

function everyStepTaken(policy: Policy, latest: StepTaken): string {
	return `${wasMade(policy, latest)}, and the policy holds no further step this school year. What comes next is for a person to decide.`;
}
