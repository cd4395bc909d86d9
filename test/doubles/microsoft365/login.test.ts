import { createHash, randomUUID } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { generateCACertificate } from 'mockttp/dist/util/certificates';
import { TokenBook } from '../core/tokens';
import { MicrosoftLogin } from './login';

const clientId = '11111111-2222-4333-8444-555555555555';
const tenant = '99999999-2222-4333-8444-555555555555';
const endpoint = `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`;
let ours: { key: string; cert: string };
let other: { key: string; cert: string };
beforeAll(async () => {
	[ours, other] = await Promise.all([generateCACertificate({}), generateCACertificate({})]);
});

let tokens: TokenBook;
let login: MicrosoftLogin;
beforeEach(() => {
	tokens = new TokenBook();
	login = new MicrosoftLogin([tenant, 'oakfield.example'], tokens);
	login.register({ clientId, secret: 'the secret', certificates: [ours.cert], roles: ['Sites.Selected'] });
});

type Form = Record<string, string>;
const ask = (form: Form, url = endpoint, contentType = 'application/x-www-form-urlencoded') => {
	const { status, body, refusal } = login.answer({ method: 'POST', url: new URL(url), headers: { 'content-type': contentType }, body: Buffer.from(new URLSearchParams(form).toString()) });
	return { status, refusal, body: body as { access_token: string; refresh_token?: string; error?: string; error_codes?: number[] } };
};
const bySecret: Form = { grant_type: 'client_credentials', client_id: clientId, client_secret: 'the secret', scope: 'https://graph.microsoft.com/.default' };
const fingerprint = (cert: string, algorithm: string) => createHash(algorithm).update(Buffer.from(cert.replace(/-----[^-]+-----|\s/g, ''), 'base64')).digest('base64url');

