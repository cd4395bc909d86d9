/**
 * The Test of each credential and the sign-in address, in a real n8n whose requests go through a proxy to doubles that
 * check tokens, signatures and scopes.
 */
import { generateKeyPairSync } from 'node:crypto';
import { rmSync } from 'node:fs';
import jwt from 'jsonwebtoken';
import { generateCACertificate } from 'mockttp/dist/util/certificates';
import { googleSignInScopes, googleUses } from '../../connectors/service/google/scopes';
import { microsoftSignInScopes, microsoftUses } from '../../connectors/service/microsoft365/scopes';
import { scopesFor } from '../../connectors/service/scopes';
import { Doubles } from '../doubles/core/doubles';
import type { Proxy } from '../doubles/core/proxy';
import { TokenBook } from '../doubles/core/tokens';
import type { DoubleAnswer, DoubleRequest, ServiceDouble } from '../doubles/core/types';
import { TokenEndpoint } from '../doubles/google/tokenEndpoint';
import { MicrosoftLogin } from '../doubles/microsoft365/login';
import { createOwner, owner } from '../support/editor';
import { N8nInstance, type RunningServer } from '../support/n8nInstance';
import { testFolder } from '../support/packedPackage';

const office = 'office@oakfield.example';
const tenant = '11111111-2222-4333-8444-555555555555';
const notifyService = '26785a09-ab16-4eb0-8407-a37497a57506';
const notifyEnding = '3d844edf-8d35-48ac-975b-e847b4f122b0';
const serviceAccount = 'attendance@oakfield-n8n.iam.gserviceaccount.com';
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } });

/** A place that answers each path to whom a check lets in, and to nobody else. */
class Gate implements ServiceDouble {
	constructor(
		readonly name: string,
		readonly hosts: readonly string[],
		private readonly paths: Readonly<Record<string, (request: DoubleRequest) => DoubleAnswer>>,
	) {}

	answer(request: DoubleRequest): DoubleAnswer {
		return this.paths[request.url.pathname]?.(request) ?? { status: 404, refusal: `No such address: ${request.url.pathname}` };
	}
}

const tokens = new TokenBook();

/** Lets in a token that is good and has a scope (or any, where none is named). */
const needs = (scope?: string) => ({ headers }: DoubleRequest): DoubleAnswer => {
	const { state, grant } = tokens.read(headers.authorization);
	if (state !== 'valid') return { status: 401, body: { error: { code: 401 } } };
	return scope && !grant.scopes.includes(scope) ? { status: 403, body: { error: { code: 403 } } } : { status: 200, body: { id: '1' } };
};

const byNotifyKey = ({ headers }: DoubleRequest): DoubleAnswer => {
	try {
		const claims = jwt.verify(String(headers.authorization).replace(/^Bearer /, ''), notifyEnding, { algorithms: ['HS256'], issuer: notifyService, maxAge: 30 });
		return { status: 200, body: { templates: [claims] } };
	} catch {
		return { status: 403, body: { status_code: 403, errors: [{ error: 'AuthError', message: 'Invalid token: API key not found' }] } };
	}
};

const google = new TokenEndpoint(tokens, [{ email: office, name: 'Office' }]);
const login = new MicrosoftLogin([tenant], tokens);
const services: ServiceDouble[] = [
	{ name: 'Google tokens', hosts: ['oauth2.googleapis.com'], answer: (request) => google.answer(request) },
	new Gate('Google', ['openidconnect.googleapis.com', 'discovery.googleapis.com'], { '/v1/userinfo': needs('openid'), '/discovery/v1/apis': needs() }),
	login,
	new Gate('Graph', ['graph.microsoft.com', 'graph.microsoft.us'], { '/v1.0/me': needs('User.Read'), '/v1.0/': needs() }),
	new Gate('GOV.UK Notify', ['api.notifications.service.gov.uk'], { '/v2/templates': byNotifyKey }),
	new Gate('Wonde', ['api.wonde.com'], { '/v1.0/schools': ({ headers }) => ({ status: headers.authorization === 'Bearer wonde-token' ? 200 : 401, body: { data: [] } }) }),
];

let folder: string;
let doubles: Doubles;
let proxy: Proxy;
let n8n: N8nInstance;
let server: RunningServer;
let cookie: string;
let certificate: { key: string; cert: string };

/** An OAuth 2 sign-in of an hour ago: its token has expired. */
const signedInBefore = (refreshToken: string) => ({ access_token: 'expired-token', refresh_token: refreshToken, token_type: 'Bearer', expires_in: 3599 });

