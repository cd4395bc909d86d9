/** What people write down and pick in Microsoft 365, and what is done where Microsoft gives an account less than another. */
import { microsoft365Cloud } from '../../../connectors/cloud/microsoft365';
import type { TableSource } from '../../../connectors/tableSource/port';
import { expectNoRefusals } from '../../doubles/core/expectNoRefusals';
import type { Site } from '../../doubles/microsoft365/sites/siteState';
import { workbook } from '../../support/workbook';
import { startSchool, type StartedSchool } from '../service/microsoft365/startSchool';

let started: StartedSchool;
let site: Site;
beforeEach(async () => {
	started = await startSchool();
	site = started.school.addSite('sites/attendance', 'Attendance');
});
afterEach(async () => await started.doubles.close());

const person = () => microsoft365Cloud(started.signedIn('Files.ReadWrite.All', 'Sites.Manage.All', 'Sites.Read.All', 'Tasks.ReadWrite', 'User.ReadBasic.All'));

describe('the address of a site', () => {
	test.each([
		['https://oakfield.sharepoint.com/sites/attendance', 'attendance'],
		['oakfield.sharepoint.com/sites/attendance/', 'attendance'],
		['https://oakfield.sharepoint.com/sites/attendance/SitePages/Home.aspx?web=1', 'attendance'],
		['https://oakfield.sharepoint.com/sites/attendance/Shared%20Documents/Forms/AllItems.aspx', 'attendance'],
		['https://oakfield.sharepoint.com/sites/attendance/primary', 'attendance/primary'],
		['https://oakfield.sharepoint.com/sites/attendance/primary/Lists/Cases', 'attendance/primary'],
		['https://oakfield.sharepoint.com/:f:/r/sites/attendance/Shared%20Documents/Register?csf=1', 'attendance'],
		['https://oakfield.sharepoint.com/:x:/s/attendance/EaBcDeF?e=1', 'attendance'],
		["https://oakfield.sharepoint.com/sites/Year%207's%20%231", "Year 7's #1"],
	])('%s', async (address, path) => {
		started.school.addSite('sites/attendance/primary', 'Primary');
		started.school.addSite("sites/Year 7's #1", 'Year 7');
		const { choices } = await person().pick.libraries({ search: address });
		const wanted = started.school.sites.all.find((one) => one.path === `sites/${path}`)!;
		expect(choices.map(({ id }) => id)).toContain(started.school.driveOf(wanted).id);
	});

	test('of a name that two sites have is asked for', async () => {
		started.school.addSite('sites/attendance-2', 'Attendance');
		await expect(person().folder({ library: { name: 'attendance' }, folder: { path: '' } })).rejects.toThrow('There is more than one SharePoint site called "attendance"');
	});

	test('with selected sites only, its libraries are listed without a OneDrive', async () => {
		site.granted.set('app', 'write');
		const cloud = microsoft365Cloud(started.signedIn('Sites.Selected'));
		expect((await cloud.pick.libraries({ search: site.webUrl })).choices.map(({ name }) => name)).toEqual(['Attendance > Documents']);
	});
});

const score = (cells: readonly string[]) => cells.filter((cell) => cell === 'UPN' || cell === 'Mark').length;

async function rowsOf(source: TableSource | undefined): Promise<readonly (readonly string[])[]> {
	const rows: (readonly string[])[] = [];
	for await (const batch of (await source!.open(score)).rows) rows.push(...batch.map(({ cells }) => cells));
	source!.close();
	return rows;
}

describe('a workbook', () => {
	const sheets = { Notes: [['UPN', 'Mark'], ['none', '-']], "Marks 'A' & #1": [['UPN', 'Mark'], ['A1', '/']] };
	const at = (sheet: string, needed = true) => ({ library: { name: site.webUrl }, workbook: { name: 'Registers/Autumn #1.xlsx' }, sheet: { name: sheet }, needed });

	beforeEach(() => {
		const item = started.school.driveOf(site).put('Registers/Autumn #1.xlsx', workbook(sheets));
		item.workbook = { sheets: Object.entries(sheets).map(([name, rows], index) => ({ id: `{${index}}`, name, rows })) };
		started.school.driveOf(site).put('Registers/marks.csv', 'UPN,Mark\nA1,/\n');
	});

	test('is read by its sheet in Excel for a person', async () => {
		expect(await rowsOf(await person().sheet(at("marks 'a' & #1")))).toEqual([['A1', '/']]);
		expect(await person().sheet(at('Pupils', false))).toBeUndefined();
		await expect(person().sheet(at('Pupils'))).rejects.toThrow('There is no worksheet called "Pupils"');
		expectNoRefusals(started.doubles);
	});

	// https://learn.microsoft.com/graph/api/workbook-createsession: "Application: Not supported."
	test('is read as a file for an application, to which Excel is closed', async () => {
		site.granted.set('app-id', 'write');
		const cloud = microsoft365Cloud(started.application(started.office.mail, 'Sites.Selected'));
		expect(await rowsOf(await cloud.sheet(at("marks 'a' & #1")))).toEqual([['A1', '/']]);
		expect(await cloud.sheet(at('Pupils', false))).toBeUndefined();
		await expect(cloud.sheet(at('Pupils'))).rejects.toThrow('There is no worksheet called "Pupils"');
		const id = started.school.driveOf(site).at('Registers/Autumn #1.xlsx')!.id;
		const library = { id: started.school.driveOf(site).id };
		const { choices } = await cloud.pick.sheets({ library, workbook: id });
		expect(choices.map(({ name }) => name)).toEqual(Object.keys(sheets));
		expect(await rowsOf(await cloud.sheet({ library, workbook: { id }, sheet: { id: choices[1]!.id }, needed: true }))).toEqual([['A1', '/']]);
	});

	test('that Excel for the web does not take is read as a file', async () => {
		started.doubles.faultOnce({ path: /\/workbook\/worksheets/ }, { kind: 'answer', status: 400, body: { error: { code: 'unsupportedWorkbook', message: 'x' } } });
		expect(await rowsOf(await person().sheet(at('Notes')))).toEqual([['none', '-']]);
	});

	test('may be a CSV file: it is the register, and holds nothing else', async () => {
		const csv = { ...at('Marks'), workbook: { name: 'Registers/marks.csv' } };
		expect(await rowsOf(await person().sheet(csv))).toEqual([['A1', '/']]);
		expect(await person().sheet({ ...csv, needed: false })).toBeUndefined();
		expectNoRefusals(started.doubles);
	});
});

