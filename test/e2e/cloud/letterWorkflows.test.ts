/**
 * Clinic, first-day calls, half-term updates and praise with a school's account, as shipped: real n8n, the packed package, exports
 * in the school's files. Each is run as a test run, then for real, then again. Every request is checked by doubles that refuse
 * what the services' own descriptions do not allow; anything but them fails.
 */
import { rmSync } from 'node:fs';
import { googleSignInScopes, googleUses } from '../../../connectors/service/google/scopes';
import { microsoftSignInScopes, microsoftUses } from '../../../connectors/service/microsoft365/scopes';
import { scopesFor } from '../../../connectors/service/scopes';
import { expectNoRefusals } from '../../doubles/core/expectNoRefusals';
import { TokenBook } from '../../doubles/core/tokens';
import { GoogleDouble } from '../../doubles/google/google';
import { MicrosoftGraph } from '../../doubles/microsoft365/graph';
import { MicrosoftLogin } from '../../doubles/microsoft365/login';
import { MicrosoftSchool } from '../../doubles/microsoft365/school';
import { expectPrivate } from '../../privacy/expectPrivate';
import { exportFiles, generateSchool } from '../../sample-school';
import { CloudSchool, signedInBefore, type CloudSetUp } from '../../support/cloudSchool';
import type { RunData } from '../../support/n8nInstance';

const asAt = '2026-11-20';
const office = 'attendance@wexbourne.example';
const tester = 'test.run@wexbourne.example';
const sample = generateSchool({ phase: 'primary', seed: 7, asAt, size: 60 });
const { files } = exportFiles(sample);

interface SentMail {
	readonly to: readonly string[];
	readonly subject: string;
	readonly attachments: readonly string[];
}

/** One service: how it is set up, and what the doubles hold afterwards. */
interface Flavour extends CloudSetUp {
	/** Below `workflows/`. */
	readonly workflows: string;
	readonly expired: RegExp;
	sent(): SentMail[];
	/** Paths below the folder `School attendance`. */
	filed(): string[];
	/** What the school's calendar says of each meeting. */
	meetings(): object[];
	/** Addresses that the calendar has invited. */
	invited(): string[];
}

function googleFlavour(): Flavour {
	const google = new GoogleDouble([{ email: office, name: 'Wexbourne Attendance' }]);
	const used = ['mail', 'papersAnywhere', 'calendar'];
	google.tokenEndpoint.clients.push({ id: 'client', secret: 'secret', refreshTokens: { 'refresh-1': { user: office, scopes: [...googleSignInScopes, ...scopesFor(googleUses, used)] } } });
	const drive = google.drive.state.addDrive('Attendance', { [office]: 'organizer' });
	const top = google.drive.state.addFolder('School attendance', { parent: drive.id });
	const register = google.drive.state.addFolder('Register', { parent: top.id });
	for (const [name, content] of Object.entries(files)) google.drive.state.add({ name, mimeType: 'text/csv', parent: register.id, content: Buffer.from(content) });
	return {
		name: 'google-letters',
		workflows: 'google',
		doubles: [google],
		expired: /invalid authentication credentials/,
		credential: {
			id: 'schoolGoogle', name: 'School Google Workspace', type: 'schoolGoogleOAuth2Api',
			data: { clientId: 'client', clientSecret: 'secret', usedFor: used, oauthTokenData: signedInBefore('refresh-1') },
		},
		sent: () =>
			google.gmail.mailbox(office).sent.map(({ parsed }) => ({
				to: [parsed.to, parsed.cc, parsed.bcc].flat().flatMap((field) => field?.value.map(({ address }) => address ?? '') ?? []),
				subject: parsed.subject ?? '',
				attachments: parsed.attachments.map(({ filename }) => filename ?? ''),
			})),
		filed: () => google.drive.state.paths().flatMap((path) => (/^School attendance\/(?!Register)(.*\.\w+)$/.exec(path)?.[1] ?? [])),
		meetings: () => [...google.calendar.state.calendars.values()].flatMap(({ events }) => [...events.values()].map(({ content }) => content)),
		invited: () => google.calendar.state.mails.map(({ to }) => to),
	};
}

