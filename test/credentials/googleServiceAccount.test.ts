import { generateKeyPairSync } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { googleUses } from '../../connectors/service/google/scopes';
import { scopesFor } from '../../connectors/service/scopes';
import { SchoolGoogleServiceAccountApi } from '../../credentials/SchoolGoogleServiceAccountApi.credentials';
import { TokenBook } from '../doubles/core/tokens';
import { TokenEndpoint } from '../doubles/google/tokenEndpoint';
import { helperFor } from './helperFor';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } });
const email = 'attendance@oakfield-n8n.iam.gserviceaccount.com';
const office = 'office@oakfield.example';
const keyFile = {
	type: 'service_account',
	project_id: 'oakfield-n8n',
	private_key_id: 'key-1',
	private_key: privateKey,
	client_email: email,
	client_id: '104200000000000000001',
	token_uri: 'https://oauth2.googleapis.com/token',
};
const mailScopes = scopesFor(googleUses, ['mail']);

function signInAs(fields: object, delegatedScopes: readonly string[] = mailScopes) {
	const tokens = new TokenBook();
	const endpoint = new TokenEndpoint(tokens, [{ email: office, name: 'Office' }]);
	endpoint.serviceAccounts.push({ email, publicKey, delegatedScopes });
	const { helper, sent } = helperFor((request) => endpoint.answer(request));
	const credentials = { accessToken: '', privateKeyFile: JSON.stringify(keyFile, null, 2), user: office, usedFor: ['mail'], ...fields };
	return { tokens, sent, token: new SchoolGoogleServiceAccountApi().preAuthentication.call(helper, credentials) };
}

describe('a Google service account', () => {
	it('gets a token for the user and the scopes that were chosen, and no others', async () => {
		const { tokens, token, sent } = signInAs({});
		const { accessToken } = await token;
		expect(tokens.read(`Bearer ${accessToken}`)).toMatchObject({ state: 'valid', grant: { user: office, scopes: mailScopes } });
		const assertion = new URLSearchParams(sent[0]?.body.toString()).get('assertion') ?? '';
		expect(jwt.decode(assertion, { complete: true })?.header).toEqual({ alg: 'RS256', typ: 'JWT', kid: 'key-1' });
	});

	it('acts as itself where no user is given', async () => {
		const { tokens, token } = signInAs({ user: '  ', usedFor: ['papers'] }, []);
		expect(tokens.read(`Bearer ${(await token).accessToken}`)).toMatchObject({ grant: { user: email } });
	});

	it('puts the token on requests', async () => {
		const request = await new SchoolGoogleServiceAccountApi().authenticate({ accessToken: 'the-token' }, { url: 'https://gmail.googleapis.com/', headers: { accept: 'x' } });
		expect(request.headers).toEqual({ accept: 'x', Authorization: 'Bearer the-token' });
	});

	it('takes a key file that a field of one line has flattened', async () => {
		const { token } = signInAs({ privateKeyFile: JSON.stringify({ ...keyFile, private_key: privateKey.replaceAll('\n', ' ') }) });
		await expect(token).resolves.toMatchObject({ accessToken: expect.any(String) });
	});

	// What Google says: https://developers.google.com/identity/protocols/oauth2/service-account#error-codes
	it.each([
		['a scope that the administrator did not delegate', { usedFor: ['mail', 'tasks'] }, /does not let the service account act.*client ID 104200000000000000001/],
		['a user who does not exist', { user: 'nobody@oakfield.example' }, /does not know the service account or the user/],
		['a key that was deleted', { privateKeyFile: JSON.stringify({ ...keyFile, private_key: generateKeyPairSync('rsa', { modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } }).privateKey }) }, /does not know the key.*new JSON key/],
		['nothing chosen', { usedFor: [] }, /Used For/],
		['a key file that is not one', { privateKeyFile: 'my key' }, /not JSON.*whole file/],
		['the key of an OAuth client', { privateKeyFile: '{"web":{"client_id":"x"}}' }, /not the key of a service account/],
		['a key file cut off', { privateKeyFile: JSON.stringify({ ...keyFile, private_key: privateKey.slice(0, 400) }) }, /no private key/],
		['a broken private key', { privateKeyFile: JSON.stringify({ ...keyFile, private_key: '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n' }) }, /private key cannot be read/],
	])('says what to do about %s, and shows no key', async (_what, fields, message) => {
		const error = await signInAs(fields).token.then(() => undefined, (thrown: Error) => thrown);
		expect(error?.name).toBe('SignInError');
		expect(error?.message).toMatch(message);
		expect(`${error?.message} ${JSON.stringify(error)}`).not.toMatch(/BEGIN|eyJ|MII/);
	});

	it.each(['http://oauth2.googleapis.com/token', 'https://oauth2.googleapis.com.evil.example/token', 'https://evil.example/token', 'https://x@oauth2.googleapis.com/token', 'https://oauth2.googleapis.com:8443/token', 'not an address'])(
		'sends its assertion to Google alone, not to %s',
		async (token_uri) => {
			const { token, sent } = signInAs({ privateKeyFile: JSON.stringify({ ...keyFile, token_uri }) });
			await expect(token).rejects.toThrow(/somewhere else than at Google/);
			expect(sent).toHaveLength(0);
		},
	);

	it.each([500, 503, 429])('says that a %i of the sign-in server passes', async (status) => {
		const { helper } = helperFor(() => ({ status, body: 'busy' }));
		const token = new SchoolGoogleServiceAccountApi().preAuthentication.call(helper, { privateKeyFile: JSON.stringify(keyFile), user: office, usedFor: ['mail'] });
		await expect(token).rejects.toMatchObject({ name: 'SignInError', details: { temporary: true } });
	});
});
