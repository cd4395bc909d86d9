/** What people choose at Google Workspace by name or from a list: odd names, several of one name, sheets that staff have changed. */
import { googleCloud } from '../../../../connectors/cloud/google';
import type { Cloud } from '../../../../connectors/cloud/port';
import { googleUses } from '../../../../connectors/service/google/scopes';
import { scopesFor } from '../../../../connectors/service/scopes';
import type { Doubles } from '../../../doubles/core/doubles';
import { expectNoRefusals } from '../../../doubles/core/expectNoRefusals';
import { spreadsheetType } from '../../../doubles/google/drive/file';
import { formatted } from '../../../doubles/google/sheets/cell';
import type { NewSheet, Spreadsheet } from '../../../doubles/google/sheets/sheetsState';
import { startWorkspace, type StartedWorkspace } from '../../service/google/startWorkspace';

const me = 'office@oakfield.example';
const columns = ['Pupil', 'Now'];
const rows = [{ key: '1042', cells: { Pupil: 'A', Now: 'Nothing due' } }];
const oddNames = ["Year 7's cases", 'back\\slash', "' or name = '", 'Cases 📋🏫', 'x'.repeat(300)];

let workspace: StartedWorkspace;
let doubles: Doubles;
beforeEach(async () => ({ doubles } = workspace = await startWorkspace()));
afterEach(async () => await doubles.close());

/** Signed in for what a school has chosen under "Used For". */
const cloud = (...uses: readonly string[]): Cloud =>
	googleCloud(workspace.signedIn(...scopesFor(googleUses, uses).map((scope) => scope.replace('https://www.googleapis.com/auth/', ''))));
const mirrorTo = async (name: string, uses = ['caseList']) => await (await cloud(...uses).list({ list: { name }, columns })).mirror(columns, rows);
const spreadsheets = () => [...workspace.google.drive.state.files.values()].filter(({ mimeType }) => mimeType === spreadsheetType);
const shown = ({ sheets }: Spreadsheet, at: number): string[][] => sheets[at]!.rows.map((cells) => Array.from(cells, (cell) => formatted(cell)));
const header = ['Case', ...columns];
const tableAt = async (at: Parameters<Cloud['sheet']>[0], uses = ['registers']) => await (await cloud(...uses).sheet(at))?.open((names) => names.filter((name) => name === 'Date').length);

describe('the list of cases', () => {
	test.each(oddNames)('is made once under the name %s, and found again, by the scopes of its use alone', async (name) => {
		expect(await mirrorTo(name)).toMatchObject({ added: 1 });
		expect(await mirrorTo(name)).toMatchObject({ added: 0, unchanged: 1 });
		expect(spreadsheets().map((file) => file.name)).toEqual([name]);
		expectNoRefusals(doubles);
	});

	test('is one where two runs make it at once', async () => {
		await Promise.allSettled([mirrorTo('Cases'), mirrorTo('Cases')]);
		await mirrorTo('Cases');
		const left = spreadsheets().filter(({ trashed }) => !trashed);
		expect(left).toHaveLength(1);
		expect(shown(workspace.google.sheets.state.spreadsheets.get(left[0]!.id)!, 0).filter((row) => row.join('') !== '')).toEqual([header, ['1042', 'A', 'Nothing due']]);
		expectNoRefusals(doubles);
	});

	test('is made once where the answer is lost', async () => {
		doubles.faultOnce({ method: 'POST', path: /drive\/v3\/files/ }, { kind: 'cut', when: 'after' });
		await mirrorTo('Cases');
		expect(spreadsheets()).toHaveLength(1);
	});

	const ours: NewSheet = { title: 'Fälle 📋', rows: [header, ['7', 'B', 'Old']] };
	test.each<readonly [string, readonly NewSheet[], number]>([
		['was renamed', [ours], 0],
		['has a sheet of staff’s before it', [{ title: 'Read me', rows: [['How we work']] }, ours], 1],
		['was removed, and an empty one is left', [{ title: 'Read me', rows: [['How we work']] }, { title: 'Sheet2' }], 1],
		['has a title above its header, and a wide sheet before it', [{ title: 'Read me', columnCount: 300, rows: [['a']] }, { title: "It's", rows: [['Cases of 2026'], header] }], 1],
		['is short', [{ title: 'Read me', rowCount: 1, rows: [['a']] }, { title: 'B', rowCount: 2, rows: [header] }], 1],
	])('that %s is found in its spreadsheet', async (_what, sheets, at) => {
		const spreadsheet = workspace.google.sheets.state.add('Cases', sheets, { owner: me });
		const before = sheets.map((_sheet, index) => (index === at ? undefined : shown(spreadsheet, index)));
		expect(await mirrorTo('Cases')).toMatchObject({ added: 1 });
		expect(shown(spreadsheet, at)).toContainEqual(['1042', 'A', 'Nothing due']);
		expect(sheets.map((_sheet, index) => (index === at ? undefined : shown(spreadsheet, index)))).toEqual(before);
		expectNoRefusals(doubles);
	});

	test('that is gone, with nothing but staff’s own sheets left, is refused and nothing is written', async () => {
		const spreadsheet = workspace.google.sheets.state.add('Cases', [{ title: 'Read me', rows: [['How we work']] }], { owner: me });
		await expect(mirrorTo('Cases')).rejects.toMatchObject({ name: 'ServiceError', happened: 'no', advice: expect.stringContaining('Nothing was written') });
		expect(shown(spreadsheet, 0)).toEqual([['How we work']]);
	});
});

