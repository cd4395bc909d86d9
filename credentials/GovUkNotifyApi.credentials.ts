import type { ICredentialDataDecryptedObject, ICredentialTestRequest, ICredentialType, Icon, IHttpRequestOptions, INodeProperties } from 'n8n-workflow';
import { bearer } from './shared/bearer';
import { notifyToken } from './shared/notifyToken';

/** A key of the school's service at GOV.UK Notify, which sends letters, e-mails and texts. */
export class GovUkNotifyApi implements ICredentialType {
	name = 'govUkNotifyApi';
	displayName = 'GOV.UK Notify API';
	icon: Icon = { light: 'file:icons/notify.svg', dark: 'file:icons/notify.dark.svg' };
	documentationUrl = 'https://docs.notifications.service.gov.uk/rest-api.html';
	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'As Notify shows it once, when it is made under "API integration". A test key sends nothing; a team key sends to your team only; a live key costs money.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.notifications.service.gov.uk',
			required: true,
			description: 'Where Notify’s API is',
		},
	];

	/** Each request has a token of its own: Notify takes none that is older than 30 seconds. */
	authenticate = async ({ apiKey }: ICredentialDataDecryptedObject, request: IHttpRequestOptions): Promise<IHttpRequestOptions> => bearer(request, notifyToken(String(apiKey ?? '')));

	/** Lists templates: sends nothing. https://docs.notifications.service.gov.uk/rest-api.html#get-all-templates */
	test: ICredentialTestRequest = {
		request: { baseURL: '={{$credentials.baseUrl}}', url: '/v2/templates' },
		rules: [
			{ type: 'responseCode', properties: { value: 401, message: 'Notify does not take the API key. Copy it again as it was shown when it was made, or make a new one.' } },
			{ type: 'responseCode', properties: { value: 403, message: 'Notify does not know the API key, or it was revoked, or the clock of the machine that n8n runs on is more than 30 seconds out.' } },
		],
	};
}
