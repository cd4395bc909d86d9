/**
 * The weekly escalation with Microsoft 365, as shipped: real n8n, the packed package, exports in a SharePoint library, letters by
 * Outlook, papers in SharePoint, meetings in the Outlook calendar, the list in SharePoint, a message in Teams. Every request is
 * checked by doubles that refuse what Microsoft's own descriptions do not allow; anything but them fails.
 */
import { rmSync } from 'node:fs';
import { microsoftSignInScopes, microsoftUses } from '../../../connectors/service/microsoft365/scopes';
import { scopesFor } from '../../../connectors/service/scopes';
import { expectNoRefusals } from '../../doubles/core/expectNoRefusals';
import { TokenBook } from '../../doubles/core/tokens';
import { MicrosoftGraph } from '../../doubles/microsoft365/graph';
import { MicrosoftLogin } from '../../doubles/microsoft365/login';
import { MicrosoftSchool } from '../../doubles/microsoft365/school';
import { expectPrivate } from '../../privacy/expectPrivate';
import { exportFiles, generateSchool } from '../../sample-school';
import { signedInBefore } from '../../support/cloudSchool';
import { CloudWeekly, requestCounts } from '../../support/cloudWeekly';
import type { RunData } from '../../support/n8nInstance';
import { figures } from '../../support/weeklyRun';

const asAt = '2026-11-20';
const office = 'attendance@wexbourne.example';
const used = ['mail', 'files', 'caseList', 'calendar', 'teams', 'teamsLookUp'];
const sample = generateSchool({ phase: 'primary', seed: 7, asAt });
const { files } = exportFiles(sample, { dirt: true });

const tokens = new TokenBook();
const microsoft = new MicrosoftSchool({ tenant: 'wexbourne' });
const login = new MicrosoftLogin([microsoft.tenantId], tokens);
const graph = new MicrosoftGraph(microsoft, tokens);
const user = microsoft.addUser(office, 'Wexbourne Attendance');
const site = microsoft.addSite('sites/attendance', 'Attendance');
const team = microsoft.teams.add('Attendance', [user]);
const library = microsoft.driveOf(site);

let school: CloudWeekly;
let first: RunData;
let second: RunData;
let requestsOfSecond: number;
let approved: number;

const lettersOf = (run: RunData) => run['Record the letters']?.[0] ?? [];
const filedIn = (folder: string) => library.all.filter((item) => !item.isFolder && item.path.startsWith(`/School attendance/${folder}/`)).map(({ path }) => path).sort();
/** Letters go with the letter attached; the reviewer's link goes without. */
const lettersSent = () => microsoft.mailboxes.sent.filter(({ message }) => message.attachments.length > 0);
const messages = () => team.channels.flatMap((channel) => channel.messages);

beforeAll(async () => {
	login.register({ clientId: 'client', secret: 'secret', roles: [] });
	const refreshToken = login.signedIn('client', { user: office, app: 'client', scopes: [...microsoftSignInScopes, ...scopesFor(microsoftUses, used)] });
	for (const [name, content] of Object.entries(files)) library.put(`School attendance/Register/${name}`, content);
	school = await CloudWeekly.setUp({
		name: 'microsoft-weekly',
		doubles: [login, graph],
		credential: {
			id: 'schoolMicrosoft365', name: 'School Microsoft 365', type: 'schoolMicrosoftOAuth2Api',
			data: {
				clientId: 'client', clientSecret: 'secret', clientCredentialType: 'clientSecret', tenantId: microsoft.tenantId, usedFor: used,
				graphApiBaseUrl: 'https://graph.microsoft.com', oauthTokenData: signedInBefore(refreshToken),
			},
		},
		workflow: 'microsoft-365/weekly-escalation.json',
		settings: { asAt },
	});
	const ran = await school.run();
	first = ran.data;
	approved = await school.approve(ran);
	const before = school.doubles.requests.length;
	second = (await school.run()).data;
	requestsOfSecond = school.doubles.requests.length - before;
}, 900_000);

afterAll(async () => {
	await school?.doubles.close();
	if (school) rmSync(school.folder, { recursive: true, force: true });
});

