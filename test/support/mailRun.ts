/** *Attendance Letter*, *Send*, with a school's mail account at the doubles, by n8n's own requests and renewal of tokens. */
import { Container } from '@n8n/di';
import { Logger } from '@n8n/backend-common';
import type { ICredentialDataDecryptedObject, ICredentialsHelper, INodeParameters, INodeType } from 'n8n-workflow';
import { AttendanceLetter } from '../../nodes/AttendanceLetter/AttendanceLetter.node';
import { Doubles } from '../doubles/core/doubles';
import { TokenBook } from '../doubles/core/tokens';
import { GoogleDouble } from '../doubles/google/google';
import { MicrosoftGraph } from '../doubles/microsoft365/graph';
import { MicrosoftLogin } from '../doubles/microsoft365/login';
import { MicrosoftSchool } from '../doubles/microsoft365/school';
import { throughProxy } from './inProcessDoubles';
import { runNode, type InputItem, type NodeOutputs } from './runNode';

/** A mail account at its double, with what a test sets and sees. */
export interface MailAccount {
	readonly doubles: Doubles;
	/** As the waits in the log name it. */
	readonly service: string;
	/** The request that sends a message. */
	readonly sending: RegExp;
	/** To whom messages have gone, in order. */
	sentTo(): (string | undefined)[];
	/** What they say, in order. */
	said(): { readonly subject: string; readonly html: string | false; readonly attachments: number }[];
	/** 30 messages a minute. */
	limit(): void;
	/** From now on the token is expired, and nobody can renew it. */
	endSignIn(): void;
	/** Signs in again. */
	signInAgain(): void;
	send(items: readonly InputItem[]): Promise<NodeOutputs>;
	/** Runs another node by the account. */
	run(node: INodeType, parameters: INodeParameters, items: readonly InputItem[]): Promise<NodeOutputs>;
	/** A Google Sheet, or an Excel workbook, in the account's own drive: sheets with their rows. */
	addWorkbook(name: string, sheets: Readonly<Record<string, readonly (readonly string[])[]>>): void;
	/** The meetings in the account's calendar. */
	meetings(): { readonly title: string; readonly start: string }[];
	/** Who is invited to each of them, whether they see each other, and whether it takes time. */
	invited(): { readonly title: string; readonly addresses: string[]; readonly hidden: boolean; readonly busy: boolean }[];
	/** How many cases each list of the account holds. */
	cases(): number[];
	/** A mail server's report comes into the mailbox. */
	comesBack(report: Buffer): Promise<void>;
	/** Names of the documents that the account has filed. */
	filed(): string[];
	/** Who may open a document, besides the account itself. */
	openTo(name: string): string[];
	close(): Promise<void>;
}

const office = 'office@oakfield.example';

export async function gmailAccount(): Promise<MailAccount> {
	const google = new GoogleDouble();
	const doubles = await Doubles.start(google);
	const scopes = ['gmail.compose', 'gmail.readonly', 'drive', 'spreadsheets', 'calendar.events', 'calendar.freebusy', 'calendar.calendarlist.readonly'].map((scope) => `https://www.googleapis.com/auth/${scope}`);
	const account = await openAccount('google', 'schoolGoogleOAuth2Api', ['googleOAuth2Api', 'oAuth2Api'], 'https://oauth2.googleapis.com/token', doubles);
	let token = '';
	const signInAgain = () => {
		token = google.signIn(scopes, { app: 'client' });
		google.tokenEndpoint.clients.splice(0, Infinity, { id: 'client', secret: 'secret', refreshTokens: { renew: { user: office, scopes } } });
		account.keep(token, 'renew');
	};
	signInAgain();
	return {
		...account,
		doubles,
		service: 'Gmail',
		sending: /drafts\/send$/,
		addWorkbook: (name, sheets) => void google.sheets.state.add(name, Object.entries(sheets).map(([title, rows]) => ({ title, rows }))),
		meetings: () => [...google.calendar.state.calendars.values()].flatMap(({ events }) => [...events.values()].map(({ content }) => ({ title: content.summary ?? '', start: content.start?.dateTime ?? '' }))),
		invited: () => [...google.calendar.state.calendars.values()].flatMap(({ events }) => [...events.values()].map(({ content }) => ({
			title: content.summary ?? '', addresses: ((content.attendees ?? []) as { email: string }[]).map(({ email }) => email), hidden: content.guestsCanSeeOtherGuests === false, busy: content.transparency !== 'transparent',
		}))),
		cases: () => [...google.sheets.state.spreadsheets.values()].flatMap(({ sheets }) => sheets.map(({ rows }) => rows.length - 1)),
		comesBack: async (report) => void google.gmail.mailbox().messages.push(await google.gmail.mailbox().keep(report, 'INBOX')),
		filed: () => google.drive.state.paths(),
		openTo: (name) => [...google.drive.state.files.values()].filter((file) => file.name === name).flatMap(({ permissions }) => permissions.map(({ emailAddress }) => emailAddress ?? 'anyone')).filter((email) => email !== office),
		sentTo: () => google.gmail.mailbox().sent.map(({ parsed }) => [parsed.to ?? []].flat()[0]?.value[0]?.address),
		said: () => google.gmail.mailbox().sent.map(({ parsed }) => ({ subject: parsed.subject ?? '', html: parsed.html || false, attachments: parsed.attachments.length })),
		limit: () => google.gmail.limit({ requests: 30, methods: /send/, saysWhen: false }),
		endSignIn: () => {
			google.tokens.expire(token);
			google.tokenEndpoint.clients.splice(0, Infinity, { id: 'client', secret: 'secret', refreshTokens: {} });
		},
		signInAgain,
	};
}