function credentials(): Record<string, { type: string; data: object }> {
	const googleClient = { clientId: 'google-client', clientSecret: 'google-secret', usedFor: ['mail', 'papers'] };
	const microsoftClient = { clientId: 'app', clientSecret: 'app-secret', clientCredentialType: 'clientSecret', tenantId: tenant, usedFor: ['mail'], graphApiBaseUrl: 'https://graph.microsoft.com' };
	const key = { privateKeyFile: JSON.stringify({ type: 'service_account', client_email: serviceAccount, client_id: '104200000000000000001', private_key: privateKey, token_uri: 'https://oauth2.googleapis.com/token' }), user: office };
	const application = { tenantId: tenant, clientId: 'app', clientCredentialType: 'clientSecret', clientSecret: 'app-secret', mailbox: office, graphApiBaseUrl: 'https://graph.microsoft.com' };
	const microsoftGrant = { user: office, scopes: ['User.Read', 'Mail.Send', 'Mail.ReadWrite', 'Mail.Send.Shared', 'Mail.ReadWrite.Shared'] };
	const withdrawn = login.signedIn('app', microsoftGrant);
	login.revoke(withdrawn);
	return {
		googleAccount: { type: 'schoolGoogleOAuth2Api', data: { ...googleClient, oauthTokenData: signedInBefore('google-refresh') } },
		googleWithdrawn: { type: 'schoolGoogleOAuth2Api', data: { ...googleClient, oauthTokenData: signedInBefore('withdrawn') } },
		googleNoIdentity: { type: 'schoolGoogleOAuth2Api', data: { ...googleClient, oauthTokenData: signedInBefore('google-refresh-mail-only') } },
		googleServiceAccount: { type: 'schoolGoogleServiceAccountApi', data: { ...key, usedFor: ['mail'] } },
		googleNotDelegated: { type: 'schoolGoogleServiceAccountApi', data: { ...key, usedFor: ['mail', 'calendar'] } },
		microsoftAccount: { type: 'schoolMicrosoftOAuth2Api', data: { ...microsoftClient, oauthTokenData: signedInBefore(login.signedIn('app', microsoftGrant)) } },
		microsoftWithdrawn: { type: 'schoolMicrosoftOAuth2Api', data: { ...microsoftClient, oauthTokenData: signedInBefore(withdrawn) } },
		microsoftGovernment: { type: 'schoolMicrosoftOAuth2Api', data: { ...microsoftClient, usedFor: ['files', 'selectedSites'], graphApiBaseUrl: 'https://graph.microsoft.us' } },
		applicationSecret: { type: 'schoolMicrosoftApplicationApi', data: application },
		applicationCertificate: { type: 'schoolMicrosoftApplicationApi', data: { ...application, clientCredentialType: 'certificate', clientSecret: '', privateKey: certificate.key, certificate: certificate.cert } },
		applicationWrongSecret: { type: 'schoolMicrosoftApplicationApi', data: { ...application, clientSecret: 'not-it' } },
		notify: { type: 'govUkNotifyApi', data: { apiKey: `school-${notifyService}-${notifyEnding}` } },
		notifyUnknown: { type: 'govUkNotifyApi', data: { apiKey: `school-${notifyService}-00000000-0000-4000-8000-000000000000` } },
		wonde: { type: 'wondeApi', data: { token: 'wonde-token' } },
		wondeUnknown: { type: 'wondeApi', data: { token: 'another' } },
		postgres: { type: 'schoolPostgresApi', data: { host: '127.0.0.1', port: 1, database: 'attendance', user: 'case_log', password: 'x', ssl: 'disable' } },
	};
}

beforeAll(async () => {
	google.clients.push({
		id: 'google-client',
		secret: 'google-secret',
		refreshTokens: {
			'google-refresh': { user: office, scopes: [...googleSignInScopes, ...scopesFor(googleUses, ['mail', 'papers'])] },
			'google-refresh-mail-only': { user: office, scopes: scopesFor(googleUses, ['mail', 'papers']) },
		},
	});
	google.serviceAccounts.push({ email: serviceAccount, publicKey, delegatedScopes: scopesFor(googleUses, ['mail']) });
	certificate = await generateCACertificate({ subject: { commonName: 'School app' } });
	login.register({ clientId: 'app', secret: 'app-secret', certificates: [certificate.cert], roles: ['Mail.Send'] });
	doubles = await Doubles.start(...services);
	proxy = await doubles.startProxy();
	folder = testFolder('credentials');
	n8n = await N8nInstance.create(folder, proxy.environment);
	n8n.installBuild();
	await n8n.importCredentials(Object.entries(credentials()).map(([id, { type, data }]) => ({ id, name: id, type, data })));
	server = await n8n.start();
	await createOwner(server);
	const signedIn = await fetch(`${server.url}/rest/login`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ emailOrLdapLoginId: owner.email, password: owner.password }),
	});
	cookie = signedIn.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
}, 300_000);

