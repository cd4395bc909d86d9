import type { Broken } from '../counts';
import { gmail, outbox, type TestedService } from '../services';
import { World } from '../world';
import type { Flaw } from '../worker/job';
import { killedRuns } from './killed';
import { pausedRun } from './paused';
import { twoAtOnce } from './twoAtOnce';
import type { ChildPlace } from '../../connectors/caseStore/runInChild';

interface Check {
	readonly flaw: Flaw;
	/** What the judge must find. */
	readonly finds: Broken['what'];
	readonly try: (world: World) => Promise<unknown>;
	/** The outbox where it is left out. */
	readonly service?: () => Promise<TestedService>;
}

const killing = { letters: 40, perExecution: 10, batch: 5, seed: 1 };

const checks: readonly Check[] = [
	{ flaw: 'does again without looking', finds: 'done twice', try: (world) => killedRuns(world, { ...killing, flaw: 'does again without looking', at: ['in do, after a step at the service', 'after do', 'before settle'] }) },
	{ flaw: 'settles before it does', finds: 'lost', try: (world) => killedRuns(world, { ...killing, flaw: 'settles before it does', at: ['before do', 'in do, before a step at the service'] }) },
	{ flaw: 'does without asking the log', finds: 'done twice', try: (world) => twoAtOnce(world, { executions: 2, letters: 10, workers: 2, flaw: 'does without asking the log' }) },
	{ flaw: 'goes on when its hold has ended', finds: 'done twice', try: (world) => pausedRun(world, { at: 'before do', time: 2 }, 'goes on when its hold has ended') },
	{
		flaw: 'goes on when its hold has ended',
		finds: 'done twice',
		try: (world) => pausedRun(world, { at: 'in do, before a step at the service', time: 2 }, 'goes on when its hold has ended'),
		service: () => gmail({ forgetful: true }),
	},
];

/** Runs made wrong on purpose go through the same faults before the same judge. Gives those that it did not see through. */
export async function unseenFlaws(fresh: () => Promise<ChildPlace> | ChildPlace): Promise<{ readonly tried: number; readonly unseen: readonly Flaw[] }> {
	const unseen: Flaw[] = [];
	for (const { flaw, finds, try: tryIt, service = outbox } of checks) {
		const world = new World(await fresh(), await service());
		try {
			await tryIt(world);
			if (world.counts.brokenBy(finds) === 0) unseen.push(flaw);
		} finally {
			await world.close();
		}
	}
	return { tried: checks.length, unseen };
}
