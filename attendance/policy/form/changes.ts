import { didYouMean } from '../../text/nearest';
import type { Condition } from '../condition';
import { measures } from '../measures';
import { PolicyError, readPolicy } from '../readPolicy';
import type { Policy } from '../schema';
import { measureChoice, readCondition } from '../table/conditionWords';
import { readSchoolDays } from '../table/cells';

/** A figure of a policy that a school may set otherwise: a threshold or a wait. */
export interface Figure {
	/** Stays the same while the policy keeps its steps: `early-concern/1/attendance.absencePercent`. */
	readonly id: string;
	/** "Early concern letter: absence this school year (%), at least 5%". */
	readonly name: string;
}

/** What a school changes in a policy without writing its own. */
export interface Changes {
	readonly name: string;
	readonly version: string;
	readonly figures: ReadonlyArray<{ readonly figure: string; readonly value: string }>;
	/** Ids of steps that the school does not take. */
	readonly stepsLeftOut: readonly string[];
	/** Ids of the steps that a person must approve; the others go without. */
	readonly approved: readonly string[];
	/** By whom, as a role; empty: whoever opens the link. */
	readonly approvedBy: string;
}

const advice = 'Correct it in the node’s form and execute again.';
const waitBetween = 'wait-between-steps';

interface Settable extends Figure {
	readonly set: (policy: Policy, value: string) => string | null;
}

/** Every figure of a policy, in the order of its steps. */
export const figuresOf = (policy: Policy): Figure[] => settable(policy).map(({ id, name }) => ({ id, name }));

/**
 * A policy with a school's own figures, steps and approvals. A way that waits for a step left out goes with it; one that is
 * open only without such a step stays.
 * Throws `PolicyError` where a value does not fit, or where nothing would lead into a step any more.
 */
export function withChanges(shipped: Policy, { name, version, figures, stepsLeftOut, approved, approvedBy }: Changes): Policy {
	const policy = structuredClone(shipped);
	const all = settable(policy);
	const faults = figures.flatMap(({ figure, value }) => {
		const known = all.find(({ id }) => id === figure);
		if (!known) return [`"${figure}" is no figure of ${policy.name}${didYouMean(figure, all.map(({ id }) => id))}`];
		const fault = known.set(policy, value.trim());
		return fault === null ? [] : [`${known.name}: ${fault}`];
	});
	const steps = policy.steps.filter(({ id }) => !stepsLeftOut.includes(id)).map((step) => ({
		...step,
		requiresApproval: approved.includes(step.id),
		...(approved.includes(step.id) && approvedBy.trim() !== '' ? { approvedBy: approvedBy.trim() } : {}),
		dueWhen: step.dueWhen
			.filter(({ after }) => !after || !stepsLeftOut.includes(after.step))
			.map(({ onlyWithout, ...way }) => (onlyWithout === undefined || stepsLeftOut.includes(onlyWithout) ? way : { ...way, onlyWithout })),
	}));
	for (const step of steps) if (step.dueWhen.length === 0) faults.push(`nothing leads to "${step.name}" any more, since it comes after a step that is left out; leave it out as well`);
	if (faults.length > 0) throw new PolicyError(`The policy cannot be used: ${faults.join('; ')}`, advice);
	return readPolicy({ ...policy, name, version, steps });
}

function settable(policy: Policy): Settable[] {
	return [
		{ id: waitBetween, name: `Between any two steps: ${policy.waitBetweenSteps.schoolDays} school days`, set: (changed, value) => setDays(value, (days) => (changed.waitBetweenSteps = { schoolDays: days })) },
		...policy.steps.flatMap(({ id, name, dueWhen }, stepPlace) =>
			dueWhen.flatMap((way, place) => {
				const lead = dueWhen.length > 1 ? `${name}, way ${place + 1}` : name;
				const wayOf = (changed: Policy) => changed.steps[stepPlace]?.dueWhen[place] as (typeof dueWhen)[number];
				const { after } = way;
				const earlier = after && (policy.steps.find((step) => step.id === after.step)?.name ?? after.step);
				return [
					...(after ? [{ id: `${id}/${place + 1}/after`, name: `${lead}: ${after.schoolDays} school days after ${earlier}`, set: (changed: Policy, value: string) => setDays(value, (days) => (wayOf(changed).after = { ...after, schoolDays: days })) }] : []),
					...way.conditions.flatMap((condition, number) => conditionFigure(condition, { id: `${id}/${place + 1}`, lead, at: (changed) => wayOf(changed).conditions[number] as Condition })),
				];
			}),
		),
	];
}

function conditionFigure({ measure, comparison, value }: Condition, { id, lead, at }: { id: string; lead: string; at: (policy: Policy) => Condition }): Settable[] {
	if (typeof value !== 'number') return [];
	const percent = measures[measure]?.kind === 'percent' ? '%' : '';
	return [{
		id: `${id}/${measure}`,
		name: `${lead}: ${measureChoice(measure)}, ${comparison} ${value}${percent}`,
		set: (policy, text) => {
			const read = readCondition(`${measure} ${comparison} ${text}`);
			if ('fault' in read) return read.fault;
			at(policy).value = read.value;
			return null;
		},
	}];
}

function setDays(text: string, set: (days: number) => void): string | null {
	const days = readSchoolDays(text);
	if (typeof days !== 'number') return `it ${days.fault}`;
	set(days);
	return null;
}
