import type { Phase } from '../phase';
import { addSchools, compare, tallySchools, type Comparison } from './compare';
import { publishedFigures, type Period } from './publishedFigures';
import type { Tally } from './tally';

/** One school differs from the next, so a single one may lie further from England than several put together. */
const singleSchools: ReadonlyArray<[Phase, what: string, published: number, tolerance: number, source: string]> = [
	['secondary', 'absent: all', 8.9, 1.2, 'DfE 2023/24'],
	['secondary', 'persistently absent: all', 25, 5, 'FFT 2024/25'],
	['primary', 'absent: all', 5.5, 1, 'DfE 2023/24'],
	['primary', 'persistently absent: all', 14.56, 5, 'DfE 2023/24'],
];

describe('the sample schools agree with the published figures', () => {
	let schools: Record<Phase, Record<Period, Tally>[]>;
	let comparisons: Comparison[] = [];

	beforeAll(() => {
		schools = tallySchools('2026-11-20');
		comparisons = compare(addSchools(schools));
	});

	it.each(publishedFigures.map((figure, index) => [figure.of, figure.name, figure.period, figure.published, figure.tolerance, figure.source, index] as const))(
		'%s: %s, %s: %d ± %d (%s)',
		(...row) => {
			const { measured, published, tolerance } = comparisons[row[6]] as Comparison;
			expect(measured).toBeGreaterThanOrEqual(published - tolerance);
			expect(measured).toBeLessThanOrEqual(published + tolerance);
		},
	);

	it.each(singleSchools)('each single %s school, %s over the year: %d ± %d (%s)', (phase, what, published, tolerance) => {
		for (const school of schools[phase]) {
			const { part, whole } = school['whole year'].get(what) as { part: number; whole: number };
			expect((part * 100) / whole).toBeGreaterThanOrEqual(published - tolerance);
			expect((part * 100) / whole).toBeLessThanOrEqual(published + tolerance);
		}
	});
});
