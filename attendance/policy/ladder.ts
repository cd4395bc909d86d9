import type { StepTaken } from '../item';
import { capitalised, theNamed } from '../text/named';
import { counted, longDate } from '../text/plainEnglish';
import { approvalOf, notAppropriate } from './approvals';
import { isBesideTheLadder } from './besideTheLadder';
import { ask, askInOwnWords, type Answer } from './condition';
import type { Since } from './measures';
import { ladderOf, latestOf, takenThisYear, type Ladder, type LadderFacts } from './routes';
import { earliestDateAfter, schoolDaysSince, sinceStep } from './schoolDays';
import type { Policy, PolicyRoute, Step, Way } from './schema';
import { nameOf, wasMade } from './stepWords';

/** A way that only has to wait is nearer than any that lacks a condition. */
const waiting = Number.POSITIVE_INFINITY;

/** The step of a route that is due, and why; or none, and why not. */
export interface Climbed {
	readonly step: Step | null;
	/** The period that it is due in; null where none is. */
	readonly period: string | null;
	readonly reasons: string[];
	/** Why it cannot be told whether the step is due; null where it is. */
	readonly untold: string | null;
	/** Where none is due: the next step of the route, and how far its ways are open. */
	readonly next: Next | null;
	/** Whether something was done or decided in this route, so that why it goes no further is worth saying. */
	readonly isBegun: boolean;
}

export interface Next {
	readonly step: Step;
	readonly ways: readonly Tried[];
}

/**
 * Finds the highest step of a route that is due. Steps already done in their period, steps below one already done, and steps
 * that a person found not appropriate are not looked at. Given a step, looks at that one only. Where none is due, the reasons
 * are about the next step of the route. A step of which it cannot be told whether it is due stands for a person to look at, as
 * if it were; but nobody is asked to look at each pupil for a task that needs no approval.
 */
export function climb(policy: Policy, route: PolicyRoute, facts: LadderFacts, only?: Step): Climbed {
	const ladder = ladderOf(policy, route, facts);
	const { steps, takenOf } = ladder;
	const latest = latestOf(steps.flatMap((step) => doneOf(ladder, step) ?? []));
	const begun = { isBegun: latest !== undefined };
	const none = (reasons: string[], over: Partial<Climbed> = {}): Climbed => ({ step: null, period: null, reasons, untold: null, next: null, ...begun, ...over });

	const improved = latest && whyImproved(policy, ladder, latest, facts);
	if (improved) return none(improved);

	const above = only ? [only] : steps.slice(steps.findLastIndex((step) => doneOf(ladder, step)) + 1);
	const refused: string[] = [];
	const open = above.filter((step) => {
		if (takenOf(step)?.state === 'done') return false;
		const refusal = refusalOf(ladder, step, facts);
		if (refusal) refused.push(refusal);
		return !refusal;
	});
	for (const step of open.toReversed()) {
		const ways = tryWays(policy, ladder, step, facts);
		const way = ways.find(({ isOpen }) => isOpen) ?? (isForStaffAlone(step) ? undefined : ways.find(({ untold }) => untold !== null));
		const period = way ? ladder.periodOf(step) : null;
		if (way && period) return { step, period, reasons: [...way.reasons, ...resuming(ladder, step)], untold: way.untold, next: null, ...begun };
	}
	const [next] = open;
	if (next) {
		const ways = tryWays(policy, ladder, next, facts);
		return none([...refused, ...whyNotYet(next, ways)], { next: { step: next, ways }, isBegun: begun.isBegun || refused.length > 0 });
	}
	// No step is left only where the last one is done, where a person refused each, or where the route has none.
	return none(refused.length > 0 ? refused : latest ? [everyStepTaken(policy, latest)] : [], { isBegun: begun.isBegun || refused.length > 0 });
}

const isForStaffAlone = ({ action, requiresApproval }: Step): boolean => action === 'task' && !requiresApproval;

function refusalOf(ladder: Ladder, step: Step, facts: LadderFacts): string | null {
	if (!facts.case.approvals.some(({ step: id }) => id === step.id)) return null;
	const period = ladder.periodOf(step);
	const approval = period === null ? undefined : approvalOf(step, period, facts);
	return approval?.outcome === 'not appropriate' ? notAppropriate(step, approval) : null;
}

/**
 * Why a route goes no further: all that the last step taken asks for as improvement holds of the time since it. Null where it
 * does not, or cannot be told.
 */
