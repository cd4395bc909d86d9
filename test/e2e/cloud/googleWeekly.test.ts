/**
 * The weekly escalation with Google Workspace, as shipped: real n8n, the packed package, exports in a shared drive, letters by
 * Gmail, papers in Drive, meetings in Calendar, the list in a Sheet, a message in Chat. Every request is checked by doubles
 * that refuse what Google's own descriptions do not allow; anything but them fails.
 */
import { rmSync } from 'node:fs';
import { googleSignInScopes, googleUses } from '../../../connectors/service/google/scopes';
import { scopesFor } from '../../../connectors/service/scopes';
import { expectNoRefusals } from '../../doubles/core/expectNoRefusals';
import { GoogleDouble } from '../../doubles/google/google';
import { expectPrivate } from '../../privacy/expectPrivate';
import { exportFiles, generateSchool } from '../../sample-school';
import { signedInBefore } from '../../support/cloudSchool';
import { CloudWeekly, requestCounts } from '../../support/cloudWeekly';
import type { RunData } from '../../support/n8nInstance';
import { figures } from '../../support/weeklyRun';

const asAt = '2026-11-20';
const office = 'attendance@wexbourne.example';
const used = ['mail', 'papersAnywhere', 'caseList', 'calendar', 'chat'];
const sample = generateSchool({ phase: 'primary', seed: 7, asAt });
const { files } = exportFiles(sample, { dirt: true });

const google = new GoogleDouble([{ email: office, name: 'Wexbourne Attendance' }]);
let school: CloudWeekly;
let first: RunData;
let second: RunData;
let requestsOfSecond: number;
let approved: number;

const lettersOf = (run: RunData) => run['Record the letters']?.[0] ?? [];
const allSent = () => google.gmail.mailbox(office).messages.filter(({ labels }) => labels.includes('SENT'));
/** Letters go with the letter attached; the reviewer's link goes without. */
const sentMails = () => allSent().filter(({ parsed }) => parsed.attachments.length > 0);
const linksSent = () => allSent().filter(({ parsed }) => parsed.attachments.length === 0);

beforeAll(async () => {
	const scopes = [...googleSignInScopes, ...scopesFor(googleUses, used)];
	google.tokenEndpoint.clients.push({ id: 'client', secret: 'secret', refreshTokens: { 'refresh-1': { user: office, scopes } } });
	const drive = google.drive.state.addDrive('Attendance', { [office]: 'organizer' });
	const top = google.drive.state.addFolder('School attendance', { parent: drive.id });
	const register = google.drive.state.addFolder('Register', { parent: top.id });
	for (const [name, content] of Object.entries(files)) google.drive.state.add({ name, mimeType: 'text/csv', parent: register.id, content: Buffer.from(content) });
	google.chat.addSpace('Attendance team', [office]);
	school = await CloudWeekly.setUp({
		name: 'google-weekly',
		doubles: [google],
		credential: {
			id: 'schoolGoogle', name: 'School Google Workspace', type: 'schoolGoogleOAuth2Api',
			data: { clientId: 'client', clientSecret: 'secret', usedFor: used, oauthTokenData: signedInBefore('refresh-1') },
		},
		workflow: 'google/weekly-escalation.json',
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
	expectNoRefusals(school.doubles, /invalid authentication credentials/);
	expect(school.doubles.refusals()).toHaveLength(1);
	expect(school.doubles.requests.length).toBeGreaterThan(0);
});

test('every pupil of the exports is read from the shared drive, and decided', () => {
	const { pupils, due, held, nothingDue } = figures(first);
	expect(pupils).toBe(sample.pupils.length);
	expect(Object.values(due).reduce((all, count) => all + count, 0) + held + nothingDue).toBe(pupils);
});

test('each letter is filed in Drive once, and those by e-mail are in Sent once, with the letter attached', () => {
	const letters = lettersOf(first);
	expect(letters.length).toBeGreaterThan(0);
	const filed = google.drive.state.paths().filter((path) => path.startsWith('School attendance/Letters/'));
	expect(filed).toEqual(letters.flatMap(({ json }) => ['docx', 'pdf'].map((ending) => `School attendance/Letters/${json.letter.date}/${json.letter.fileName}.${ending}`)).sort());
	const byEmail = letters.filter(({ json }) => json.letter.channel === 'email');
	expect(byEmail.length).toBeGreaterThan(0);
	expect(sentMails().map(({ parsed }) => parsed.attachments[0]?.filename).sort()).toEqual(byEmail.map(({ json }) => `${json.letter.fileName}.pdf`).sort());
	for (const { json } of byEmail) expect(json.letter.sentAs).toMatchObject({ service: 'google', sentBefore: false });
});

test('the reviewer gets one link, and what they approve is filed', () => {
	expect(approved).toBe(figures(first).waiting);
	expect(approved).toBeGreaterThan(0);
	expect(linksSent()).toHaveLength(1);
	const packs = google.drive.state.paths().filter((path) => path.startsWith('School attendance/Referrals/') && path.endsWith('.pdf'));
	expect(packs).toHaveLength((first['Needs approval?']?.[0] ?? []).filter(({ json }) => json.decision.action === 'referral').length);
	expect(figures(second).waiting).toBe(0);
});

test('an invitation says a time that stands in the calendar, and the calendar says neither who nor why', () => {
	const invitations = lettersOf(first).filter(({ json }) => json.letter.family === 'meeting-invitation');
	const events = [...google.calendar.state.calendars.values()].flatMap((calendar) => [...calendar.events.values()]);
	const meetings = new Set(invitations.map(({ json }) => json.meeting.key));
	expect(events).toHaveLength(meetings.size);
	for (const { content } of events) expect(JSON.stringify(content)).not.toMatch(/attendance|absen/i);
});

test('staff see each case in the sheet and one message with numbers and no names', () => {
	const [spreadsheet] = [...google.sheets.state.spreadsheets.values()];
	const rows = spreadsheet?.sheets[0]?.rows ?? [];
	const cases = new Set(lettersOf(first).map(({ json }) => json.pupil.id));
	expect(rows.length).toBeGreaterThan(cases.size);
	const messages = google.chat.spaces.flatMap((space) => space.messages);
	expect(messages).toHaveLength(1);
	expect(messages[0]?.text).toMatch(/\d+ letters filed or sent/);
});

test('run again on the same day, nothing is sent, filed, booked or posted again', () => {
	expect(lettersOf(second)).toEqual([]);
	expect(sentMails()).toHaveLength(lettersOf(first).filter(({ json }) => json.letter.channel === 'email').length);
	expect(google.chat.spaces.flatMap((space) => space.messages)).toHaveLength(1);
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
