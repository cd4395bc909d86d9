import { sharedDrives, taskLists } from '../../../../connectors/pick/google';
import { GoogleDrive } from '../../../../connectors/files/google/googleDrive';
import { Gmail } from '../../../../connectors/mail/google/gmail';
import type { Mail } from '../../../../connectors/mail/port';
import { GoogleTasks } from '../../../../connectors/staff/google/googleTasks';
import type { ServiceAccess } from '../../../../connectors/service/access';
import { oneNamed } from '../../../../connectors/cloud/named';
import type { Doubles } from '../../../doubles/core/doubles';
import type { Fault } from '../../../doubles/core/types';
import { startWorkspace, type StartedWorkspace } from './startWorkspace';

const me = 'office@oakfield.example';
const mail: Mail = { messageId: 'act-1@attendance.invalid', to: [{ address: 'parent@family.example' }], subject: 'A letter from school', text: 'Please see the letter.', attachments: [] };

/** What stands between n8n and Google sometimes answers in Google's place: a sign-in page of the network, or nothing. */
const notGoogles: Readonly<Record<string, Fault>> = {
	'a sign-in page with status 200': { kind: 'answer', status: 200, headers: { 'content-type': 'text/html' }, body: '<!DOCTYPE html><title>Sign in to the network</title>' },
	'an empty answer with status 200': { kind: 'answer', status: 200, headers: { 'content-type': 'application/json' }, body: '' },
	'a way to a sign-in page': { kind: 'answer', status: 302, headers: { location: 'https://sign-in.example/' } },
	'a word that the network wants a sign-in (RFC 6585)': { kind: 'answer', status: 511, headers: { 'content-type': 'text/html' }, body: '<html></html>' },
};

let workspace: StartedWorkspace;
let doubles: Doubles;
beforeEach(async () => ({ doubles } = workspace = await startWorkspace()));
afterEach(async () => await doubles.close());

describe.each(Object.entries(notGoogles))('%s is never taken for an answer of Google’s', (_what, fault) => {
	test('a letter that was sent is found, and not sent again', async () => {
		const access = workspace.signedIn('gmail.compose', 'gmail.readonly');
		await new Gmail(access).send(mail);
		doubles.faultOnce({ path: /users\/me\/messages\?/, times: 2 }, fault);
		expect(await new Gmail(access).send(mail, { resumed: true })).toMatchObject({ sentBefore: true });
		expect(workspace.google.gmail.mailbox(me).messages.filter(({ labels }) => labels.includes('SENT'))).toHaveLength(1);
		expect(doubles.unmet).toBe(0);
	});

	test('a document is saved over its last version, and not made a second time', async () => {
		const store = () => new GoogleDrive(workspace.signedIn('drive.file'));
		await store().save('Letters', 'a.pdf', Buffer.from('one'));
		const before = doubles.requests.length;
		await store().save('Letters', 'a.pdf', Buffer.from('one'));
		const requests = doubles.requests.length - before;
		for (let at = 0; at < requests; at += 1) {
			doubles.faultOnce({ after: at }, fault);
			expect(await store().save('Letters', 'a.pdf', Buffer.from('one'))).toMatchObject({ replaced: true });
		}
		expect(workspace.google.drive.state.paths()).toEqual(['Letters/a.pdf']);
	});

	test('it never stands in a PDF, and nothing is left on the way to one', async () => {
		const { Document, Packer, Paragraph } = await import('docx');
		const word = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('Dear parent')] }] }));
		doubles.faultOnce({ path: /\/export/ }, fault);
		doubles.faultOnce({ method: 'DELETE' }, fault);
		const pdf = await new GoogleDrive(workspace.signedIn('drive.file')).wordToPdf(word);
		expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
		expect(workspace.google.drive.state.paths()).toEqual([]);
	});

	test('a task is added once, whichever request it meets', async () => {
		const list = workspace.google.tasks.addList(me, 'Attendance');
		const access = workspace.signedIn('tasks');
		for (let at = 0; at < 2; at += 1) {
			const task = { key: `act-${at}`, title: 'Ring the family' };
			doubles.faultOnce({ after: at }, fault);
			await new GoogleTasks(access, { taskList: list.id }).add(task).catch(() => undefined);
			await new GoogleTasks(access, { taskList: list.id }).add(task, { resumed: true });
		}
		expect(list.tasks).toHaveLength(2);
	});
});

describe('a list whose pages come round again', () => {
	const round = (body: object): Fault => ({ kind: 'answer', status: 200, headers: { 'content-type': 'application/json' }, body: { ...body, nextPageToken: 'again' } });
	const ways: Readonly<Record<string, readonly [path: RegExp, (access: ServiceAccess) => Promise<unknown>]>> = {
		'of Drive': [/drive\/v3\/files\?/, (access) => new GoogleDrive(access).find('', 'a.pdf')],
		'of shared drives': [/drive\/v3\/drives\?/, (access) => sharedDrives(access, { search: 'Attendance' })],
		'of Gmail': [/users\/me\/messages\?/, (access) => new Gmail(access).find('act-1@attendance.invalid')],
		'of tasks': [/tasks\/v1\/lists\//, (access) => new GoogleTasks(access, { taskList: '@default' }).add({ key: 'k', title: 'Ring the family' })],
		'of task lists': [/users\/@me\/lists/, (access) => taskLists(access, { search: 'Attendance' })],
	};
	test.each(Object.entries(ways))('%s ends with an error, and nothing is made', async (_what, [path, work]) => {
		doubles.faultOnce({ path, times: 10 }, round({}));
		await expect(work(workspace.signedIn('drive', 'gmail.readonly', 'gmail.compose', 'tasks'))).rejects.toMatchObject({ name: 'ServiceError', message: expect.stringContaining('no end'), happened: 'no' });
		expect(doubles.requests.length).toBeLessThan(5);
		expect(doubles.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
	});

	test('one shared drive that comes on every page is still one', async () => {
		doubles.faultOnce({ path: /drive\/v3\/drives\?/, times: 10 }, round({ drives: [{ id: '0A1', name: 'Attendance' }] }));
		const access = workspace.signedIn('drive');
		expect(await oneNamed((from) => sharedDrives(access, from), 'Attendance', { what: 'shared drive', service: 'Google Drive' })).toMatchObject({ id: '0A1' });
	});
});