function whyImproved(policy: Policy, { steps }: Ladder, latest: StepTaken, facts: LadderFacts): string[] | null {
	const improvedWhen = steps.find(({ id }) => id === latest.step)?.improvedWhen;
	if (!improvedWhen) return null;
	const since = sinceStep(latest, facts.asAt, facts.register, facts.attendance);
	const answers = improvedWhen.map((condition) => ask(condition, { ...facts, since }));
	if (!answers.every(({ holds }) => holds)) return null;
	const sentences = answers.map(({ sentence }) => sentence).filter((sentence) => sentence !== '');
	return [`Improved since ${theNamed(nameOf(policy, latest))} of ${longDate(latest.takenOn)}, so no further step is due while that lasts.`, ...sentences];
}

/** Why nothing may be taken for a pupil on a date at all: a step of any route was done on it, or after it. Null where none was. */
export function whyNoSecond(policy: Policy, facts: LadderFacts): string | null {
	const latest = latestOf(takenThisYear(facts).filter(({ step, state }) => state === 'done' && !isBesideTheLadder(policy, step)));
	if (!latest || latest.takenOn < facts.asAt) return null;
	const why = latest.takenOn === facts.asAt ? 'No second step is taken for a pupil on one day.' : `That is after the date of this run, ${longDate(facts.asAt)}.`;
	return `${wasMade(policy, latest)}. ${why}`;
}

/** Steps that a run began and that are not known to be finished, for the reasons where nothing is due: a person must see them. */
export function openSteps(policy: Policy, facts: LadderFacts): string[] {
	return takenThisYear(facts)
		.filter(({ state }) => state === 'reserved')
		.map((open) => `${capitalised(theNamed(nameOf(policy, open)))} begun on ${longDate(open.takenOn)} is not known to be finished. Look whether it went.`);
}

/** One way into a step as one pupil stands before it. */
export interface Tried {
	readonly way: Way;
	readonly isOpen: boolean;
	/** Why it cannot be told whether it is open: no condition fails, and one cannot be answered. */
	readonly untold: string | null;
	/** Whether it goes on from an earlier step of this pupil's. */
	readonly goesOn: boolean;
	/** How many of its conditions hold before the first that does not. */
	readonly reached: number;
	/** The earliest date on which its waits will be over; null where they are. */
	readonly waitsUntil: string | null;
	readonly reasons: string[];
	/** What has been since the earlier step that it goes on from. */
	readonly since: Since | null;
}

export function tryWays(policy: Policy, ladder: Ladder, step: Step, facts: LadderFacts): Tried[] {
	return step.dueWhen.filter((way) => isForThisPupil(ladder, way)).map((way) => tryWay(policy, ladder, step, way, facts));
}

/** Whether the steps taken so far lead to this way at all. */
function isForThisPupil(ladder: Ladder, { after, onlyWithout }: Way): boolean {
	return (!after || doneById(ladder, after.step) !== undefined) && (!onlyWithout || !doneById(ladder, onlyWithout));
}

/** A step of the route, done in its period and since the route last ended. */
function doneOf({ takenOf, endedOn }: Ladder, step: Step): StepTaken | undefined {
	const taken = takenOf(step);
	return taken?.state === 'done' && taken.takenOn > (endedOn ?? '') ? taken : undefined;
}

function doneById(ladder: Ladder, id: string): StepTaken | undefined {
	const step = ladder.steps.find((each) => each.id === id);
	return step && doneOf(ladder, step);
}