interface Assertion {
	claims?: object;
	header?: object;
	key?: string;
	algorithm?: jwt.Algorithm;
}
function byCertificate({ claims = {}, header, key = ours.key, algorithm = 'RS256' }: Assertion = {}): Form {
	const now = Math.floor(Date.now() / 1000);
	const payload = JSON.parse(JSON.stringify({ aud: endpoint, iss: clientId, sub: clientId, jti: randomUUID(), nbf: now, exp: now + 300, ...claims }));
	const client_assertion = jwt.sign(payload, key, { algorithm, noTimestamp: true, header: { alg: algorithm, typ: 'JWT', ...(header ?? { x5t: fingerprint(ours.cert, 'sha1') }) } as jwt.JwtHeader });
	const rest = Object.fromEntries(Object.entries(bySecret).filter(([name]) => name !== 'client_secret'));
	return { ...rest, client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer', client_assertion };
}

describe('the token endpoint gives an application a token', () => {
	test.each<[string, () => Form, string?]>([
		['by its secret', () => bySecret],
		['by a certificate, named by SHA-1', () => byCertificate()],
		['by a certificate, named by SHA-256', () => byCertificate({ header: { 'x5t#S256': fingerprint(ours.cert, 'sha256') } })],
		['by a certificate and PS256', () => byCertificate({ algorithm: 'PS256' })],
		['in another cloud', () => ({ ...bySecret, scope: 'https://graph.microsoft.us/.default' }), endpoint.replace('.com', '.us')],
		['asked for by the domain', () => bySecret, endpoint.replace(tenant, 'oakfield.example')],
	])('%s', (_how, form, ...url) => {
		const { status, body } = ask(form(), ...url);
		expect(status).toBe(200);
		expect(tokens.read(`Bearer ${body.access_token}`)).toMatchObject({ state: 'valid', grant: { user: clientId, scopes: ['Sites.Selected'] } });
	});
});

describe('the token endpoint refuses', () => {
	const past = Math.floor(Date.now() / 1000) - 3600;
	test.each<[string, () => Form, number, number, string?, string?]>([
		['a wrong secret', () => ({ ...bySecret, client_secret: 'x' }), 401, 7000215],
		['no proof', () => ({ ...bySecret, client_secret: '' }), 401, 7000216],
		['an unknown application', () => ({ ...bySecret, client_id: 'x' }), 400, 700016],
		['a scope that is not /.default', () => ({ ...bySecret, scope: 'https://graph.microsoft.com/Mail.Send' }), 400, 1002012],
		['no scope', () => ({ ...bySecret, scope: '' }), 400, 900144],
		['another way to ask', () => ({ ...bySecret, grant_type: 'password' }), 400, 70003],
		['an unknown tenant', () => bySecret, 400, 90002, endpoint.replace(tenant, 'other.example')],
		['an application at "common"', () => bySecret, 400, 50059, endpoint.replace(tenant, 'common')],
		['JSON', () => bySecret, 400, 900144, endpoint, 'application/json'],
		['an assertion of another key', () => byCertificate({ key: other.key }), 401, 700027],
		['an assertion that names another certificate', () => byCertificate({ header: { x5t: fingerprint(other.cert, 'sha1') } }), 401, 700027],
		['an assertion that names none', () => byCertificate({ header: {} }), 401, 700027],
		['an assertion for another address', () => byCertificate({ claims: { aud: 'https://graph.microsoft.com' } }), 401, 700023],
		['an assertion of another application', () => byCertificate({ claims: { iss: 'x' } }), 401, 700021],
		['an assertion about another application', () => byCertificate({ claims: { sub: 'x' } }), 401, 700021],
		['an assertion that ran out', () => byCertificate({ claims: { nbf: past - 300, exp: past } }), 401, 700024],
		['an assertion without an end', () => byCertificate({ claims: { exp: undefined } }), 401, 50027],
		['an assertion without an identity', () => byCertificate({ claims: { jti: undefined } }), 401, 50027],
		['an assertion by another algorithm', () => byCertificate({ algorithm: 'RS384' }), 401, 5002738],
		['an assertion that is none', () => ({ ...byCertificate(), client_assertion: 'abc' }), 401, 50027],
		['an assertion without its type', () => ({ ...byCertificate(), client_assertion_type: 'jwt' }), 400, 900144],
	])('%s', (_what, form, status, code, ...rest) => {
		const answer = ask(form(), ...rest);
		expect(answer).toMatchObject({ status, refusal: expect.any(String), body: { error: expect.any(String), error_codes: [code], error_description: expect.stringContaining(`AADSTS${code}`) } });
	});
});

describe('a person who signed in', () => {
	const grant = { user: 'office@oakfield.example', scopes: ['Mail.Send', 'offline_access'] };
	const refresh = (refresh_token: string, more: Form = {}) => ask({ grant_type: 'refresh_token', client_id: clientId, client_secret: 'the secret', refresh_token, ...more });

	test('gets a new token for what was consented to', () => {
		const { status, body } = refresh(login.signedIn(clientId, grant), { scope: 'Mail.Send offline_access' });
		expect(status).toBe(200);
		expect(body.refresh_token).toEqual(expect.any(String));
		expect(tokens.read(`Bearer ${body.access_token}`)).toMatchObject({ grant: { user: grant.user, app: clientId } });
	});

	test('gets none for more than that', () => {
		expect(refresh(login.signedIn(clientId, grant), { scope: 'Mail.ReadWrite' })).toMatchObject({ status: 400, body: { error: 'invalid_grant', error_codes: [65001] } });
	});

	test('has to sign in anew once that was revoked, which is no mistake of the request', () => {
		const token = login.signedIn(clientId, grant);
		login.revoke(token);
		const answer = refresh(token);
		expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_grant', error_codes: [700082] } });
		expect(answer.refusal).toBeUndefined();
	});

	test('has a token that ends after its hour', () => {
		login.lifetime = -1;
		const { body } = refresh(login.signedIn(clientId, grant));
		expect(tokens.read(`Bearer ${body.access_token}`).state).toBe('expired');
	});
});
