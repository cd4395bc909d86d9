import type { Policy, Step } from '../schema';
import { asText, conditionsCell, reasonsCell } from './cells';
import { fields, titleOf, type RowKind } from './columns';
import { callers, holdCells, policyCells, routeCells, stepCells, waitCells, type Called, type Cells } from './policyCells';

/**
 * A policy as the rows of a table that `readTable` reads back as the same policy: header to value, every column in
 * every row, blank cells empty. Sentences are one line each. Text that a spreadsheet would take for a formula gets an
 * apostrophe before it.
 */
export function writeTable(policy: Policy): Array<Record<string, string | number>> {
	const { routes = [], steps, holds } = policy;
	const [routeCalled, stepCalled] = [callers(routes), callers(steps)];
	const rows: Array<readonly [RowKind, Cells]> = [
		['Policy', policyCells(policy)],
		...routes.map((route): [RowKind, Cells] => ['Route', routeCells(route)]),
		...steps.flatMap((step) => stepRows(step, routeCalled, stepCalled)),
		...holds.map((hold): [RowKind, Cells] => ['Hold', holdCells(hold)]),
	];
	return rows.map(([kind, cells], place) => Object.fromEntries(fields.map((field) => [titleOf(field), written({ kind, order: place + 1, ...cells }[field])])));
}

function written(value: string | number | undefined): string | number {
	return typeof value === 'string' ? asText(value) : (value ?? '');
}

/** A row for each way; what belongs to the step stands in the first alone. */
function stepRows(step: Step, routeCalled: Called, stepCalled: Called): Array<[RowKind, Cells]> {
	return step.dueWhen.map((way, place) => [
		'Step',
		{
			...(place === 0 ? stepCells(step, routeCalled) : { id: step.id, name: step.name }),
			...waitCells(way, stepCalled),
			dueWhen: conditionsCell(way.conditions),
			reasons: reasonsCell(way.conditions),
		},
	]);
}
