import { generateKeyPairSync } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { Doubles } from '../core/doubles';
import { GoogleDouble } from './google';
import { tokenAddress } from './tokenEndpoint';

const scope = 'https://www.googleapis.com/auth/gmail.send';
const robot = 'robot@project.iam.gserviceaccount.example';
const pair = () => generateKeyPairSync('rsa', { modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } });
const { publicKey, privateKey } = pair();
const other = pair();
const now = () => Math.floor(Date.now() / 1000);

describe("the double of Google's token endpoint", () => {
	let google: GoogleDouble;
	let doubles: Doubles;
	beforeEach(async () => {
		google = new GoogleDouble();
		google.tokenEndpoint.clients.push({ id: 'client', secret: 'secret', refreshTokens: { renew: { user: 'office@oakfield.example', scopes: [scope] } } });
		google.tokenEndpoint.serviceAccounts.push({ email: robot, publicKey, delegatedScopes: [scope] });
		doubles = await Doubles.start(google);
	});
	afterEach(() => doubles.close());

	const ask = async (form: Record<string, string>, headers: Record<string, string> = {}) => {
		const answer = await doubles.fetchUnsigned(tokenAddress, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers }, body: new URLSearchParams(form).toString() });
		return { status: answer.status, body: (await answer.json()) as { access_token?: string; error?: string } };
	};
	const renewal = { grant_type: 'refresh_token', client_id: 'client', client_secret: 'secret', refresh_token: 'renew' };
	const claims = () => ({ iss: robot, sub: 'office@oakfield.example', aud: tokenAddress, scope, iat: now(), exp: now() + 3600 });
	const assert = (changed: object = {}, key = privateKey) => ask({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: jwt.sign({ ...claims(), ...changed }, key, { algorithm: 'RS256' }) });

	test('renews a token, which then is good for what was agreed to', async () => {
		const { status, body } = await ask(renewal);
		expect([status, google.tokens.read(`Bearer ${body.access_token}`)]).toEqual([200, { state: 'valid', grant: expect.objectContaining({ user: 'office@oakfield.example', scopes: [scope] }) }]);
	});

	test('knows an application by its header too', async () => {
		const form = { grant_type: renewal.grant_type, refresh_token: renewal.refresh_token };
		expect((await ask(form, { authorization: `Basic ${Buffer.from('client:secret').toString('base64')}` })).status).toBe(200);
		expect((await ask(form, { authorization: `Basic ${Buffer.from('client:other').toString('base64')}` })).status).toBe(401);
	});

	test('gives a service account a token in the name of somebody of the domain', async () => {
		const { status, body } = await assert();
		expect([status, google.tokens.read(`Bearer ${body.access_token}`).grant?.user]).toEqual([200, 'office@oakfield.example']);
	});

	test.each([
		['a refresh token that was taken back', { refresh_token: 'old' }, 400, 'invalid_grant'],
		['another secret', { client_secret: 'x' }, 401, 'invalid_client'],
		['more than was agreed to', { scope: 'https://www.googleapis.com/auth/drive' }, 400, 'invalid_scope'],
		['another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
	])('refuses to renew with %s', async (_what, damage, status, error) => {
		expect(await ask({ ...renewal, ...damage })).toMatchObject({ status, body: { error } });
	});

	test.each([
		['signed with another key', {}, other.privateKey, 400, 'invalid_grant'],
		['of another account', { iss: 'nobody@x.example' }, privateKey, 400, 'invalid_grant'],
		['for somebody else to read', { aud: 'https://example.com' }, privateKey, 400, 'invalid_grant'],
		['that is good for more than an hour', { exp: now() + 7200 }, privateKey, 400, 'invalid_grant'],
		['that has run out', { iat: now() - 7200, exp: now() - 3601 }, privateKey, 400, 'invalid_grant'],
		['for a scope that was not delegated', { scope: 'https://www.googleapis.com/auth/drive' }, privateKey, 401, 'unauthorized_client'],
		['for somebody outside the domain', { sub: 'x@y.example' }, privateKey, 400, 'invalid_grant'],
		['for nothing', { scope: '' }, privateKey, 400, 'invalid_scope'],
	])('refuses an assertion %s', async (_what, changed, key, status, error) => {
		expect(await assert(changed, key)).toMatchObject({ status, body: { error } });
		expect(doubles.refusals()).toHaveLength(1);
	});
});