describe('a shared drive by its name', () => {
	test('of two of one name none is taken', async () => {
		for (let times = 0; times < 2; times += 1) workspace.google.drive.state.addDrive('Attendance', { [me]: 'organizer' });
		await expect(cloud('papersAnywhere').folder({ library: { name: 'Attendance' }, folder: { path: 'Letters' } })).rejects.toMatchObject({ message: expect.stringContaining('more than one shared drive') });
	});

	test('where the uses of the credential allow no list of them, what to choose is said', async () => {
		workspace.google.drive.state.addDrive('Attendance', { [me]: 'organizer' });
		await expect(cloud('caseList').list({ library: { name: 'Attendance' }, list: { name: 'Cases' }, columns })).rejects.toMatchObject({ advice: expect.stringContaining('Shared Drives') });
	});

	test.each(oddNames)('%s', async (name) => {
		const { id } = workspace.google.drive.state.addDrive(name, { [me]: 'organizer' });
		const { files } = await cloud('papersAnywhere').folder({ library: { name }, folder: { path: 'Letters' } });
		await files.save('Letters', 'a.pdf', Buffer.from('a'));
		expect([...workspace.google.drive.state.files.values()].filter((file) => file.name === 'a.pdf').map(({ driveId }) => driveId)).toEqual([id]);
		expectNoRefusals(doubles);
	});
});

describe('a spreadsheet by its path', () => {
	const calendar = (parent: string, date: string) => workspace.google.sheets.state.add('Calendar', [{ title: 'Days', rows: [['Date', 'What'], [date, 'INSET']] }], { parent });

	test('is the one in the folders of the path, and not another of its name', async () => {
		const { state } = workspace.google.drive;
		const [old, current] = ['2025', '2026'].map((name) => state.addFolder(name, { parent: state.addFolder('School attendance').id }));
		calendar(old!.id, 'last year');
		calendar(current!.id, 'this year');
		const table = await tableAt({ workbook: { name: 'School attendance/2026/Calendar' }, sheet: { name: 'Days' }, needed: true });
		const read: string[][] = [];
		for await (const batch of table!.rows) read.push(...batch.map(({ cells }) => [...cells]));
		expect(read).toEqual([['this year', 'INSET']]);
		await expect(tableAt({ workbook: { name: 'Calendar' }, sheet: { name: 'Days' }, needed: true })).rejects.toMatchObject({ message: expect.stringContaining('more than one spreadsheet') });
		await expect(tableAt({ workbook: { name: '2027/Calendar' }, sheet: { name: 'Days' }, needed: true })).rejects.toMatchObject({ message: expect.stringContaining('no spreadsheet') });
		expectNoRefusals(doubles);
	});

	test('a sheet that is not needed may be missing', async () => {
		calendar(workspace.google.drive.state.addFolder('2026').id, 'x');
		expect(await tableAt({ workbook: { name: 'Calendar' }, sheet: { name: 'Contacts' }, needed: false })).toBeUndefined();
	});
});
