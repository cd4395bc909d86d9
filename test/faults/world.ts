import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CaseStore } from '../../connectors/caseStore/caseStore';
import { openPostgresCaseStore } from '../../connectors/caseStore/postgres/open';
import { openSqliteCaseStore } from '../../connectors/caseStore/sqlite/open';
import type { ChildPlace } from '../connectors/caseStore/runInChild';
import { Counts } from './counts';
import { start, type Run } from './runs';
import type { TestedService } from './services';
import type { Job } from './worker/job';

const minute = 60_000;

/** One case log, one service, one clock, and all runs that used them. */
export class World {
	readonly folder = mkdtempSync(path.join(tmpdir(), 'faults-'));
	readonly runs: Run[] = [];
	private started = 0;

	constructor(
		readonly place: ChildPlace,
		readonly service: TestedService,
		readonly counts: Counts = new Counts(),
	) {}

	/** A clock that a test sets. Runs of different letters may go by different ones. */
	clock(): Clock {
		this.started += 1;
		return new Clock(path.join(this.folder, `clock-${this.started}`));
	}

	/** Lets runs go at once. What a job leaves out is the usual. */
	async start(...jobs: ReadonlyArray<Partial<Job> & Pick<Job, 'from' | 'to'> & { readonly at: Clock }>): Promise<Run[]> {
		const whole = jobs.map(({ at, ...job }): Job => {
			this.started += 1;
			return { place: this.place, service: this.service.place, run: `run ${this.started}`, clock: at.file, batch: 10, trace: path.join(this.folder, `trace-${this.started}`), ...job };
		});
		const runs = await start(...whole);
		this.runs.push(...runs);
		this.counts.runs += runs.length;
		return runs;
	}

	/** One run, to its end. */
	async run(job: Partial<Job> & Pick<Job, 'from' | 'to'> & { readonly at: Clock }): Promise<Run> {
		const [run] = (await this.start(job)) as [Run];
		await run.finished;
		return run;
	}

	/** Opens the case log for the judge. */
	async open(): Promise<CaseStore> {
		return 'file' in this.place ? await openSqliteCaseStore(this.place.file) : await openPostgresCaseStore(this.place.postgres);
	}

	async close(): Promise<void> {
		await this.service.close();
		rmSync(this.folder, { recursive: true, force: true });
	}
}

/** The machine's clock as runs read it. */
export class Clock {
	private instant = Date.parse('2026-11-23T07:00:00.000Z');

	constructor(readonly file: string) {
		this.set();
	}

	/** Forward, or back where it is less than nothing. */
	move(minutes: number): void {
		this.instant += minutes * minute;
		this.set();
	}

	private set(): void {
		writeFileSync(this.file, new Date(this.instant).toISOString());
	}
}
