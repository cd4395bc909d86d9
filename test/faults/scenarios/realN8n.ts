import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { verifyChain, isAct } from '../../../attendance/caseLog';
import { openSqliteCaseStore } from '../../../connectors/caseStore/sqlite/open';
import type { School } from '../../../attendance/item';
import { exportFiles, generateSchool } from '../../sample-school';
import { Random } from '../../sample-school/random';
import { decideOn, whenGoneOn } from '../../support/approve';
import { N8nInstance, type RunData } from '../../support/n8nInstance';
import { testFolder } from '../../support/packedPackage';
import { importWeekly, placeExports, schoolFolder } from '../../support/weeklyRun';
import { Counts } from '../counts';

const asAt = '2026-11-20';
/** Longer than a reservation keeps other runs away. */
const holdIsOver = 16;
const head = { name: 'R. Okafor', role: 'Headteacher' };

/** What comes of the workflow where nobody kills it: all its documents, those that go before a person is asked, and how long it takes. */
interface Usual {
	readonly documents: readonly string[];
	readonly beforeDecision: number;
	readonly executionMs: number;
	readonly decisionMs: number;
	readonly school: School;
}

/**
 * The shipped weekly workflow in a real n8n whose process is killed (kill -9) again and again, while it runs and while it goes
 * on after a person's decision; then executed and decided on until nothing is left to do. Holds the documents against those
 * of an n8n that nobody killed: each of them once, none more.
 */
export async function killedN8n({ kills, seed, say }: { kills: number; seed: number; say: (progress: string) => void }): Promise<Counts> {
	const random = new Random('faults', seed, 'n8n');
	const counts = new Counts();
	const [calm, killed] = [await Weekly.create('faults-calm'), await Weekly.create('faults-killed')];
	try {
		say('an n8n that nobody kills, to know what is to come of the workflow');
		const usual = await calm.undisturbed();
		if (usual.beforeDecision === 0) counts.broken.push({ what: 'fault did not strike', about: 'the workflow makes no documents before it asks a person' });
		if (usual.documents.length === usual.beforeDecision) counts.broken.push({ what: 'fault did not strike', about: 'the workflow makes no documents after a decision' });
		for (let death = 1; death <= kills; death += 1) {
			// The last third of the deaths come after a decision: whatever needs none is done by then.
			const after = death > (kills * 2) / 3;
			if (after ? await killed.dieDecided(random.next() * usual.decisionMs) : await killed.die(killed.momentIn(usual, random))) counts.kill('at any moment');
			const { open } = await killed.log(usual.school);
			counts.shown += open;
			say(`death ${death} of ${kills}: ${killed.documents().length} of ${usual.documents.length} documents there, ${open} acts open and listed`);
		}
		say('executed and decided on until nothing is left, every time on two pages that ask the same');
		await killed.toTheEnd(2);
		counts.runs = killed.executions;
		counts.resumed = killed.resumed;
		counts.fault('n8n asked a person the same on two pages', killed.pages - killed.waits);
		const { open, settled, intact, acts } = await killed.log(usual.school);
		counts.acts = acts;
		counts.settled = settled;
		if (!intact) counts.broken.push({ what: 'log damaged', about: 'the chain does not verify' });
		if (open > 0) counts.broken.push({ what: 'lost', about: `${open} acts are open after a run that came to its end` });
		const [expected, found] = [usual.documents, killed.documents()];
		for (const name of expected.filter((one) => !found.includes(one))) counts.broken.push({ what: 'lost', about: name });
		for (const name of found.filter((one, place) => found.indexOf(one) !== place || !expected.includes(one))) counts.broken.push({ what: 'done twice', about: name });
		return counts;
	} finally {
		for (const weekly of [calm, killed]) weekly.remove();
	}
}

/** An n8n of its own with the package, the weekly workflow and a primary school, of which some steps wait for a person. */
class Weekly {
	/** Executions begun; times that a person decided; and the pages that they decided on. */
	executions = 0;
	waits = 0;
	pages = 0;
	/** Letters and tasks that a run took up from one that died. */
	resumed = 0;
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

