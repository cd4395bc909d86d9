import { calendars, chatSpaces, folders, sharedDrives, sheetsOf, spreadsheets, tableFiles, taskLists } from '../../../../connectors/pick/google';
import type { Choices } from '../../../../connectors/files/port';
import type { ServiceAccess } from '../../../../connectors/service/access';
import type { PickPage } from '../../../../connectors/pick/google';
import { ServiceError } from '../../../../connectors/service/serviceError';
import { expectNoRefusals } from '../../../doubles/core/expectNoRefusals';
import { startWorkspace, type StartedWorkspace } from '../../service/google/startWorkspace';

const me = 'office@oakfield.example';
const other = 'attendance.lead@oakfield.example';

let started: StartedWorkspace;
beforeEach(async () => {
	started = await startWorkspace();
});
afterEach(() => started.doubles.close());

const names = ({ choices }: Choices) => choices.map(({ name }) => name);

async function all(ask: (page: PickPage) => Promise<Choices>): Promise<string[]> {
	const found: string[] = [];
	for (let page: string | undefined, first = true; first || page; first = false) {
		const answer = await ask({ page });
		found.push(...names(answer));
		page = answer.next;
	}
	return found;
}

test('files of each kind, those changed last first, with their links; each with its least scope', async () => {
	const { drive, sheets } = started.google;
	const folder = drive.state.addFolder('Register');
	drive.state.add({ name: 'marks.csv', mimeType: 'text/csv', parent: folder.id });
	drive.state.add({ name: 'letter.pdf', mimeType: 'application/pdf', parent: folder.id });
	const sheet = sheets.state.add("Year 7's register", [{ title: 'Marks' }, { title: 'Pupils' }]);
	const access = started.signedIn('drive.metadata.readonly');
	expect(await spreadsheets(access, {})).toEqual({ choices: [{ id: sheet.id, name: "Year 7's register", link: expect.stringContaining(`/spreadsheets/d/${sheet.id}/`) }] });
	expect(names(await folders(access, {}))).toEqual(['Register']);
	expect(names(await tableFiles(access, {}))).toEqual(["Year 7's register", 'marks.csv']);
	expect(names(await spreadsheets(access, { search: "year 7's" }))).toEqual(["Year 7's register"]);
	expect(names(await spreadsheets(access, { search: 'Year 8' }))).toEqual([]);
	const own = await sheetsOf(started.signedIn('spreadsheets.readonly'), { spreadsheetId: sheet.id, search: 'pup' });
	expect(own.choices).toEqual([{ id: String(sheet.sheets[1]!.sheetId), name: 'Pupils', link: `https://docs.google.com/spreadsheets/d/${sheet.id}/edit#gid=${sheet.sheets[1]!.sheetId}` }]);
	expectNoRefusals(started.doubles);
});

test('two files of one name say where each lies', async () => {
	const { drive } = started.google;
	for (const parent of ['Autumn', 'Spring']) drive.state.add({ name: 'marks.csv', mimeType: 'text/csv', parent: drive.state.addFolder(parent).id });
	drive.state.add({ name: 'pupils.csv', mimeType: 'text/csv' });
	expect(names(await tableFiles(started.signedIn('drive.readonly'), {})).sort()).toEqual(['marks.csv (in Autumn)', 'marks.csv (in Spring)', 'pupils.csv']);
	expectNoRefusals(started.doubles);
});

test('a long list comes page by page, whole and once', async () => {
	for (let at = 0; at < 120; at += 1) started.google.drive.state.addFolder(`Folder ${at}`);
	const access = started.signedIn('drive.readonly');
	const found = await all((page) => folders(access, page));
	expect(new Set(found).size).toBe(120);
	expect(found).toHaveLength(120);
});

test('shared drives, and the folders of one of them alone', async () => {
	const { id: driveId } = started.google.drive.state.addDrive('School', { [me]: 'reader' });
	started.google.drive.state.addDrive('Not ours', { [other]: 'reader' });
	started.google.drive.state.addFolder('Attendance', { parent: driveId });
	started.google.drive.state.addFolder('My own');
	const access = started.signedIn('drive.readonly');
	expect(await sharedDrives(access, { search: 'sch' })).toEqual({ choices: [{ id: driveId, name: 'School', link: `https://drive.google.com/drive/folders/${driveId}` }] });
	expect(names(await folders(access, { driveId }))).toEqual(['Attendance']);
	expectNoRefusals(started.doubles);
});

test('calendars that may be written to', async () => {
	started.google.calendar.state.addCalendar('Attendance meetings', { [me]: 'writer' });
	started.google.calendar.state.addCalendar('Term dates', { [me]: 'reader' });
	const access = started.signedIn('calendar.calendarlist.readonly');
	expect(names(await calendars(access, { search: 'meet' }))).toEqual(['Attendance meetings']);
	expect(names(await calendars(access, {}))).not.toContain('Term dates');
	expectNoRefusals(started.doubles);
});

test('spaces that the account is in, and no conversations with one person', async () => {
	const space = started.google.chat.addSpace('Year 7 tutors', [me]);
	started.google.chat.addSpace('Others', [other]);
	started.google.chat.addSpace('', [me], 'DIRECT_MESSAGE');
	const { choices } = await chatSpaces(started.signedIn('chat.spaces.readonly'), {});
	expect(choices.map(({ id, name }) => [id, name])).toEqual([[space.name, 'Year 7 tutors']]);
	expectNoRefusals(started.doubles);
});

test('task lists of the account', async () => {
	started.google.tasks.addList(me, 'Attendance');
	started.google.tasks.addList(other, 'Not ours');
	expect(names(await taskLists(started.signedIn('tasks'), { search: 'attend' }))).toEqual(['Attendance']);
	expectNoRefusals(started.doubles);
});

test.each<[string, (access: ServiceAccess) => Promise<Choices>]>([
	['spreadsheets', (access) => spreadsheets(access, {})],
	['shared drives', (access) => sharedDrives(access, {})],
	['calendars', (access) => calendars(access, {})],
	['spaces', (access) => chatSpaces(access, {})],
	['task lists', (access) => taskLists(access, {})],
])('without the permission, %s say which credential lacks it', async (_, ask) => {
	const error: unknown = await ask(started.signedIn('gmail.compose')).catch((thrown: unknown) => thrown);
	expect(error).toBeInstanceOf(ServiceError);
	expect(error).toMatchObject({ status: 403, advice: expect.stringMatching(/tick every permission|under "Used For"/) });
});
