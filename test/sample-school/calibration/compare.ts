import { phases, type Phase } from '../phase';
import { SampleSchoolYear } from '../index';
import { publishedFigures, weightInEngland, type Period, type PublishedFigure } from './publishedFigures';
import { addTallies, tallySchool, type Tally } from './tally';

/** The counts of one phase's schools, put together, at the end of each period. */
export type Tallies = Readonly<Record<Phase, Readonly<Record<Period, Tally>>>>;

export interface Comparison extends PublishedFigure {
	readonly measured: number;
	readonly holds: boolean;
}

/** The last day of each period in the school year that a date lies in. */
function periodEnds(year: SampleSchoolYear): Record<Period, string> {
	const { terms } = year.calendar.dates;
	return { 'to 20 November': `${year.calendar.year.slice(0, 4)}-11-20`, 'autumn term': terms[0].to, 'whole year': terms[2].to };
}

/** Schools that are compared: enough that chance moves a figure less than its tolerance. */
export const comparedSeeds: Readonly<Record<Phase, readonly number[]>> = { secondary: [1, 2, 3], primary: [1, 2, 3, 4, 5, 6] };

/** The counts of the compared schools, in the school year that a date lies in. */
export function tallySchools(within: string): Record<Phase, Record<Period, Tally>[]> {
	const tallied = (phase: Phase) => comparedSeeds[phase].map((seed) => tallyPeriods(phase, seed, within));
	return { secondary: tallied('secondary'), primary: tallied('primary') };
}

/** Draws one school and counts it at the end of each period. */
function tallyPeriods(phase: Phase, seed: number, within: string): Record<Period, Tally> {
	const year = new SampleSchoolYear(phase, seed, within);
	const ends = Object.entries(periodEnds(year)) as [Period, string][];
	return Object.fromEntries(ends.map(([period, asAt]) => [period, tallySchool(year.asAt(asAt))])) as Record<Period, Tally>;
}

/** Adds up the schools of each phase. */
export function addSchools(schools: Readonly<Record<Phase, readonly Readonly<Record<Period, Tally>>[]>>): Tallies {
	const add = (phase: Phase, period: Period) => addTallies(schools[phase].map((school) => school[period]));
	return Object.fromEntries(
		phases.map((phase) => [
			phase,
			Object.fromEntries((['to 20 November', 'autumn term', 'whole year'] as const).map((period) => [period, add(phase, period)])),
		]),
	) as unknown as Tallies;
}

/** Every published figure beside what the sample schools show. */
export function compare(tallies: Tallies): Comparison[] {
	return publishedFigures.map((figure) => {
		const of = (phase: Phase) => figure.measure(tallies[phase][figure.period]);
		const measured = figure.of === 'England'
			? weightInEngland.primary * of('primary') + weightInEngland.secondary * of('secondary')
			: of(figure.of);
		return { ...figure, measured, holds: Math.abs(measured - figure.published) <= figure.tolerance };
	});
}

/** The comparison as lines of text. */
export function calibrationTable(comparisons: readonly Comparison[]): string {
	const header = ['', 'figure', 'of', 'period', 'published', 'sample', 'tolerance', 'source'];
	const lines = comparisons.map(({ holds, name, of, period, published, measured, tolerance, unit, source }) => [
		holds ? '' : '!', name, of, period, String(published), measured.toFixed(2), `± ${tolerance}${unit === 'times' ? ' ×' : unit === 'points' ? ' points' : ''}`, source,
	]);
	const widths = header.map((title, column) => Math.max(title.length, ...lines.map((line) => (line[column] as string).length)));
	return [header, ...lines].map((line) => line.map((cell, column) => cell.padEnd(widths[column] as number)).join('  ').trimEnd()).join('\n');
}
