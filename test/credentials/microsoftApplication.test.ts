import { createPublicKey, X509Certificate } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { generateCACertificate } from 'mockttp/dist/util/certificates';
import { microsoftClouds } from '../../connectors/service/microsoft365/clouds';
import { SchoolMicrosoftApplicationApi } from '../../credentials/SchoolMicrosoftApplicationApi.credentials';
import { TokenBook } from '../doubles/core/tokens';
import { MicrosoftLogin } from '../doubles/microsoft365/login';
import { helperFor } from './helperFor';

const tenant = '11111111-2222-4333-8444-555555555555';
const clientId = '99999999-8888-4777-8666-555555555555';
let pair: { key: string; cert: string };
let otherPair: { key: string; cert: string };

beforeAll(async () => {
	[pair, otherPair] = await Promise.all(['School app', 'Another app'].map((commonName) => generateCACertificate({ subject: { commonName } }))) as [typeof pair, typeof pair];
});

function signIn(fields: object) {
	const tokens = new TokenBook();
	const login = new MicrosoftLogin([tenant, 'oakfield.example'], tokens);
	login.register({ clientId, secret: 'the-secret', certificates: [pair.cert], roles: ['Mail.Send'] });
	const { helper, sent } = helperFor((request) => login.answer(request));
	const credentials = { accessToken: '', tenantId: tenant, clientId, clientCredentialType: 'clientSecret', clientSecret: 'the-secret', graphApiBaseUrl: 'https://graph.microsoft.com', ...fields };
	return { tokens, sent, token: new SchoolMicrosoftApplicationApi().preAuthentication.call(helper, credentials) };
}

const byCertificate = (fields: object = {}) => ({ clientCredentialType: 'certificate', clientSecret: '', privateKey: pair.key, certificate: pair.cert, ...fields });

describe('an application in Entra', () => {
	it('gets a token by its secret, with what an administrator agreed to', async () => {
		const { tokens, token } = signIn({});
		expect(tokens.read(`Bearer ${(await token).accessToken}`)).toMatchObject({ state: 'valid', grant: { user: clientId, scopes: ['Mail.Send'] } });
	});

	it('gets a token by its certificate, and sends nothing secret', async () => {
		const { tokens, token, sent } = signIn(byCertificate());
		expect(tokens.read(`Bearer ${(await token).accessToken}`)).toMatchObject({ state: 'valid', grant: { user: clientId } });
		const form = new URLSearchParams(sent[0]?.body.toString());
		expect(form.get('client_secret')).toBeNull();
		// As https://learn.microsoft.com/entra/identity-platform/certificate-credentials wants it.
		const verified = jwt.verify(form.get('client_assertion') ?? '', createPublicKey(new X509Certificate(pair.cert).publicKey.export({ type: 'spki', format: 'pem' })), { algorithms: ['PS256'], complete: true });
		expect(Object.keys(verified.header).sort()).toEqual(['alg', 'typ', 'x5t#S256']);
		expect(verified.payload).toMatchObject({ iss: clientId, sub: clientId, aud: `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`, jti: expect.any(String) });
	});

	it.each([
		['line breaks lost', (pem: string) => pem.replaceAll('\n', ' ')],
		['line breaks written as \\n', (pem: string) => pem.replaceAll('\n', '\\n')],
		['Windows line breaks and spaces around', (pem: string) => `  ${pem.replaceAll('\n', '\r\n')}  `],
	])('takes PEM with %s', async (_what, bend) => {
		await expect(signIn(byCertificate({ privateKey: bend(pair.key), certificate: bend(pair.cert) })).token).resolves.toMatchObject({ accessToken: expect.any(String) });
	});

	it('takes the domain for the tenant, and spaces around what was pasted', async () => {
		await expect(signIn({ tenantId: ' oakfield.example ', clientId: ` ${clientId} `, graphApiBaseUrl: 'https://graph.microsoft.com/' }).token).resolves.toBeDefined();
	});

	// https://learn.microsoft.com/graph/deployments
	it.each(microsoftClouds)('signs in where the cloud "$name" does, for its Graph', async ({ graph, signIn: server }) => {
		const { token, sent } = signIn({ graphApiBaseUrl: graph });
		await token;
		expect(sent[0]?.url.href).toBe(`${server}/${tenant}/oauth2/v2.0/token`);
		expect(new URLSearchParams(sent[0]?.body.toString()).get('scope')).toBe(`${graph}/.default`);
	});

	it.each([
		['a wrong secret', () => ({ clientSecret: 'secret-id-by-mistake' }), /client secret is wrong \(AADSTS7000215\).*not its ID/],
		['an unknown application', () => ({ clientId: '00000000-0000-4000-8000-000000000000' }), /does not know the application.*AADSTS700016/],
		['an unknown tenant', () => ({ tenantId: 'another.example' }), /does not know the directory.*AADSTS90002/],
		['a certificate that was not uploaded', () => byCertificate({ privateKey: otherPair.key, certificate: otherPair.cert }), /does not know the certificate \(AADSTS700027\)/],
		['a key of another certificate', () => byCertificate({ privateKey: otherPair.key }), /does not belong to the certificate/],
		['no PEM', () => byCertificate({ certificate: 'MIIC…' }), /have to be PEM/],
	])('says what to do about %s, and shows no key', async (_what, fields, message) => {
		const error = await signIn(fields()).token.then(() => undefined, (thrown: Error) => thrown);
		expect(error?.name).toBe('SignInError');
		expect(error?.message).toMatch(message);
		expect(`${error?.message} ${JSON.stringify(error)}`).not.toMatch(/MII|eyJ|the-secret|secret-id-by-mistake/);
	});

	it.each([
		['a Graph of nobody’s', { graphApiBaseUrl: 'https://graph.evil.example' }],
		['a tenant that bends the address', { tenantId: '../../evil.example' }],
		['a tenant with a host in it', { tenantId: 'x@evil.example' }],
		['no secret', { clientSecret: '' }],
		['no application', { clientId: '' }],
	])('asks nobody for a token with %s', async (_what, fields) => {
		const { token, sent } = signIn(fields);
		await expect(token).rejects.toMatchObject({ name: 'SignInError' });
		expect(sent).toHaveLength(0);
	});
});
