import type { ICredentialTestRequest, ICredentialType, Icon, INodeProperties } from 'n8n-workflow';
import { googleSignInScopes, googleUses } from '../connectors/service/google/scopes';
import { scopeExpression } from '../connectors/service/scopes';
import { usedForProperty } from './shared/usedFor';

/** A Google account that somebody signed in with once; n8n renews it. */
export class SchoolGoogleOAuth2Api implements ICredentialType {
	name = 'schoolGoogleOAuth2Api';
	extends = ['googleOAuth2Api'];
	displayName = 'School Google Account OAuth2 API';
	icon: Icon = { light: 'file:icons/account.svg', dark: 'file:icons/account.dark.svg' };
	documentationUrl = 'https://www.npmjs.com/package/n8n-nodes-school-attendance';
	properties: INodeProperties[] = [
		usedForProperty(googleUses, ['mail', 'papers', 'registers'], 'Save and sign in again after you change this. Use an account of its own, such as attendance@, that sees only what it should.'),
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default: scopeExpression(googleUses, googleSignInScopes),
		},
	];
	/** Says whose account it is; any token that the sign-in gave may ask. https://developers.google.com/identity/openid-connect/openid-connect#obtaininguserprofileinformation */
	test: ICredentialTestRequest = {
		request: { baseURL: 'https://openidconnect.googleapis.com', url: '/v1/userinfo' },
		rules: [
			{ type: 'responseCode', properties: { value: 401, message: 'Google does not accept the sign-in any more. Sign in again with the button above.' } },
			{ type: 'responseCode', properties: { value: 403, message: 'Your Google Workspace does not allow this app. Ask your administrator to trust it under "API controls" in Google Admin.' } },
		],
	};
}