afterAll(async () => {
	await server?.stop();
	await doubles?.close();
	rmSync(folder, { recursive: true, force: true });
});

async function rest(place: string, body?: object): Promise<unknown> {
	const answer = await fetch(`${server.url}/rest/${place}`, {
		method: body ? 'POST' : 'GET',
		headers: { cookie, 'content-type': 'application/json' },
		...(body ? { body: JSON.stringify(body) } : {}),
	});
	const text = await answer.text();
	if (!answer.ok) throw new Error(`${place}: ${answer.status} ${text.slice(0, 500)}`);
	return (JSON.parse(text) as { data: unknown }).data;
}

/** Presses "Test" as the editor does. */
async function pressTest(id: string): Promise<{ status: string; message: string }> {
	const { name, type, data } = (await rest(`credentials/${id}?includeData=true`)) as { name: string; type: string; data: object };
	return (await rest('credentials/test', { credentials: { id, name, type, data } })) as { status: string; message: string };
}

const tokenRequests = () => doubles.requests.filter(({ url }) => /\/token$/.test(url.pathname));

describe('the Test of a credential', () => {
	it.each(['googleAccount', 'microsoftAccount'])('renews an expired sign-in once and saves it (%s)', async (id) => {
		const before = tokenRequests().length;
		expect(await pressTest(id)).toMatchObject({ status: 'OK' });
		expect(tokenRequests().length - before).toBe(1);
		expect(await pressTest(id)).toMatchObject({ status: 'OK' });
		expect(tokenRequests().length - before).toBe(1);
	});

	it.each(['googleServiceAccount', 'applicationSecret', 'applicationCertificate', 'notify', 'wonde'])('succeeds (%s)', async (id) => {
		expect(await pressTest(id)).toMatchObject({ status: 'OK' });
	});

	it.each([
		['googleWithdrawn', /needs to be reconnected/],
		['microsoftWithdrawn', /needs to be reconnected/],
		['googleNoIdentity', /does not allow this app/],
		['googleNotDelegated', /does not let the service account act for this user.*Domain-wide delegation.*104200000000000000001/],
		['applicationWrongSecret', /client secret is wrong \(AADSTS7000215\)/],
		['notifyUnknown', /does not know the API key/],
		['wondeUnknown', /does not take the token/],
		['postgres', /No PostgreSQL answers/],
	])('says what is wrong (%s)', async (id, message) => {
		const result = await pressTest(id);
		expect(result.status).toBe('Error');
		expect(result.message).toMatch(message);
		expect(result.message).not.toMatch(/eyJ|BEGIN|app-secret|google-secret/);
	});
});

describe('signing in', () => {
	const addressOf = async (id: string) => new URL((await rest(`oauth2-credential/auth?id=${id}`)) as string);
	const scopesOf = (address: URL) => (address.searchParams.get('scope') ?? '').split(' ').sort();

	it('asks Google for what was chosen and no more', async () => {
		const address = await addressOf('googleAccount');
		expect(address.origin + address.pathname).toBe('https://accounts.google.com/o/oauth2/v2/auth');
		expect(scopesOf(address)).toEqual([...googleSignInScopes, ...scopesFor(googleUses, ['mail', 'papers'])].sort());
		expect(address.searchParams.get('access_type')).toBe('offline');
	});

	it('asks Microsoft for what was chosen and no more, in the school’s own directory', async () => {
		const address = await addressOf('microsoftAccount');
		expect(address.origin + address.pathname).toBe(`https://login.microsoftonline.com/${tenant}/oauth2/v2.0/authorize`);
		expect(scopesOf(address)).toEqual([...microsoftSignInScopes, ...scopesFor(microsoftUses, ['mail'])].sort());
	});

	it('signs in where the chosen cloud does', async () => {
		const address = await addressOf('microsoftGovernment');
		expect(address.origin + address.pathname).toBe(`https://login.microsoftonline.us/${tenant}/oauth2/v2.0/authorize`);
		expect(scopesOf(address)).toEqual([...microsoftSignInScopes, ...scopesFor(microsoftUses, ['files', 'selectedSites'])].sort());
	});
});

test('no request went to a stranger, and none broke a rule of a token endpoint', () => {
	expect(doubles.strangers.filter((one) => /google|microsoft|wonde|notifications/.test(one))).toEqual([]);
	expect(doubles.refusals().filter(({ url }) => !/token$/.test(url.pathname))).toEqual([]);
});