function microsoftFlavour(): Flavour {
	const tokens = new TokenBook();
	const microsoft = new MicrosoftSchool({ tenant: 'wexbourne' });
	const login = new MicrosoftLogin([microsoft.tenantId], tokens);
	const user = microsoft.addUser(office, 'Wexbourne Attendance');
	const library = microsoft.driveOf(microsoft.addSite('sites/attendance', 'Attendance'));
	const used = ['mail', 'files', 'calendar'];
	login.register({ clientId: 'client', secret: 'secret', roles: [] });
	const refreshToken = login.signedIn('client', { user: office, app: 'client', scopes: [...microsoftSignInScopes, ...scopesFor(microsoftUses, used)] });
	for (const [name, content] of Object.entries(files)) library.put(`School attendance/Register/${name}`, content);
	const addresses = (recipients: unknown) => ((recipients ?? []) as { emailAddress: { address: string } }[]).map(({ emailAddress }) => emailAddress.address);
	return {
		name: 'microsoft-letters',
		workflows: 'microsoft-365',
		doubles: [login, new MicrosoftGraph(microsoft, tokens)],
		expired: /JWT is not well formed/,
		credential: {
			id: 'schoolMicrosoft365', name: 'School Microsoft 365', type: 'schoolMicrosoftOAuth2Api',
			data: {
				clientId: 'client', clientSecret: 'secret', clientCredentialType: 'clientSecret', tenantId: microsoft.tenantId, usedFor: used,
				graphApiBaseUrl: 'https://graph.microsoft.com', oauthTokenData: signedInBefore(refreshToken),
			},
		},
		sent: () =>
			microsoft.mailboxes.sent.map(({ message: { properties, attachments } }) => ({
				to: [properties.toRecipients, properties.ccRecipients, properties.bccRecipients].flatMap(addresses),
				subject: String(properties.subject),
				attachments: attachments.map(({ name }) => name),
			})),
		filed: () => library.all.filter(({ isFolder }) => !isFolder).flatMap(({ path }) => (/^\/School attendance\/(?!Register)(.*)$/.exec(path)?.[1] ?? [])),
		meetings: () => microsoft.calendars.of(user.id).flatMap(({ events }) => events.map(({ properties: { subject, body, location } }) => ({ subject, body, location }))),
		invited: () => microsoft.calendars.told.flatMap(({ to }) => to),
	};
}

/** What a run left behind. */
interface Left {
	readonly run: RunData;
	readonly sent: readonly SentMail[];
	readonly filed: readonly string[];
	readonly meetings: number;
	readonly invited: readonly string[];
}

const lettersOf = ({ run }: Left) => (run['Record the letters']?.[0] ?? []).map(({ json }) => json.letter);
const keysOf = (left: Left) => lettersOf(left).map(({ key }) => key).sort();
const heldReasons = ({ run }: Left) => (run['Send and file the letters']?.[1] ?? []).map(({ json }) => (json as { held?: { reason: string } }).held?.reason);