function tryWay(policy: Policy, ladder: Ladder, step: Step, way: Way, facts: LadderFacts): Tried {
	const earlier = way.after && doneById(ladder, way.after.step);
	const since = earlier ? sinceStep(earlier, facts.asAt, facts.register, facts.attendance) : null;
	const tried = { way, untold: null, goesOn: way.after !== undefined, waitsUntil: null, since };
	const waits = waitsOf(policy, ladder, step, way, facts).filter(({ over }) => !over);
	if (waits.length > 0) {
		const longest = waits.reduce((latest, each) => (each.from > latest.from ? each : latest));
		return { ...tried, isOpen: false, reached: waiting, waitsUntil: longest.from, reasons: [waitWords(policy, step, longest)] };
	}
	const answers: Answer[] = [];
	for (const condition of way.conditions) {
		const answer = ask(condition, { ...facts, since });
		if (answer.holds === false) return { ...tried, isOpen: false, reached: answers.length, reasons: [`${capitalised(theNamed(step.name))} is not due.`, answer.sentence] };
		answers.push(answer);
	}
	const untold = answers.find(({ holds }) => holds === null)?.sentence ?? null;
	const said = answers.filter(({ holds, sentence }) => holds && sentence !== '').map(({ sentence }) => sentence);
	// A policy may silence every condition; a decision still says why.
	const whyOpen = said.length > 0 ? said : way.conditions.map((condition) => askInOwnWords(condition, { ...facts, since })).filter(({ holds }) => holds).map(({ sentence }) => sentence);
	return {
		...tried,
		isOpen: untold === null,
		untold,
		reached: answers.length,
		reasons: [
			...(earlier ? [`${wasMade(policy, earlier)}, ${counted(schoolDaysSince(earlier.takenOn, facts.asAt, facts.register), 'school day')} ago.`] : []),
			...new Set(whyOpen),
			...waived(policy, ladder, step, way, facts),
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

/**
 * The waits of a way: since its own earlier step, and since the last other step to the family, of any route, which may have
 * gone even where it is not known to be finished. A task for staff waits for no other step, and no other waits for it.
 */
function waitsOf(policy: Policy, ladder: Ladder, step: Step, { after, doesNotWaitBecause }: Way, facts: LadderFacts): Wait[] {
	const waits: Wait[] = [];
	const earlier = after && doneById(ladder, after.step);
	if (earlier && after) waits.push(wait(earlier, after.schoolDays, facts));
	const latest = doesNotWaitBecause ? undefined : lastOther(policy, ladder, step, facts);
	if (latest) waits.push(wait(latest, policy.waitBetweenSteps.schoolDays, facts));
	return waits;
}

function wait(since: StepTaken, schoolDays: number, { asAt, register }: LadderFacts): Wait {
	const over = schoolDaysSince(since.takenOn, asAt, register) >= schoolDays;
	return { since, schoolDays, over, from: over ? asAt : earliestDateAfter(since.takenOn, schoolDays, asAt, register) };
}

function lastOther(policy: Policy, { takenOf }: Ladder, step: Step, facts: LadderFacts): StepTaken | undefined {
	if (step.action === 'task' || facts.case.steps.length === 0) return undefined;
	const isTask = ({ step: id }: StepTaken) => policy.steps.find((each) => each.id === id)?.action === 'task';
	return latestOf(takenThisYear(facts).filter((taken) => taken !== takenOf(step) && !isTask(taken) && !isBesideTheLadder(policy, taken.step)));
}

function waived(policy: Policy, ladder: Ladder, step: Step, { doesNotWaitBecause }: Way, facts: LadderFacts): string[] {
	const latest = doesNotWaitBecause && lastOther(policy, ladder, step, facts);
	if (!latest) return [];
	return wait(latest, policy.waitBetweenSteps.schoolDays, facts).over ? [] : [doesNotWaitBecause];
}

function resuming({ takenOf }: Ladder, step: Step): string[] {
	const open = takenOf(step);
	return open?.state === 'reserved' ? [`It was begun on ${longDate(open.takenOn)} and is not known to be finished, so it is taken up again; what is finished is not made a second time.`] : [];
}

/**
 * Why the next step is not due yet, by the way that came nearest: its date where it only has to wait, else the condition
 * it lacks. Of two as near, the way that goes on from an earlier step is the one that a family is on.
 */
function whyNotYet(next: Step, ways: readonly Tried[]): string[] {
	const nearest = ways.reduce<Tried | undefined>((best, way) => (best && !isNearer(way, best) ? best : way), undefined);
	if (!nearest) return [`No way leads to ${theNamed(next.name)} from the steps taken so far.`];
	// Its conditions hold, so it is its episode that is not there.
	return nearest.isOpen ? [`${capitalised(theNamed(next.name))} is not due: no such absence is on the register.`] : nearest.reasons;
}

const isNearer = (one: Tried, other: Tried): boolean =>
	one.reached > other.reached || (one.reached === other.reached && one.goesOn && !other.goesOn);

function everyStepTaken(policy: Policy, latest: StepTaken): string {
	return `${wasMade(policy, latest)}, and the policy holds no further step this school year. What comes next is for a person to decide.`;
}
