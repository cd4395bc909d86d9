import { verifyChain } from '../../../attendance/caseLog';
import type { CaseStore } from '../../../connectors/caseStore/caseStore';
import { act, acts, oakfield } from './acts';
import type { Place, TestedBackend } from './backend';

const morning = { id: 'run 1', at: '2026-11-23T09:00:00.000Z' };
const found = { by: 'data lead', reason: 'time is over', asAt: '2030-09-02' };

/** What somebody with all rights in the database did, and the sentence by which the log shows it. */
const tamperings: ReadonlyArray<readonly [name: string, sql: string, sequence: number, reason: string]> = [
	['an event’s text changed', "update case_content set event = replace(event, '2026-11-23', '2026-01-01') where sequence = 2", 2, 'Event 2 was changed after it was written.'],
	['an event’s text made unreadable', "update case_content set event = 'gone' where sequence = 2", 2, 'Event 2 was changed after it was written.'],
	['a salt changed', "update case_content set salt = 'f' where sequence = 2", 2, 'Event 2 was changed after it was written.'],
	['an event filed under another date', "update case_content set as_at = '2026-01-01' where sequence = 2", 2, 'Event 2 is filed under another "asAt" than it was written with.'],
	['an event filed under another pupil', "update case_content set pupil_id = '9' where sequence = 2", 2, 'Event 2 is filed under another "pupilId" than it was written with.'],
	['an event filed under another key', "update case_content set key = 'other' where sequence = 2", 2, 'Event 2 is filed under another "key" than it was written with.'],
	['an event filed as another kind', "update case_content set kind = 'settled' where sequence = 2", 2, 'Event 2 is filed under another "kind" than it was written with.'],
	['content blanked without an erasure', 'delete from case_content where sequence = 2', 2, 'The content of event 2 is gone, and no erasure says so.'],
	['content blanked, with a row that allows it and no event', 'insert into case_erased (school, sequence, erasure) values (1, 2, 5); delete from case_content where sequence = 2', 2, 'The content of event 2 is gone, and no erasure says so.'],
	['an event taken out whole', 'delete from case_content where sequence = 2; delete from case_chain where sequence = 2', 2, 'Event 2 is missing.'],
	['a place taken out, its content left', 'delete from case_chain where sequence = 2', 2, 'Event 2 has no place in the chain: it was put in past the case log.'],
	['a place changed', "update case_chain set content_hash = 'f' where sequence = 2", 2, 'The place of event 2 in the chain was changed after it was written.'],
	['two events exchanged', 'update case_content set sequence = 9 where sequence = 2; update case_content set sequence = 2 where sequence = 3; update case_content set sequence = 3 where sequence = 9', 2, 'Event 2 was changed after it was written.'],
	['content put in beside the chain', "insert into case_content select school, 9, salt, kind, 'other', '9', as_at, at, run, attempt, event from case_content where sequence = 2", 9, 'Event 9 has no place in the chain: it was put in past the case log.'],
	['an event put in behind', "insert into case_chain select school, 6, hash, content_hash, 'made up' from case_chain where sequence = 5; insert into case_content select school, 6, salt, kind, 'other', pupil_id, as_at, at, run, attempt, event from case_content where sequence = 2", 6, 'The place of event 6 in the chain was changed after it was written.'],
	['the erased content put back, another’s', "insert into case_content select school, 4, salt, kind, 'other', pupil_id, as_at, at, run, attempt, event from case_content where sequence = 2", 4, 'Event 4 was changed after it was written.'],
	['the erasure itself taken out', 'delete from case_content where sequence = 5', 4, 'The content of event 4 is gone, and no erasure says so.'],
];

/** What holds where somebody changes the log past the package, having taken its guards away. */
export function showsTampering(backend: TestedBackend): void {
	describe(`the case log ${backend.name}, tampered with`, () => {
		let place: Place;
		let store: CaseStore;
		beforeEach(async () => {
			place = await backend.fresh();
			store = await place.open();
			await store.reserve(oakfield, acts(0, 3), morning);
			await store.settle(oakfield, [act('3')], morning);
			await store.erase(oakfield, ['3'], found, morning);
			await place.past(place.dropGuards);
		});
		afterEach(async () => await store.close());

		it.each(tamperings)('shows %s', async (_name, text, sequence, reason) => {
			expect(verifyChain(await store.events(oakfield))).toMatchObject({ intact: true, events: 5, erased: 1 });
			await place.past(text);
			expect(verifyChain(await store.events(oakfield))).toEqual({ intact: false, sequence, reason });
		});

		it('shows erased content that came back from a backup', async () => {
			await store.settle(oakfield, [act('4')], morning);
			const row = (await place.rows("select salt, event from case_content where sequence = 6"))[0] as { salt: string; event: string };
			await store.erase(oakfield, ['4'], found, { ...morning, id: 'run 2' });
			expect(verifyChain(await store.events(oakfield))).toMatchObject({ intact: true, events: 7, erased: 2 });
			const columns = "'settled', '4|early-concern|id:1|2026/27', '4', '2026-11-23', '2026-11-23T09:00:00.000Z', 'run 1', 0";
			await place.past(`insert into case_content values (1, 6, '${row.salt}', ${columns}, '${row.event}')`);
			expect(verifyChain(await store.events(oakfield))).toEqual({ intact: false, sequence: 7, reason: 'Event 7 says that event 6 was erased, and its content is still there.' });
		});

		it('shows that its end was cut off, by the end that was noted elsewhere', async () => {
			const before = verifyChain(await store.events(oakfield));
			if (!before.intact) throw new Error('not intact');
			await place.past('delete from case_content where sequence = 5; delete from case_chain where sequence >= 4');
			expect(verifyChain(await store.events(oakfield))).toMatchObject({ intact: true, events: 3 });
			expect(verifyChain(await store.events(oakfield), before.end)).toMatchObject({ intact: false, sequence: 4, reason: expect.stringContaining('cut off') });
		});

		it('says so, and answers nothing, where a run meets an event that cannot be read', async () => {
			await place.past("update case_content set event = 'gone' where sequence = 2");
			const refusal = { name: 'CaseStoreError', message: expect.stringContaining('Event 2 of the case log was changed') };
			await expect(store.history(oakfield, ['1'])).rejects.toMatchObject(refusal);
			await expect(store.reserve(oakfield, [act('1')], morning)).rejects.toMatchObject(refusal);
		});
	});
}
