import { setTimeout as wait } from 'node:timers/promises';
import { Random } from '../../sample-school/random';
import { judge, judgeOpen } from '../judge';
import type { Clock, World } from '../world';
import { boundaries, type Boundary, type Flaw, type Interruption } from '../worker/job';

export interface Killing {
	readonly letters: number;
	/** Letters of one execution of the workflow. */
	readonly perExecution: number;
	readonly batch: number;
	readonly seed: number;
	readonly flaw?: Flaw;
	/** Where runs are to die; all boundaries where it is left out. */
	readonly at?: readonly Boundary[];
}

/** How long a reservation keeps other runs away, and a little. */
const holdIsOver = 16;

/**
 * Executes a workflow again and again, each time killed (kill -9) somewhere else, until it comes to its end; and that for
 * as many letters as are wanted. Boundaries come in turns and which of its letters is hit by chance; some runs die at any
 * moment; some executions are begun twice at once; some are tried again as n8n's Retry On Fail does, under the same run;
 * some find the service unable to tell.
 */
export async function killedRuns(world: World, killing: Killing): Promise<void> {
	const { letters, perExecution, seed } = killing;
	const random = new Random('faults', seed, world.service.name, 'file' in world.place ? 'sqlite' : 'postgres');
	const executions = Math.ceil(letters / perExecution);
	const course = new Course(world, killing, random);
	// Two schools' machines would never meet; two executions of one n8n do, at the log's lock.
	let next = 0;
	const lane = async () => {
		const clock = world.clock();
		for (let execution = next++; execution < executions; execution = next++) {
			await course.execute(clock, execution * perExecution, Math.min(letters, (execution + 1) * perExecution));
		}
	};
	await Promise.all([lane(), lane()]);
	await judge(world, { from: 0, to: letters });
}

class Course {
	private turn = 0;
	private usualMs = 400;

	constructor(
		private readonly world: World,
		private readonly killing: Killing,
		private readonly random: Random,
	) {}

	/** One execution of the workflow: killed some times, then to its end. */
	async execute(clock: Clock, from: number, to: number): Promise<void> {
		const { random, world } = this;
		let sameRun: string | undefined;
		for (let deaths = random.integer(2, 4); deaths > 0; deaths -= 1) {
			const run = sameRun ?? `${from} ${deaths}`;
			const died = random.chance(0.15) ? await this.dieAtAnyMoment(clock, from, to, run) : await this.dieAtBoundary(clock, from, to, run);
			// Tried again at once under the same run; or too early by another; or when the hold is over.
			const then = random.weighted([['retry', 20], ['early', 15], ['later', 65]] as const);
			sameRun = then === 'retry' && died ? run : undefined;
			if (sameRun) world.counts.fault('tried again under the same run (Retry On Fail)');
			clock.move(then === 'later' ? holdIsOver : 1);
		}
		clock.move(holdIsOver);
		if (world.service.silent && random.chance(0.1)) await this.whileSilent(clock, from, to);
		await this.toTheEnd(clock, from, to);
	}

	private async dieAtBoundary(clock: Clock, from: number, to: number, run: string): Promise<boolean> {
		const [twin, interruption] = [this.random.chance(0.2), this.nextInterruption(to - from)];
		const { flaw, batch } = this.killing;
		const job = { at: clock, from, to, batch, flaw };
		const runs = await this.world.start({ ...job, run, interruption }, ...(twin ? [{ ...job, run: `${run} twin` }] : []));
		if (twin) this.world.counts.fault('pressed twice');
		const [ending] = await Promise.all(runs.map(({ finished }) => finished));
		if (ending === 'killed') this.world.counts.kill(interruption.at);
		return ending === 'killed';
	}

	private async dieAtAnyMoment(clock: Clock, from: number, to: number, run: string): Promise<boolean> {
		const { flaw, batch } = this.killing;
		const [one] = await this.world.start({ at: clock, from, to, batch, flaw, run });
		if (!one) throw new Error('No run was started.');
		await Promise.race([wait(this.random.next() * this.usualMs), one.finished]);
		one.child.kill('SIGKILL');
		const killed = (await one.finished) === 'killed';
		if (killed) this.world.counts.kill('at any moment');
		return killed;
	}

	/** The service cannot tell what became of some letters: they stay open, and are shown. */
	private async whileSilent(clock: Clock, from: number, to: number): Promise<void> {
		const { world } = this;
		world.service.silent?.(true);
		world.counts.fault('service that cannot tell');
		try {
			await this.world.run({ at: clock, from, to, batch: this.killing.batch, flaw: this.killing.flaw });
			await judgeOpen(world, { from, to });
		} finally {
			world.service.silent?.(false);
		}
		clock.move(holdIsOver);
	}

	/** As a person does who executes again until it works. The other execution's lane may keep the log for a while. */
	private async toTheEnd(clock: Clock, from: number, to: number): Promise<void> {
		for (let tries = 0; tries < 5; tries += 1) {
			const began = performance.now();
			const run = await this.world.run({ at: clock, from, to, batch: this.killing.batch, flaw: this.killing.flaw });
			clock.move(holdIsOver);
			if ((await run.finished) === 'ended' && !run.lines().some(({ what }) => what === 'cannot tell' || what === 'held' || what === 'kept away')) {
				this.usualMs = performance.now() - began;
				return;
			}
		}
	}

	private nextInterruption(letters: number): Interruption {
		const at = this.killing.at ?? boundaries;
		const boundary = at[this.turn++ % at.length] as Boundary;
		const times = boundary.includes(' do') ? letters : Math.ceil(letters / this.killing.batch);
		return { what: 'SIGKILL', at: boundary, time: this.random.integer(1, times) };
	}
}
