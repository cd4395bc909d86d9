import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { ServiceError } from '../../../../connectors/service/serviceError';
import { graphWorkbookTable } from '../../../../connectors/tableSource/microsoft365/graphWorkbookTable';
import { TableError } from '../../../../connectors/tableSource/port';
import { expectNoRefusals } from '../../../doubles/core/expectNoRefusals';
import type { DriveItem } from '../../../doubles/microsoft365/drive/driveState';
import type { Cell, Sheet } from '../../../doubles/microsoft365/workbook/workbookState';
import { startSchool, type StartedSchool } from '../../service/microsoft365/startSchool';
import { surviveEveryFault, type World } from '../../service/everyFault';

type Row = Sheet['rows'][number];
const known = new Set(['UPN', 'Date', 'Session', 'Mark']);
const score = (cells: readonly string[]) => cells.filter((cell) => known.has(cell)).length;
const day = (value: number, text: string): Cell => ({ value, text, format: 'dd/mm/yyyy' });
const header: Row = ['UPN', 'Date', 'Session', 'Mark'];
const mark = (index: number): Row => [`A${index}`, day(46274, '09/09/2026'), index % 2 ? 'PM' : 'AM', index % 3 ? '/' : 1];
const many = (count: number): Row[] => [header, ...Array.from({ length: count }, (_, index) => mark(index))];

function put({ school, office }: StartedSchool, rows: readonly Row[], name = 'Marks'): { readonly item: DriveItem; readonly at: { driveId: string; itemId: string; worksheet: string } } {
	const drive = school.driveOf(office);
	const item = drive.put('Registers/autumn.xlsx', 'PK');
	item.workbook = { sheets: [{ id: '{00000000-0001-0000-0000-000000000000}', name: 'Notes', rows: [['Nothing']] }, { id: '{00000000-0001-0000-0100-000000000000}', name, rows }] };
	return { item, at: { driveId: drive.id, itemId: item.id, worksheet: name } };
}

async function read(started: StartedSchool, at: { driveId: string; itemId: string; worksheet: string }) {
	const source = graphWorkbookTable(started.signedIn('Files.ReadWrite'), at);
	try {
		const table = await source.open(score);
		const rows: (readonly [number, ...string[]])[] = [];
		let largest = 0;
		for await (const batch of table.rows) {
			largest = Math.max(largest, batch.length);
			for (const { row, cells } of batch) rows.push([row, ...cells]);
		}
		return { file: table.file, titles: table.titleRows.map(({ cells }) => cells), header: table.header, rows, largest };
	} finally {
		source.close();
	}
}

let started: StartedSchool;
beforeEach(async () => {
	started = await startSchool();
});
afterEach(() => started.doubles.close());
const asked = (path: RegExp) => started.doubles.requests.filter(({ url }) => path.test(decodeURIComponent(url.pathname)));

