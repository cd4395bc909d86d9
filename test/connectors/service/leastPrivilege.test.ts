/** What a credential asks for is enough for what it is chosen for, and what is not chosen is refused. */
import { GoogleCalendar } from '../../../connectors/calendar/google/googleCalendar';
import { GoogleDrive } from '../../../connectors/files/google/googleDrive';
import { GraphDrive } from '../../../connectors/files/microsoft365/graphDrive';
import { Gmail } from '../../../connectors/mail/google/gmail';
import { Outlook } from '../../../connectors/mail/microsoft365/outlook';
import type { Mail } from '../../../connectors/mail/port';
import type { ServiceAccess } from '../../../connectors/service/access';
import { googleUses } from '../../../connectors/service/google/scopes';
import { microsoftUses } from '../../../connectors/service/microsoft365/scopes';
import { scopesFor } from '../../../connectors/service/scopes';
import { GoogleChat } from '../../../connectors/staff/google/googleChat';
import { expectNoRefusals } from '../../doubles/core/expectNoRefusals';
import type { Doubles } from '../../doubles/core/doubles';
import { startWorkspace } from './google/startWorkspace';
import { startSchool } from './microsoft365/startSchool';

const mail: Mail = {
	messageId: 'act-1@attendance.invalid',
	to: [{ address: 'parent@family.example' }],
	subject: 'A letter from school',
	text: 'Please see the letter.',
	attachments: [{ name: 'letter.pdf', type: 'application/pdf', content: Buffer.from('%PDF-1') }],
};
const span = { start: '2026-12-01T09:00:00+00:00', end: '2026-12-01T17:00:00+00:00' };
const person = { email: 'attendance.lead@oakfield.example', mayEdit: false };

/** A piece of work, by what it is chosen as under "Used For". */
type Work = readonly [use: string, work: (access: ServiceAccess) => Promise<unknown>];

const googleWork: readonly Work[] = [
	['mail', (access) => new Gmail(access).send(mail, { resumed: true })],
	['papers', (access) => new GoogleDrive(access).save('Attendance/Letters', 'a.pdf', Buffer.from('%PDF-1'))],
	['papersAnywhere', (access) => new GoogleDrive(access).save('Attendance/Letters', 'a.pdf', Buffer.from('%PDF-1'))],
	['calendar', (access) => new GoogleCalendar(access).busy(['office@oakfield.example'], span)],
];

const microsoftWork: readonly Work[] = [
	['mail', (access) => new Outlook(access).send(mail, { resumed: true })],
	['files', (access) => new GraphDrive(access).save('Attendance/Letters', 'a.pdf', Buffer.from('%PDF-1'))],
];

let doubles: Doubles;
afterEach(async () => await doubles.close());

const short = (scope: string): string => scope.replace('https://www.googleapis.com/auth/', '');

async function google(uses: readonly string[]): Promise<ServiceAccess> {
	const workspace = await startWorkspace();
	doubles = workspace.doubles;
	return workspace.signedIn(...scopesFor(googleUses, uses).map(short));
}

async function microsoft(uses: readonly string[]): Promise<ServiceAccess> {
	const school = await startSchool();
	doubles = school.doubles;
	return school.signedIn(...scopesFor(microsoftUses, uses));
}

test.each(googleWork)('Google: "%s" is enough for what it is for', async (use, work) => {
	await work(await google([use]));
	expectNoRefusals(doubles);
});

test.each(googleWork)('Google: without "%s" it is refused', async (_use, work) => {
	await expect(work(await google(['tasks']))).rejects.toMatchObject({ name: 'ServiceError', status: 403 });
});

test.each(microsoftWork)('Microsoft 365: "%s" is enough for what it is for', async (use, work) => {
	await work(await microsoft([use]));
	expectNoRefusals(doubles);
});

test.each(microsoftWork)('Microsoft 365: without "%s" it is refused', async (_use, work) => {
	await expect(work(await microsoft(['teams']))).rejects.toMatchObject({ name: 'ServiceError', status: 403 });
});

test('an Entra application sends with the permissions that its page names', async () => {
	const school = await startSchool();
	doubles = school.doubles;
	const permissions = microsoftUses.find(({ value }) => value === 'mail')?.applicationPermissions.map(({ scope }) => scope) ?? [];
	expect(await new Outlook(school.application(school.office.mail, ...permissions)).send(mail, { resumed: true })).toMatchObject({ sentBefore: false });
	expectNoRefusals(doubles);
});

test('Google: letters of its own folders are shared by the same narrow scope, and chat posts by its own', async () => {
	const store = new GoogleDrive(await google(['papers']));
	await store.save('Letters', 'a.pdf', Buffer.from('%PDF-1'));
	expect(await store.share('Letters', 'a.pdf', person)).toMatch(/^https:/);
	expectNoRefusals(doubles);
	await doubles.close();

	const workspace = await startWorkspace();
	doubles = workspace.doubles;
	const { name } = workspace.google.chat.addSpace('Attendance', ['office@oakfield.example']);
	const chat = new GoogleChat(workspace.signedIn(...scopesFor(googleUses, ['chat']).map(short)), { space: name });
	expect(await chat.post({ key: 'k', text: 'Three pupils.' })).toMatchObject({ postedBefore: false });
	expectNoRefusals(doubles);
});
