import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { buildSync } from 'esbuild';
import type { Job, Traced } from './worker/job';

/** How a run came to its end. `failed`: it said why and stopped, as a node with an error does. */
export type Ending = 'ended' | 'failed' | 'killed';

/** One line of a run's trace. */
export interface TraceLine {
	readonly what: Traced;
	readonly about: string;
}

/** A run in a process of its own that has been let go. */
export class Run {
	readonly finished: Promise<Ending>;

	constructor(
		readonly child: ChildProcess,
		readonly job: Job,
	) {
		this.finished = once(child, 'exit').then(([code, signal]) => (signal === 'SIGKILL' ? 'killed' : this.endingOf(code as number | null, signal as string | null)));
		child.send(job);
	}

	lines(): TraceLine[] {
		if (!existsSync(this.job.trace)) return [];
		return readFileSync(this.job.trace, 'utf8').split('\n').filter(Boolean).map((line) => {
			const [what, about = ''] = line.split('\t') as [Traced, string?];
			return { what, about };
		});
	}

	/** Waits until the run stands still at its boundary; false where it ended before it came by. */
	async standsStill(): Promise<boolean> {
		for (;;) {
			if (this.lines().some(({ what }) => what === 'stands still')) return true;
			if (this.child.exitCode !== null || this.child.signalCode !== null) return false;
			await wait(10);
		}
	}

	private endingOf(code: number | null, signal: string | null): Ending {
		const last = this.lines().at(-1);
		if (code === 0 && last?.what === 'ended') return 'ended';
		if (code === 1 && last?.what === 'failed') return 'failed';
		throw new Error(`A run came to an end that nobody meant (${code ?? signal}): ${this.job.run}`);
	}
}

/** Where the run lies as it is shipped: bundled, in a folder without node_modules. */
let bundles: string | undefined;

/** Mail is a bundle of its own, as in the package: thousands of runs that send none start without it. */
function bundledWorker(): string {
	if (bundles) return bundles;
	const outdir = mkdtempSync(path.join(tmpdir(), 'faults-run-'));
	const entryPoints = ['worker', 'mail'].map((name) => path.join(__dirname, `worker/${name}.ts`));
	buildSync({ entryPoints, outdir, bundle: true, platform: 'node', format: 'cjs', target: 'node24', logLevel: 'error', external: ['pg-native', './mail.js'] });
	return (bundles = outdir);
}

/** Starts runs and lets them all go at once when each is ready. */
export async function start(...jobs: readonly Job[]): Promise<Run[]> {
	const folder = bundledWorker();
	const env = { ...process.env, NODE_COMPILE_CACHE: path.join(folder, 'compiled') };
	const children = jobs.map(() => fork(path.join(folder, 'worker.js'), { execArgv: [], env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }));
	await Promise.all(children.map((child) => once(child, 'message')));
	return children.map((child, index) => new Run(child, jobs[index] as Job));
}