describe.each([
	{ service: 'Google Workspace', flavour: googleFlavour() },
	{ service: 'Microsoft 365', flavour: microsoftFlavour() },
])('with $service', ({ flavour }) => {
	let school: CloudSchool;
	/** Who is greeted in a message; and the child of whom a message of the day tells, since that e-mail is the letter itself. */
	const named = new Set<string>();

	beforeAll(async () => {
		school = await CloudSchool.setUp(flavour);
	}, 300_000);

	afterAll(async () => {
		await school?.doubles.close();
		if (school) rmSync(school.folder, { recursive: true, force: true });
	});

	describe.each([
		{ name: 'attendance-clinic', family: 'clinic-invitation', settings: { inviteByCalendar: 'true' } as Record<string, string>, books: true, inMessage: false, documents: ['docx', 'pdf'] },
		{ name: 'daily-first-day-calls', family: 'first-day', settings: {} as Record<string, string>, books: false, inMessage: true, documents: ['html', 'pdf', 'txt'] },
		{ name: 'half-term-updates', family: 'half-term-update', settings: {} as Record<string, string>, books: false, inMessage: false, documents: ['docx', 'pdf'] },
		{ name: 'praise', family: 'improvement', settings: {} as Record<string, string>, books: false, inMessage: false, documents: ['docx', 'pdf'] },
	])('$name', ({ name, family, settings, books, inMessage, documents }) => {
		let tried: Left;
		let first: Left;
		let second: Left;

		beforeAll(async () => {
			const leaves = async (id: string): Promise<Left> => {
				const before = { sent: flavour.sent().length, filed: new Set(flavour.filed()), meetings: flavour.meetings().length, invited: flavour.invited().length };
				const { data: run } = await school.run(id);
				return {
					run,
					sent: flavour.sent().slice(before.sent),
					filed: flavour.filed().filter((path) => !before.filed.has(path)).sort(),
					meetings: flavour.meetings().length - before.meetings,
					invited: flavour.invited().slice(before.invited),
				};
			};
			const file = `${flavour.workflows}/${name}.json`;
			tried = await leaves(await school.import(file, { asAt, ...settings, testRunTo: tester }));
			const forReal = await school.import(file, { asAt, ...settings });
			first = await leaves(forReal);
			second = await leaves(forReal);
			for (const { addressee } of lettersOf(first)) named.add(addressee.name);
			if (inMessage) for (const { json } of first.run['Record the letters']?.[0] ?? []) [json.pupil.preferredForename, json.pupil.legalForename, json.pupil.legalSurname].forEach((name) => named.add(name));
		}, 600_000);

		test('those who prefer e-mail get their letter so, and every letter is filed once', () => {
			const letters = lettersOf(first);
			expect([...new Set(letters.map((letter) => letter.family))]).toEqual([family]);
			expect(heldReasons(first)).toEqual([]);
			const byEmail = letters.filter(({ channel }) => channel === 'email');
			expect(first.sent.flatMap(({ to }) => to).sort()).toEqual(byEmail.map(({ addressee }) => addressee.email).sort());
			expect(first.sent.flatMap(({ attachments }) => attachments).sort()).toEqual(inMessage ? [] : byEmail.map(({ fileName }) => `${fileName}.pdf`).sort());
			expect(first.filed.filter((path) => path.startsWith('Letters/'))).toEqual(letters.flatMap(({ date, fileName }) => documents.map((ending) => `Letters/${date}/${fileName}.${ending}`)).sort());
		});

		test('run again, nothing is sent, filed or booked', () => {
			expect(lettersOf(second)).toEqual([]);
			expect([second.sent, second.filed, second.meetings, second.invited]).toEqual([[], [], 0, []]);
		});

		test('a test run before it goes to the school alone, marked, filed apart, and keeps no letter from the real run', () => {
			expect(tried.sent.length).toBeGreaterThan(0);
			expect(tried.sent).toHaveLength(lettersOf(tried).length);
			for (const { to, subject } of tried.sent) expect([to, subject]).toEqual([[tester], expect.stringMatching(/^TEST: /)]);
			for (const path of tried.filed.filter((each) => each.startsWith('Letters/'))) expect(path).toMatch(/^Letters\/test-runs\/.*\/TEST_/);
			expect(keysOf(first)).toEqual(keysOf(tried));
			for (const { json } of tried.run['Record the letters']?.[0] ?? []) expect(json.caseLog).toMatchObject({ testRun: true });
		});

		test(books ? 'each invitation has its meeting in the calendar, which invites parents because Settings say so, and not in a test run' : 'the calendar is left alone', () => {
			expect([tried.meetings, tried.invited]).toEqual([0, []]);
			const meetings = new Set((first.run['Record the letters']?.[0] ?? []).flatMap(({ json }) => (books ? [json.meeting.key] : [])));
			expect(first.meetings).toBeGreaterThanOrEqual(meetings.size);
			expect([meetings.size > 0, first.meetings > 0, first.invited.length > 0]).toEqual([books, books, books]);
			const families = new Set((first.run['A meeting is due?']?.[0] ?? []).flatMap(({ json }) => json.contacts.map(({ email }) => email)));
			for (const address of first.invited) expect(families).toContain(address);
		});
	});

	test('the calendar tells neither who is met nor why', () => {
		expect(flavour.meetings().length).toBeGreaterThan(0);
		for (const meeting of flavour.meetings()) expect(JSON.stringify(meeting)).not.toMatch(/attendance|absen/i);
	});

	test('the office gets the list of calls as page and CSV, named after nobody', () => {
		expect(flavour.filed().filter((path) => path.startsWith('First-day calls/')).sort()).toEqual(['csv', 'pdf'].map((ending) => `First-day calls/${asAt}/first-day-calls-990101-${asAt}.${ending}`));
	});

	test('no request is refused but for the token that ran out, and none goes anywhere else', () => {
		expectNoRefusals(school.doubles, flavour.expired);
		expect(school.doubles.refusals()).toHaveLength(1);
	});

	test('nothing that the service received shows what its readers need not see', async () => {
		await expectPrivate(school.doubles.requests, { people: sample.pupils.map(({ pupil }) => pupil), mayStand: ['Wexbourne Academy', 'Wexbourne Attendance', office, ...named] });
	});
});
