import * as pick from '../../../connectors/pick/microsoft365';
import type { Choices } from '../../../connectors/files/port';
import type { ServiceAccess } from '../../../connectors/service/access';
import { expectNoRefusals } from '../../doubles/core/expectNoRefusals';
import { startSchool, type StartedSchool } from '../service/microsoft365/startSchool';

const names = ({ choices }: Choices) => choices.map(({ name }) => name);

describe('files and folders', () => {
	let started: StartedSchool;
	let access: ServiceAccess;
	beforeEach(async () => {
		started = await startSchool();
		access = started.signedIn('Files.Read');
		const drive = started.school.driveOf(started.office);
		for (const path of ['Registers/Autumn/marks.csv', 'Registers/pupils.xlsx', "Registers/Year 7's marks 100%.csv", 'Letters/A1.pdf', 'top.csv']) drive.put(path, 'x');
	});
	afterEach(async () => {
		expectNoRefusals(started.doubles);
		await started.doubles.close();
	});

	test('folders of the top, of a folder, and by name of the whole drive with those above them', async () => {
		expect(names(await pick.folders(access)).sort()).toEqual(['Letters', 'Registers']);
		const { choices } = await pick.folders(access, { search: 'regis' });
		expect(choices[0]).toEqual({ id: expect.any(String) as string, name: 'Registers', link: expect.stringContaining('https://') as string });
		expect(names(await pick.folders(access, { folderId: choices[0]!.id }))).toEqual(['Registers/Autumn']);
		expect(names(await pick.folders(access, { search: 'autumn' }))).toEqual(['Registers/Autumn']);
	});

	test('tables and nothing else; a quote and a per cent sign may be typed', async () => {
		expect(names(await pick.tableFiles(access))).toEqual(['top.csv']);
		expect(names(await pick.tableFiles(access, { search: "year 7's marks 100%" }))).toEqual(["Registers/Year 7's marks 100%.csv"]);
		expect(names(await pick.tableFiles(access, { search: 'a1' }))).toEqual([]);
	});

	test('all pages, one after the other', async () => {
		const drive = started.school.driveOf(started.office);
		for (let index = 0; index < 450; index += 1) drive.put(`Many/${index}.csv`, 'x');
		const folderId = drive.at('Many')!.id;
		const all: string[] = [];
		let page: string | undefined;
		do {
			const found: Choices = await pick.tableFiles(access, { folderId, page });
			all.push(...names(found));
			page = found.next;
		} while (page);
		expect(new Set(all).size).toBe(450);
	});

	test('worksheets that can be seen', async () => {
		const drive = started.school.driveOf(started.office);
		const item = drive.at('Registers/pupils.xlsx')!;
		item.workbook = { sheets: [{ id: '1', name: 'Pupils', rows: [] }, { id: '2', name: 'Workings', rows: [], hidden: true }] };
		expect((await pick.worksheets(access, { driveId: drive.id, itemId: item.id })).choices).toEqual([{ id: '1', name: 'Pupils' }]);
	});

	test('drives of the account', async () => {
		expect(names(await pick.drives(access))).toEqual(['OneDrive']);
	});
});

describe('sites, at the double', () => {
	let started: StartedSchool;
	beforeEach(async () => {
		started = await startSchool();
		const site = started.school.addSite('sites/attendance', 'Attendance');
		site.granted.set('app-id', 'read');
		site.addList('Cases', []);
		started.school.addSite('sites/library', 'Library');
	});
	afterEach(() => started.doubles.close());

	test('a person finds them, their libraries and lists', async () => {
		const access = started.signedIn('Sites.Read.All');
		expect(names(await pick.sites(access)).sort()).toEqual(['Attendance', 'Library']);
		const { choices } = await pick.sites(access, { search: 'attend' });
		expect(names({ choices })).toEqual(['Attendance']);
		expect(names(await pick.drives(access, { siteId: choices[0]!.id }))).toEqual(['Documents']);
		expect(names(await pick.lists(access, { siteId: choices[0]!.id }))).toEqual(['Cases']);
		expectNoRefusals(started.doubles);
	});

	test('an application with selected sites is told to give the address, and opens the site by it', async () => {
		const access = started.application(undefined, 'Sites.Selected');
		await expect(pick.sites(access)).rejects.toThrow('type the address of the site');
		expect(names(await pick.sites(access, { search: 'https://oakfield.sharepoint.com/sites/attendance' }))).toEqual(['Attendance']);
		await expect(pick.sites(access, { search: 'https://oakfield.sharepoint.com/sites/library' })).rejects.toThrow('could not be opened');
	});
});

/** Answers by path; keeps what was asked. */
function answering(answers: Readonly<Record<string, object>>) {
	const asked: string[] = [];
	const access: ServiceAccess = {
		patience: { firstWait: 1 },
		fetch: async (url) => {
			const { pathname, search } = new URL(url);
			asked.push(decodeURIComponent(pathname.replace('/v1.0', '') + search));
			const answer = answers[decodeURIComponent(pathname.replace('/v1.0', ''))];
			const body = answer ?? { error: { code: 'itemNotFound', message: 'x' } };
			return new Response(JSON.stringify(body), { status: answer ? 200 : 404, headers: { 'content-type': 'application/json' } });
		},
	};
	return { access, asked };
}

