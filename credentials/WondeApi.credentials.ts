import type { ICredentialTestRequest, ICredentialType, IAuthenticateGeneric, Icon, INodeProperties } from 'n8n-workflow';

/** A token of the school's app at Wonde, which reads pupils, contacts and attendance out of the MIS. */
export class WondeApi implements ICredentialType {
	name = 'wondeApi';
	displayName = 'Wonde API';
	icon: Icon = { light: 'file:icons/wonde.svg', dark: 'file:icons/wonde.dark.svg' };
	documentationUrl = 'https://docs.wonde.com/docs/api/sync';
	properties: INodeProperties[] = [
		{
			displayName: 'Token',
			name: 'token',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'The API token of your app in Wonde, approved by the school for students, contacts and attendance, and nothing else',
		},
		{
			displayName: 'Region',
			name: 'baseUrl',
			type: 'options',
			options: [
				{ name: 'Australia and New Zealand', value: 'https://api-ap-southeast-2.wonde.com' },
				{ name: 'South Africa', value: 'https://api-af-south-1.wonde.com' },
				{ name: 'United Kingdom', value: 'https://api.wonde.com' },
				{ name: 'United States', value: 'https://api-us-west-2.wonde.com' },
			],
			default: 'https://api.wonde.com',
			description: 'Where the school is. Wonde keeps its data there, and the wrong region has none.',
		},
	];
	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.token.trim()}}' } },
	};
	/** The schools that have approved the app: one row of them. */
	test: ICredentialTestRequest = {
		request: { baseURL: '={{$credentials.baseUrl}}', url: '/v1.0/schools', qs: { per_page: 1 } },
		rules: [
			{ type: 'responseCode', properties: { value: 401, message: 'Wonde does not take the token. Copy it again from your app in Wonde.' } },
			{ type: 'responseCode', properties: { value: 403, message: 'Wonde takes the token and does not allow this. Check that the school has approved the app.' } },
		],
	};
}
