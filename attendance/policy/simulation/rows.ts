import type { Comparison } from './compare';
import type { FairnessLine } from './fairness';
import { loadByRun, loadByStep, loadOf, pupilsHeldByRule } from './load';
import { reading } from './reading';
import type { Simulation } from './simulate';

const policyName = ({ policy: { name, version } }: Simulation): string => `${name} ${version}`;

/** One row for each week and step, weeks without work too, so that a chart needs no filling in. */
export function weekRows(simulation: Simulation) {
	return loadByRun(simulation).flatMap(({ week, on, steps }) =>
		simulation.policy.steps.map(({ id, name, action }) => ({ row: 'week and step' as const, policy: policyName(simulation), week, on, step: id, stepName: name, action, ...steps[id] })),
	);
}

/** The row of a whole simulation. A group's share is null where the group is hidden. */
export function summaryRow(simulation: Simulation, groups: readonly FairnessLine[]) {
	const weeks = loadByRun(simulation);
	const { taken, approvals, newlyHeld } = loadOf(simulation.years.flatMap(({ asked }) => asked));
	const busiest = weeks.reduce<(typeof weeks)[number] | null>((most, week) => (most && most.taken >= week.taken ? most : week), null);
	return {
		row: 'summary' as const,
		policy: policyName(simulation),
		from: weeks[0]?.on ?? null,
		to: weeks.at(-1)?.on ?? null,
		weeks: weeks.length,
		pupils: simulation.years.length,
		decisions: simulation.decisions,
		stepsTaken: taken,
		approvals,
		newlyHeld,
		busiestWeek: busiest && { on: busiest.on, taken: busiest.taken, approvals: busiest.approvals },
		steps: loadByStep(simulation),
		pupilsHeldByRule: pupilsHeldByRule(simulation),
		groups: groups.map(({ groupingName, name, share }) => ({ grouping: groupingName, group: name, shown: share !== null, ...share })),
		reading,
	};
}

/** The two policies beside each other, as part of the summary's row. */
export const comparisonRow = (first: Simulation, second: Simulation, comparison: Comparison) => ({ policies: [policyName(first), policyName(second)], ...comparison });
