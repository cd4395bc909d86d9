/**
 * `npm run demo`: the weekly escalation, start to finish, in a real n8n of its own, on the sample school.
 * `npm run demo -- --open` leaves n8n's editor running afterwards and prints its address.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { decideOn, whenGoneOn } from '../support/approve';
import { createOwner, owner } from '../support/editor';
import { N8nInstance, repository } from '../support/n8nInstance';
import { figures, importWeekly, placeExports, schoolFolder, type WeeklyFigures } from '../support/weeklyRun';
import { exportFiles, generateSchool } from '../sample-school';

/** A Friday late in autumn, so that the figures are the same whenever the demonstration is run. */
const asAt = '2026-11-20';
const home = path.join(repository, '.demo');
const out = path.join(repository, 'out');

async function main(): Promise<void> {
	say('1/7  Building the package (type check, bundles, letter templates) …');
	const build = spawnSync(process.execPath, [path.join(repository, 'node_modules/gulp/bin/gulp.js'), '--silent'], { cwd: repository, stdio: 'inherit' });
	if (build.status !== 0) throw new Error('The package could not be built; the reason stands above.');

	say('2/7  Making the sample school (all names invented) …');
	const sample = generateSchool({ phase: 'secondary', seed: 1, asAt });
	const { files, dirt } = exportFiles(sample, { dirt: true });
	rmSync(home, { recursive: true, force: true });
	rmSync(out, { recursive: true, force: true });

	say('3/7  Setting up an n8n of its own in .demo/ with the package and workflows/embedded/weekly-escalation.json …');
	const n8n = await N8nInstance.create(home);
	n8n.installBuild();
	placeExports(n8n, files);
	const workflowId = await importWeekly(n8n, { asAt });

	say(`4/7  Running the workflow as at ${asAt}: register, scores, decisions, letters, referrals, tasks, case log …`);
	const { result: ran, seconds } = await timed(() => n8n.executeTimed(workflowId));
	const first = figures(ran.data);
	report(sample.school.name, first, seconds, dirt.length);

	say('5/7  A person decides: the headteacher of the sample school approves what waits, on the page …');
	const server = await n8n.start();
	const approved = await timed(async () => {
		if (!ran.waitsAt) return 0;
		const decided = await decideOn(ran.waitsAt, server, 'approve', { name: 'R. Okafor', role: 'Headteacher' });
		await whenGoneOn(n8n, ran.waitsAt);
		return decided;
	}).finally(() => server.stop());
	row('Steps approved', approved.result, `on one page, in the case log with who and when; done in ${approved.seconds} s`);

	say('6/7  Running it again, as when somebody presses the button twice …');
	const second = await timed(() => n8n.execute(workflowId).then(figures));
	row('Letters made again', total(second.result.letters));
	row('Pupils with nothing due', second.result.nothingDue, 'each says which letter was made, and when the next step is looked at');

	say('7/7  Copying the documents to out/ …');
	cpSync(schoolFolder(n8n), out, { recursive: true });
	console.log(`
       out/register    the three exports that went in
       out/letters     ${total(first.letters)} letters, each as PDF and DOCX
       out/referrals   ${readdirSync(path.join(out, 'referrals'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.pdf')).length} referral packs, each as PDF and JSON
       .demo/.n8n/school-attendance/case-log.sqlite   the case log`);

	if (process.argv.includes('--open')) await openEditor(n8n);
	else console.log('\nTo see it in the editor: npm run demo -- --open\n');
}

async function openEditor(n8n: N8nInstance): Promise<void> {
	say('Starting the editor …');
	const server = await n8n.start();
	await createOwner(server);
	console.log(`\n       Open       ${server.url}\n       Sign in    ${owner.email}   ${owner.password}\n       Ctrl-C ends it. It listens on this machine alone.\n`);
	await new Promise((resolve) => {
		process.once('SIGINT', resolve);
		process.once('SIGTERM', resolve);
	});
	await server.stop();
}

function report(school: string, run: WeeklyFigures, seconds: number, planted: number): void {
	console.log(`\n       ${school}, done in ${seconds} s\n`);
	row('Pupils read', run.pupils, `${run.marks.toLocaleString('en-GB')} marks`);
	row('Rows rejected', run.rejectedRows, `${planted} faults were planted in the exports; each row says file, field and reason`);
	section('Tier', run.tiers);
	section('Step due', run.due);
	row('Held for a person', run.held, 'with the reason');
	row('Nothing due', run.nothingDue);
	section('Letters', run.letters, 'one for each contact who should have one');
	if (run.lettersHeld > 0) row('Letters held', run.lettersHeld, 'nobody could be written to, or something is missing');
	row('Waiting for a person to decide', run.waiting, 'nothing of weight goes before somebody has');
	section('Task for staff', run.tasks, 'who does what, and why');
	row('Referral packs incomplete', run.referralsIncomplete, 'each names what is missing and who can supply it');
	console.log('');
}

function section(title: string, counts: Record<string, number>, remark?: string): void {
	for (const [name, count] of Object.entries(counts).sort(([one], [other]) => (one < other ? -1 : 1))) row(`${title}: ${name}`, count, remark);
}

function row(name: string, count: number, remark = ''): void {
	console.log(`       ${name.padEnd(44)}${count.toLocaleString('en-GB').padStart(7)}   ${remark}`.trimEnd());
}

const say = (text: string) => console.log(`\n${text}`);
const total = (counts: Record<string, number>) => Object.values(counts).reduce((sum, count) => sum + count, 0);

async function timed<Result>(work: () => Promise<Result>): Promise<{ result: Result; seconds: number }> {
	const started = Date.now();
	const heartbeat = setInterval(() => console.log(`       … ${Math.round((Date.now() - started) / 1000)} s`), 20_000);
	const result = await work().finally(() => clearInterval(heartbeat));
	return { result, seconds: Math.round((Date.now() - started) / 1000) };
}

main().catch((error: Error) => {
	console.error(`\n${error.message}`);
	process.exitCode = 1;
});
