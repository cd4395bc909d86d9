import type { Register } from '../item';
import { absenceOf } from '../measures/counts';
import { capitalised, theNamed } from '../text/named';
import { counted, longDate, percentWithCounts } from '../text/plainEnglish';
import { climb, type Climbed, type Tried } from './ladder';
import type { ComingKind } from './measures';
import { routesOf, type LadderFacts } from './routes';
import type { Policy, PolicyRoute, Step } from './schema';
import { sessionsNeeded } from './sessionsNeeded';
import { daysToCome, factsAfter, factsWithMore, type DaysToCome, type Placed } from './sessionsToCome';

/**
 * What would make a decision another: found by adding marks to the register and deciding anew, never guessed. The counts alone
 * tell first whether so many sessions could do (`sessionsNeeded`), so few registers are measured again.
 */

/** More sessions than this are not near: two days; of an absence under way, a week. */
const mostSessions = 4;
const mostUnbroken = 10;
const mostTries = 3;
const mostSentences = 3;

interface RouteClimbed extends Climbed {
	readonly route: PolicyRoute;
}

export const whatWouldChange = { ofNothing, ofDue };

/** What would make the next step of each route due, where that is near; `isHeld` tells whether it would be held for a person then. */
function ofNothing(policy: Policy, climbed: readonly RouteClimbed[], facts: LadderFacts, isHeld: IsHeld): string[] {
	const sentences: string[] = [];
	for (const { route, next } of climbed) {
		if (!next || sentences.length === mostSentences) continue;
		const search: Search = { policy, route, step: next.step, facts, isHeld };
		const found = facts.register ? soonest(search, next.ways, facts.register) : byCounts(search, next.ways);
		if (found) sentences.push(...found);
	}
	return sentences.slice(0, mostSentences);
}

/** Where attending from now on would mean that the step is not called for any more. */
function ofDue(policy: Policy, { route, step }: { readonly route: PolicyRoute; readonly step: Step }, facts: LadderFacts): string[] {
	// A task is done before anything could change, and a return that is owed stays owed.
	if (!facts.register || step.action === 'task') return [];
	const ahead = daysToCome(facts.register, facts.asAt);
	const after = factsAfter(facts, facts.register, ahead, { kind: 'absence', count: 0, placed: 'first' });
	if (climb(policy, route, after, step).step) return [];
	const { absentSessions, possibleSessions } = absenceOf(after.attendance);
	return [`If the pupil attends all ${counted(ahead.sessions, 'session')} until ${longDate(ahead.last)}, absence is then ${percentWithCounts(absentSessions, possibleSessions)}, and ${theNamed(step.name)} is no longer due.`];
}

/** Whether the step of a route that is due on some facts is held for a person. */
export type IsHeld = (route: PolicyRoute, facts: LadderFacts) => boolean;

interface Search {
	readonly policy: Policy;
	readonly route: PolicyRoute;
	readonly step: Step;
	readonly facts: LadderFacts;
	readonly isHeld: IsHeld;
}

interface Found {
	readonly sessions: number;
	readonly sentences: string[];
}

/** The way that needs the fewest sessions; of two that need as many, the one of any absence. */
function soonest(search: Search, ways: readonly Tried[], register: Register): string[] | undefined {
	return ways
		.flatMap((tried) => (tried.waitsUntil === null ? (within(search, tried, register) ?? []) : (afterWait(search, tried, tried.waitsUntil, register) ?? [])))
		.reduce<Found | undefined>((best, found) => (best && best.sessions <= found.sessions ? best : found), undefined)?.sentences;
}

function within(search: Search, { way, since }: Tried, register: Register): Found | null {
	const { facts, step } = search;
	const ahead = daysToCome(register, facts.asAt);
	const needed = sessionsNeeded(way.conditions, { ...facts, since }, ahead.sessions, mostUnbroken);
	if (needed.sessions > mostUnbroken) return null;
	if (needed.unbroken) return goesOn(search, needed, ahead, register);
	const sessions = fewest(search, needed, ahead, Math.max(1, needed.sessions));
	if (sessions === null) return null;
	return { sessions, sentences: [`${more(sessions, needed.kind)} by ${longDate(ahead.last)} would make ${theNamed(step.name)} ${dueThen(search, ahead, needed.kind, sessions)}.`] };
}

