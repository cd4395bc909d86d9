import { schoolYearName } from '../calendar/weeks';
import type { Case } from '../item';

/** What was done for a pupil: a step of the policy, or help from the school's catalogue. */
export type DoneKind = 'step' | 'intervention';

export interface Done {
	readonly kind: DoneKind;
	/** The step's id in the policy, or the name of the help. */
	readonly name: string;
	/** The date of the letter, the referral, or the beginning of the help. */
	readonly on: string;
}

/**
 * What a case tells was done, oldest first, up to a date; of the same thing done more than once in a school year, the
 * first. Steps that are not known to be finished are left out.
 */
export function doneFor({ steps, interventions }: Case, asAt: string): Done[] {
	const all: Done[] = [
		...steps.filter(({ state }) => state === 'done').map(({ step, takenOn }) => ({ kind: 'step' as const, name: step, on: takenOn })),
		...interventions.map(({ name, startedOn }) => ({ kind: 'intervention' as const, name, on: startedOn })),
	];
	const firsts = new Map<string, Done>();
	for (const one of all.filter(({ on }) => on <= asAt).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
		const ofYear = JSON.stringify([schoolYearName(one.on), one.kind, one.name]);
		if (!firsts.has(ofYear)) firsts.set(ofYear, one);
	}
	return [...firsts.values()];
}
