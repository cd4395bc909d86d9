import { verifyChain } from '../../../../attendance/caseLog';
import { openSqliteCaseStore } from '../../../../connectors/caseStore/sqlite/open';
import { acts, oakfield } from './acts';

/**
 * A run of n8n in a process of its own, for `processes.test.ts`: waits for the word to start, then does its job and
 * tells the parent each thing that the store has answered.
 */
interface Job {
	readonly job: 'reserve' | 'reserve and settle for ever' | 'open';
	readonly file: string;
	readonly run: string;
}

const at = '2026-11-23T09:00:00.000Z';
const tell = (message: unknown) => new Promise<void>((resolve) => process.send?.(message, () => resolve()));

process.once('message', (job: Job) => void start(job));
void tell('ready');

async function start({ job, file, run }: Job): Promise<void> {
	const store = await openSqliteCaseStore(file);
	if (job === 'open') await tell({ intact: verifyChain(await store.events(oakfield)).intact });
	if (job === 'reserve') {
		for (let from = 0; from < 400; from += 20) {
			const asked = acts(from, from + 20);
			const answers = await store.reserve(oakfield, asked, { id: run, at });
			await tell({ won: asked.filter((_, place) => answers[place]?.outcome === 'reserved').map(({ key }) => key) });
		}
	}
	for (let batch = 0; job === 'reserve and settle for ever'; batch += 1) {
		const asked = acts(batch * 10, batch * 10 + 10);
		await store.reserve(oakfield, asked, { id: run, at });
		await tell({ reserved: batch });
		await store.settle(oakfield, asked, { id: run, at });
		await tell({ settled: batch });
	}
	await store.close();
	process.disconnect();
}