	/** Executes and decides as a person does whom nothing disturbs. */
	async undisturbed(): Promise<Usual> {
		const began = performance.now();
		const { data, page } = await this.execute();
		const executionMs = performance.now() - began;
		const school = data['Score each pupil']?.[0]?.[0]?.json.school;
		if (!school) throw new Error('The weekly workflow scored nobody.');
		const beforeDecision = this.documents().length;
		const decisionMs = page ? await this.decide([page]) : 0;
		return { documents: this.documents(), beforeDecision, executionMs, decisionMs, school };
	}

	/**
	 * Executes and decides until there is nothing left to do. A person who is asked gets so many pages of as many runs, all
	 * asking the same, and decides on each.
	 */
	async toTheEnd(pages: number): Promise<void> {
		for (let tries = 0; tries < 4; tries += 1) {
			const asked: string[] = [];
			for (let page = 0; page < pages; page += 1) {
				const run = await this.execute();
				if (run.page) asked.push(run.page);
				else if (asked.length === 0) return;
			}
			await this.decide(asked);
		}
		throw new Error('The weekly workflow asks for decisions again and again.');
	}

	/** A moment in a run: any at all; or, since loading n8n takes most of that time, when so many more documents lie there. */
	momentIn({ beforeDecision, executionMs }: Usual, random: Random): Moment {
		const [there, more] = [this.documents().length, random.integer(1, 4)];
		return random.chance(0.3) || there + more > beforeDecision ? { afterMs: random.next() * executionMs } : { documents: there + more, andMs: random.integer(0, 50) };
	}

	/** Executes the workflow and kills n8n; false where it had come to its end before. */
	async die(moment: Moment): Promise<boolean> {
		this.later();
		this.executions += 1;
		let [killed, ended] = [false, false];
		const finished = this.n8n.run(['execute', `--id=${this.workflow}`], (child) => {
			void (async () => {
				if ('afterMs' in moment) await wait(moment.afterMs);
				else {
					while (!ended && this.documents().length < moment.documents) await wait(2);
					await wait(moment.andMs);
				}
				killed = child.kill('SIGKILL');
			})();
		});
		await finished;
		ended = true;
		return killed;
	}

	/** Executes the workflow, lets a person decide and kills n8n while it goes on; false where nobody was asked. */
	async dieDecided(afterMs: number): Promise<boolean> {
		const { page } = await this.execute();
		if (!page) return false;
		const server = await this.n8n.start();
		// The page's own answer may be cut off by the death.
		const decided = decideOn(page, server, 'approve', head).catch(() => 0);
		await wait(afterMs);
		await server.kill();
		await decided;
		return true;
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

	/** Executes the workflow until it has ended or waits for a person on its page. */
	private async execute(): Promise<{ readonly data: RunData; readonly page: string | null }> {
		this.later();
		this.executions += 1;
		const { data, waitsAt } = await this.n8n.executeTimed(this.workflow);
		const reserved = ['letters', 'referrals', 'tasks'].flatMap((what) => data[`Reserve the ${what}`]?.[0] ?? []);
		this.resumed += reserved.filter(({ json }) => json.caseLog.resumed).length;
		return { data, page: waitsAt };
	}

	/** A person decides on these pages one after another, and each run goes on to its end. Gives how long the first took, in milliseconds. */
	private async decide(pages: readonly string[]): Promise<number> {
		const server = await this.n8n.start();
		this.waits += 1;
		const took: number[] = [];
		try {
			for (const page of pages) {
				this.pages += 1;
				const began = performance.now();
				await decideOn(page, server, 'approve', head);
				await whenGoneOn(this.n8n, page);
				took.push(performance.now() - began);
			}
		} finally {
			await server.stop();
		}
		return took[0] ?? 0;
	}

	private later(): void {
		this.minutesAhead += holdIsOver;
		writeFileSync(this.clock, String(this.minutesAhead));
	}
}

/** When n8n is killed. */
type Moment = { readonly afterMs: number } | { readonly documents: number; readonly andMs: number };
