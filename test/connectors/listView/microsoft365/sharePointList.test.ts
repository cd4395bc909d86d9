import { SharePointList } from '../../../../connectors/listView/microsoft365/sharePointList';
import type { ListRow } from '../../../../connectors/listView/port';
import type { Doubles } from '../../../doubles/core/doubles';
import { expectNoRefusals } from '../../../doubles/core/expectNoRefusals';
import type { Column, GraphList } from '../../../doubles/microsoft365/sites/listState';
import { surviveEveryFault } from '../../service/everyFault';
import { startSchool, type StartedSchool } from '../../service/microsoft365/startSchool';

const columns = ['Step', 'Reasons'];
const row = (key: string, step = 'concern letter', reasons = 'Absent on 12 of 100 sessions'): ListRow => ({ key, cells: { Step: step, Reasons: reasons } });
const ready: readonly Column[] = [
	{ name: 'Step', displayName: 'Step', kind: 'text' },
	{ name: 'Why', displayName: 'Reasons', kind: 'text', multiline: true },
	{ name: 'Note', displayName: 'Our own note', kind: 'text' },
];

interface World extends StartedSchool {
	readonly list: GraphList;
	readonly address: { readonly siteId: string; readonly listId: string };
	readonly view: SharePointList;
}

let open: Doubles[] = [];
async function start(own: readonly Column[] = ready): Promise<World> {
	const world = await startSchool();
	const site = world.school.addSite('sites/attendance', 'Attendance');
	const list = site.addList('Cases', own);
	const address = { siteId: site.id, listId: list.id };
	return { ...world, list, address, view: new SharePointList(world.signedIn('Sites.Manage.All'), address) };
}
async function startHere(own?: readonly Column[]): Promise<World> {
	const world = await start(own);
	open.push(world.doubles);
	return world;
}
afterEach(async () => {
	await Promise.all(open.map((doubles) => doubles.close()));
	open = [];
});

const shown = ({ list }: World) => list.entries.map(({ fields }) => fields);
const writes = ({ doubles }: World) => doubles.requests.filter(({ method, url }) => method !== 'GET' && !url.pathname.endsWith('$batch')).length + doubles.requests.filter(({ body }) => /"method":"(POST|PATCH|DELETE)"/.test(body.toString())).length;

test('rows come into the list, change in it, and a second time nothing is written', async () => {
	const world = await startHere();
	world.list.add({ Title: 'case 1', Step: 'meeting', Why: 'Old', Note: 'Rang the mother' });
	world.list.add({ Title: 'not ours', Note: 'stays' });
	expect(await world.view.mirror(columns, [row('case 1'), row('case 2', '=1+1'), row('case 3', 'concern letter', 'Two lines\r\nof text')])).toEqual({ added: 2, changed: 1, unchanged: 0 });
	expect(shown(world)).toEqual([
		{ Title: 'case 1', Step: 'concern letter', Why: 'Absent on 12 of 100 sessions', Note: 'Rang the mother' },
		{ Title: 'not ours', Note: 'stays' },
		{ Title: 'case 2', Step: '=1+1', Why: 'Absent on 12 of 100 sessions' },
		{ Title: 'case 3', Step: 'concern letter', Why: 'Two lines\nof text' },
	]);
	const before = writes(world);
	expect(await world.view.mirror(columns, [row('case 1'), row('case 2', '=1+1'), row('case 3', 'concern letter', 'Two lines\r\nof text')])).toEqual({ added: 0, changed: 0, unchanged: 3 });
	expect(writes(world)).toBe(before);
	expectNoRefusals(world.doubles);
});

test('missing columns are made as text, with several lines where the text may be long', async () => {
	const world = await startHere([]);
	await world.view.mirror(columns, [row('case 1', 'concern letter', 'Long. '.repeat(60))]);
	expect(world.list.columns.filter(({ name }) => name.startsWith('Attendance'))).toMatchObject([
		{ displayName: 'Step', kind: 'text', multiline: false },
		{ displayName: 'Reasons', kind: 'text', multiline: true },
	]);
	expect(await world.view.mirror(columns, [row('case 1', 'concern letter', 'Long. '.repeat(60))])).toEqual({ added: 0, changed: 0, unchanged: 1 });
	expectNoRefusals(world.doubles);
});

test('columns that the account may not make are named', async () => {
	const world = await startHere([]);
	await expect(new SharePointList(world.signedIn('Sites.ReadWrite.All'), world.address).mirror(columns, [row('case 1')])).rejects.toMatchObject({
		name: 'ServiceError',
		happened: 'no',
		status: 403,
		message: 'The list lacks the columns “Step”, “Reasons”, and the account may not add them',
		advice: expect.stringContaining('settings of the list'),
	});
	expect(world.list.entries).toEqual([]);
});

