/**
 * Writes a sample school as the three files that a MIS exports, or shows how near the sample schools come to the published
 * figures. `npm run sample-school -- --help` says how.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { addSchools, calibrationTable, compare, comparedSeeds, tallySchools } from './calibration/compare';
import { describeSchool } from './describe';
import { exportFiles, generateSchool, phases } from './index';

const usage = `A sample school with invented pupils and families, as a MIS would export it.

  npm run sample-school -- --out FOLDER    writes marks.csv, pupils.csv and contacts.csv
  npm run sample-school                    describes the school, and compares the samples with the published figures

  --phase secondary|primary   1,050 or 420 pupils (secondary)
  --as-at YYYY-MM-DD          the last day in the registers (2026-11-20)
  --seed NUMBER               another number gives another school (1)
  --size NUMBER               pupils on roll in September
  --layout long|weekly        marks with a row a session, or a row a week (long)
  --no-dirt                   without the few faults that real exports have
  --out FOLDER                where to write; files of these names are replaced`;

function main(): void {
	const { values } = parseArgs({
		options: {
			phase: { type: 'string', default: 'secondary' },
			'as-at': { type: 'string', default: '2026-11-20' },
			seed: { type: 'string', default: '1' },
			size: { type: 'string' },
			layout: { type: 'string', default: 'long' },
			'no-dirt': { type: 'boolean', default: false },
			out: { type: 'string' },
			help: { type: 'boolean', short: 'h', default: false },
		},
	});
	if (values.help) {
		console.log(usage);
		return;
	}
	const phase = oneOf(phases, values.phase, '--phase');
	const layout = oneOf(['long', 'weekly'] as const, values.layout, '--layout');
	const asAt = values['as-at'];
	if (!/^\d{4}-\d{2}-\d{2}$/.test(asAt)) throw new Error(`--as-at is a date as YYYY-MM-DD, and not "${asAt}"`);
	const size = values.size === undefined ? undefined : wholeNumber(values.size, '--size');
	const school = generateSchool({ phase, asAt, seed: wholeNumber(values.seed, '--seed'), ...(size === undefined ? {} : { size }) });
	console.log(describeSchool(school));

	if (values.out === undefined) {
		console.log(`\nThe sample schools (${comparedSeeds.secondary.length} secondary, ${comparedSeeds.primary.length} primary) beside the published figures; ! marks one out of tolerance\n`);
		console.log(calibrationTable(compare(addSchools(tallySchools(asAt)))));
		return;
	}
	const { files, dirt } = exportFiles(school, { layout, dirt: !values['no-dirt'] });
	mkdirSync(values.out, { recursive: true });
	console.log('');
	for (const [name, text] of Object.entries(files)) {
		writeFileSync(path.join(values.out, name), text);
		console.log(`  ${path.join(values.out, name)}  ${(text.match(/\r\n/g)?.length ?? 1) - 1} rows`);
	}
	for (const { file, row, field, value, kind } of dirt) console.log(`  planted: ${kind}, ${file} row ${row}, ${field} "${value}"`);
}

function oneOf<T extends string>(allowed: readonly T[], value: string, option: string): T {
	const found = allowed.find((each) => each === value);
	if (!found) throw new Error(`${option} is ${allowed.join(' or ')}, and not "${value}"`);
	return found;
}

function wholeNumber(value: string, option: string): number {
	if (!/^\d{1,9}$/.test(value)) throw new Error(`${option} is a whole number, and not "${value}"`);
	return Number(value);
}

try {
	main();
} catch (error) {
	console.error(`${(error as Error).message}\n\n${usage}`);
	process.exitCode = 2;
}
