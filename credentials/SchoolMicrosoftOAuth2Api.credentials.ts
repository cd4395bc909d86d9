import type { ICredentialTestRequest, ICredentialType, Icon, INodeProperties } from 'n8n-workflow';
import { microsoftSignInScopes, microsoftUses } from '../connectors/service/microsoft365/scopes';
import { scopeExpression } from '../connectors/service/scopes';
import { graphCloudProperty, signInExpression } from './shared/graphCloud';
import { usedForProperty } from './shared/usedFor';

/** A Microsoft account of the school that somebody signed in with once; n8n renews it. */
export class SchoolMicrosoftOAuth2Api implements ICredentialType {
	name = 'schoolMicrosoftOAuth2Api';
	extends = ['microsoftOAuth2Api'];
	displayName = 'School Microsoft 365 Account OAuth2 API';
	icon: Icon = { light: 'file:icons/account.svg', dark: 'file:icons/account.dark.svg' };
	documentationUrl = 'https://www.npmjs.com/package/n8n-nodes-school-attendance';
	properties: INodeProperties[] = [
		{
			displayName: 'Directory (Tenant) ID',
			name: 'tenantId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 00000000-0000-0000-0000-000000000000',
			description: 'From the overview of the app registration in Entra. An app of one school alone (single tenant) cannot sign in without it.',
		},
		usedForProperty(microsoftUses, ['files', 'mail'], 'Save and sign in again after you change this. Use an account of its own, such as attendance@, that sees only what it should.'),
		graphCloudProperty,
		{ displayName: 'Authorization URL', name: 'authUrl', type: 'hidden', default: signInExpression('/oauth2/v2.0/authorize') },
		{ displayName: 'Access Token URL', name: 'accessTokenUrl', type: 'hidden', default: signInExpression('/oauth2/v2.0/token') },
		{ displayName: 'Scope', name: 'scope', type: 'hidden', default: scopeExpression(microsoftUses, microsoftSignInScopes) },
	];
	/** Whose account it is: needs `User.Read` alone. https://learn.microsoft.com/graph/api/user-get */
	test: ICredentialTestRequest = {
		request: { baseURL: '={{$credentials.graphApiBaseUrl}}', url: '/v1.0/me', qs: { $select: 'id' } },
		rules: [
			{ type: 'responseCode', properties: { value: 401, message: 'Microsoft does not accept the sign-in any more. Sign in again with the button above.' } },
			{ type: 'responseCode', properties: { value: 403, message: 'The account may not use Microsoft Graph. Ask your administrator to grant consent for the app in Entra.' } },
		],
	};
}
