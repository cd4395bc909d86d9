import type { Boundary } from './worker/job';

/** What happened in one or several worlds, and what the judge found. */
export class Counts {
	acts = 0;
	runs = 0;
	/** Runs that died, by where. */
	readonly kills = new Map<Boundary | 'at any moment', number>();
	/** Other faults, by name: a full disk, a cut connection. */
	readonly faults = new Map<string, number>();
	/** Runs that stopped with a message for a person. */
	failed = 0;
	/** Letters that a run took up from an earlier one. */
	resumed = 0;
	/** Of those: found at the service, and not sent again. */
	lookedUp = 0;
	/** Letters that a run was not let through to, because another run might still have been at them. */
	keptAway = 0;
	/** Letters that a run did not send any more, because its hold had ended. */
	tooLate = 0;
	/** Letters of which the service could not tell, and that were not sent again. */
	cannotTell = 0;
	/** Open reservations that the log listed for a person while nobody could finish them. */
	shown = 0;
	/** Letters that the log says are done. */
	settled = 0;
	/** Requests that the double of a service refused by its published description. */
	refused = 0;
	/** What broke, in words. Empty where all held. */
	readonly broken: Broken[] = [];

	kill(where: Boundary | 'at any moment'): void {
		this.kills.set(where, (this.kills.get(where) ?? 0) + 1);
	}

	fault(name: string, times = 1): void {
		this.faults.set(name, (this.faults.get(name) ?? 0) + times);
	}

	/** Takes in what happened elsewhere. */
	add(other: Counts): void {
		for (const name of ['acts', 'runs', 'failed', 'resumed', 'lookedUp', 'keptAway', 'tooLate', 'cannotTell', 'shown', 'settled', 'refused'] as const) this[name] += other[name];
		for (const [where, times] of other.kills) this.kills.set(where, (this.kills.get(where) ?? 0) + times);
		for (const [name, times] of other.faults) this.fault(name, times);
		this.broken.push(...other.broken);
	}

	get killed(): number {
		return sum(this.kills.values());
	}

	brokenBy(what: Broken['what']): number {
		return this.broken.filter((one) => one.what === what).length;
	}
}

/** An invariant that did not hold. */
export interface Broken {
	readonly what: 'done twice' | 'lost' | 'not shown' | 'not in the log' | 'won by two' | 'log damaged' | 'no words for people' | 'fault did not strike';
	readonly about: string;
}

export const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, number) => total + number, 0);
