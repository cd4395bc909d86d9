import { caseOf, verifyChain, type LoggedAct } from '../../../attendance/caseLog';
import type { CaseStore } from '../../../connectors/caseStore/caseStore';
import { act, acts, oakfield, talk } from './acts';
import type { Place, TestedBackend } from './backend';

const morning = { id: 'run 1', at: '2026-11-23T09:00:00.000Z' };
const noon = { id: 'office', at: '2026-11-23T12:00:00.000Z' };
const found = { by: 'attendance officer', reason: 'not in the outbox', asAt: '2026-11-23' };
const timeIsOver = { by: 'data lead', reason: 'left more than three years ago', asAt: '2030-09-02' };

/** What holds, in every database, of what people record, of what they give up, and of what is erased. */
export function keepsRecords(backend: TestedBackend): void {
	describe(`the case log ${backend.name} beside acts`, () => {
		let place: Place;
		let store: CaseStore;
		beforeEach(async () => {
			place = await backend.fresh();
			store = await place.open();
		});
		afterEach(async () => await store.close());

		const verdict = async () => verifyChain(await store.events(oakfield));
		const outcomes = async (asked: readonly LoggedAct[], run = morning) => (await store.reserve(oakfield, asked, run)).map(({ outcome }) => outcome);

		describe('what people say', () => {
			it('is recorded once, however often it is asked, and tells in the history beside the acts', async () => {
				await outcomes([act('1042')]);
				expect(await store.record(oakfield, [talk('1042'), talk('7'), talk('1042')], noon)).toEqual([{ alreadyRecorded: false }, { alreadyRecorded: false }, { alreadyRecorded: true }]);
				expect(await store.record(oakfield, [talk('1042', undefined, 'another text'), talk('8')], noon)).toEqual([{ alreadyRecorded: true }, { alreadyRecorded: false }]);

				const events = (await store.history(oakfield, ['1042'])).get('1042') ?? [];
				expect(events).toEqual([expect.objectContaining({ kind: 'reserved' }), { kind: 'recorded', at: noon.at, run: noon.id, ...talk('1042') }]);
				expect(caseOf(events)).toMatchObject({ steps: [{ state: 'reserved' }], contactsMade: [{ id: 'c-1', notes: 'no answer' }] });
				expect(await verdict()).toMatchObject({ intact: true, events: 4 });
			});

			it('is refused whole where a text in it is none, and nothing of the batch is written', async () => {
				await expect(store.record(oakfield, [talk('1'), talk('2', undefined, 'a\0b')], noon)).rejects.toMatchObject({ name: 'CaseStoreError', message: expect.stringContaining('"notes" of pupil 2') });
				expect(await store.events(oakfield)).toEqual([]);
			});

			it('is no reservation: an act may have the same key', async () => {
				await store.record(oakfield, [talk('1', act('1').key)], morning);
				expect(await outcomes([act('1'), act('2')])).toEqual(['reserved', 'reserved']);
				await store.record(oakfield, [talk('2', act('2').key)], morning);
				expect(await store.open(oakfield)).toMatchObject([{ kind: 'reserved', key: act('1').key }, { kind: 'reserved', key: act('2').key }]);
			});
		});

		describe('what was begun and not finished', () => {
			const keys = (pupils: readonly string[]) => pupils.map((id) => act(id).key);

			it('is shown until it is settled or released, oldest first, each key once', async () => {
				expect(await store.open(oakfield)).toEqual([]);
				await outcomes(acts(0, 4));
				await store.settle(oakfield, [act('0')], morning);
				await outcomes([act('2')], noon);
				await store.release(oakfield, keys(['3']), found, noon);
				expect((await store.open(oakfield)).map(({ pupilId, attempt, run }) => [pupilId, attempt, run])).toEqual([['1', 1, 'run 1'], ['2', 2, 'office']]);
			});

			it('can be given up once, by whom and why, and then begun again under the next number', async () => {
				await outcomes([act('1', { period: '2026/27' })]);
				expect(await store.release(oakfield, keys(['1', '1', 'never begun']), found, noon)).toEqual([{ released: true }, { released: true }, { released: false }]);
				expect(await store.release(oakfield, keys(['1']), found, { ...noon, id: 'another' })).toEqual([{ released: false }]);
				// n8n's Retry On Fail.
				expect(await store.release(oakfield, keys(['1']), found, noon)).toEqual([{ released: true }]);
				expect((await store.history(oakfield, ['1'])).get('1')).toEqual([
					expect.objectContaining({ kind: 'reserved', attempt: 1 }),
					{ ...act('1'), kind: 'released', attempt: 1, run: 'office', at: noon.at, period: '2026/27', ...found },
				]);
				expect(caseOf((await store.history(oakfield, ['1'])).get('1') ?? []).steps).toEqual([]);
				expect(await store.reserve(oakfield, [act('1')], noon)).toMatchObject([{ outcome: 'reserved', attempt: 2 }]);
				await store.settle(oakfield, [act('1')], noon);
				expect(await store.release(oakfield, keys(['1']), found, { id: 'later', at: '2026-11-24T09:00:00.000Z' })).toEqual([{ released: false }]);
				expect(await verdict()).toMatchObject({ intact: true, events: 4 });
			});

			it('cannot be given up while a run may still be at it', async () => {
				await outcomes([act('1')]);
				expect(await store.release(oakfield, keys(['1']), found, { id: 'office', at: '2026-11-23T09:14:00.000Z' })).toEqual([{ released: false }]);
				expect(await store.open(oakfield)).toHaveLength(1);
			});
		});

		it('keeps the period of an act', async () => {
			await store.settle(oakfield, [act('1', { period: '2026-10-05' })], morning);
			expect(caseOf((await store.history(oakfield, ['1'])).get('1') ?? []).steps).toMatchObject([{ period: '2026-10-05' }]);
		});

		it('tells every pupil with content, and the dates of the first and last of it', async () => {
			await store.settle(oakfield, [act('b'), act('a', { asAt: '2026-09-21' })], morning);
			await store.record(oakfield, [talk('a')], noon);
			await store.settle({ urn: '900002', name: 'Elmbrook School' }, [act('c')], morning);
			expect(await store.pupils(oakfield)).toEqual([
				{ pupilId: 'a', events: 2, firstAsAt: '2026-09-21', lastAsAt: '2026-11-23' },
				{ pupilId: 'b', events: 1, firstAsAt: '2026-11-23', lastAsAt: '2026-11-23' },
			]);
			expect(await store.pupils({ urn: '900003', name: 'Unknown School' })).toEqual([]);
		});

		describe('erasure', () => {
			beforeEach(async () => {
				await store.settle(oakfield, acts(1, 5), morning);
				await store.record(oakfield, [talk('1'), talk('2'), talk('2', '2|contact|c-2')], morning);
			});

			it('takes out all content of the pupils, says which places, and the chain still holds', async () => {
				expect(await store.erase(oakfield, ['2', '4', '2', 'unknown'], timeIsOver, noon)).toMatchObject({ eventsErased: 4, pupilsErased: 2, stillOpen: [], remains: [expect.stringContaining('Backups')] });
				expect([...(await store.history(oakfield, ['1', '2', '3', '4'])).keys()].sort()).toEqual(['1', '3']);
				expect((await store.pupils(oakfield)).map(({ pupilId }) => pupilId)).toEqual(['1', '3']);

				const links = await store.events(oakfield);
				expect(verifyChain(links)).toMatchObject({ intact: true, events: 8, erased: 4 });
				expect(links.filter(({ event }) => event === null).map(({ sequence, salt, columns }) => [sequence, salt, columns])).toEqual([2, 4, 6, 7].map((place) => [place, null, undefined]));
				expect(links.at(-1)?.event).toEqual({ kind: 'erased', at: noon.at, run: 'office', sequences: [2, 4, 6, 7], ...timeIsOver });
				expect(JSON.stringify(links.filter(({ sequence }) => [2, 4, 6, 7, 8].includes(sequence)))).not.toMatch(/early-concern|contact|c-2|id:1/);
			});

			it('erases nothing twice, and says nothing where nothing was to erase', async () => {
				await store.erase(oakfield, ['2'], timeIsOver, noon);
				expect(await store.erase(oakfield, ['2'], timeIsOver, noon)).toMatchObject({ eventsErased: 0, pupilsErased: 0, stillOpen: [] });
				expect(await store.events(oakfield)).toHaveLength(8);
			});

			it('leaves whole a pupil of whom something is begun and not finished, and tells so', async () => {
				await outcomes([act('3', { key: '3|meeting|2026/27' })]);
				expect(await store.erase(oakfield, ['2', '3'], timeIsOver, noon)).toMatchObject({ pupilsErased: 1, stillOpen: ['3'] });
				expect((await store.history(oakfield, ['3'])).get('3')).toHaveLength(2);
				await store.release(oakfield, ['3|meeting|2026/27'], found, noon);
				expect(await store.erase(oakfield, ['3'], timeIsOver, noon)).toMatchObject({ eventsErased: 3, stillOpen: [] });
				expect(await verdict()).toMatchObject({ intact: true, erased: 6 });
			});

			it('is of one school: the same pupil id of another stays', async () => {
				const other = { urn: '900002', name: 'Elmbrook School' };
				await store.settle(other, [act('2')], morning);
				await store.erase(oakfield, ['2'], timeIsOver, noon);
				expect((await store.history(other, ['2'])).size).toBe(1);
			});

			it('lets an act be done again of which nothing is known any more, and the chain goes on', async () => {
				await store.erase(oakfield, ['2'], timeIsOver, noon);
				expect(await outcomes([act('2')], noon)).toEqual(['reserved']);
				expect(await verdict()).toMatchObject({ intact: true, events: 9, erased: 3 });
			});

			it('takes thousands of pupils in one go', async () => {
				const many = acts(100, 2600);
				await store.settle(oakfield, many, morning);
				expect(await store.erase(oakfield, many.map(({ pupilId }) => pupilId), timeIsOver, noon)).toMatchObject({ eventsErased: 2500, pupilsErased: 2500 });
				expect(await verdict()).toMatchObject({ intact: true, erased: 2500 });
			});

			it('stands whole or not at all', async () => {
				await place.past(place.failAtDelete);
				await expect(store.erase(oakfield, ['2'], timeIsOver, noon)).rejects.toThrow();
				expect(await store.events(oakfield)).toHaveLength(7);
				expect((await store.history(oakfield, ['2'])).get('2')).toHaveLength(3);
			});
		});
	});
}
