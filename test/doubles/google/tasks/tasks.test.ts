import { Doubles } from '../../core/doubles';
import { expectNoRefusals } from '../../core/expectNoRefusals';
import type { RecordedRequest } from '../../core/types';
import { reasonOf, sendDamaged, type Damage } from '../damage';
import { GoogleDouble } from '../google';
import { realClients } from '../realClients';

const me = 'office@oakfield.example';

describe('the double of Google Tasks', () => {
	let google: GoogleDouble;
	let doubles: Doubles;
	beforeEach(async () => {
		google = new GoogleDouble();
		doubles = await Doubles.start(google);
	});
	afterEach(() => doubles.close());
	const fetchWith = (scope = 'tasks') => doubles.fetchAs(google.signIn([`https://www.googleapis.com/auth/${scope}`]));
	const client = (scope?: string) => realClients(fetchWith(scope)).tasks;
	const insert = (more: object = {}) => client().tasks.insert({ tasklist: '@default', requestBody: { title: 'Call home', notes: 'Ref. 1', due: '2026-11-24T15:30:00.000Z', ...more } });

	test('a task is added twice if it is asked for twice, newest first, and keeps the day of its time', async () => {
		const { data } = await insert();
		expect(data).toMatchObject({ title: 'Call home', due: '2026-11-24T00:00:00.000Z', status: 'needsAction' });
		await insert({ title: 'Second' });
		expect((await client('tasks.readonly').tasks.list({ tasklist: '@default' })).data.items?.map(({ title }) => title)).toEqual(['Second', 'Call home']);
		expectNoRefusals(doubles);
	});

	test('what is done, put away or deleted is shown where it is asked for', async () => {
		const [done, gone] = [(await insert()).data.id, (await insert()).data.id].map(String) as [string, string];
		await client().tasks.patch({ tasklist: '@default', task: done, requestBody: { status: 'completed' } });
		await client().tasks.clear({ tasklist: '@default' });
		await client().tasks.delete({ tasklist: '@default', task: gone });
		const count = async (how: object) => (await client().tasks.list({ tasklist: '@default', ...how })).data.items?.length ?? 0;
		expect([await count({}), await count({ showHidden: true }), await count({ showHidden: true, showDeleted: true }), await count({ showHidden: true, showCompleted: false })]).toEqual([0, 1, 2, 0]);
		expect((await client().tasks.get({ tasklist: '@default', task: gone })).data.deleted).toBe(true);
	});

	test('lists are one account’s own, and come in pages', async () => {
		google.tasks.addList(me, 'Attendance');
		const other = google.tasks.addList('tutor.7a@oakfield.example', 'Mine');
		const { data } = await client().tasklists.list({ maxResults: 1 });
		expect(data.items?.map(({ title }) => title)).toEqual(['My Tasks']);
		expect((await client().tasklists.list({ maxResults: 1, pageToken: String(data.nextPageToken) })).data.items?.map(({ title }) => title)).toEqual(['Attendance']);
		await expect(client().tasks.list({ tasklist: other.id })).rejects.toMatchObject({ status: 404 });
	});

	const damages: readonly [string, Damage][] = [
		['an unknown field', { json: (body) => ({ ...body, assignee: 'x' }) }],
		['a title that is too long', { json: (body) => ({ ...body, title: 'x'.repeat(1025) }) }],
		['notes that are too long', { json: (body) => ({ ...body, notes: 'x'.repeat(8193) }) }],
		['a day for a time', { json: (body) => ({ ...body, due: '2026-11-24' }) }],
		['a status that is none', { json: (body) => ({ ...body, status: 'open' }) }],
		['an unknown parameter', { query: { title: 'x' } }],
	];
	test.each(damages)('refuses a task with %s', async (_what, damage) => {
		await insert();
		expect((await reasonOf(await sendDamaged(fetchWith(), doubles.requests.at(-1) as RecordedRequest, damage)))[0]).toBe(400);
		expect(doubles.refusals()).toHaveLength(1);
		expect(google.tasks.listsOf(me)[0]?.tasks).toHaveLength(1);
	});

	test('refuses to add with a scope that only reads', async () => {
		await expect(client('tasks.readonly').tasks.insert({ tasklist: '@default', requestBody: { title: 'x' } })).rejects.toMatchObject({ status: 403 });
	});
});
