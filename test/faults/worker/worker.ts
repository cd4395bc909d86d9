/** A run of the workflow in a process of its own: what n8n's nodes do, in their order and by the same ports. */
import { readFileSync } from 'node:fs';
import { mayGoOn, stillHolds, type LoggedAct, type ReservationAnswer } from '../../../attendance/caseLog';
import { openPostgresCaseStore } from '../../../connectors/caseStore/postgres/open';
import { openSqliteCaseStore } from '../../../connectors/caseStore/sqlite/open';
import type { CaseStore } from '../../../connectors/caseStore/caseStore';
import { letter, oakfield } from '../letters';
import { SavedLetters } from './folder';
import { Course } from './interrupt';
import type { Job } from './job';
import { Outbox } from './outbox';
import type { LetterService, ServiceStep } from './service';
import { limitPages, SqlSteps } from './sqlSteps';

class Worker {
	private readonly course: Course;
	private readonly sql: SqlSteps;
	private service: LetterService | undefined;

	constructor(private readonly job: Job) {
		this.course = new Course(job);
		this.sql = new SqlSteps((boundary) => this.course.pass(boundary));
	}

	async run(): Promise<void> {
		const { place, maxPages } = this.job;
		if (maxPages !== undefined) limitPages(maxPages);
		this.service = await this.serviceOf(this.job);
		const store = 'file' in place ? await openSqliteCaseStore(place.file) : await openPostgresCaseStore(place.postgres);
		try {
			for (let from = this.job.from; from < this.job.to; from += this.job.batch) await this.batch(store, from, Math.min(this.job.to, from + this.job.batch));
			this.course.trace('ended');
		} finally {
			await store.close();
		}
	}

	private async batch(store: CaseStore, from: number, to: number): Promise<void> {
		const today = this.now().slice(0, 10);
		const acts = Array.from({ length: to - from }, (_, place) => letter(from + place, today));
		const answers = await this.reserve(store, acts);
		if (this.job.flaw === 'settles before it does') await this.settle(store, acts);
		const done: LoggedAct[] = [];
		for (const [place, act] of acts.entries()) {
			if (await this.do(act, answers[place] as ReservationAnswer)) done.push(act);
		}
		await this.settle(store, done);
	}

	private async reserve(store: CaseStore, acts: readonly LoggedAct[]): Promise<ReservationAnswer[]> {
		this.course.pass('before reserve');
		const run = { id: this.job.run, at: this.now() };
		const answers = await this.sql.during('reserve', async () => await store.reserve(oakfield, acts, run));
		this.course.pass('after reserve');
		return answers;
	}

	/** Whether the letter is sent, by this run or an earlier one, and may be settled. */
	private async do(act: LoggedAct, answer: ReservationAnswer): Promise<boolean> {
		const { flaw } = this.job;
		const resumed = answer.outcome === 'resumed';
		if (!mayGoOn(answer) && flaw !== 'does without asking the log') {
			if (answer.outcome === 'another run') this.course.trace('kept away', act.key);
			return false;
		}
		this.course.trace(resumed ? 'resumed' : 'reserved', act.key);
		this.course.pass('before do');
		const mayStillDo = () => flaw === 'goes on when its hold has ended' || stillHolds(answer.holdsUntil, this.now());
		try {
			const sent = await this.serviceInUse.send(act, { resumed: resumed && flaw !== 'does again without looking', begunAs: answer.document, mayStillDo });
			this.course.trace(sent === 'sent' ? 'done' : sent === 'found' ? 'found at the service' : 'held', act.key);
			this.course.pass('after do');
			return sent !== 'held';
		} catch (error) {
			if ((error as Error).name !== 'CannotTell') throw error;
			this.course.trace('cannot tell', act.key);
			return false;
		}
	}

	private async settle(store: CaseStore, acts: readonly LoggedAct[]): Promise<void> {
		this.course.pass('before settle');
		if (acts.length > 0) await this.sql.during('settle', async () => await store.settle(oakfield, acts, { id: this.job.run, at: this.now() }));
		for (const { key } of acts) this.course.trace('settled', key);
		this.course.pass('after settle');
	}

	private get serviceInUse(): LetterService {
		if (!this.service) throw new Error('The run has not begun.');
		return this.service;
	}

	private async serviceOf({ service, run }: Job): Promise<LetterService> {
		const step: ServiceStep = (where) => this.course.pass(where === 'before' ? 'in do, before a step at the service' : 'in do, after a step at the service');
		if (service.kind === 'outbox') return new Outbox(service.folder, run, step);
		if (service.kind === 'folder') return new SavedLetters(service.folder, step);
		return new (await import('./mail.js')).Mailed(service.kind, service.port, service.token, step);
	}

	/** The machine's clock, as the test sets it. */
	private now(): string {
		return readFileSync(this.job.clock, 'utf8');
	}
}

process.send?.('ready');
process.once('message', (job: Job) => {
	new Worker(job).run().then(
		() => process.disconnect(),
		(error: Error & { advice?: string }) => {
			new Course(job).trace('failed', `${error.name}: ${error.message}`.replaceAll(/\s+/g, ' '));
			process.exitCode = 1;
			process.disconnect();
		},
	);
});