test.each([
	['a column of numbers', [{ name: 'Step', displayName: 'Step', kind: 'number' }], [row('case 1')], 'The column “Step” of the list holds no text'],
	['text too long for one line', [{ name: 'Step', displayName: 'Step', kind: 'text' }], [row('case 1', 'x'.repeat(256)), row('case 2')], 'The column “Step” of the list holds one line of 255 characters, and 1 of 2 rows have more'],
	['two rows with one key', [], [row('case 1'), row('case 1')], 'Row 2 for the list has no key of its own'],
	['a row without a key', [], [row('')], 'Row 1 for the list has no key of its own'],
] as ReadonlyArray<readonly [string, Column[], ListRow[], string]>)('%s is refused before anything is written', async (_, own, rows, says) => {
	const world = await startHere(own);
	await expect(world.view.mirror(columns, rows)).rejects.toMatchObject({ name: 'ServiceError', happened: 'no', message: expect.stringContaining(says) });
	expect(world.list.entries).toEqual([]);
});

test('a row that somebody changes while it is written is read again; what is in our columns is ours', async () => {
	const world = await startHere();
	const entry = world.list.add({ Title: 'case 1', Step: 'meeting', Why: 'Old' });
	world.doubles.between({ path: /\/items\?/ }, () => {
		Object.assign(entry, { version: entry.version + 1, fields: { ...entry.fields, Step: 'typed over', Note: 'Rang' } });
	});
	expect(await world.view.mirror(columns, [row('case 1')])).toEqual({ added: 0, changed: 1, unchanged: 0 });
	expect(shown(world)).toEqual([{ Title: 'case 1', Step: 'concern letter', Why: 'Absent on 12 of 100 sessions', Note: 'Rang' }]);
});

test('another run that adds the same case at the same time leaves one row of it', async () => {
	const world = await startHere();
	world.doubles.between({ path: /\/items\?/ }, () => void world.list.add({ Title: 'case 1', Step: 'meeting', Why: '' }));
	expect(await world.view.mirror(columns, [row('case 1'), row('case 2')])).toMatchObject({ unchanged: 0 });
	expect(shown(world).map(({ Title }) => Title).toSorted()).toEqual(['case 1', 'case 2']);
	await world.view.mirror(columns, [row('case 1'), row('case 2')]);
	expect(shown(world).find(({ Title }) => Title === 'case 1')).toMatchObject({ Step: 'concern letter' });
});

test('two rows of one key that were there before the run both stay', async () => {
	const world = await startHere();
	world.list.add({ Title: 'case 1' });
	world.list.add({ Title: 'case 1', Note: 'a copy of somebody’s' });
	await world.view.mirror(columns, [row('case 1')]);
	expect(shown(world)).toHaveLength(2);
});

test('of requests sent together each is answered for itself: not done, done without an answer, left unanswered', async () => {
	const world = await startHere();
	const access = world.signedIn('Sites.Manage.All');
	let spoilt = false;
	const view = new SharePointList(
		{
			...access,
			fetch: async (url, request = {}) => {
				if (!url.endsWith('$batch') || spoilt) return access.fetch(url, request);
				spoilt = true;
				const { requests } = JSON.parse(String(request.body)) as { requests: Array<{ id: string }> };
				const answer = await access.fetch(url, { ...request, body: JSON.stringify({ requests: requests.slice(1) }) });
				const { responses } = (await answer.json()) as { responses: Array<{ id: string; status: number }> };
				const busy = { id: requests[0]!.id, status: 429, headers: { 'Retry-After': '0' } };
				return Response.json({ responses: [busy, ...responses.map((one, at) => (at === 0 ? { ...one, status: 504 } : one)).slice(0, -1)] });
			},
		},
		world.address,
	);
	const rows = ['1', '2', '3', '4'].map((number) => row(`case ${number}`));
	expect(await view.mirror(columns, rows)).toEqual({ added: 4, changed: 0, unchanged: 0 });
	expect(shown(world).map(({ Title }) => Title).toSorted()).toEqual(['case 1', 'case 2', 'case 3', 'case 4']);
	expectNoRefusals(world.doubles);
});

test('5,000 cases are written 20 a request and read in pages', async () => {
	const world = await startHere();
	const rows = Array.from({ length: 5_000 }, (_, at) => row(`case ${at}`));
	expect(await world.view.mirror(columns, rows)).toEqual({ added: 5_000, changed: 0, unchanged: 0 });
	expect(world.list.entries).toHaveLength(5_000);
	const { length } = world.doubles.requests;
	expect(length).toBeLessThan(275);
	expect(await world.view.mirror(columns, rows)).toEqual({ added: 0, changed: 0, unchanged: 5_000 });
	expect(world.doubles.requests.length - length).toBeLessThan(12);
	expectNoRefusals(world.doubles);
});

test('whatever goes wrong, at any request, the list ends with one row a case that says what it should', async () => {
	const rows = [row('case 1'), row('case 2'), row('case 3')];
	const runs = await surviveEveryFault(async () => {
		const world = await start([]);
		world.list.add({ Title: 'case 1', Note: 'Rang' });
		return { doubles: world.doubles, act: () => world.view.mirror(columns, rows), state: () => shown(world) };
	}, [1]);
	expect(runs).toBeGreaterThan(80);
});
