import { verifyChain } from '../../../attendance/caseLog';
import type { PostgresSettings } from '../../../connectors/caseStore/postgres/connection';
import { openPostgresCaseStore } from '../../../connectors/caseStore/postgres/open';
import { openSqliteCaseStore } from '../../../connectors/caseStore/sqlite/open';
import { acts, oakfield, talk } from './acts';

/** Where a log is kept, as another process is told. */
export type ChildPlace = { readonly file: string } | { readonly postgres: PostgresSettings };

/**
 * A run of n8n in a process of its own, for `processes.ts`: waits for the word to start, then does its job and
 * tells the parent each thing that the store has answered.
 */
export interface Job {
	readonly job: 'reserve in one go' | 'reserve by twenties' | 'reserve and settle for ever' | 'record' | 'release' | 'erase' | 'open';
	readonly place: ChildPlace;
	readonly run: string;
	/** How many acts a call asks for, where it asks for ever. */
	readonly batch: number;
}

const at = '2026-11-23T09:00:00.000Z';
const tell = (message: unknown) => new Promise<void>((resolve) => process.send?.(message, () => resolve()));

process.once('message', (job: Job) => void start(job));
void tell('ready');

const wonOf = (asked: readonly { key: string }[], answers: readonly { outcome: string }[]) => asked.filter((_, index) => answers[index]?.outcome === 'reserved').map(({ key }) => key);

async function start({ job, place, run, batch: size }: Job): Promise<void> {
	const store = 'file' in place ? await openSqliteCaseStore(place.file) : await openPostgresCaseStore(place.postgres);
	if (job === 'open') await tell({ intact: verifyChain(await store.events(oakfield)).intact });
	if (job === 'reserve in one go') {
		const asked = acts(0, 200);
		await tell({ won: wonOf(asked, await store.reserve(oakfield, asked, { id: run, at })) });
	}
	if (job === 'reserve by twenties') {
		for (let from = 0; from < 400; from += 20) {
			const asked = acts(from, from + 20);
			const answers = await store.reserve(oakfield, asked, { id: run, at });
			await tell({ won: wonOf(asked, answers) });
		}
	}
	const keysOf = (all: ReturnType<typeof acts>) => all.map(({ key }) => key);
	for (let from = 0; ['record', 'release', 'erase'].includes(job) && from < 200; from += 20) {
		const some = acts(from, from + 20);
		// Long after whatever was reserved, so that it may be given up.
		const later = { id: run, at: '2026-11-24T09:00:00.000Z' };
		const found = { by: run, reason: 'tried at once', asAt: '2026-11-24' };
		if (job === 'record') {
			const answers = await store.record(oakfield, some.map(({ pupilId }) => talk(pupilId)), later);
			await tell({ won: keysOf(some.filter((_, place) => !answers[place]?.alreadyRecorded)) });
		}
		if (job === 'release') {
			const answers = await store.release(oakfield, keysOf(some), found, later);
			await tell({ won: keysOf(some.filter((_, place) => answers[place]?.released)) });
		}
		if (job === 'erase') {
			const { eventsErased } = await store.erase(oakfield, some.map(({ pupilId }) => pupilId), found, later);
			await tell({ won: keysOf(some).slice(0, eventsErased) });
		}
	}
	for (let batch = 0; job === 'reserve and settle for ever'; batch += 1) {
		const asked = acts(batch * size, (batch + 1) * size);
		await store.reserve(oakfield, asked, { id: run, at });
		await tell({ reserved: batch });
		await store.settle(oakfield, asked, { id: run, at });
		await tell({ settled: batch });
	}
	await store.close();
	process.disconnect();
}
