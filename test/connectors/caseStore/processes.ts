import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { verifyChain, type ChainedEvent } from '../../../attendance/caseLog';
import { act, acts, oakfield } from './acts';
import type { Place, TestedBackend } from './backend';
import type { Job } from './runInChild';

/** The store as it is shipped: bundled by esbuild, alone in a folder without node_modules. */
const script = path.join(mkdtempSync(path.join(tmpdir(), 'case-log-run-')), 'run.cjs');

interface Child {
	readonly child: ChildProcess;
	readonly told: Array<Record<string, unknown>>;
}

/** Starts processes, and lets all go at once when each is ready. */
async function runs(job: Job['job'], place: Place, count: number, batch = 10): Promise<Child[]> {
	const started = Array.from({ length: count }, () => ({ child: fork(script), told: [] as Array<Record<string, unknown>> }));
	await Promise.all(started.map(({ child }) => once(child, 'message')));
	for (const [index, { child, told }] of started.entries()) {
		child.on('message', (message) => told.push(message as Record<string, unknown>));
		child.send({ job, place: place.forChild, run: `run ${index}`, batch } satisfies Job);
	}
	return started;
}

const ended = ({ child }: Child) => (child.exitCode === null && child.signalCode === null ? once(child, 'exit') : Promise.resolve());

async function eventsAt(place: Place): Promise<ChainedEvent[]> {
	const store = await place.open();
	try {
		return await store.events(oakfield);
	} finally {
		await store.close();
	}
}

/** What holds of every case log when several processes use it at once, and when they die. */
export function keepsUnderProcesses(backend: TestedBackend): void {
	describe(`the case log ${backend.name} under several processes`, () => {
		beforeAll(() => {
			buildSync({ entryPoints: [path.join(__dirname, 'runInChild.ts')], outfile: script, bundle: true, platform: 'node', format: 'cjs', target: 'node22', logLevel: 'error' });
		});

		it.each([
			[2, 'reserve in one go', 200],
			[3, 'reserve by twenties', 400],
		] as const)('gives each key to one of %i runs that ask for all of them at once (%s)', async (count, job, keys) => {
			const place = await backend.fresh();
			// A school that stands already: the first to name one would keep the others waiting by that alone.
			const store = await place.open();
			await store.settle(oakfield, [act('met before')], { id: 'before', at: '2026-11-22T09:00:00.000Z' });
			await store.close();
			const children = await runs(job, place, count);
			await Promise.all(children.map(ended));
			expect(children.map(({ child }) => child.exitCode)).toEqual(Array(count).fill(0));

			const won = children.flatMap(({ told }) => told.flatMap((message) => message.won as string[]));
			expect(won).toHaveLength(keys);
			expect(new Set(won).size).toBe(keys);
			expect(verifyChain(await eventsAt(place))).toMatchObject({ intact: true, events: keys + 1 });
		});

		it.each([
			['record', [] as const, 200],
			['release', ['reserve'] as const, 400],
			['erase', ['settle'] as const, 200],
		] as const)('lets one of three runs %s what all of them ask for at once', async (job, before, events) => {
			const place = await backend.fresh();
			const store = await place.open();
			for (const write of before) await store[write](oakfield, acts(0, 200), { id: 'before', at: '2026-11-22T09:00:00.000Z' });
			await store.close();
			const children = await runs(job, place, 3);
			await Promise.all(children.map(ended));
			expect(children.map(({ child }) => child.exitCode)).toEqual([0, 0, 0]);

			const won = children.flatMap(({ told }) => told.flatMap((message) => message.won as string[]));
			expect([won.length, new Set(won).size]).toEqual([200, 200]);
			const links = await eventsAt(place);
			const erasures = links.filter(({ event }) => event?.kind === 'erased').length;
			expect(verifyChain(links)).toMatchObject({ intact: true, events: events + erasures, erased: job === 'erase' ? 200 : 0 });
			expect(erasures).toBe(job === 'erase' ? 10 : 0);
		});

		it('can be made by six processes that all find nothing', async () => {
			const six = await runs('open', await backend.fresh(), 6);
			await Promise.all(six.map(ended));
			expect(six.map(({ child, told }) => [child.exitCode, told])).toEqual(Array(6).fill([0, [{ intact: true }]]));
		});

		it.each([
			[10, [1, 6, 15]],
			// More than a statement takes, so that a batch is written in several.
			[2500, [1, 2]],
		])('loses nothing it has answered, and keeps no half batch of %i, when a run is killed at once (kill -9)', async (batch, deaths) => {
			const place = await backend.fresh();
			for (const answersBeforeDeath of deaths) {
				const [run] = await runs('reserve and settle for ever', place, 1, batch);
				const { child, told } = run!;
				while (told.length < answersBeforeDeath) await once(child, 'message');
				child.kill('SIGKILL');
				await ended(run!);

				const links = await eventsAt(place);
				expect(verifyChain(links)).toMatchObject({ intact: true, events: links.length });
				expect(links.length % batch).toBe(0);
				for (const kind of ['reserved', 'settled'] as const) {
					const written = links.filter(({ event }) => event?.kind === kind).length / batch;
					const answered = told.filter((message) => kind in message).length;
					expect(written).toBeGreaterThanOrEqual(answered);
				}
			}
		});
	});
}
