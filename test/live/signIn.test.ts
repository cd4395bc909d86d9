import { generateKeyPairSync } from 'node:crypto';
import { Doubles } from '../doubles/core/doubles';
import { TokenBook } from '../doubles/core/tokens';
import { GoogleDouble } from '../doubles/google/google';
import { MicrosoftLogin } from '../doubles/microsoft365/login';
import * as google from './googleSignIn';
import * as microsoft from './microsoftSignIn';
import { signedBy } from './signIn';
import { confirmTestTenant } from './ask';

let doubles: Doubles | undefined;
afterEach(async () => {
	await doubles?.close();
	doubles = undefined;
});

const scope = 'https://www.googleapis.com/auth/drive.file';
const office = 'office@oakfield.example';

test('a service account signs in by its key, and again where the token has expired', async () => {
	const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
	const double = new GoogleDouble();
	double.tokenEndpoint.serviceAccounts.push({ email: 'check@project.example', publicKey: publicKey.export({ type: 'spki', format: 'pem' }) as string, delegatedScopes: [scope] });
	doubles = await Doubles.start(double);
	const keyFile = JSON.stringify({ type: 'service_account', client_email: 'check@project.example', private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }), token_uri: 'https://oauth2.googleapis.com/token' });
	const tokens = google.serviceAccount({ keyFile, user: office, scopes: [scope] }, doubles.fetchUnsigned);
	const fetch = signedBy(tokens, doubles.fetchUnsigned);
	const list = () => fetch('https://www.googleapis.com/drive/v3/files?fields=files(id)').then(({ status }) => status);
	expect(await list()).toBe(200);
	double.tokens.expire(await tokens(false));
	expect(await list()).toBe(200);
	expect(doubles.requests.map(({ url, status }) => [url.pathname, status])).toEqual([['/token', 200], ['/drive/v3/files', 200], ['/drive/v3/files', 401], ['/token', 200], ['/drive/v3/files', 200]]);
});

test('an application signs in with its secret', async () => {
	const tenant = '11111111-2222-3333-4444-555555555555';
	const book = new TokenBook();
	const login = new MicrosoftLogin([tenant], book);
	login.register({ clientId: 'client', secret: 'secret', roles: ['Mail.Send'] });
	doubles = await Doubles.start(login);
	const token = await microsoft.application({ tenant, clientId: 'client', graph: 'https://graph.microsoft.com', proof: { secret: 'secret' } }, doubles.fetchUnsigned)(false);
	expect(book.read(`Bearer ${token}`)).toMatchObject({ state: 'valid', grant: { scopes: ['Mail.Send'] } });
});

test('a person signs in by a code, which is asked for until they have, and is renewed without them', async () => {
	const asked: Record<string, string>[] = [];
	const answers: object[] = [
		{ device_code: 'device', message: 'Go to the page and enter ABC', interval: 0 },
		{ error: 'authorization_pending' },
		{ access_token: 'first', refresh_token: 'renew' },
		{ access_token: 'second', refresh_token: 'renew again' },
	];
	const shown: string[] = [];
	const tokens = await microsoft.account({
		tenant: 'school.example', clientId: 'client', scopes: ['Mail.Send'], show: (message) => void shown.push(message),
		plain: async (_url, request) => {
			asked.push(Object.fromEntries(new URLSearchParams(String(request?.body))));
			return Response.json(answers.shift());
		},
	});
	expect([await tokens(false), await tokens(true), await tokens(false), shown]).toEqual(['first', 'second', 'second', ['Go to the page and enter ABC']]);
	expect(asked.map(({ grant_type: type }) => type)).toEqual([undefined, 'urn:ietf:params:oauth:grant-type:device_code', 'urn:ietf:params:oauth:grant-type:device_code', 'refresh_token']);
});

test('whoever is refused learns the code and nothing of the account', async () => {
	const refusing = microsoft.account({ tenant: 't', clientId: 'c', scopes: [], show: () => undefined, plain: async () => Response.json({ error: 'unauthorized_client', error_description: 'office@oakfield.example' }) });
	await expect(refusing).rejects.toThrow(/unauthorized_client\)\. Check/);
});

test('without a word that it is a test tenant nothing starts', async () => {
	process.env.CHECK_CONFIRMED = 'yes';
	await expect(confirmTestTenant([], 'Google Workspace')).rejects.toThrow('test tenant');
	await expect(confirmTestTenant(['--test-tenant'], 'Google Workspace')).resolves.toBeUndefined();
});
