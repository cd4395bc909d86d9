import { GoogleSheetList } from '../../../../connectors/listView/google/googleSheetList';
import type { ListRow } from '../../../../connectors/listView/port';
import { expectNoRefusals } from '../../../doubles/core/expectNoRefusals';
import type { Doubles } from '../../../doubles/core/doubles';
import { formatted, rendered } from '../../../doubles/google/sheets/cell';
import type { NewSheet, Sheet } from '../../../doubles/google/sheets/sheetsState';
import { surviveEveryFault } from '../../service/everyFault';
import { startWorkspace, type StartedWorkspace } from '../../service/google/startWorkspace';

const columns = ['Pupil', 'Absence', 'Now'];
const row = (key: string, absence = '12% (8 of 66)', now = 'Nothing due'): ListRow => ({ key, cells: { Pupil: `Pupil ${key}`, Absence: absence, Now: now } });
const header = ['Case', ...columns];
const shown = (key: string, absence = '12% (8 of 66)', now = 'Nothing due'): string[] => [key, `Pupil ${key}`, absence, now];

interface Started extends StartedWorkspace {
	readonly list: GoogleSheetList;
	readonly sheet: () => Sheet;
	/** What the sheet shows, row by row, without what is blank at the end. */
	readonly content: () => string[][];
}

let open: Doubles[] = [];
afterEach(async () => {
	await Promise.all(open.map((doubles) => doubles.close()));
	open = [];
});

async function start(sheet: Partial<NewSheet> = {}, scope = 'spreadsheets'): Promise<Started> {
	const workspace = await startWorkspace();
	open.push(workspace.doubles);
	const spreadsheet = workspace.google.sheets.state.add('Attendance cases', [{ title: 'Notes' }, { title: 'Cases 2026', ...sheet }], { owner: 'office@oakfield.example' });
	const current = (): Sheet => spreadsheet.sheets[1]!;
	return {
		...workspace,
		list: new GoogleSheetList(workspace.signedIn(scope), { spreadsheetId: spreadsheet.id, sheet: 'Cases 2026' }),
		sheet: current,
		content: () => {
			const rows = current().rows.map((cells) => Array.from(cells, (cell) => formatted(cell)).join('\t').trimEnd().split('\t'));
			while (rows.length > 0 && rows.at(-1)!.join('') === '') rows.pop();
			return rows;
		},
	};
}

const writesOf = ({ doubles }: Started): number => doubles.requests.filter(({ method }) => method !== 'GET').length;

test('an empty sheet gets a header and a row a case; again, nothing is written', async () => {
	const world = await start();
	expect(await world.list.mirror(columns, [row('1042'), row('0007')])).toEqual({ added: 2, changed: 0, unchanged: 0 });
	expect(world.content()).toEqual([header, shown('1042'), shown('0007')]);
	const writes = writesOf(world);
	expect(await world.list.mirror(columns, [row('1042'), row('0007')])).toEqual({ added: 0, changed: 0, unchanged: 2 });
	expect(writesOf(world)).toBe(writes);
	expectNoRefusals(world.doubles);
});

test('text is text: a formula, a date, a number with leading noughts and a percentage stay as they are written', async () => {
	const world = await start();
	const given = row('=1+1', '=HYPERLINK("https://thief.example","x")', '007');
	await world.list.mirror(columns, [given]);
	await world.list.mirror(columns, [{ ...given, cells: { Pupil: '+44', Absence: '=1+1', Now: '1/9/2026\r\nline two' } }]);
	expect(Array.from(world.sheet().rows[1]!, (cell) => rendered(cell, 'UNFORMATTED_VALUE', 'SERIAL_NUMBER'))).toEqual(['=1+1', '+44', '=1+1', '1/9/2026\nline two']);
	expect(await world.list.mirror(columns, [{ ...given, cells: { Pupil: '+44', Absence: '=1+1', Now: '1/9/2026\r\nline two' } }])).toMatchObject({ unchanged: 1 });
	expectNoRefusals(world.doubles);
});

test('staff’s own columns, rows, order and place of columns stay; what they wrote into ours is written over', async () => {
	const before = [
		['Attendance cases, autumn'],
		['Tutor says', 'Now ', 'CASE', 'Days', 'Pupil', 'Absence'],
		['rang home', 'Nothing due', '0007', '=2*3', 'Pupil 0007', 'scribbled over'],
		['', '', '', '', 'Year 10 below'],
		['', 'Letter due', '1042', '', 'Pupil 1042', '12% (8 of 66)'],
		['left in May', 'Nothing due', '0001', '', 'Pupil 0001', '3% (2 of 66)'],
	];
	const world = await start({ rows: before });
	// Ids that staff typed have become numbers.
	expect(await world.list.mirror(columns, [row('1042', '12% (8 of 66)', 'Letter due'), row('7'), row('2000')])).toEqual({ added: 1, changed: 1, unchanged: 1 });
	expect(world.content()).toEqual([
		['Attendance cases, autumn'],
		['Tutor says', 'Now ', 'CASE', 'Days', 'Pupil', 'Absence'],
		['rang home', 'Nothing due', '7', '6', 'Pupil 7', '12% (8 of 66)'],
		['', '', '', '', 'Year 10 below'],
		['', 'Letter due', '1042', '', 'Pupil 1042', '12% (8 of 66)'],
		['left in May', 'Nothing due', '1', '', 'Pupil 0001', '3% (2 of 66)'],
		['', 'Nothing due', '2000', '', 'Pupil 2000', '12% (8 of 66)'],
	]);
	expect(world.sheet().rows[2]![3]).toMatchObject({ formula: '=2*3' });
	expectNoRefusals(world.doubles);
});

