import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { ServiceError } from '../../../../connectors/service/serviceError';
import { googleSheetTable } from '../../../../connectors/tableSource/google/googleSheetTable';
import { TableError } from '../../../../connectors/tableSource/port';
import { expectNoRefusals } from '../../../doubles/core/expectNoRefusals';
import type { NewSheet, Spreadsheet } from '../../../doubles/google/sheets/sheetsState';
import { startWorkspace, type StartedWorkspace } from '../../service/google/startWorkspace';
import { surviveEveryFault } from '../../service/everyFault';

const known = new Set(['UPN', 'Date', 'Session', 'Mark']);
const score = (cells: readonly string[]) => cells.filter((cell) => known.has(cell)).length;
const header = ['UPN', 'Date', 'Session', 'Mark'];
const mark = (index: number) => [`A${index}`, '09/09/2026', index % 2 ? 'PM' : 'AM', index % 3 ? '/' : 1];
const many = (count: number) => [header, ...Array.from({ length: count }, (_, index) => mark(index))];
/** A sheet with this many columns is read 50 rows at a time. */
const wide = { columnCount: 1_000 };

const put = ({ google }: StartedWorkspace, ...sheets: readonly NewSheet[]): Spreadsheet => google.sheets.state.add('Register 2026', sheets);

async function read({ signedIn }: StartedWorkspace, spreadsheetId: string, sheet?: string, scope = 'drive.readonly') {
	const source = googleSheetTable(signedIn(scope), { spreadsheetId, sheet });
	const table = await source.open(score);
	const rows: (readonly [number, ...string[]])[] = [];
	for await (const batch of table.rows) for (const { row, cells } of batch) rows.push([row, ...cells]);
	source.close();
	return { file: table.file, titles: table.titleRows.map(({ cells }) => cells), header: table.header, rows };
}

let started: StartedWorkspace;
beforeEach(async () => {
	started = await startWorkspace();
});
afterEach(() => started.doubles.close());

describe('a Google Sheet', () => {
	test.each(['spreadsheets.readonly', 'drive.readonly'])('is read as text with %s, with the rows by which a person finds them', async (scope) => {
		const rows = [['Oakfield School'], [], header, mark(0), [null, ''], ["'00123", '2026-09-10 08:40', 'AM', '/'], [], ['A2', '', 'PM']];
		const { id } = put(started, { title: 'Notes', rows: [['Nothing']] }, { title: "Year 7's marks", rows });
		expect(await read(started, id, "Year 7's marks", scope)).toEqual({
			file: 'Register 2026, sheet "Year 7\'s marks"',
			titles: [['Oakfield School']],
			header: { row: 3, cells: header },
			rows: [
				[4, 'A0', '2026-09-09', 'AM', '1'],
				[6, '00123', '2026-09-10T08:40:00.000', 'AM', '/'],
				[8, 'A2', '', 'PM', ''],
			],
		});
		expectNoRefusals(started.doubles);
	});

	test('is found by its number after gid= too', async () => {
		const { id, sheets } = put(started, { title: 'Notes' }, { title: 'Marks', rows: many(2) });
		expect((await read(started, id, String(sheets[1]!.sheetId))).rows).toHaveLength(2);
	});

	test('is the one with the most known names, where none is chosen', async () => {
		const { id, sheets } = put(started, { title: 'Notes', rows: [['Mark'], ['a note']] }, { title: 'Marks', rows: many(2) }, { title: 'Hidden', rows: many(5) });
		sheets[2]!.hidden = true;
		expect((await read(started, id)).file).toBe('Register 2026, sheet "Marks"');
	});

	test('is not chosen where two would do', async () => {
		const { id } = put(started, { title: 'Autumn', rows: many(2) }, { title: 'Spring', rows: many(2) });
		await expect(read(started, id)).rejects.toMatchObject({ name: 'TableError', message: expect.stringMatching(/same columns on 2 sheets: "Autumn", "Spring"/) });
	});

	test('that holds nothing, or does not exist, is told', async () => {
		const { id } = put(started, { title: 'Marks', ...wide });
		await expect(read(started, id, 'Marks')).rejects.toMatchObject({ name: 'TableError', message: 'Register 2026, sheet "Marks" is empty' });
		await expect(read(started, id, 'Lessons')).rejects.toMatchObject({ name: 'ServiceError', message: expect.stringContaining('has no sheet "Lessons"'), advice: expect.stringContaining('"Marks"') });
		await expect(read(started, 'nothing')).rejects.toMatchObject({ name: 'ServiceError', status: 404, advice: expect.stringContaining('shared with the account') });
	});

	test('is read in pages, each row once and in order, also where its first pages are blank', async () => {
		const { id } = put(started, { title: 'Marks', rows: [...Array.from({ length: 120 }, () => []), ...many(333)], ...wide });
		const { header: found, rows } = await read(started, id, 'Marks');
		expect(found.row).toBe(121);
		expect(rows.map(([row]) => row)).toEqual(Array.from({ length: 333 }, (_, index) => 122 + index));
		expect(rows.map(([, upn]) => upn)).toEqual(Array.from({ length: 333 }, (_, index) => `A${index}`));
		expectNoRefusals(started.doubles);
	});

	test('of 50,000 rows takes little memory, and that does not grow with rows', async () => {
		const folder = await mkdtemp(path.join(tmpdir(), 'large-sheet-'));
		try {
			const outfile = path.join(folder, 'largeSheet.js');
			await build({ entryPoints: [path.join(__dirname, 'largeSheet.ts')], bundle: true, platform: 'node', format: 'cjs', outfile, logLevel: 'error' });
			for (const rows of [50_000, 200_000]) {
				const { stdout } = await promisify(execFile)(process.execPath, ['--max-old-space-size=40', outfile, String(rows)]);
				expect(JSON.parse(stdout)).toEqual({ rows, last: rows + 1 });
			}
		} finally {
			await rm(folder, { recursive: true, force: true });
		}
	});
});

