import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { verifyChain } from '../../../attendance/caseLog';
import type { FirstEventRow, FirstTables } from '../../../connectors/caseStore/sql/migrations/caseEvents';
import { act, acts, oakfield } from './acts';
import type { Place, TestedBackend } from './backend';

const morning = { id: 'run 1', at: '2026-11-23T09:00:00.000Z' };

/** A row as the first release wrote it: SHA-256 over the flat event with its place, names in alphabetical order. */
function row(school: number, sequence: number, previous: string, kind: 'reserved' | 'settled', pupilId: string): FirstEventRow {
	const { key, step, asAt, absentSessions, possibleSessions, document } = act(pupilId);
	const event = { kind, key, pupilId, step, asAt, at: morning.at, run: morning.id, attempt: 1, absentSessions, possibleSessions, document, sequence, previousHash: previous };
	const hash = createHash('sha256').update(JSON.stringify(event, Object.keys(event).sort())).digest('hex');
	return {
		school, sequence, kind, key, pupil_id: pupilId, step, as_at: asAt, at: morning.at, run: morning.id, attempt: 1,
		absent_sessions: absentSessions, possible_sessions: possibleSessions, document, previous_hash: previous, hash,
	};
}

/** Two acts of each pupil, one event after the other. */
function log(school: number, pupils: number): FirstEventRow[] {
	const rows: FirstEventRow[] = [];
	for (let place = 0; place < pupils * 2; place += 1) {
		rows.push(row(school, place + 1, rows.at(-1)?.hash ?? '0'.repeat(64), place < pupils ? 'reserved' : 'settled', String(place % pupils)));
	}
	return rows;
}

/** What holds of a log that the first release made, when this version opens it. */
export function takesUpTheFirstRelease(backend: TestedBackend): void {
	describe(`the case log ${backend.name}, made by the first release`, () => {
		let place: Place;
		let old: Kysely<FirstTables>;
		const write = async (rows: readonly FirstEventRow[]) => {
			for (let from = 0; from < rows.length; from += 1000) await old.insertInto('case_event').values(rows.slice(from, from + 1000)).execute();
		};
		beforeEach(async () => {
			place = await backend.fresh();
			old = await place.firstRelease();
			await old.insertInto('school_name').values([{ name: 'urn 900001', school: 1 }, { name: 'name oakfield school', school: 1 }, { name: 'urn 900002', school: 2 }]).execute();
		});

		it('is taken up whole, in chunks, of every school, with an order that still verifies', async () => {
			await write([...log(1, 1300), ...log(2, 3)]);
			await old.destroy();
			const store = await place.open();
			try {
				expect(verifyChain(await store.events(oakfield))).toMatchObject({ intact: true, events: 2600, erased: 0 });
				expect(verifyChain(await store.events({ urn: '900002', name: 'Elmbrook School' }))).toMatchObject({ intact: true, events: 6 });
				expect((await store.history(oakfield, ['7'])).get('7')).toEqual(
					(['reserved', 'settled'] as const).map((kind) => ({ ...act('7'), kind, at: morning.at, run: morning.id, attempt: 1 })),
				);
				expect(new Set((await store.reserve(oakfield, acts(0, 1300), { id: 'run 2', at: '2026-11-30T09:00:00.000Z' })).map(({ outcome }) => outcome))).toEqual(new Set(['already done']));
				await expect(place.past('select * from case_event')).rejects.toThrow('case_event');
			} finally {
				await store.close();
			}
			// Opened once more, nothing is taken up twice.
			const again = await place.open();
			expect(await again.events(oakfield)).toHaveLength(2600);
			await again.close();
		});

		it('is taken up where it holds nothing yet', async () => {
			await old.destroy();
			const store = await place.open();
			expect(await store.reserve(oakfield, [act('1')], morning)).toMatchObject([{ outcome: 'reserved' }]);
			await store.close();
		});

		it.each<[string, (rows: FirstEventRow[]) => FirstEventRow[], number]>([
			['an event changed', (rows) => rows.map((each) => (each.sequence === 1501 ? { ...each, as_at: '2026-01-01' } : each)), 1501],
			['an event taken out', (rows) => rows.filter(({ sequence }) => sequence !== 2), 2],
			['an event tied to another', (rows) => rows.map((each) => (each.sequence === 3 ? { ...each, previous_hash: 'f' } : each)), 3],
		])('is refused, and left as it was, where it does not verify: %s', async (_name, tampered, sequence) => {
			const rows = tampered(log(1, 1000));
			await write(rows);
			await expect(place.open()).rejects.toMatchObject({
				name: 'CaseStoreError',
				message: `The case log does not verify: event ${sequence} of school 1 is missing or was changed after it was written`,
				advice: expect.stringContaining('Nothing was changed'),
			});
			expect(await old.selectFrom('case_event').selectAll().where('school', '=', 1).orderBy('sequence').execute()).toEqual(rows);
			await old.destroy();
		});
	});
}