test('a column that staff have deleted comes back to the right of what is there, also where the sheet has no more columns', async () => {
	const world = await start({ columnCount: 3, rows: [['Case', 'Pupil', 'Mine'], ['1042', 'Pupil 1042', 'x']] });
	expect(await world.list.mirror(columns, [row('1042')])).toMatchObject({ changed: 1 });
	expect(world.content()).toEqual([['Case', 'Pupil', 'Mine', 'Absence', 'Now'], ['1042', 'Pupil 1042', 'x', '12% (8 of 66)', 'Nothing due']]);
	expectNoRefusals(world.doubles);
});

test('every copy of a row that staff have made is kept up', async () => {
	const world = await start({ rows: [header, shown('1042'), shown('1042')] });
	expect(await world.list.mirror(columns, [row('1042', '20% (13 of 66)')])).toEqual({ added: 0, changed: 1, unchanged: 0 });
	expect(world.content()).toEqual([header, shown('1042', '20% (13 of 66)'), shown('1042', '20% (13 of 66)')]);
});

test('two runs at once make one row a case', async () => {
	const world = await start();
	const rows = ['1', '2', '3'].map((key) => row(key));
	await Promise.all([1, 2].map(() => world.list.mirror(columns, rows)));
	expect(world.content()).toEqual([header, shown('1'), shown('2'), shown('3')]);
	expect(await world.list.mirror(columns, rows)).toEqual({ added: 0, changed: 0, unchanged: 3 });
});

test('a sheet that holds something else is left alone', async () => {
	const world = await start({ rows: [['Rota'], ['Monday', 'Morgan']] });
	await expect(world.list.mirror(columns, [row('1042')])).rejects.toMatchObject({ name: 'ServiceError', happened: 'no', message: expect.stringContaining('no column named "Case"') });
	expect(world.content()).toEqual([['Rota'], ['Monday', 'Morgan']]);
});

test.each<[string, readonly string[], ListRow[], RegExp]>([
	['two rows of one key', columns, [row('1'), row('1')], /Row 2 .* no key of its own/],
	['a row without a key', columns, [row(' ')], /Row 1 /],
	['two columns of one name', ['Now', 'now '], [], /two columns of one name/],
	['a column named as the key', ['case'], [], /second "Case"/],
	['more text than a cell holds', columns, [row('1', 'x'.repeat(50_001))], /50000 characters/],
])('refuses before anything is asked: %s', async (_what, names, rows, message) => {
	const world = await start();
	await expect(world.list.mirror(names, rows)).rejects.toThrow(message);
	expect(world.doubles.requests).toEqual([]);
});

test('5,000 cases take few requests, whether new, all changed or unchanged', async () => {
	const world = await start({ columnCount: 4 });
	const many = (now: string): ListRow[] => Array.from({ length: 5000 }, (_, at) => row(String(1000 + at), '12% (8 of 66)', now));
	expect(await world.list.mirror(columns, many('A'))).toEqual({ added: 5000, changed: 0, unchanged: 0 });
	const first = world.doubles.requests.length;
	expect(await world.list.mirror(columns, many('B'))).toEqual({ added: 0, changed: 5000, unchanged: 0 });
	const second = world.doubles.requests.length;
	expect(await world.list.mirror(columns, many('B'))).toEqual({ added: 0, changed: 0, unchanged: 5000 });
	expect([first, second - first, world.doubles.requests.length - second]).toEqual([6, 4, 2]);
	expect(world.content()).toHaveLength(5001);
	expectNoRefusals(world.doubles);
});