/** A wait that ends: what would then be, whatever happens, or with so many sessions more. */
function afterWait(search: Search, { way, since }: Tried, date: string, register: Register): Found | null {
	const { facts, step } = search;
	const ahead = daysToCome(register, facts.asAt, date);
	const needed = sessionsNeeded(way.conditions, { ...facts, since }, ahead.sessions, mostUnbroken);
	if (needed.unbroken || needed.sessions > mostUnbroken) return null;
	const sessions = fewest(search, needed, ahead, needed.sessions);
	if (sessions === null) return null;
	const named = theNamed(step.name);
	const last = longDate(ahead.last);
	const due = dueThen(search, ahead, needed.kind, sessions);
	if (sessions === 0) return { sessions, sentences: [`${capitalised(named)} would be ${due} from ${last} even if the pupil attends every session until then.`] };
	const attending = `If the pupil attends all ${counted(ahead.sessions, 'session')} until ${last}, ${named} is not due then.`;
	return { sessions, sentences: [attending, `${more(sessions, needed.kind)} by ${last}, when the wait ends, would make it ${due}.`] };
}

/** The absence under way, if it goes on: the day on which it would be long enough. */
function goesOn(search: Search, { kind, sessions: least }: { readonly kind: ComingKind; readonly sessions: number }, ahead: DaysToCome, register: Register): Found | null {
	const last = ahead.days[Math.ceil(least / 2) - 1];
	if (last === undefined) return null;
	const until = daysToCome(register, search.facts.asAt, last);
	const { sessions } = until;
	if (!isStepDue(search, until, { kind, sessions }, 'first')) return null;
	return { sessions, sentences: [`If the absence goes on until ${longDate(last)} (${counted(sessions, 'more session')}), ${theNamed(search.step.name)} would be ${dueThen(search, until, kind, sessions)}.`] };
}

/** "Due", and, where so, that a person would look at it first. */
function dueThen({ route, facts, isHeld }: Search, ahead: DaysToCome, kind: ComingKind, count: number): string {
	return dueWords(isHeld(route, factsAfter(facts, facts.register as Register, ahead, { kind, count, placed: 'first' })));
}

const dueWords = (isHeld: boolean): string => (isHeld ? 'due (and held for a person)' : 'due');

/** The smallest number of sessions that does it, wherever among those to come they lie; null where none near does. */
function fewest(search: Search, { kind, sessions: least }: { readonly kind: ComingKind; readonly sessions: number }, ahead: DaysToCome, from: number): number | null {
	for (let sessions = Math.max(from, least); sessions < from + mostTries && sessions <= Math.min(mostSessions, ahead.sessions); sessions += 1) {
		const placed: readonly Placed[] = sessions === 0 ? ['first'] : ['first', 'last'];
		if (placed.every((place) => isStepDue(search, ahead, { kind, sessions }, place))) return sessions;
	}
	return null;
}

function isStepDue({ policy, route, step, facts }: Search, ahead: DaysToCome, { kind, sessions }: { readonly kind: ComingKind; readonly sessions: number }, placed: Placed): boolean {
	return decides(policy, route, step, factsAfter(facts, facts.register as Register, ahead, { kind, count: sessions, placed }));
}

/** Whether a step would be what is decided: it is the one of its route, and no route that goes before has one. */
function decides(policy: Policy, route: PolicyRoute, step: Step, facts: LadderFacts): boolean {
	const { step: due, untold } = climb(policy, route, facts);
	if (due !== step || untold !== null) return false;
	const routes = routesOf(policy);
	const own = routes.findIndex(({ id }) => id === route.id);
	const goBefore = routes.filter(({ goesBeforeHeld }, place) => (goesBeforeHeld === route.goesBeforeHeld ? place < own : goesBeforeHeld));
	return goBefore.every((other) => climb(policy, other, facts).step === null);
}

/** Without a register nothing is known of days: so many sessions more in the counts, and nothing else changed. */
function byCounts({ policy, route, step, facts, isHeld }: Search, ways: readonly Tried[]): string[] | null {
	if (ways.every(({ waitsUntil }) => waitsUntil !== null)) return null;
	for (let sessions = 1; sessions <= mostSessions; sessions += 1) {
		for (const kind of ['absence', 'unauthorised absence'] as const) {
			const then = factsWithMore(facts, kind, sessions);
			if (decides(policy, route, step, then)) return [`${more(sessions, kind)}, with nothing else changed, would make ${theNamed(step.name)} ${dueWords(isHeld(route, then))}.`];
		}
	}
	return null;
}

const numbers = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];

const sessionsOfKind: Readonly<Record<ComingKind, readonly [one: string, many: string]>> = {
	absence: ['absent session', 'absent sessions'],
	'unauthorised absence': ['unauthorised session', 'unauthorised sessions'],
	illness: ['session of illness', 'sessions of illness'],
	lateness: ['late arrival', 'late arrivals'],
};

/** "Two more unauthorised sessions". */
function more(sessions: number, kind: ComingKind): string {
	const [one, many] = sessionsOfKind[kind];
	return `${numbers[sessions] ?? sessions} more ${sessions === 1 ? one : many}`;
}
