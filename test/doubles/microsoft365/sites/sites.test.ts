import type { Doubles } from '../../core/doubles';
import { expectNoRefusals } from '../../core/expectNoRefusals';
import type { Json } from '../http/call';
import { TestSchool, type Sent } from '../support';
import type { GraphList } from './listState';
import type { Site } from './siteState';

let test365: TestSchool;
let doubles: Doubles;
let site: Site;
let list: GraphList;
beforeEach(async () => {
	test365 = new TestSchool();
	site = test365.school.addSite('sites/attendance', 'Attendance');
	list = site.addList('Cases', [{ name: 'Step', displayName: 'Step reached', kind: 'text', indexed: true }, { name: 'Days', displayName: 'Days', kind: 'number' }]);
	doubles = await test365.start();
});
afterEach(() => doubles.close());
const items = (rest = '') => `/sites/${site.id}/lists/${list.id}/items${rest}`;
const post = (json: unknown): Sent => ({ method: 'POST', json });
const batch = (requests: readonly object[]) => test365.json('/$batch', post({ requests }));

describe('a SharePoint list', () => {
	test('is found by the address of its site, and its rows are added, filtered, changed and deleted', async () => {
		expect((await test365.client().api('/sites').query({ search: 'attend' }).get()).value).toMatchObject([{ id: site.id }]);
		expect(await test365.json('/sites/oakfield.sharepoint.com:/sites/attendance')).toMatchObject({ id: site.id });
		expect((await test365.json('/sites/oakfield.sharepoint.com:/sites/attendance:/lists')).value).toMatchObject([{ id: list.id }]);
		expect((await test365.json(`/sites/${site.id}/lists/Cases/columns`)).value).toEqual(expect.arrayContaining([expect.objectContaining({ name: 'Step', displayName: 'Step reached', text: expect.anything() })]));
		await test365.client().api(items()).post({ fields: { Title: '1', Step: 'letter', Days: 3 } });
		await test365.client().api(items()).post({ fields: { Title: '2', Step: 'meeting' } });
		const found = await test365.json(items(`?$expand=fields($select=Title,Step)&$filter=${encodeURIComponent("fields/Step eq 'letter'")}`));
		expect(found.value).toMatchObject([{ id: '1', fields: { Title: '1', Step: 'letter' } }]);
		expect(found.value[0].fields.Days).toBeUndefined();
		const ifMatch = { 'If-Match': found.value[0]['@odata.etag'] };
		expect((await test365.send(items('/1/fields'), { method: 'PATCH', json: { Step: 'panel' }, headers: ifMatch })).status).toBe(200);
		expect((await test365.send(items('/1/fields'), { method: 'PATCH', json: { Step: 'late' }, headers: ifMatch })).status).toBe(412);
		expect((await test365.send(items('/2'), { method: 'DELETE' })).status).toBe(204);
		expect(list.entries.map(({ fields }) => fields)).toEqual([{ Title: '1', Step: 'panel', Days: 3 }]);
		expectNoRefusals(doubles);
	});

	test('gives its rows without columns unless they are asked for, in pages', async () => {
		for (let count = 0; count < 5; count += 1) list.add({ Title: String(count) });
		const first = await test365.json(items('?$top=3&$expand=fields'));
		expect(first.value).toHaveLength(3);
		expect((await test365.json(first['@odata.nextLink'])).value.map(({ fields }: Json) => fields.Title)).toEqual(['3', '4']);
		expect((await test365.json(items())).value[0].fields).toBeUndefined();
	});

	test.each<[string, () => string, Sent, number, RegExp]>([
		['an unknown column', items, post({ fields: { Titel: 'x' } }), 400, /Titel/],
		['the name that people see', items, post({ fields: { 'Step reached': 'x' } }), 400, /Step reached/],
		['text for a number', items, post({ fields: { Days: '3' } }), 400, /Days/],
		['a column that is not the client\'s', items, post({ fields: { Created: '2026-01-01' } }), 400, /Created/],
		['more than one line holds', items, post({ fields: { Title: 'x'.repeat(256) } }), 400, /Title/],
		['no fields', items, post({ Title: 'x' }), 400, /fields|Title/],
		['an unknown column in a filter', () => items("?$filter=fields/Nope%20eq%20'x'"), {}, 400, /Nope/],
		['a filter by a column without index', () => items('?$filter=fields/Days%20gt%201'), {}, 400, /not indexed/],
		['a column of no kind', () => `/sites/${site.id}/lists/${list.id}/columns`, post({ name: 'More' }), 400, /kind/],
		['a column without name', () => `/sites/${site.id}/lists/${list.id}/columns`, post({ text: {} }), 400, /name/],
		['a search for nothing', () => '/sites', {}, 400, /search/],
		['who may only read', items, { ...post({ fields: { Title: 'x' } }), as: 'reader' }, 403, /Sites.ReadWrite.All/],
	])('refuses %s', async (_damage, path, sent, status, why) => {
		test365.as('reader', 'Sites.Read.All');
		const answer = await test365.send(path(), sent);
		expect([answer.status, await answer.json()]).toEqual([status, { error: expect.objectContaining({ message: expect.stringMatching(why) }) }]);
		expect(doubles.refusals()).toHaveLength(1);
	});

	test('is filtered by any column for who accepts the warning', async () => {
		list.add({ Title: '1', Days: 5 });
		expect((await test365.json(items('?$filter=fields/Days%20gt%201'), { headers: { Prefer: 'HonorNonIndexedQueriesWarningMayFailRandomly' } })).value).toHaveLength(1);
	});

	test.each([
		['read', 403, 403],
		['write', 201, 403],
		['manage', 201, 201],
	] as const)('of a selected site, granted %s', async (role, adding, making) => {
		site.granted.set('app-1', role);
		const as = test365.asApp('selected', 'Sites.Selected');
		expect((await test365.send(items(), { ...post({ fields: { Title: 'x' } }), as })).status).toBe(adding);
		expect((await test365.send(`/sites/${site.id}/lists/${list.id}/columns`, { ...post({ name: 'More', text: {} }), as })).status).toBe(making);
		expect((await test365.send('/sites?search=*', { as })).status).toBe(403);
	});
});

