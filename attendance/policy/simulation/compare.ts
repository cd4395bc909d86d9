import { loadOf } from './load';
import type { PupilsYear, Simulation } from './simulate';

/** Two policies over the same year and the same pupils. */
export interface Comparison {
	readonly stepsTaken: readonly [first: number, second: number];
	readonly approvals: readonly [first: number, second: number];
	readonly newlyHeld: readonly [first: number, second: number];
	/** Pupils for whom a step was taken: by both, by one alone, by neither. */
	readonly pupils: { readonly both: number; readonly firstOnly: number; readonly secondOnly: number; readonly neither: number };
}

/** Sets two simulations side by side. Takes two of the same pupils in the same order, as `simulate` gives them. */
export function compare(first: Simulation, second: Simulation): Comparison {
	const [one, other] = [first, second].map(({ years }) => loadOf(years.flatMap(({ asked }) => asked))) as [ReturnType<typeof loadOf>, ReturnType<typeof loadOf>];
	const reached = first.years.map((year, place) => [hadStep(year), hadStep(second.years[place])] as const);
	const count = (byFirst: boolean, bySecond: boolean) => reached.filter(([a, b]) => a === byFirst && b === bySecond).length;
	return {
		stepsTaken: [one.taken, other.taken],
		approvals: [one.approvals, other.approvals],
		newlyHeld: [one.newlyHeld, other.newlyHeld],
		pupils: { both: count(true, true), firstOnly: count(true, false), secondOnly: count(false, true), neither: count(false, false) },
	};
}

const hadStep = (year: PupilsYear | undefined): boolean => year?.asked.some(({ outcome }) => outcome === 'taken') ?? false;
