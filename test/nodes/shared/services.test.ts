import { readFileSync } from 'node:fs';
import path from 'node:path';
import { NodeHelpers, type ICredentialType, type IExecuteFunctions, type ILoadOptionsFunctions, type INode, type INodeTypeDescription } from 'n8n-workflow';
import { serviceAccess, serviceCredentials, serviceProperties, services, type ServiceName } from '../../../nodes/shared/services';

const repository = path.join(__dirname, '../../..');
const registered: readonly string[] = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8')).n8n.credentials;

const credentialTypes = registered.map((built) => {
	const file = built.replace(/^dist\//, '').replace(/\.js$/, '');
	const [className = ''] = path.basename(file).split('.');
	const module = jest.requireActual<Record<string, new () => ICredentialType>>(path.join(repository, file));
	return new (module[className] as new () => ICredentialType)();
});

test('every credential of a service is one that the package registers', () => {
	const names = credentialTypes.map(({ name }) => name);
	for (const { signIns } of Object.values(services)) for (const { credential } of signIns) expect(names).toContain(credential);
});

// Schools' workflows name them: a change here breaks every imported workflow.
test('the names of credentials are the ones that they have always had', () => {
	expect(credentialTypes.map(({ name }) => name).sort()).toEqual([
		'govUkNotifyApi',
		'schoolGoogleOAuth2Api',
		'schoolGoogleServiceAccountApi',
		'schoolMicrosoftApplicationApi',
		'schoolMicrosoftOAuth2Api',
		'schoolPostgresApi',
		'wondeApi',
	]);
});

describe('what a node shows', () => {
	const properties = serviceProperties({ operations: ['send'], services: ['google', 'microsoft365', 'wonde'], none: { name: 'None' } });
	const credentials = serviceCredentials(['generate', 'send'], { google: ['send'], microsoft365: ['send'], wonde: ['send'] });
	const description = { name: 'test', version: 1, properties: [{ displayName: 'Operation', name: 'operation', type: 'string', default: '' }, ...properties], credentials } as unknown as INodeTypeDescription;
	const node = { typeVersion: 1 } as INode;

	it.each([
		[{ operation: 'send', service: 'none' }, []],
		[{ operation: 'send', service: 'google' }, ['schoolGoogleOAuth2Api']],
		[{ operation: 'send', service: 'google', authentication: 'serviceAccount' }, ['schoolGoogleServiceAccountApi']],
		[{ operation: 'send', service: 'microsoft365' }, ['schoolMicrosoftOAuth2Api']],
		[{ operation: 'send', service: 'microsoft365', authentication: 'application' }, ['schoolMicrosoftApplicationApi']],
		[{ operation: 'send', service: 'wonde' }, ['wondeApi']],
		[{ operation: 'generate', service: 'google' }, []],
	])('asks for the one credential that %j needs', (given, expected) => {
		const parameters = NodeHelpers.getNodeParameters(description.properties, given, true, false, node, description) ?? {};
		const shown = credentials.filter((credential) => NodeHelpers.displayParameter(parameters, credential, node, description));
		expect(shown.map(({ name }) => name)).toEqual(expected);
	});
});

describe('the account of a node', () => {
	const access = (service: ServiceName, authentication: string, fields: object) => {
		const asked: string[] = [];
		const context = {
			getInputData: () => [],
			getNodeParameter: (name: string) => ({ service, authentication })[name] ?? '',
			getCredentials: async (type: string) => {
				asked.push(type);
				return fields;
			},
			helpers: {},
		} as unknown as IExecuteFunctions;
		return serviceAccess(context, 0).then(({ baseUrl, user }) => ({ asked, baseUrl, user }));
	};

	it.each([
		['google', 'oAuth2', {}, { asked: ['schoolGoogleOAuth2Api'], baseUrl: undefined, user: undefined }],
		['google', 'serviceAccount', { user: 'office@oakfield.example' }, { asked: ['schoolGoogleServiceAccountApi'], baseUrl: undefined, user: undefined }],
		['microsoft365', 'oAuth2', { graphApiBaseUrl: 'https://graph.microsoft.us/' }, { asked: ['schoolMicrosoftOAuth2Api'], baseUrl: 'https://graph.microsoft.us', user: undefined }],
		['microsoft365', 'application', { graphApiBaseUrl: 'https://graph.microsoft.com', mailbox: ' office@oakfield.example ' }, { asked: ['schoolMicrosoftApplicationApi'], baseUrl: 'https://graph.microsoft.com', user: 'office@oakfield.example' }],
		['wonde', '', { baseUrl: 'https://api.wonde.com' }, { asked: ['wondeApi'], baseUrl: 'https://api.wonde.com', user: undefined }],
	] as const)('is %s by %s', async (service, authentication, fields, expected) => {
		expect(await access(service, authentication, fields)).toEqual(expected);
	});
});

test('a wait is said in the log with the node, the service and the reason; while a person picks from a list there is no log to say it in', async () => {
	const said: string[] = [];
	const shared = { getCredentials: async () => ({}), helpers: {}, getNode: () => ({ name: 'E-mail the letters' }), logger: { info: (line: string) => void said.push(line) } };
	const running = { ...shared, getInputData: () => [], getNodeParameter: () => 'google' } as unknown as IExecuteFunctions;
	const { patience } = await serviceAccess(running);
	patience?.onWait?.({ service: 'Gmail', milliseconds: 30_000, status: 429 });
	patience?.onWait?.({ service: 'Gmail', milliseconds: 20, status: undefined });
	expect(said).toEqual(['E-mail the letters: waiting 30 s for Gmail (429)', 'E-mail the letters: waiting 1 s for Gmail (the connection broke)']);
	const picking = { ...shared, getCurrentNodeParameter: () => 'google' } as unknown as ILoadOptionsFunctions;
	expect((await serviceAccess(picking)).patience).toBeUndefined();
});
