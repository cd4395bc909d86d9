import type { Condition } from '../condition';
import { measures } from '../measures';
import type { Policy } from '../schema';
import type { Field } from '../table/columns';
import { callers, holdCells, policyCells, routeCells, stepCells, waitCells, type Cells } from '../table/policyCells';

/** One entry of one of the form's lists. Its fields are called as the table's columns are. */
export type FormEntry = Readonly<Partial<Record<Field | OwnField, unknown>>>;
/** What a form has of its own: which step and way an entry belongs to, and a condition in its parts. */
type OwnField = 'step' | 'way' | 'measure' | 'comparison' | 'value' | 'reason';

/**
 * A policy in lists that do not nest, as a form has them: steps; ways into them, where a way waits for something; and the
 * conditions, each with the step and the number of the way that it belongs to.
 */
export interface PolicyForm {
	readonly policy: FormEntry;
	readonly routes: readonly FormEntry[];
	readonly steps: readonly FormEntry[];
	readonly ways: readonly FormEntry[];
	readonly conditions: readonly FormEntry[];
	readonly holds: readonly FormEntry[];
}

/** The sentence of a condition that says nothing, since a neighbour says it. */
export const saysNothing = '(nothing)';

/** A policy as the form's lists, of which `readForm` makes the same policy. */
export function formOf(policy: Policy): PolicyForm {
	const { routes = [], steps, holds } = policy;
	const [routeCalled, stepCalled] = [callers(routes), callers(steps)];
	const ways = steps.flatMap(({ id, dueWhen }) => dueWhen.map((way, place) => ({ step: stepCalled(id), way: place + 1, is: way })));
	return {
		policy: filled(policyCells(policy)),
		routes: routes.map((route) => ({ ...filled(routeCells(route)), goesBeforeHeld: route.goesBeforeHeld })),
		steps: steps.map((step) => ({ ...filled(stepCells(step, routeCalled)), approval: step.requiresApproval })),
		ways: ways.flatMap(({ step, way, is }) => {
			const waits = filled(waitCells(is, stepCalled));
			return Object.keys(waits).length > 0 ? [{ step, way, ...waits }] : [];
		}),
		conditions: ways.flatMap(({ step, way, is }) => is.conditions.map((condition) => ({ step, way, ...conditionEntry(condition) }))),
		holds: holds.map((hold) => ({ ...filled(holdCells(hold)), ...('group' in hold ? { group: hold.group } : {}) })),
	};
}

function conditionEntry({ measure, comparison, value, reason }: Condition): FormEntry {
	const written = typeof value === 'boolean' ? (value ? 'yes' : 'no') : `${value}${measures[measure]?.kind === 'percent' ? '%' : ''}`;
	return { measure, comparison, value: written, ...(reason === undefined ? {} : { reason: reason === '' ? saysNothing : reason }) };
}

const filled = (cells: Cells): FormEntry => Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== '' && value !== undefined));