describe('a batch', () => {
	const add = (id: string, title: string, more: object = {}) => ({ id, method: 'POST', url: items(), headers: { 'Content-Type': 'application/json' }, body: { fields: { Title: title } }, ...more });

	test('is answered one by one', async () => {
		const { responses } = await batch([add('1', 'a'), { id: '2', method: 'GET', url: items('/99') }, add('3', 'c', { dependsOn: ['2'] }), add('4', 'd', { dependsOn: ['1'] })]);
		expect(Object.fromEntries(responses.map(({ id, status }: Json) => [id, status]))).toEqual({ 1: 201, 2: 404, 3: 424, 4: 201 });
		expect(list.entries).toHaveLength(2);
		expectNoRefusals(doubles);
	});

	const step = (id: string, more: object = {}) => ({ id, method: 'POST', url: '/me/messages', headers: { 'Content-Type': 'application/json' }, body: {}, ...more });
	test.each<[string, object]>([
		['more than 20 requests', { requests: Array.from({ length: 21 }, (_, index) => step(String(index))) }],
		['an id twice', { requests: [step('1'), step('1')] }],
		['a body without Content-Type', { requests: [{ ...step('1'), headers: {} }] }],
		['a whole address', { requests: [{ id: '1', method: 'GET', url: 'https://graph.microsoft.com/v1.0/me' }] }],
		['a dependence on nothing', { requests: [step('1', { dependsOn: ['9'] })] }],
		['no method', { requests: [{ id: '1', url: '/me' }] }],
		['a property that is unknown', { requests: [{ ...step('1'), verb: 'GET' }] }],
		['no requests', {}],
	])('is refused as a whole for %s', async (_damage, json) => {
		expect((await test365.send('/$batch', post(json))).status).toBe(400);
		expect(test365.school.mailboxes.of(test365.office.id)).toEqual([]);
		expect(doubles.refusals()).toHaveLength(1);
	});

	test('shows what is refused within', async () => {
		await batch([add('1', 'a'), { ...add('2', 'b'), body: { fields: { Nope: 1 } } }]);
		expect(doubles.refusals().map(({ refusal }) => refusal)).toEqual([expect.stringContaining('Nope')]);
	});
});
