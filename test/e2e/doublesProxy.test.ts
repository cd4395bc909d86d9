/**
 * A real n8n, whose own requests to Google's real addresses reach the doubles through the proxy, token renewal and all;
 * what goes anywhere else is refused and kept.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { N8nInstance } from '../support/n8nInstance';
import { GoogleDouble } from '../doubles/google/google';
import { Doubles } from '../doubles/core/doubles';

const scope = 'https://www.googleapis.com/auth/drive.file';

const credential = {
	id: 'googleAccount',
	name: 'Google account',
	type: 'googleOAuth2Api',
	data: {
		clientId: 'client',
		clientSecret: 'secret',
		grantType: 'authorizationCode',
		accessTokenUrl: 'https://oauth2.googleapis.com/token',
		authUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
		scope,
		authentication: 'body',
		oauthTokenData: { access_token: 'long-expired', refresh_token: 'renew', token_type: 'Bearer', expires_in: 3599, scope },
	},
};

const request = (name: string, position: number, parameters: object, more: object = {}) => ({ id: name, name, type: 'n8n-nodes-base.httpRequest', typeVersion: 4.2, position: [position, 0], parameters, ...more });
const workflow = {
	id: 'proxyCheck',
	name: 'Proxy check',
	active: false,
	settings: {},
	nodes: [
		{ id: 'start', name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position: [0, 0], parameters: {} },
		request('Make a file', 200, {
			method: 'POST',
			url: 'https://www.googleapis.com/drive/v3/files?fields=id,name',
			authentication: 'predefinedCredentialType',
			nodeCredentialType: 'googleOAuth2Api',
			sendBody: true,
			specifyBody: 'json',
			jsonBody: '{"name": "from n8n"}',
			options: {},
		}, { credentials: { googleOAuth2Api: { id: credential.id, name: credential.name } } }),
		request('Go elsewhere', 400, { url: 'https://elsewhere.example/', options: {} }, { onError: 'continueRegularOutput' }),
	],
	connections: {
		Start: { main: [[{ node: 'Make a file', type: 'main', index: 0 }]] },
		'Make a file': { main: [[{ node: 'Go elsewhere', type: 'main', index: 0 }]] },
	},
};

describe('the proxy, before a real n8n', () => {
	let folder: string;
	let doubles: Doubles;
	beforeEach(() => {
		folder = mkdtempSync(path.join(tmpdir(), 'real-n8n-'));
	});
	afterEach(async () => {
		await doubles.close();
		rmSync(folder, { recursive: true, force: true });
	});

	test('its requests reach the doubles, its token is renewed, and nothing else leaves', async () => {
		const google = new GoogleDouble();
		google.tokens.issue('long-expired', { scopes: [scope], user: 'office@oakfield.example', expired: true });
		google.tokenEndpoint.clients.push({ id: 'client', secret: 'secret', refreshTokens: { renew: { user: 'office@oakfield.example', scopes: [scope] } } });
		doubles = await Doubles.start(google);
		const { environment } = await doubles.startProxy();
		const n8n = await N8nInstance.create(folder, { ...environment });
		const credentialFile = path.join(folder, 'credential.json');
		const workflowFile = path.join(folder, 'workflow.json');
		writeFileSync(credentialFile, JSON.stringify([credential]));
		writeFileSync(workflowFile, JSON.stringify(workflow));
		expect((await n8n.run(['import:credentials', `--input=${credentialFile}`])).code).toBe(0);
		await n8n.importWorkflow(workflowFile);
		const data = await n8n.execute(workflow.id);

		expect(data['Make a file']?.[0]?.[0]?.json).toEqual({ id: expect.any(String), name: 'from n8n' });
		expect(google.drive.state.paths()).toEqual(['from n8n']);
		expect(doubles.requests.map(({ method, url, status }) => [method, url.pathname, status])).toEqual([
			['POST', '/drive/v3/files', 401],
			['POST', '/token', 200],
			['POST', '/drive/v3/files', 200],
		]);
		expect(doubles.refusals()).toHaveLength(1);
		expect(doubles.strangers).toContain('elsewhere.example:443');
	}, 300_000);
});
