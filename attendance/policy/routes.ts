import { daysLater, schoolYearName } from '../calendar/weeks';
import type { Attendance, Case, Register, Risk, StepTaken } from '../item';
import { sessionsUpTo } from '../measures/eachSession';
import { ask } from './condition';
import { periodOf, periodTaken } from './period';
import { countsOf } from './schoolDays';
import type { Policy, PolicyRoute, Step } from './schema';

/** What the ladders of a policy look at. */
export interface LadderFacts {
	readonly attendance: Attendance;
	readonly risk: Risk | null;
	readonly register: Register | null;
	readonly case: Case;
	readonly asAt: string;
}

/** The one route of a policy that names none. */
const onlyRoute: PolicyRoute = { id: 'attendance', name: 'Attendance', goesBeforeHeld: false };

/** The routes of a policy, in the order in which they go before one another. */
export const routesOf = ({ routes }: Policy): readonly PolicyRoute[] => routes ?? [onlyRoute];

const belongsTo = ({ id }: PolicyRoute, { route }: Step, policy: Policy): boolean => (route ?? routesOf(policy)[0]?.id) === id;

export const stepsOf = (policy: Policy, route: PolicyRoute): Step[] => policy.steps.filter((step) => belongsTo(route, step, policy));

export const routeOf = (policy: Policy, step: Step): PolicyRoute => routesOf(policy).find((route) => belongsTo(route, step, policy)) ?? onlyRoute;

/** The steps of the record that were taken in the school year of the date, oldest first. */
export const takenThisYear = ({ case: { steps }, asAt }: LadderFacts): StepTaken[] =>
	steps.filter(({ takenOn }) => schoolYearName(takenOn) === schoolYearName(asAt)).sort((one, other) => (one.takenOn < other.takenOn ? -1 : one.takenOn > other.takenOn ? 1 : 0));

/** One route as one pupil stands on it. */
export interface Ladder {
	readonly route: PolicyRoute;
	/** From the foot to the top. */
	readonly steps: readonly Step[];
	/** When it last ended this school year, so that it began at its foot again; null where it did not. */
	readonly endedOn: string | null;
	/** The period that a step would be taken in now; null where its episode is not there. */
	readonly periodOf: (step: Step) => string | null;
	/** The step as it was taken in that period, if it was. */
	readonly takenOf: (step: Step) => StepTaken | undefined;
}

/** What was taken in another route does not count here, nor what was taken in a period that is over. */
export function ladderOf(policy: Policy, route: PolicyRoute, facts: LadderFacts): Ladder {
	const steps = stepsOf(policy, route);
	const ended = endedOn(route, steps, facts);
	const periods = new Map<Step, string | null>();
	const period = (step: Step): string | null => {
		let known = periods.get(step);
		if (known === undefined) periods.set(step, (known = periodOf(step, facts, ended)));
		return known;
	};
	const takenOf = (step: Step) => {
		const records = facts.case.steps.filter(({ step: id }) => id === step.id);
		// The period is not asked for where nothing was recorded: it takes longer than all else.
		return records.length === 0 ? undefined : latestOf(records.filter((taken) => periodTaken(taken) === period(step)));
	};
	return { route, steps, endedOn: ended, periodOf: period, takenOf };
}

/** The last of some steps; of two on one day, the first in the list. */
export function latestOf(steps: readonly StepTaken[]): StepTaken | undefined {
	return steps.reduce<StepTaken | undefined>((latest, step) => (latest && latest.takenOn >= step.takenOn ? latest : step), undefined);
}

/**
 * The day on which a route last ended this school year: the first after one of its steps, and before the next, at the end of
 * which all of `endsWhen` held of the time since that step. It stays ended, whatever comes after. Null without a register:
 * counts of two dates do not tell what was between them.
 */
function endedOn({ endsWhen }: PolicyRoute, steps: readonly Step[], facts: LadderFacts): string | null {
	const { register, asAt } = facts;
	if (!endsWhen || !register) return null;
	const own = takenThisYear(facts).filter(({ step, state, takenOn }) => state === 'done' && takenOn <= asAt && steps.some(({ id }) => id === step));
	if (own.length === 0) return null;
	const sessions = sessionsUpTo(register, asAt);
	for (let place = own.length - 1; place >= 0; place -= 1) {
		const from = (own[place] as StepTaken).takenOn;
		const until = own[place + 1]?.takenOn ?? daysLater(asAt, 1);
		const since = sessions.filter(({ date }) => date > from && date < until);
		for (let end = 1; end <= since.length; end += 1) {
			if (since[end]?.date === since[end - 1]?.date) continue;
			const counts = countsOf(since.slice(0, end));
			if (endsWhen.every((condition) => ask(condition, { ...facts, since: counts }).holds)) return (since[end - 1] as (typeof since)[number]).date;
		}
	}
	return null;
}