/** What staff do in the second between our reading and our writing. */
const meanwhile: Record<string, (sheet: Sheet) => void> = {
	'insert a row of their own above': ({ rows }) => rows.splice(1, 0, [undefined, 'A row of ours']),
	'insert a row above the header': ({ rows }) => rows.splice(0, 0, ['Cases of the autumn']),
	'insert a row in the middle': ({ rows }) => rows.splice(3, 0, [undefined, undefined, undefined, undefined, 'a note']),
	'sort the rows the other way round': (sheet) => (sheet.rows = [sheet.rows[0]!, ...sheet.rows.slice(1).reverse()]),
	'delete a row': ({ rows }) => rows.splice(2, 1),
	'insert a column at the left': (sheet) => (sheet.rows = sheet.rows.map((cells, at) => [at === 0 ? 'New' : `n${at}`, ...cells])),
	'insert a column among ours': (sheet) => (sheet.rows = sheet.rows.map((cells, at) => [...cells.slice(0, 2), at === 0 ? 'New' : undefined, ...cells.slice(2)])),
	'move the last of our columns to the front': (sheet) => (sheet.rows = sheet.rows.map((cells) => [cells[3], ...cells.slice(0, 3), ...cells.slice(4)])),
	'move their own column among ours': (sheet) => (sheet.rows = sheet.rows.map((cells) => [cells[0], cells[4], ...cells.slice(1, 4)])),
	'add a row below': ({ rows }) => rows.push([undefined, undefined, undefined, undefined, 'a note at the end']),
	'insert a heading above a heading': ({ rows }) => rows.splice(2, 0, [undefined, 'Another heading']),
};

test.each(Object.keys(meanwhile))('nothing is lost and the list is right where staff, between our reading and writing, %s', async (what) => {
	const keys = ['1', '2', '3', '4', '5'];
	const begin = async (): Promise<Started> => {
		const rows = keys.map((key) => [...shown(key, 'old'), `note ${key}`]);
		rows.splice(3, 0, ['', 'Year 10', '', '', 'note of a heading']);
		return start({ rows: [[...header, 'Staff'], ...rows] });
	};
	const wanted = [...keys, '6'].map((key) => row(key, 'new', `now ${key}`));

	// What it looks like where staff were done before we read.
	const quiet = await begin();
	meanwhile[what]!(quiet.sheet());
	await quiet.list.mirror(columns, wanted);

	const world = await begin();
	world.doubles.between({ method: 'GET', path: /\/values\// }, () => meanwhile[what]!(world.sheet()));
	await world.list.mirror(columns, wanted);
	expect(world.doubles.unmet).toBe(0);
	const sorted = (content: string[][]): string[] => content.map((cells) => cells.join('|')).toSorted();
	expect(sorted(world.content())).toEqual(sorted(quiet.content()));
	expectNoRefusals(world.doubles);
});

test('two changes by staff, one after the other, are put right too', async () => {
	const world = await start({ rows: [[...header, 'Staff'], ...['1', '2', '3'].map((key) => [...shown(key, 'old'), `note ${key}`])] });
	for (const after of [0, 1]) world.doubles.between({ method: 'GET', path: /\/values\//, after }, () => world.sheet().rows.splice(1, 0, [undefined, undefined, undefined, undefined, `staff ${after}`]));
	await world.list.mirror(columns, ['1', '2', '3'].map((key) => row(key, 'new')));
	expect(world.content()).toEqual([[...header, 'Staff'], ['', '', '', '', 'staff 1'], ['', '', '', '', 'staff 0'], ...['1', '2', '3'].map((key) => [...shown(key, 'new'), `note ${key}`])]);
});

test('where staff never stop, it is said, and their columns are as they made them', async () => {
	const world = await start({ rows: [[...header, 'Staff'], [...shown('1', 'old'), 'note 1']] });
	world.doubles.between({ method: 'GET', path: /\/values\//, times: 50 }, () => world.sheet().rows.splice(1, 0, [undefined, undefined, undefined, undefined, 'again']));
	await expect(world.list.mirror(columns, [row('1', 'new')])).rejects.toMatchObject({ name: 'ServiceError', message: expect.stringContaining('changed by others all the time') });
	expect(world.content().map((cells) => cells[4]).filter((cell) => cell !== 'again')).toEqual(['Staff', 'note 1']);
});

test('a sheet that this app has made needs no more than drive.file', async () => {
	const world = await start();
	const access = world.signedIn('drive.file');
	const spreadsheet = world.google.sheets.state.add('Made', [{ title: 'Cases' }], { owner: 'office@oakfield.example', app: 'school-attendance' });
	await new GoogleSheetList(access, { spreadsheetId: spreadsheet.id, sheet: '0' }).mirror(columns, [row('1')]);
	expectNoRefusals(world.doubles);
});

test.each([
	['a new list', []],
	['a list with rows to change and to add', [[...header, 'Staff'], [...shown('1', 'old'), 'note 1'], [...shown('2'), 'note 2']]],
])('%s ends as it should whatever goes wrong, at any of its requests', async (_what, rows) => {
	const runs = await surviveEveryFault(async () => {
		const world = await start({ rows });
		return { doubles: world.doubles, act: () => world.list.mirror(columns, [row('1'), row('2'), row('3')]), state: () => world.content() };
	});
	expect(runs).toBeGreaterThan(100);
});
