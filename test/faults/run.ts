/**
 * `npm run faults`: everything that can go wrong between reserving, doing and settling, thousands of letters long, with real
 * processes, databases and n8n; prints the counts and writes README.md beside this file. Ends with 1 where something did
 * not hold. `-- --seed 7` draws other faults; `-- --only disk` tries those whose name or place matches "disk", and writes nothing.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { faults, logs, withStores, type Fault } from './faults';
import { brokenIn, countsTable, faultsTable, report, type Tried } from './report';
import { lettersInN8n } from './scenarios/lettersInN8n';
import { killedN8n } from './scenarios/realN8n';
import { unseenFlaws } from './scenarios/selfCheck';

const repository = path.resolve(__dirname, '../..');

async function main(): Promise<void> {
	const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' }, letters: { type: 'string', default: '1000' }, kills: { type: 'string', default: '6' }, 'letters-in-n8n': { type: 'string', default: '2000' }, only: { type: 'string' } } });
	const [seed, letters, kills, run] = [Number(values.seed), Number(values.letters), Number(values.kills), Number(values['letters-in-n8n'])];
	if (![seed, letters, kills + 1, run + 1].every((number) => Number.isInteger(number) && number > 0)) throw new Error('--seed and --letters want whole numbers above 0; --kills and --letters-in-n8n may be 0 too, which leaves that out.');
	const wanted = ({ name, where }: Fault) => !values.only || new RegExp(values.only).test(`${name} ${where}`);
	console.log(`Seed ${seed}: the same seed draws the same faults (not the same moments: those are the machine's).\n`);

	const inN8n: Fault = { name: 'n8n killed (kill -9) at any moment', where: 'real n8n, SQLite, local folder', try: () => killedN8n({ kills, seed, say: (progress) => console.log(`n8n: ${progress}`) }) };
	const oneRun: Fault = {
		name: `n8n killed (kill -9) twice in a run of ${run.toLocaleString('en-GB')} letters`, where: 'real n8n, SQLite, Gmail and Drive',
		try: () => lettersInN8n({ letters: run, seed, deaths: [{ from: 0.2, to: 0.5 }, { from: 0.6, to: 0.95 }], say: (progress) => console.log(`n8n: ${progress}`) }),
	};
	const inRealN8n = [...(kills > 0 ? [inN8n] : []), ...(run > 0 ? [oneRun] : [])].filter(wanted);
	if (inRealN8n.length > 0) build();
	const began = performance.now();
	const { tried, selfCheck } = await withStores(async (stores) => {
		const all = faults(stores, { seed, letters, executions: 10, thorough: true }).filter(wanted);
		// Much of it is waiting: the case logs go beside one another, and n8n, which mostly loads itself with one core, beside them.
		const lanes = [...logs.map((log) => all.filter(({ where }) => where.startsWith(log))), inRealN8n];
		const done = await Promise.all(lanes.map(tryEach));
		console.log('Runs made wrong on purpose, before the same judge …');
		return { tried: done.flat(), selfCheck: await unseenFlaws(stores.sqlite) };
	});
	const minutes = Math.ceil((performance.now() - began) / 60_000);

	console.log(`\n${countsTable(tried)}\n\n${faultsTable(tried)}\n`);
	const broken = brokenIn(tried);
	for (const { what, about } of broken.slice(0, 20)) console.log(`Did not hold: ${what}: ${about}`);
	for (const flaw of selfCheck.unseen) console.log(`The judge did not see a run that ${flaw}.`);
	if (tried.length === 0) throw new Error(`No fault is called "${values.only}".`);
	if (broken.length > 0 || selfCheck.unseen.length > 0) process.exitCode = 1;
	if (values.only) return;
	const file = path.join(__dirname, 'README.md');
	writeFileSync(file, report(tried, { selfCheck, seed, options: process.argv.slice(2), minutes, at: new Date() }));
	console.log(`Written to ${path.relative(repository, file)}`);
}

async function tryEach(all: readonly Fault[]): Promise<Tried[]> {
	const tried: Tried[] = [];
	for (const fault of all) tried.push(await timed(fault));
	return tried;
}

async function timed({ name, where, try: tryIt }: Fault): Promise<Tried> {
	const began = performance.now();
	const counts = await tryIt().catch((error: Error) => {
		process.exitCode = 1;
		return `it broke off: ${error.message}`;
	});
	const seconds = (performance.now() - began) / 1000;
	console.log(`${name} (${where})`);
	console.log(typeof counts === 'string' ? `    not told: ${counts}` : `    ${counts.acts} acts, ${counts.killed} kills, ${counts.broken.length} broken, ${seconds.toFixed(0)} s`);
	return { name, where, counts };
}

/** n8n runs the built package. */
function build(): void {
	console.log('    … building the package');
	const { status } = spawnSync(process.execPath, [path.join(repository, 'node_modules/gulp/bin/gulp.js'), '--silent'], { cwd: repository, stdio: 'inherit' });
	if (status !== 0) throw new Error('The package could not be built; the reason stands above.');
}

main().catch((error: Error) => {
	console.error(`\n${error.message}`);
	process.exitCode = 1;
});
