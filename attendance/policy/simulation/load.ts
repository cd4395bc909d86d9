import type { PastRun } from './asItStood';
import type { Asked, Simulation } from './simulate';

/** What a policy makes people do: counts of steps, each of one pupil. */
export interface Load {
	readonly taken: number;
	/** How often a person was asked to approve one, each step once. */
	readonly approvals: number;
	/** Steps that stood unapproved, and those that stood held; `newlyHeld` are those held for the first time. */
	readonly waiting: number;
	readonly held: number;
	readonly newlyHeld: number;
	/** The newly held by the rule that held them. */
	readonly why: Readonly<Record<string, number>>;
}

/** The load of one run: of each step of the policy, in its order, and in all. */
export interface RunsLoad extends PastRun, Load {
	readonly steps: Readonly<Record<string, Load>>;
}

/** Adds up what was asked, in any order. */
export function loadOf(asked: readonly Asked[]): Load {
	const newlyHeld = asked.filter(({ outcome, isNew }) => outcome === 'held' && isNew);
	return {
		taken: asked.filter(({ outcome }) => outcome === 'taken').length,
		approvals: asked.filter(({ asksApproval, isNew }) => asksApproval && isNew).length,
		waiting: asked.filter(({ outcome }) => outcome === 'waiting').length,
		held: asked.filter(({ outcome }) => outcome === 'held').length,
		newlyHeld: newlyHeld.length,
		why: Object.fromEntries([...Map.groupBy(newlyHeld, ({ why }) => why ?? '')].map(([why, list]) => [why, list.length] as const).sort(([one], [other]) => (one < other ? -1 : 1))),
	};
}

/** The load of each run, oldest first. */
export function loadByRun({ policy, runs, years }: Simulation): RunsLoad[] {
	const byRun = Map.groupBy(years.flatMap(({ asked }) => asked), ({ run }) => run);
	return runs.map((run, place) => {
		const asked = byRun.get(place) ?? [];
		const steps = Object.fromEntries(policy.steps.map(({ id }) => [id, loadOf(asked.filter(({ step }) => step === id))]));
		return { ...run, ...loadOf(asked), steps };
	});
}

/** One step of the policy over the whole year. */
export interface StepsYear extends Load {
	readonly id: string;
	readonly name: string;
	readonly action: string;
	/** How many different pupils it was taken for, and held for. */
	readonly pupils: number;
	readonly pupilsHeld: number;
}

/** Each step over the whole year, in the policy's order. */
export function loadByStep({ policy, years }: Simulation): StepsYear[] {
	return policy.steps.map(({ id, name, action }) => {
		const ofStep = years.map(({ asked }) => asked.filter(({ step }) => step === id));
		const pupilsWith = (outcome: Asked['outcome']) => ofStep.filter((asked) => asked.some((each) => each.outcome === outcome)).length;
		return { id, name, action, ...loadOf(ofStep.flat()), pupils: pupilsWith('taken'), pupilsHeld: pupilsWith('held') };
	});
}

/** How many different pupils had a step held by each rule; the rule that held most first. */
export function pupilsHeldByRule({ years }: Simulation): Array<{ readonly why: string; readonly pupils: number }> {
	const rules = years.flatMap(({ asked }) => [...new Set(asked.flatMap(({ why }) => why ?? []))]);
	return [...Map.groupBy(rules, (why) => why)]
		.map(([why, list]) => ({ why, pupils: list.length }))
		.sort((one, other) => other.pupils - one.pupils || (one.why < other.why ? -1 : 1));
}