describe('the list of cases', () => {
	const list = { name: 'Attendance cases' };
	const cases = (library = { name: site.webUrl }) => person().list({ library, list, columns: ['Step', 'Due'] });
	const row = { key: 'A1', cells: { Step: "Letter 1 & 'more'", Due: '2026-11-20' } };

	test('made by two runs at once is one list with one row a case', async () => {
		const views = await Promise.all([cases(), cases()]);
		await Promise.all(views.map((view) => view.mirror(['Step', 'Due'], [row])));
		expect(site.lists.map(({ displayName }) => displayName)).toEqual(['Attendance cases']);
		await (await cases()).mirror(['Step', 'Due'], [row]);
		expect(site.lists[0]!.entries).toHaveLength(1);
	});

	test('deleted by somebody says so, and is made anew by name', async () => {
		const view = await cases();
		site.lists.length = 0;
		await expect(view.mirror(['Step', 'Due'], [row])).rejects.toMatchObject({ status: 404, message: expect.stringContaining('it is not there') as string });
		expect(await (await cases()).mirror(['Step', 'Due'], [row])).toMatchObject({ added: 1 });
	});

	test('whose columns were renamed gets those that are missing, and keeps the others', async () => {
		await (await cases()).mirror(['Step', 'Due'], [row]);
		const column = site.lists[0]!.columns.find(({ displayName }) => displayName === 'Step')!;
		Object.assign(column, { displayName: 'What we did' });
		await (await cases()).mirror(['Step', 'Due'], [row]);
		expect(site.lists[0]!.columns.map(({ displayName }) => displayName)).toEqual(expect.arrayContaining(['What we did', 'Step', 'Due']));
		expect(site.lists[0]!.entries).toHaveLength(1);
	});

	test('may be called as people write', async () => {
		const name = "Year 7's cases: 100% & #1 + 🙂";
		const view = await person().list({ library: { name: site.webUrl }, list: { name }, columns: ['Step'] });
		expect(await view.mirror(['Step'], [{ key: 'A1', cells: { Step: 'x' } }])).toMatchObject({ added: 1 });
		expect(site.lists[0]!.displayName).toBe(name);
		expectNoRefusals(started.doubles);
	});
});

describe('an application', () => {
	const application = () => microsoft365Cloud(started.application(started.office.mail, 'Tasks.ReadWrite.All'));

	// https://learn.microsoft.com/graph/api/planneruser-list-plans: "Application: Not supported."
	test('finds lists of To Do, and is not stopped by plans that it cannot list', async () => {
		started.school.toDo.add(started.office.id, 'Attendance');
		expect((await application().pick.taskLists({})).choices.map(({ name }) => name)).toContain('Attendance (To Do)');
		await application().tasks({ name: 'Attendance' });
		expectNoRefusals(started.doubles);
	});

	test('is told at once that it may not post in Teams', async () => {
		await expect(application().messages({ name: 'Attendance > General' })).rejects.toThrow('Teams lets only people post in a channel');
		expect(started.doubles.requests).toEqual([]);
	});
});

test('a folder may be called as people write; one that is a file is not written over', async () => {
	const folder = "Year 7's letters/100% & more + #1/🙂";
	const { files, path } = await person().folder({ library: { name: site.webUrl }, folder: { path: folder } });
	await files.save(path, "A & B's letter #1 + 50%.pdf", Buffer.from('%PDF-1'));
	expect(started.school.driveOf(site).all.filter(({ isFolder }) => !isFolder).map((item) => item.path)).toEqual([`/${folder}/A & B's letter #1 + 50%.pdf`]);
	await expect(files.save(`${folder}/A & B's letter #1 + 50%.pdf`, 'b.pdf', Buffer.from('x'))).rejects.toThrow('is not a folder');
	await expect(files.save('x'.repeat(300), 'b.pdf', Buffer.from('x'))).rejects.toThrow('it is longer than 255 letters');
	expectNoRefusals(started.doubles);
});

test('a site that is renamed away between two runs is said to be missing', async () => {
	await expect(person().folder({ library: { name: 'https://oakfield.sharepoint.com/sites/old' }, folder: { path: '' } })).rejects.toThrow('There is no site called');
});