export async function outlookAccount(): Promise<MailAccount> {
	const school = new MicrosoftSchool();
	const user = school.addUser(office, 'Oakfield School Office');
	school.addSite('sites/attendance', 'Attendance');
	const tokens = new TokenBook();
	const login = new MicrosoftLogin([school.tenantId], tokens);
	login.register({ clientId: 'client', secret: 'secret' });
	const doubles = await Doubles.start(new MicrosoftGraph(school, tokens), login);
	const scopes = ['Mail.Send', 'Mail.ReadWrite', 'Files.ReadWrite.All', 'Sites.Manage.All', 'Calendars.ReadWrite', 'Calendars.ReadWrite.Shared'];
	const grant = { user: office, scopes };
	const account = await openAccount('microsoft365', 'schoolMicrosoftOAuth2Api', ['microsoftOAuth2Api', 'oAuth2Api'], `https://login.microsoftonline.com/${school.tenantId}/oauth2/v2.0/token`, doubles);
	let [token, refresh, signIns] = ['', '', 0];
	const signInAgain = () => {
		signIns += 1;
		token = tokens.issue(`entra-signed-in-${signIns}`, grant);
		refresh = login.signedIn('client', grant);
		account.keep(token, refresh);
	};
	signInAgain();
	return {
		...account,
		doubles,
		service: 'Outlook',
		sending: /\/messages\/[^/]+\/send$/,
		addWorkbook: (name, sheets) => {
			const item = school.driveOf(user).put(`${name}.xlsx`, 'not looked at');
			item.workbook = { sheets: Object.entries(sheets).map(([name, rows], index) => ({ id: `{00000000-0001-0000-0${index}00-000000000000}`, name, rows })) };
		},
		meetings: () => school.calendars.of(user.id).flatMap(({ events }) => events.map(({ properties }) => ({ title: properties.subject, start: `${properties.start.dateTime}` }))),
		invited: () => school.calendars.of(user.id).flatMap(({ events }) => events.map(({ properties }) => ({
			title: properties.subject, hidden: properties.hideAttendees === true, busy: properties.showAs === 'busy',
			addresses: (properties.attendees as { emailAddress: { address: string } }[]).map(({ emailAddress }) => emailAddress.address),
		}))),
		cases: () => school.sites.all.flatMap(({ lists }) => lists.map(({ entries }) => entries.length)),
		comesBack: async (report) => void school.mailboxes.deliver(user.id, report, report.includes('Action: delayed') ? 'REPORT.IPM.Note.DELAYED' : 'REPORT.IPM.Note.NDR'),
		filed: () => school.drives.all.flatMap((drive) => drive.all.filter((item) => !item.isFolder).map(({ path }) => path.slice(1))).sort(),
		openTo: (name) => school.drives.all.flatMap((drive) => drive.all.filter((item) => item.name === name).flatMap(({ sharings }) => sharings.map(({ email }) => email))),
		sentTo: () => school.mailboxes.sent.map(({ message }) => message.properties.toRecipients[0].emailAddress.address),
		said: () => school.mailboxes.sent.map(({ message: { properties, attachments } }) => ({ subject: properties.subject, html: properties.body.contentType === 'html' ? properties.body.content : false, attachments: attachments.length })),
		limit: () => void Object.assign(school.mailboxes.limits, { messages: 30, retryAfter: 0 }),
		endSignIn: () => {
			tokens.expire(token);
			login.revoke(refresh);
		},
		signInAgain,
	};
}

/** The credential as n8n keeps it, and the node that uses it. */
async function openAccount(service: string, credential: string, parents: string[], accessTokenUrl: string, doubles: Doubles) {
	const leave = await throughProxy(doubles);
	let kept: ICredentialDataDecryptedObject = {};
	const signIn: Partial<ICredentialsHelper> = {
		getParentTypes: () => parents,
		getDecrypted: async () => structuredClone(kept),
		runPreAuthentication: async () => undefined,
		updateCredentialsOauthTokenData: async (_credentials, _type, data) => void (kept = structuredClone(data)),
	};
	return {
		keep: (accessToken: string, refreshToken: string) =>
			void (kept = {
				grantType: 'authorizationCode', clientId: 'client', clientSecret: 'secret', accessTokenUrl, authentication: 'body', graphApiBaseUrl: 'https://graph.microsoft.com',
				oauthTokenData: { access_token: accessToken, refresh_token: refreshToken, token_type: 'Bearer' },
			}),
		/** Any node that reaches the service. */
		run: (node: INodeType, parameters: INodeParameters, items: readonly InputItem[]) => runNode(node, { items, parameters: { ...parameters, service }, credentials: { [credential]: {} }, signIn }),
		send: (items: readonly InputItem[]) => runNode(new AttendanceLetter(), { items, parameters: { operation: 'send', service }, credentials: { [credential]: {} }, signIn }),
		close: async () => {
			leave();
			await doubles.close();
		},
	};
}

/** What nodes say in n8n's log, line by line. `onLine` hears each at once. */
export function listenToLog(onLine: (line: string) => void = () => undefined): { readonly lines: readonly string[]; readonly stop: () => void } {
	const lines: string[] = [];
	const spy = jest.spyOn(Container.get(Logger), 'info').mockImplementation((line) => {
		lines.push(line);
		onLine(line);
	});
	return { lines, stop: () => spy.mockRestore() };
}
