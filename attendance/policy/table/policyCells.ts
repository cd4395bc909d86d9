import { plainLetters } from '../../text/plainLetters';
import type { HoldRule, Policy, PolicyRoute, Step, Way } from '../schema';
import { conditionsCell, groupWords, oneLine, reasonsCell, yearGroupWords } from './cells';
import { columnOf, type Field } from './columns';

/** What stands in the cells for each part of a policy; blank ones are left out or undefined. */
export type Cells = Partial<Record<Field, string | number>>;

export function policyCells({ name, version, yearGroups, waitBetweenSteps }: Policy): Cells {
	return { name, version, yearGroups: yearGroups && yearGroupWords(yearGroups), waitBetweenSteps: waitBetweenSteps.schoolDays };
}

export function routeCells({ id, name, purpose, endsWhen = [], goesBeforeHeld }: PolicyRoute): Cells {
	return { id, name, purpose, endsWhen: conditionsCell(endsWhen), reasons: reasonsCell(endsWhen), goesBeforeHeld: goesBeforeHeld ? 'yes' : 'no' };
}

/** What belongs to a step, whichever way leads into it. */
export function stepCells(step: Step, routeCalled: Called): Cells {
	const { id, name, action, route, audience, requiresApproval, approvedBy, oncePer, improvedWhen = [] } = step;
	return {
		id,
		name,
		route: route === undefined ? undefined : routeCalled(route),
		action,
		what: step.letterTemplate ?? step.referralKind ?? step.task,
		audience,
		approval: requiresApproval ? 'yes' : 'no',
		approvedBy,
		oncePer,
		improvedWhen: conditionsCell(improvedWhen),
		improvedReasons: reasonsCell(improvedWhen),
	};
}

/** What a way into a step waits for. */
export function waitCells({ after, onlyWithout, doesNotWaitBecause }: Way, stepCalled: Called): Cells {
	return { afterStep: after && stepCalled(after.step), afterSchoolDays: after?.schoolDays, onlyWithout: onlyWithout && stepCalled(onlyWithout), doesNotWait: doesNotWaitBecause };
}

export function holdCells(hold: HoldRule): Cells {
	const parts = Object.entries(hold) as Array<[keyof typeof columnOf.hold, unknown]>;
	return Object.fromEntries(parts.filter(([, value]) => value !== undefined).map(([part, value]) => [columnOf.hold[part], holdCell(part, value)]));
}

function holdCell(part: keyof typeof columnOf.hold, value: unknown): string | number {
	if (part === 'group') return groupWords(value as string);
	if (Array.isArray(value)) return value.join(', ');
	return typeof value === 'number' ? value : oneLine(String(value));
}

export type Called = (id: string) => string;

/** How steps or routes are called where another names them: by name, or by id where the name is not its alone. */
export function callers(all: ReadonlyArray<{ readonly id: string; readonly name: string }>): Called {
	const names = new Map(all.map(({ id, name }) => [id, name]));
	const meant = new Map<string, Set<string>>();
	for (const { id, name } of all) for (const text of [id, name]) meant.set(plainLetters(text), (meant.get(plainLetters(text)) ?? new Set()).add(id));
	return (id) => {
		const name = names.get(id) ?? id;
		return plainLetters(name) !== '' && meant.get(plainLetters(name))?.size === 1 ? name : id;
	};
}