describe('sites', () => {
	const site = { id: 'school.sharepoint.com,1,2', displayName: 'Attendance', webUrl: 'https://school.sharepoint.com/sites/attendance' };
	const choice = { id: site.id, name: 'Attendance', link: site.webUrl };

	test('are searched for by the service; all where nothing is typed', async () => {
		const { access, asked } = answering({ '/sites': { value: [site] } });
		expect((await pick.sites(access, { search: 'pupils & staff' })).choices).toEqual([choice]);
		await pick.sites(access);
		expect(asked).toEqual(['/sites?$select=id,displayName,name,webUrl&search=pupils & staff', '/sites?$select=id,displayName,name,webUrl&search=*']);
	});

	test.each([
		['https://school.sharepoint.com/sites/attendance', '/sites/school.sharepoint.com:/sites/attendance'],
		['https://school.sharepoint.com/sites/attendance/Shared%20Documents/Forms/AllItems.aspx?id=1', '/sites/school.sharepoint.com:/sites/attendance'],
		['school.sharepoint.com/teams/year 7', '/sites/school.sharepoint.com:/teams/year 7'],
		['https://school.sharepoint.com', '/sites/school.sharepoint.com'],
		['https://school.sharepoint.com/', '/sites/school.sharepoint.com'],
		['https://school.sharepoint.us/sites/x', '/sites/school.sharepoint.us:/sites/x'],
	])('%s is opened by its address, which needs no right to search', async (search, path) => {
		const { access, asked } = answering({ [path]: site });
		expect((await pick.sites(access, { search })).choices).toEqual([choice]);
		expect(asked).toHaveLength(1);
	});

	test.each(['school.sharepoint.com/sites/att', 'school.sharepoint.com/sites/100%'])('an address that is not finished yet (%s) finds nothing', async (search) => {
		expect((await pick.sites(answering({}).access, { search })).choices).toEqual([]);
	});

	test('lists that are for people', async () => {
		const lists = [
			{ id: '1', displayName: 'Cases', webUrl: 'https://x', list: { hidden: false, template: 'genericList' } },
			{ id: '2', displayName: 'Documents', list: { template: 'documentLibrary' } },
			{ id: '3', displayName: 'Hidden', list: { hidden: true, template: 'genericList' } },
			{ id: '4', displayName: 'System', system: {}, list: { template: 'genericList' } },
		];
		const { access } = answering({ '/sites/s,1,2/lists': { value: lists } });
		expect((await pick.lists(access, { siteId: 's,1,2' })).choices).toEqual([{ id: '1', name: 'Cases', link: 'https://x' }]);
	});
});

describe('where staff look', () => {
	test.each<[string, (access: ServiceAccess) => Promise<Choices>, string, object]>([
		['calendars that may be written in', (access) => pick.calendars(access), '/me/calendars', { value: [{ id: '1', name: 'One', canEdit: true }, { id: '2', name: 'Bank holidays', canEdit: false }] }],
		['teams', (access) => pick.teams(access), '/me/joinedTeams', { value: [{ id: '1', displayName: 'One' }] }],
		['channels', (access) => pick.channels(access, { teamId: 't' }), '/teams/t/channels', { value: [{ id: '1', displayName: 'One' }] }],
		['plans of the account', (access) => pick.plans(access), '/me/planner/plans', { value: [{ id: '1', title: 'One' }] }],
		['plans of a team', (access) => pick.plans(access, { teamId: 't' }), '/groups/t/planner/plans', { value: [{ id: '1', title: 'One' }] }],
		['buckets', (access) => pick.buckets(access, { planId: 'p' }), '/planner/plans/p/buckets', { value: [{ id: '1', name: 'One' }] }],
		['lists of To Do', (access) => pick.toDoLists(access), '/me/todo/lists', { value: [{ id: '1', displayName: 'One' }] }],
	])('%s', async (_, ask, path, answer) => {
		expect((await ask(answering({ [path]: answer }).access)).choices).toEqual([{ id: '1', name: 'One' }]);
	});

	test('of somebody that an application acts for', async () => {
		const { access, asked } = answering({ '/users/office@oakfield.example/calendars': { value: [] } });
		await pick.calendars({ ...access, user: 'office@oakfield.example' });
		expect(asked).toEqual(['/users/office@oakfield.example/calendars?$select=id,name,canEdit']);
	});

	test('names that have all the words that were typed', async () => {
		const value = ['Year 7 tutors', 'Year 8 tutors', 'Office'].map((displayName, id) => ({ id: `${id}`, displayName }));
		const { access } = answering({ '/me/joinedTeams': { value } });
		expect(names(await pick.teams(access, { search: 'tutors 7' }))).toEqual(['Year 7 tutors']);
	});
});
