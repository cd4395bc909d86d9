import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { verifyChain } from '../../../../attendance/caseLog';
import { openSqliteCaseStore } from '../../../../connectors/caseStore/sqlite/open';
import { freshFile, oakfield } from './acts';

/** The store as it is shipped: bundled by esbuild, alone in a folder without node_modules. */
const script = path.join(mkdtempSync(path.join(tmpdir(), 'case-log-run-')), 'run.cjs');

/** Starts processes, and lets all go at once when each is ready. */
async function runs(job: string, file: string, count: number): Promise<Array<{ child: ChildProcess; told: Array<Record<string, unknown>> }>> {
	const started = Array.from({ length: count }, () => ({ child: fork(script), told: [] as Array<Record<string, unknown>> }));
	await Promise.all(started.map(({ child }) => once(child, 'message')));
	for (const [place, { child, told }] of started.entries()) {
		child.on('message', (message) => told.push(message as Record<string, unknown>));
		child.send({ job, file, run: `run ${place}` });
	}
	return started;
}

const ended = ({ child }: { child: ChildProcess }) => (child.exitCode === null && child.signalCode === null ? once(child, 'exit') : Promise.resolve());

describe('the case log under several processes', () => {
	beforeAll(() => {
		buildSync({ entryPoints: [path.join(__dirname, 'runInChild.ts')], outfile: script, bundle: true, platform: 'node', format: 'cjs', target: 'node22', logLevel: 'error' });
	});

	it('gives each of 400 keys to one of three runs that ask for all of them at once', async () => {
		const file = freshFile();
		const three = await runs('reserve', file, 3);
		await Promise.all(three.map(ended));
		expect(three.map(({ child }) => child.exitCode)).toEqual([0, 0, 0]);

		const won = three.flatMap(({ told }) => told.flatMap((message) => message.won as string[]));
		expect(won).toHaveLength(400);
		expect(new Set(won).size).toBe(400);

		const store = await openSqliteCaseStore(file);
		expect(verifyChain(await store.events(oakfield))).toEqual({ intact: true, events: 400 });
		await store.close();
	}, 30_000);

	it('can be made by six processes that all find no file', async () => {
		const six = await runs('open', freshFile(), 6);
		await Promise.all(six.map(ended));
		expect(six.map(({ child, told }) => [child.exitCode, told])).toEqual(Array(6).fill([0, [{ intact: true }]]));
	}, 30_000);

	it('loses nothing it has answered, and keeps no half batch, when a run is killed at once (kill -9)', async () => {
		const file = freshFile();
		for (const answersBeforeDeath of [1, 6, 15]) {
			const [run] = await runs('reserve and settle for ever', file, 1);
			const { child, told } = run!;
			while (told.length < answersBeforeDeath) await once(child, 'message');
			child.kill('SIGKILL');
			await ended(run!);

			const store = await openSqliteCaseStore(file);
			const links = await store.events(oakfield);
			await store.close();
			expect(verifyChain(links)).toEqual({ intact: true, events: links.length });
			expect(links.length % 10).toBe(0);
			for (const kind of ['reserved', 'settled'] as const) {
				const written = links.filter(({ event }) => event.kind === kind).length / 10;
				const answered = told.filter((message) => kind in message).length;
				expect(written).toBeGreaterThanOrEqual(answered);
			}
		}
	}, 30_000);
});
