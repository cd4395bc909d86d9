import { judge } from '../judge';
import type { World } from '../world';
import type { Flaw } from '../worker/job';

/**
 * *Execute* pressed twice, or two workers of one n8n: runs that ask for the same letters in the same moment. Each letter
 * goes to one of them (the judge sees two that were both told it was free).
 */
export async function twoAtOnce(world: World, { executions, letters, workers, flaw }: { executions: number; letters: number; workers: number; flaw?: Flaw }): Promise<void> {
	const clock = world.clock();
	for (let execution = 0; execution < executions; execution += 1) {
		const [from, to] = [execution * letters, (execution + 1) * letters];
		const jobs = Array.from({ length: workers }, (_, worker) => ({ from, to, at: clock, batch: [letters, 5][worker % 2] as number, run: `execution ${execution} worker ${worker}`, flaw }));
		const runs = await world.start(...jobs);
		await Promise.all(runs.map(({ finished }) => finished));
		world.counts.fault(`${workers} runs of the same letters at once`);
		clock.move(16);
		await world.run({ from, to, at: clock });
	}
	await judge(world, { from: 0, to: executions * letters });
}