describe('a Google Sheet that is changed while it is read', () => {
	/** 201 rows in pages of 50; the change comes after the second page. */
	const changes: Readonly<Record<string, (spreadsheet: Spreadsheet) => unknown>> = {
		'a row inserted above': ({ sheets: [sheet] }) => (sheet!.rows.splice(10, 0, ['new']), (sheet!.rowCount += 1)),
		'a row deleted above': ({ sheets: [sheet] }) => (sheet!.rows.splice(10, 1), (sheet!.rowCount -= 1)),
		'many rows deleted': ({ sheets: [sheet] }) => (sheet!.rows.splice(10, 180), (sheet!.rowCount = 21)),
		'the sheet sorted the other way round': ({ sheets: [sheet] }) => (sheet!.rows = [sheet!.rows[0]!, ...sheet!.rows.slice(1).reverse()]),
		'a column inserted': ({ sheets: [sheet] }) => sheet!.rows.forEach((row) => row.unshift('x')),
		'the sheet renamed': ({ sheets: [sheet] }) => (sheet!.title = 'Old marks'),
		'the sheet deleted': (spreadsheet) => (spreadsheet.sheets = spreadsheet.sheets.slice(1)),
	};
	const afterPage = { path: /values:batchGet.*UNFORMATTED/, after: 1 };
	const changing = (change: (spreadsheet: Spreadsheet) => unknown) => {
		const spreadsheet = put(started, { title: 'Marks', rows: many(200), rowCount: 201, ...wide }, { title: 'Other' });
		started.doubles.between(afterPage, () => {
			change(spreadsheet);
			started.google.sheets.state.touch(spreadsheet);
		});
		return spreadsheet;
	};

	test.each(Object.keys(changes).flatMap((name) => ['drive.readonly', 'spreadsheets.readonly'].map((scope) => [name, scope] as const)))('%s is told, by %s', async (name, scope) => {
		const { id } = changing(changes[name]!);
		await expect(read(started, id, 'Marks', scope)).rejects.toMatchObject({ name: 'TableError', message: 'Register 2026, sheet "Marks" was changed while it was read', advice: expect.stringContaining('Run the workflow again') });
		expect(started.doubles.unmet).toBe(0);
	});

	test('two rows that change places behind what is read again are found by the version', async () => {
		const { id } = changing(({ sheets: [sheet] }) => {
			const rows = sheet!.rows;
			[rows[20], rows[180]] = [rows[180]!, rows[20]!];
		});
		await expect(read(started, id, 'Marks')).rejects.toBeInstanceOf(TableError);
	});

	test.each<[string, (spreadsheet: Spreadsheet) => unknown, number]>([
		['another sheet changed', ({ sheets: [, other] }) => other!.rows.push(['x']), 200],
		['rows added below', ({ sheets: [sheet] }) => (sheet!.rows.push(...[mark(200), mark(201)]), (sheet!.rowCount += 2)), 202],
	])('%s does no harm', async (_, change, rows) => {
		const { id } = changing(change);
		expect((await read(started, id, 'Marks')).rows).toHaveLength(rows);
		expectNoRefusals(started.doubles);
	});

	test('a row inserted between the two readings of a page is no row read wrong', async () => {
		const spreadsheet = put(started, { title: 'Marks', rows: many(20) });
		started.doubles.between({ path: /values:batchGet/ }, () => spreadsheet.sheets[0]!.rows.splice(1, 0, ['A-1', 46274, 'AM', '/']));
		const { rows } = await read(started, spreadsheet.id, 'Marks');
		expect(rows).toHaveLength(21);
		expect(new Set(rows.map(([, upn]) => upn)).size).toBe(21);
	});
});

test('a Google Sheet is read whole under every fault, or a clear error says what to do', async () => {
	const runs = await surviveEveryFault(async () => {
		const workspace = await startWorkspace();
		const { id } = put(workspace, { title: 'Marks', rows: many(70), rowCount: 71, ...wide });
		let rows: unknown;
		return {
			doubles: workspace.doubles,
			act: async () => {
				({ rows } = await read(workspace, id, 'Marks'));
			},
			state: () => rows,
		};
	});
	expect(runs).toBeGreaterThan(100);
}, 300_000);

test('no error shows a pupil, a token or an id', async () => {
	const { id } = put(started, { title: 'Marks', rows: many(2) });
	started.doubles.faultOnce({ path: /values/, times: 9 }, { kind: 'answer', status: 403, body: { error: { code: 403, message: `Jane Doe may not read ${id}`, status: 'PERMISSION_DENIED' } } });
	const error: unknown = await read(started, id, 'Marks').catch((thrown: unknown) => thrown);
	expect(error).toBeInstanceOf(ServiceError);
	expect((error as ServiceError).message).toBe('Google Sheets could not read the sheet "Marks" of "Register 2026": this account may not (403, PERMISSION_DENIED)');
});