describe('a worksheet in OneDrive', () => {
	test('is read as text, with the rows by which a person finds them', async () => {
		const { at } = put(started, [['Oakfield'], [], header, mark(0), [undefined, '', undefined], ['00123', day(46275, '10/09/2026'), 'AM', '/']]);
		expect(await read(started, at)).toMatchObject({
			file: 'autumn.xlsx, worksheet "Marks"',
			titles: [['Oakfield', '', '', '']],
			header: { row: 3, cells: header },
			rows: [
				[4, 'A0', '2026-09-09', 'AM', '1'],
				[6, '00123', '2026-09-10', 'AM', '/'],
			],
		});
		expectNoRefusals(started.doubles);
	});

	test.each(["Year 7's marks", 'Marks & more', 'Größe %', '{00000000-0001-0000-0100-000000000000}'])('is found by the name or id "%s"', async (worksheet) => {
		const { at } = put(started, many(2), worksheet.startsWith('{') ? 'Marks' : worksheet);
		expect((await read(started, { ...at, worksheet })).rows).toHaveLength(2);
		expectNoRefusals(started.doubles);
	});

	test('that begins to the right has its columns where a person sees them', async () => {
		const { at } = put(started, [[undefined, undefined, 'UPN', 'Mark'], [undefined, undefined, 'A1', '/']]);
		expect((await read(started, at)).rows).toEqual([[2, '', '', 'A1', '/']]);
	});

	test('of a workbook that counts days from 1904 has the days that Excel shows', async () => {
		const { at } = put(started, [header, ['A1', day(44812, '09/09/2026'), 'AM', '/']]);
		expect((await read(started, at)).rows).toEqual([[2, 'A1', '2026-09-09', 'AM', '/']]);
	});

	test('of 50,000 rows is read in pages, each row once and in order, in one session that is closed', async () => {
		const { at } = put(started, many(50_000));
		const { rows, largest } = await read(started, at);
		expect(rows.map(([row]) => row)).toEqual(Array.from({ length: 50_000 }, (_, index) => index + 2));
		expect(rows.at(-1)).toEqual([50_001, 'A49999', '2026-09-09', 'PM', '/']);
		expect(largest).toBeLessThanOrEqual(1_000);
		expect([asked(/createSession$/).length, asked(/closeSession$/).length]).toEqual([1, 1]);
		for (const { headers } of asked(/range\(/i)) expect(headers['workbook-session-id']).toBeTruthy();
		expect(asked(/createSession$/)[0]!.body.toString()).toBe('{"persistChanges":false}');
		expectNoRefusals(started.doubles);
	});

	test('that is wide is asked for in pages of few rows', async () => {
		const wide = [['UPN', ...Array.from({ length: 3_000 }, (_, index) => `S${index}`)], ...Array.from({ length: 20 }, (_, row) => [`A${row}`, ...Array<string>(3_000).fill('/')])];
		const { at } = put(started, wide);
		expect((await read(started, at)).rows).toHaveLength(20);
		expectNoRefusals(started.doubles);
	});

	test('that is empty is said to be', async () => {
		const { at } = put(started, []);
		await expect(read(started, at)).rejects.toThrow(new TableError('autumn.xlsx, worksheet "Marks" is empty', ''));
	});

	test('that is not there is named with its workbook', async () => {
		const { at } = put(started, many(1));
		await expect(read(started, { ...at, worksheet: 'Spring' })).rejects.toThrow(/^autumn\.xlsx, worksheet "Spring" could not be read: it is not there/);
	});

	test('whose reading is given up lets go of the session', async () => {
		const { at } = put(started, many(5_000));
		const source = graphWorkbookTable(started.signedIn('Files.ReadWrite'), at);
		const table = await source.open(score);
		for await (const batch of table.rows) if (batch.length > 0) break;
		source.close();
		expect(asked(/closeSession$/)).toHaveLength(1);
	});
});

describe('a worksheet that changes while it is read', () => {
	test.each([
		['a row is put in', (sheet: Sheet) => (sheet.rows = [header, ['NEW', '', '', ''], ...sheet.rows.slice(1)])],
		['a row is deleted', (sheet: Sheet) => (sheet.rows = sheet.rows.slice(0, -1))],
		['a mark is corrected', (sheet: Sheet) => (sheet.rows = [...sheet.rows.slice(0, -1), ['A9', '', '', 'L']])],
	])('%s: an error, or the rows of one state', async (_, change) => {
		const { item, at } = put(started, many(3_000));
		started.doubles.between({ path: /range\(address/, after: 1 }, () => {
			change(item.workbook!.sheets[1]!);
			item.write(Buffer.from('PK 2'));
		});
		await expect(read(started, at)).rejects.toThrow(/was changed while it was read/);
	});

	test('a session that runs out is made anew', async () => {
		const { at } = put(started, many(3_000));
		started.doubles.faultOnce(
			{ path: /range\(address/, after: 2 },
			{ kind: 'answer', status: 404, body: { error: { code: 'resourceNotFound', message: 'x', innerError: { code: 'invalidSessionReCreatable', message: 'x' } } } },
		);
		expect((await read(started, at)).rows).toHaveLength(3_000);
		expect(asked(/createSession$/)).toHaveLength(2);
	});

	test('a session that runs out on a workbook that was changed is not gone on with', async () => {
		const { item, at } = put(started, many(3_000));
		started.doubles.faultOnce(
			{ path: /range\(address/, after: 2 },
			{ kind: 'answer', status: 404, body: { error: { code: 'invalidSessionReCreatable', message: 'x' } } },
		);
		started.doubles.between({ path: /range\(address/, after: 1 }, () => item.write(Buffer.from('PK 2')));
		await expect(read(started, at)).rejects.toThrow(/was changed while it was read/);
	});

	test('a page that is too large for the service is asked for in halves', async () => {
		const { at } = put(started, many(1_500));
		started.doubles.faultOnce({ path: /range\(address/, times: 3 }, { kind: 'answer', status: 400, body: { error: { code: 'rangeExceedsLimit', message: 'x' } } });
		expect((await read(started, at)).rows).toHaveLength(1_500);
	});
});

test('every request meets every fault: all rows, or a clear error', async () => {
	const makeWorld = async (): Promise<World<unknown>> => {
		const world = await startSchool();
		const { at } = put(world, many(1_200));
		let rows: unknown;
		return {
			doubles: world.doubles,
			act: async () => {
				rows = (await read(world, at)).rows;
			},
			state: () => rows,
		};
	};
	expect(await surviveEveryFault(makeWorld)).toBeGreaterThan(200);
});

describe('memory', () => {
	let folder: string;
	beforeAll(async () => {
		folder = await mkdtemp(path.join(tmpdir(), 'large-workbook-'));
		await build({ entryPoints: [path.join(__dirname, 'largeWorkbook.ts')], outfile: path.join(folder, 'largeWorkbook.js'), bundle: true, platform: 'node', logLevel: 'error' });
	});
	afterAll(() => rm(folder, { recursive: true, force: true }));

	test.each([50_000, 400_000])('%i rows are read by a process with 32 MB for its objects', async (rows) => {
		const { stdout } = await promisify(execFile)(process.execPath, ['--max-old-space-size=32', path.join(folder, 'largeWorkbook.js'), String(rows)]);
		expect(JSON.parse(stdout)).toEqual({ rows, last: rows + 1 });
	});
});

test('what the service refuses is no table error', async () => {
	const { at } = put(started, many(1));
	started.doubles.faultOnce({ path: /createSession/ }, { kind: 'answer', status: 403 });
	await expect(read(started, at)).rejects.toThrow(ServiceError);
});
