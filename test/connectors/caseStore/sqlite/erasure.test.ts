import { existsSync, readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { verifyChain } from '../../../../attendance/caseLog';
import { openSqliteCaseStore } from '../../../../connectors/caseStore/sqlite/open';
import { act, oakfield, talk } from '../acts';
import { freshFile } from './freshFile';

const run = { id: 'run 1', at: '2026-11-23T09:00:00.000Z' };
const found = { by: 'data lead', reason: 'time is over', asAt: '2030-09-02' };
const pupilId = (place: number) => `pupil-no-${String(place).padStart(5, '0')}-x`;

/** The bytes of the file and of what SQLite keeps beside it. */
const bytesOf = (file: string): string => [file, `${file}-wal`, `${file}-journal`].filter(existsSync).map((each) => readFileSync(each).toString('latin1')).join('\n');

const timesInBytes = (file: string, text: string): number => bytesOf(file).split(text).length - 1;

describe('what is erased from the case log in a SQLite file', () => {
	it('is not found in the bytes of the file and its write-ahead log, wherever it stood', async () => {
		const file = freshFile();
		const store = await openSqliteCaseStore(file);
		// In an order that has pages of the indexes split, which leaves copies in their gaps.
		const pupils = Array.from({ length: 1200 }, (_, place) => pupilId((place * 1777) % 1200));
		for (let from = 0; from < pupils.length; from += 250) {
			const some = pupils.slice(from, from + 250).map((id) => act(id));
			await store.reserve(oakfield, some, run);
			await store.settle(oakfield, some, run);
			await store.record(oakfield, some.map(({ pupilId: id }) => talk(id, undefined, `notes of ${id} `.repeat(40))), run);
		}
		const erased = pupils.filter((_, place) => place % 3 === 0);
		const before = bytesOf(file);
		expect(erased.filter((id) => !before.includes(id))).toEqual([]);
		expect(await store.erase(oakfield, erased, found, run)).toMatchObject({ pupilsErased: 400, remains: [expect.stringContaining('Backups')] });

		const bytes = bytesOf(file);
		expect(erased.filter((id) => bytes.includes(id))).toEqual([]);
		expect(bytes).toContain(pupils[1]);
		expect(verifyChain(await store.events(oakfield))).toMatchObject({ intact: true, erased: 1200 });
		await store.close();
	});

	it('is told to be there still where another program reads the log, and vanishes by erasing again', async () => {
		const file = freshFile();
		const store = await openSqliteCaseStore(file, 100);
		await store.settle(oakfield, [act(pupilId(1)), act(pupilId(2))], run);
		const reader = new DatabaseSync(file);
		reader.exec('begin; select count(*) from case_content');
		reader.prepare('select count(*) from case_content').get();

		expect(await store.erase(oakfield, [pupilId(1)], found, run)).toMatchObject({ eventsErased: 1, remains: [expect.stringContaining('erase the same pupils again'), expect.stringContaining('Backups')] });
		expect(timesInBytes(file, pupilId(1))).toBeGreaterThan(0);
		reader.exec('rollback');
		reader.close();
		expect(await store.erase(oakfield, [pupilId(1)], found, run)).toMatchObject({ eventsErased: 0, remains: [expect.stringContaining('Backups')] });
		expect(timesInBytes(file, pupilId(1))).toBe(0);
		await store.close();
	});

	it('leaves no hash from which a pupil could be guessed', async () => {
		const file = freshFile();
		const store = await openSqliteCaseStore(file);
		await store.settle(oakfield, [act(pupilId(1))], run);
		const [before] = await store.events(oakfield);
		await store.erase(oakfield, [pupilId(1)], found, run);
		// The salt is what a guess would need, and it is gone with the content.
		expect(timesInBytes(file, before?.salt ?? '')).toBe(0);
		expect(timesInBytes(file, before?.contentHash ?? '')).toBe(1);
		await store.close();
	});

	it('verifies after any order of writing and erasing', async () => {
		const one = fc.constantFrom('1', '2', '3', '4');
		const doing = fc.oneof(
			fc.record({ what: fc.constant('settle' as const), pupil: one }), fc.record({ what: fc.constant('record' as const), pupil: one }),
			fc.record({ what: fc.constant('erase' as const), pupil: one }),
		);
		await fc.assert(
			fc.asyncProperty(fc.array(doing, { maxLength: 10 }), async (all) => {
				const store = await openSqliteCaseStore(freshFile());
				let written = 0;
				const standing = new Map<string, number>();
				for (const { what, pupil } of all) {
					written += 1;
					if (what === 'settle') await store.settle(oakfield, [act(pupil, { key: `${pupil}|${written}` })], run);
					if (what === 'record') await store.record(oakfield, [talk(pupil, `${pupil}|${written}`)], run);
					if (what === 'erase') expect((await store.erase(oakfield, [pupil], found, run)).eventsErased).toBe(standing.get(pupil) ?? 0);
					standing.set(pupil, what === 'erase' ? 0 : (standing.get(pupil) ?? 0) + 1);
					expect(verifyChain(await store.events(oakfield))).toMatchObject({ intact: true });
				}
				for (const [pupil, events] of standing) expect((await store.history(oakfield, [pupil])).get(pupil)?.length ?? 0).toBe(events);
				await store.close();
			}),
			{ numRuns: 25 },
		);
	});
});
