import type { Expectations } from '../letterFacts';
import type { FieldSection } from './section';

/** The school's expectations, made from its policy: a list of lines for each heading of the leaflet. */
export type ExpectationsFields = { [Heading in keyof Expectations]: { line: string }[] };

export const expectations: FieldSection<ExpectationsFields> = {
	words: {
		weExpect: { line: 'something that the school expects' },
		reporting: { line: 'how to tell the school of an absence' },
		steps: { line: 'something that the school does when a pupil misses school, in its order' },
		help: { line: 'help that the school offers' },
		leave: { line: 'something about leave in term time' },
		law: { line: 'something about the law' },
	},
	empty: { weExpect: [], reporting: [], steps: [], help: [], leave: [], law: [] },
	missing: 'no policy was given from which the expectations could be told',
	advice: 'Choose the policy in "Policy for the Leaflet".',
	of: ({ expectations: known }) => {
		if (!known) return null;
		const asLines = (lines: readonly string[]) => lines.map((line) => ({ line }));
		return {
			weExpect: asLines(known.weExpect), reporting: asLines(known.reporting), steps: asLines(known.steps), help: asLines(known.help), leave: asLines(known.leave),
			law: asLines(known.law),
		};
	},
};
