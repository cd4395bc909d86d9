/**
 * Checks the chance of persistent absence against schools whose year is known, and prints the tables of the model card.
 *
 *     npm run risk-check            three schools a kind, a minute or two
 *     npm run risk-check -- 1       one school a kind
 */
import { checkedWeeks, endOfSchoolWeek, otherSchool, sampleSchool, tell, type CheckedSchool } from './checkedSchools';
import { otherKinds } from './otherSchools';
import { caseloadTable, groupsTable, rankingTable, tenthsTable } from './report';

const seeds = Math.max(1, Number(process.argv[2] ?? 3));
const phases = ['secondary', 'primary'] as const;

/** Seeds beyond those that the sample schools were calibrated on (1 to 6). */
const seedsFrom = (count: number) => Array.from({ length: count }, (_, index) => 101 + index);

const kinds: ReadonlyArray<readonly [name: string, draw: (seed: number) => CheckedSchool]> = phases.flatMap((phase) => [
	[`Sample school, ${phase}`, (seed: number) => sampleSchool(phase, seed)] as const,
	...otherKinds.map((kind) => [`Other school "${kind}", ${phase}`, (seed: number) => otherSchool(kind, phase, seed)] as const),
]);

for (const [name, draw] of kinds) {
	const schools = seedsFrom(seeds).map(draw);
	const told = checkedWeeks.map((week) => [week, schools.flatMap((school) => tell(school, endOfSchoolWeek(week)))] as const);
	process.stdout.write(`\n## ${name} (${seeds} ${seeds === 1 ? 'school' : 'schools'})\n\n${[rankingTable(told), caseloadTable(told), tenthsTable(told), groupsTable(told)].join('\n\n')}\n`);
}
