import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { bearer } from './shared/bearer';
import { applicationToken } from './shared/entraApplication';
import { graphCloudProperty } from './shared/graphCloud';

/**
 * An application of the school's Entra directory that acts for a mailbox, without anybody signing in. n8n's own credential
 * of this kind passes on its fields only, not how it signs in, so this one stands by itself.
 */
export class SchoolMicrosoftApplicationApi implements ICredentialType {
	name = 'schoolMicrosoftApplicationApi';
	displayName = 'School Microsoft 365 Application API';
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
			displayName: 'What the application may do stands in Entra, not here: an administrator grants it there. The Test shows that it can sign in.',
			name: 'permissionsNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Directory (Tenant) ID',
			name: 'tenantId',
			type: 'string',
			default: '',
			required: true,
			description: 'From the overview of the app registration in Entra',
		},
		{
			displayName: 'Application (Client) ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			description: 'From the overview of the app registration in Entra',
		},
		{
			displayName: 'Authentication',
			name: 'clientCredentialType',
			type: 'options',
			options: [
				{ name: 'Certificate', value: 'certificate', description: 'Safer: nothing secret is sent' },
				{ name: 'Client Secret', value: 'clientSecret', description: 'Quicker: a password of the application, which expires' },
			],
			default: 'clientSecret',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: { show: { clientCredentialType: ['clientSecret'] } },
			description: 'The value of a secret made under "Certificates & secrets", not its ID',
		},
		{
			displayName: 'Private Key',
			name: 'privateKey',
			type: 'string',
			typeOptions: { password: true, rows: 4 },
			default: '',
			required: true,
			displayOptions: { show: { clientCredentialType: ['certificate'] } },
			description: 'The RSA key of the certificate as PEM, without a passphrase. Lost line breaks do no harm.',
		},
		{
			displayName: 'Certificate',
			name: 'certificate',
			type: 'string',
			typeOptions: { password: true, rows: 4 },
			default: '',
			required: true,
			displayOptions: { show: { clientCredentialType: ['certificate'] } },
			description: 'The certificate as PEM, the same that was uploaded under "Certificates & secrets"',
		},
		{
			displayName: 'Mailbox to Act For',
			name: 'mailbox',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. attendance@school.example',
			description: 'The e-mail address whose mail, calendar and OneDrive are used. Exchange should allow the application this mailbox and no other.',
		},
		graphCloudProperty,
	];

	/** n8n calls this where there is no token yet, after a 401, and for each Test. */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject): Promise<{ accessToken: string }> {
		const field = (name: string): string => String(credentials[name] ?? '').trim();
		const proof = field('clientCredentialType') === 'certificate' ? { privateKey: field('privateKey'), certificate: field('certificate') } : { secret: field('clientSecret') };
		return { accessToken: await applicationToken(this, { tenant: field('tenantId'), clientId: field('clientId'), graph: field('graphApiBaseUrl'), proof }) };
	}

	authenticate = async ({ accessToken }: ICredentialDataDecryptedObject, request: IHttpRequestOptions): Promise<IHttpRequestOptions> => bearer(request, String(accessToken ?? ''));

	/** Graph's description of itself takes a token and no permission. */
	test: ICredentialTestRequest = {
		request: { baseURL: '={{$credentials.graphApiBaseUrl}}', url: '/v1.0/' },
		rules: [{ type: 'responseCode', properties: { value: 401, message: 'Microsoft gave a token and does not accept it. Check that the right cloud is chosen.' } }],
	};
}
