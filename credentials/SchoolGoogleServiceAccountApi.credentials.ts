import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { googleUses } from '../connectors/service/google/scopes';
import { scopesFor } from '../connectors/service/scopes';
import { bearer } from './shared/bearer';
import { serviceAccountToken } from './shared/googleServiceAccount';
import { usedForProperty } from './shared/usedFor';

/** A service account of Google Cloud that acts for a user of the school's Google Workspace, without anybody signing in. */
export class SchoolGoogleServiceAccountApi implements ICredentialType {
	name = 'schoolGoogleServiceAccountApi';
	displayName = 'School Google Service Account API';
	icon: Icon = { light: 'file:icons/application.svg', dark: 'file:icons/application.dark.svg' };
	documentationUrl = 'https://www.npmjs.com/package/n8n-nodes-school-attendance';
	properties: INodeProperties[] = [
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
		{
			displayName: 'Key File (JSON)',
			name: 'privateKeyFile',
			type: 'string',
			typeOptions: { password: true, rows: 4 },
			default: '',
			required: true,
			placeholder: '{ "type": "service_account", … }',
			description: 'The whole JSON key file of the service account, pasted from { to }',
		},
		{
			displayName: 'User to Act For',
			name: 'user',
			type: 'string',
			default: '',
			placeholder: 'e.g. attendance@school.example',
			description: 'The e-mail address of the user whose mail, calendar and Drive are used (domain-wide delegation). Leave empty only where the service account works as itself, in files shared with it.',
		},
		usedForProperty(googleUses, ['mail', 'papers', 'registers'], 'An administrator adds exactly these scopes to the domain-wide delegation in Google Admin'),
	];

	/** n8n calls this where there is no token yet, after a 401, and for each Test. */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject): Promise<{ accessToken: string }> {
		const { privateKeyFile, user, usedFor } = credentials;
		const scopes = scopesFor(googleUses, Array.isArray(usedFor) ? usedFor.map(String) : []);
		return { accessToken: await serviceAccountToken(this, { keyFile: String(privateKeyFile ?? ''), user: String(user ?? '').trim(), scopes }) };
	}

	authenticate = async ({ accessToken }: ICredentialDataDecryptedObject, request: IHttpRequestOptions): Promise<IHttpRequestOptions> => bearer(request, String(accessToken ?? ''));

	/** A token was given for every scope, or the Test has failed by now; Google's list of APIs answers to any good token. */
	test: ICredentialTestRequest = {
		request: { baseURL: 'https://discovery.googleapis.com', url: '/discovery/v1/apis', qs: { name: 'oauth2', preferred: true, fields: 'kind' } },
		rules: [{ type: 'responseCode', properties: { value: 401, message: 'Google gave a token and does not accept it. Try again in a minute; if it stays so, make a new JSON key.' } }],
	};
}
