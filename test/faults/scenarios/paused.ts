import { judge } from '../judge';
import type { World } from '../world';
import type { Boundary, Flaw } from '../worker/job';

export interface Pause {
	readonly at: Boundary;
	/** Which time the run comes by there. */
	readonly time: number;
}

/** Letters of one such execution, in one batch. */
export const pausedLetters = 2;

/**
 * A run stands still (SIGSTOP: a laptop closed, a virtual machine paused) for longer than its reservations hold; another
 * takes its letters over and sends them; then the first is continued (SIGCONT) and goes on where it was. In the end a third
 * executes the workflow again. Gives false where the run never came by that boundary.
 */
export async function pausedRun(world: World, pause: Pause, flaw?: Flaw): Promise<boolean> {
	const clock = world.clock();
	const job = { from: 0, to: pausedLetters, batch: pausedLetters, at: clock };
	const [paused] = await world.start({ ...job, flaw, interruption: { what: 'SIGSTOP', ...pause } });
	if (!paused) throw new Error('No run was started.');
	const stood = await paused.standsStill();
	if (stood) {
		world.counts.fault('stood still for longer than its reservations hold (SIGSTOP, SIGCONT)');
		clock.move(20);
		await world.run({ ...job, flaw });
		paused.child.kill('SIGCONT');
	}
	await paused.finished;
	clock.move(20);
	await world.run(job);
	await judge(world, { from: 0, to: pausedLetters });
	return stood;
}
