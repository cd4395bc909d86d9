import { setTimeout as wait } from 'node:timers/promises';
import type { RunningPostgres } from '../../support/postgres';
import { CuttableWay, type Cut } from '../../connectors/caseStore/postgres/cutConnection';
import type { PostgresSettings } from '../../../connectors/caseStore/postgres/connection';
import { Random } from '../../sample-school/random';
import { judge } from '../judge';
import type { World } from '../world';

/** The database is restarted (shut down in order, or killed with all its processes) while runs are at it, some times in each. */
export async function databaseRestarted(world: World, server: RunningPostgres, { executions, letters, seed }: { executions: number; letters: number; seed: number }): Promise<void> {
	const random = new Random('faults', seed, 'restarts');
	const clock = world.clock();
	let struck = 0;
	for (let execution = 0; execution < executions; execution += 1) {
		const place = { from: execution * letters, to: (execution + 1) * letters, at: clock, batch: 5 };
		for (const how of ['in order', 'killed'] as const) {
			const [run] = await world.start(place);
			if (!run) throw new Error('No run was started.');
			await wait(random.integer(20, 250));
			const underWay = run.child.exitCode === null;
			await server.restart(how);
			if (underWay) world.counts.fault(how === 'killed' ? 'database killed (kill -9) and started again' : 'database restarted in order');
			if (underWay) struck += 1;
			await run.finished;
			clock.move(16);
		}
		await world.run(place);
		clock.move(16);
	}
	if (struck === 0) world.counts.broken.push({ what: 'fault did not strike', about: 'no run was under way when the database was restarted' });
	await judge(world, { from: 0, to: executions * letters });
}

/** Words as they pass to the server when the log writes and when it commits. */
const moments: readonly Cut[] = [
	{ at: 'insert into', when: 'before' },
	{ at: 'insert into', when: 'for good' },
	{ at: 'commit\0', when: 'before' },
	{ at: 'commit\0', when: 'after' },
];

/** The connection to the database breaks at each of these moments, while a batch is reserved and while it is settled. */
export async function connectionCut(world: World, settings: PostgresSettings, letters: number): Promise<void> {
	const clock = world.clock();
	let from = 0;
	for (const call of ['before reserve', 'before settle'] as const) {
		for (const cut of moments) {
			const way = await CuttableWay.to(settings.port);
			const place = { from, to: from + letters, at: clock, batch: letters };
			try {
				const [run] = await world.start({ ...place, place: { postgres: { ...settings, port: way.port } }, interruption: { what: 'SIGSTOP', at: call, time: 1 } });
				if (await run?.standsStill()) {
					way.cutOnce(cut);
					run?.child.kill('SIGCONT');
					world.counts.fault(`connection cut ${cut.when === 'after' ? 'after' : 'before'} ${cut.at.startsWith('commit') ? 'the commit' : 'a write'}`);
				}
				await run?.finished;
			} finally {
				await way.close();
			}
			clock.move(16);
			await world.run(place);
			from += letters;
		}
	}
	await judge(world, { from: 0, to: from });
}