test('no request is refused, and none goes anywhere else', () => {
	// n8n finds its token of an hour ago refused, once, and renews it.
	expectNoRefusals(school.doubles, /JWT is not well formed/);
	expect(school.doubles.refusals()).toHaveLength(1);
	expect(school.doubles.requests.length).toBeGreaterThan(0);
});

test('every pupil of the exports is read from the SharePoint library, and decided', () => {
	const { pupils, due, held, nothingDue } = figures(first);
	expect(pupils).toBe(sample.pupils.length);
	expect(Object.values(due).reduce((all, count) => all + count, 0) + held + nothingDue).toBe(pupils);
});

test('each letter is filed in SharePoint once, and those by e-mail are sent once, with the letter attached', () => {
	const letters = lettersOf(first);
	expect(letters.length).toBeGreaterThan(0);
	expect(filedIn('Letters')).toEqual(letters.flatMap(({ json }) => ['docx', 'pdf'].map((ending) => `/School attendance/Letters/${json.letter.date}/${json.letter.fileName}.${ending}`)).sort());
	const byEmail = letters.filter(({ json }) => json.letter.channel === 'email');
	expect(byEmail.length).toBeGreaterThan(0);
	expect(lettersSent().map(({ message }) => message.attachments[0]?.name).sort()).toEqual(byEmail.map(({ json }) => `${json.letter.fileName}.pdf`).sort());
	for (const { json } of byEmail) expect(json.letter.sentAs).toMatchObject({ service: 'microsoft365', sentBefore: false });
});

test('the reviewer gets one link, and what they approve is filed', () => {
	expect(approved).toBe(figures(first).waiting);
	expect(approved).toBeGreaterThan(0);
	expect(microsoft.mailboxes.sent.filter(({ message }) => message.attachments.length === 0)).toHaveLength(1);
	expect(filedIn('Referrals').filter((file) => file.endsWith('.pdf'))).toHaveLength((first['Needs approval?']?.[0] ?? []).filter(({ json }) => json.decision.action === 'referral').length);
	expect(figures(second).waiting).toBe(0);
});

test('an invitation says a time that stands in the calendar, and the calendar says neither who nor why', () => {
	const invitations = lettersOf(first).filter(({ json }) => json.letter.family === 'meeting-invitation');
	const events = microsoft.calendars.of(user.id).flatMap((calendar) => calendar.events);
	expect(events).toHaveLength(new Set(invitations.map(({ json }) => json.meeting.key)).size);
	expect(events.length).toBeGreaterThan(0);
	for (const { properties } of events) expect(JSON.stringify([properties.subject, properties.body, properties.location])).not.toMatch(/attendance|absen/i);
});

test('staff see each case in the SharePoint list and one message with numbers and no names', () => {
	const cases = new Set(lettersOf(first).map(({ json }) => json.pupil.id));
	expect(site.lists.map(({ displayName }) => displayName)).toEqual(['Attendance cases']);
	expect(site.lists[0]?.entries.length).toBeGreaterThanOrEqual(cases.size);
	expect(messages()).toHaveLength(1);
	expect(messages()[0]?.body.content).toMatch(/\d+ letters filed or sent/);
});

test('run again on the same day, nothing is sent, filed, booked or posted again', () => {
	expect(lettersOf(second)).toEqual([]);
	expect(lettersSent()).toHaveLength(lettersOf(first).filter(({ json }) => json.letter.channel === 'email').length);
	expect(messages()).toHaveLength(1);
	expect(requestsOfSecond).toBeLessThan(100);
});

test('nothing that the services received shows what its readers need not see', async () => {
	// Who a message is for may be greeted by name, and shares the surname of the child more often than not.
	const addressees = lettersOf(first).map(({ json }) => json.letter.addressee.name);
	await expectPrivate(school.doubles.requests, { people: sample.pupils.map(({ pupil }) => pupil), mayStand: ['Wexbourne Academy', 'Wexbourne Attendance', office, ...addressees] });
});

test('the requests of both runs, for people to read', () => {
	const counts = requestCounts(school.doubles.requests);
	expect(Object.keys(counts).length).toBeGreaterThan(5);
	if (process.env.SHOW_REQUESTS) process.stdout.write(`${JSON.stringify(counts, null, 1)}\n`);
});
