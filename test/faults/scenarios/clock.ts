import { judge, judgeOpen } from '../judge';
import type { World } from '../world';

const letters = { from: 0, to: 20 };

/**
 * The machine's clock is set back between two runs, by hours and by months. What was begun by the other clock stays
 * untouched and shown until the clock is right again; nothing is sent twice, nothing lost.
 */
export async function clockSetBack(world: World): Promise<void> {
	for (const [minutes, times] of [[-3 * 60, 1], [-90 * 24 * 60, 1]] as const) {
		const clock = world.clock();
		const place = { from: letters.from + (minutes === -180 ? 0 : letters.to), to: letters.to + (minutes === -180 ? 0 : letters.to) };
		const [run] = await world.start({ ...place, at: clock, interruption: { what: 'SIGKILL', at: 'after do', time: 7 } });
		if ((await run?.finished) === 'killed') world.counts.kill('after do');
		world.counts.fault('clock set back between two runs', times);
		clock.move(minutes);
		await world.run({ ...place, at: clock });
		if ((await judgeOpen(world, place)) === 0) world.counts.broken.push({ what: 'fault did not strike', about: 'no letter was open when the clock was set back' });
		clock.move(-minutes + 16);
		await world.run({ ...place, at: clock });
	}
	await judge(world, { from: 0, to: 2 * letters.to });
}

/** The clock jumps about within a run: forward by an hour, then back by two. What is too late by it is left to the next run. */
export async function clockJumps(world: World): Promise<void> {
	const clock = world.clock();
	for (const minutes of [60, -120]) {
		const [run] = await world.start({ ...letters, at: clock, interruption: { what: 'SIGSTOP', at: 'before do', time: 5 } });
		if (await run?.standsStill()) {
			clock.move(minutes);
			world.counts.fault('clock set forward or back within a run');
			run?.child.kill('SIGCONT');
		}
		await run?.finished;
	}
	for (let again = 0; again < 3; again += 1) {
		clock.move(60);
		await world.run({ ...letters, at: clock });
	}
	await judge(world, letters);
}
