import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { verifyChain, isAct } from '../../../attendance/caseLog';
import { openSqliteCaseStore } from '../../../connectors/caseStore/sqlite/open';
import type { School } from '../../../attendance/item';
import { exportFiles, generateSchool } from '../../sample-school';
import { Random } from '../../sample-school/random';
import { N8nInstance } from '../../support/n8nInstance';
import { testFolder } from '../../support/packedPackage';
import { figures, importWeekly, placeExports, schoolFolder } from '../../support/weeklyRun';
import { Counts, sum } from '../counts';

const asAt = '2026-11-20';
/** Longer than a reservation keeps other runs away. */
const holdIsOver = 16;

/**
 * The shipped weekly workflow in a real n8n whose process is killed (kill -9) again and again, then executed until it comes
 * to its end. Holds the documents against those of an n8n that nobody killed: each of them once, none more.
 */
export async function killedN8n({ kills, seed, say }: { kills: number; seed: number; say: (progress: string) => void }): Promise<Counts> {
	const random = new Random('faults', seed, 'n8n');
	const counts = new Counts();
	const [calm, killed] = [await Weekly.create('faults-calm'), await Weekly.create('faults-killed')];
	try {
		say('a run that nobody kills, to know what is to come of it');
		const usual = await calm.toTheEnd();
		if (usual.documents.length === 0) counts.broken.push({ what: 'fault did not strike', about: 'the workflow makes no documents' });
		for (let death = 1; death <= kills; death += 1) {
			// Loading n8n takes most of the time, so half of the deaths wait for the first document.
			const moment = await killed.die(random.chance(0.5) ? { afterMs: random.next() * usual.milliseconds } : { documents: random.integer(0, usual.documents.length), andMs: random.integer(0, 300) });
			if (moment) counts.kill('at any moment');
			counts.runs += 1;
			const { open } = await killed.log(usual.school);
			counts.shown += open;
			say(`death ${death} of ${kills}: ${killed.documents().length} of ${usual.documents.length} documents there, ${open} acts open and listed`);
		}
		const last = await killed.toTheEnd();
		counts.resumed = last.resumed;
		counts.runs += 2;
		const { open, settled, intact, acts } = await killed.log(usual.school);
		counts.acts = acts;
		counts.settled = settled;
		if (!intact) counts.broken.push({ what: 'log damaged', about: 'the chain does not verify' });
		if (open > 0) counts.broken.push({ what: 'lost', about: `${open} acts are open after a run that came to its end` });
		const [expected, found] = [usual.documents, last.documents];
		for (const name of expected.filter((one) => !found.includes(one))) counts.broken.push({ what: 'lost', about: name });
		for (const name of found.filter((one, place) => found.indexOf(one) !== place || !expected.includes(one))) counts.broken.push({ what: 'done twice', about: name });
		const again = await killed.toTheEnd();
		if (again.made > 0) counts.broken.push({ what: 'done twice', about: `${again.made} documents were made again by a run after the last` });
		return counts;
	} finally {
		for (const weekly of [calm, killed]) weekly.remove();
	}
}

/** An n8n of its own with the package, the weekly workflow and a small school. */
class Weekly {
	private minutesAhead = 0;
	private constructor(
		private readonly n8n: N8nInstance,
		private readonly workflow: string,
		private readonly clock: string,
	) {}

	static async create(name: string): Promise<Weekly> {
		const folder = testFolder(name);
		const clock = path.join(folder, 'minutes-ahead');
		mkdirSync(folder, { recursive: true });
		writeFileSync(clock, '0');
		const n8n = await N8nInstance.create(folder, { NODE_OPTIONS: `--require "${path.join(__dirname, '../shiftedClock.cjs')}"`, FAULTS_MINUTES_AHEAD_FILE: clock });
		n8n.installBuild();
		placeExports(n8n, exportFiles(generateSchool({ phase: 'primary', seed: 7, asAt }), { dirt: false }).files);
		return new Weekly(n8n, await importWeekly(n8n, { asAt }), clock);
	}

	async toTheEnd(): Promise<{ readonly milliseconds: number; readonly documents: string[]; readonly made: number; readonly resumed: number; readonly school: School }> {
		this.later();
		const began = performance.now();
		const run = await this.n8n.execute(this.workflow);
		const milliseconds = performance.now() - began;
		const { letters, referralsReady } = figures(run);
		const reserved = ['Reserve the letters', 'Reserve the referrals'].flatMap((node) => run[node]?.[0] ?? []);
		const pupil = run['Score each pupil']?.[0]?.[0];
		if (!pupil) throw new Error('The weekly workflow scored nobody.');
		return {
			milliseconds,
			documents: this.documents(),
			made: sum(Object.values(letters)) + referralsReady,
			resumed: reserved.filter(({ json }) => json.caseLog.resumed).length,
			school: pupil.json.school,
		};
	}

	/** Executes the workflow and kills n8n; false where it had come to its end before. */
	async die(when: { readonly afterMs: number } | { readonly documents: number; readonly andMs: number }): Promise<boolean> {
		this.later();
		let killed = false;
		let ended = false;
		const finished = this.n8n.run(['execute', `--id=${this.workflow}`], (child) => {
			void (async () => {
				if ('afterMs' in when) await wait(when.afterMs);
				else {
					while (!ended && this.documents().length < when.documents) await wait(5);
					await wait(when.andMs);
				}
				killed = child.kill('SIGKILL');
			})();
		});
		await finished;
		ended = true;
		return killed;
	}

	/** Names of all documents that were put anywhere, unfinished ones left out. */
	documents(): string[] {
		return ['letters', 'referrals']
			.map((name) => path.join(schoolFolder(this.n8n), name))
			.flatMap((folder) => (existsSync(folder) ? (readdirSync(folder, { recursive: true }) as string[]) : []))
			.map((file) => path.basename(file))
			.filter((file) => /\.\w+$/.test(file) && !file.startsWith('.'))
			.sort();
	}

	async log(school: School): Promise<{ readonly acts: number; readonly open: number; readonly settled: number; readonly intact: boolean }> {
		const store = await openSqliteCaseStore(path.join(this.n8n.folder, '.n8n/school-attendance/case-log.sqlite'));
		try {
			const links = await store.events(school);
			const acts = links.flatMap(({ event }) => (event && isAct(event) ? [event] : []));
			const keys = (kind: string) => new Set(acts.filter((act) => act.kind === kind).map(({ key }) => key));
			return { acts: keys('reserved').size, open: (await store.open(school)).length, settled: keys('settled').size, intact: verifyChain(links).intact };
		} finally {
			await store.close();
		}
	}

	remove(): void {
		rmSync(this.n8n.folder, { recursive: true, force: true });
	}

	private later(): void {
		this.minutesAhead += holdIsOver;
		writeFileSync(this.clock, String(this.minutesAhead));
	}
}
