import { randomUUID } from 'node:crypto';
import type { Grant, TokenBook } from '../core/tokens';
import type { DoubleAnswer, DoubleRequest, ServiceDouble } from '../core/types';
import { assertionFault, type Certificate } from './clientAssertion';
import { graphHosts } from './graph';

/** Sign-in hosts of Microsoft's clouds. https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud */
const hosts = ['login.microsoftonline.com', 'login.microsoftonline.us', 'login.chinacloudapi.cn', 'login.partner.microsoftonline.cn'];

/** An application that is registered in the school's Entra. */
export interface RegisteredApp {
	readonly clientId: string;
	readonly secret?: string;
	/** PEM certificates whose keys sign client assertions. */
	readonly certificates?: readonly Certificate[];
	/** Application permissions that an administrator has consented to. */
	readonly roles?: readonly string[];
}

/** What a refresh token stands for: a person who signed in to an application. */
interface SignIn {
	readonly clientId: string;
	readonly grant: Grant;
}

/** Entra says no. https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
class SignInError extends Error {
	constructor(
		readonly status: number,
		readonly error: string,
		readonly code: number,
		message: string,
		/** Whether the request was wrong, or only no longer good. */
		readonly mistake = true,
	) {
		super(message);
	}
}

/**
 * The token endpoint of Microsoft Entra, for applications and for people who signed in before.
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow and …/v2-oauth2-auth-code-flow#refresh-the-access-token
 */
export class MicrosoftLogin implements ServiceDouble {
	readonly name = 'Microsoft Entra';
	readonly hosts = hosts;
	/** How long a token lasts, in seconds. */
	lifetime = 3599;
	private readonly apps = new Map<string, RegisteredApp>();
	private readonly signIns = new Map<string, SignIn>();

	constructor(
		/** Id of the school's tenant, and its domain names, by which it may be asked for. */
		private readonly tenants: readonly string[],
		private readonly tokens: TokenBook,
	) {}

	register(app: RegisteredApp): RegisteredApp {
		this.apps.set(app.clientId, app);
		return app;
	}

	/** For tests: somebody has signed in to an application; gives the refresh token. */
	signedIn(clientId: string, grant: Grant): string {
		const token = `0.refresh-${randomUUID()}`;
		this.signIns.set(token, { clientId, grant });
		return token;
	}

	/** For tests: an administrator ends a sign-in; its refresh token is worth nothing from now on. */
	revoke(refreshToken: string): void {
		this.signIns.delete(refreshToken);
	}

	answer(request: DoubleRequest): DoubleAnswer {
		try {
			return { status: 200, headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store, no-cache' }, body: this.token(request) };
		} catch (error) {
			if (error instanceof SignInError) return errorAnswer(error);
			throw error;
		}
	}

	private token({ method, url, headers, body }: DoubleRequest): object {
		const [, tenant] = /^\/([^/]+)\/oauth2\/v2\.0\/token$/.exec(url.pathname) ?? [];
		if (!tenant) throw new SignInError(404, 'invalid_request', 900144, 'There is no such address.');
		if (method !== 'POST') throw new SignInError(400, 'invalid_request', 900561, `The endpoint only accepts POST requests. Received a ${method} request.`);
		if (!/^application\/x-www-form-urlencoded/i.test(headers['content-type'] ?? '')) throw missing('grant_type');
		const form = new URLSearchParams(body.toString());
		const grantType = form.get('grant_type');
		if (!grantType) throw missing('grant_type');
		const app = this.appOf(form, headers.authorization, url);
		if (grantType === 'client_credentials') return this.forApplication(app, tenant, form);
		if (grantType === 'refresh_token') return this.forPerson(app, tenant, form);
		throw new SignInError(400, 'unsupported_grant_type', 70003, `The app requested an unsupported grant type '${grantType}'.`);
	}

	/** The application that asks, with proof. Basic is what n8n's own OAuth2 may use. */
	private appOf(form: URLSearchParams, authorization: string | undefined, url: URL): RegisteredApp {
		const [basicId, basicSecret] = /^Basic (.+)$/i.exec(authorization ?? '')?.[1] ? Buffer.from(authorization!.slice(6), 'base64').toString().split(/:(.*)/s).map(decodeURIComponent) : [];
		const clientId = form.get('client_id') ?? basicId;
		if (!clientId) throw missing('client_id');
		const app = this.apps.get(clientId);
		if (!app) throw new SignInError(400, 'unauthorized_client', 700016, `Application with identifier '${clientId}' was not found in the directory.`);
		const assertion = form.get('client_assertion');
		if (assertion !== null) {
			if (form.get('client_assertion_type') !== 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer') throw missing('client_assertion_type');
			const fault = assertionFault(assertion, { clientId, certificates: app.certificates ?? [], audience: `${url.origin}${url.pathname}`, tenants: this.tenants });
			if (fault) throw new SignInError(401, 'invalid_client', fault.code, fault.message);
			return app;
		}
		const secret = form.get('client_secret') ?? basicSecret;
		if (!secret) throw new SignInError(401, 'invalid_client', 7000216, "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type.");
		if (secret !== app.secret) throw new SignInError(401, 'invalid_client', 7000215, 'Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID.');
		return app;
	}

	private forApplication(app: RegisteredApp, tenant: string, form: URLSearchParams): object {
		if (/^(common|organizations|consumers)$/.test(tenant)) throw new SignInError(400, 'invalid_request', 50059, 'No tenant-identifying information found in either the request or implied by any provided credentials.');
		this.checkTenant(tenant);
		const scope = form.get('scope');
		if (!scope) throw missing('scope');
		if (!graphHosts.some((host) => scope === `https://${host}/.default`)) {
			throw new SignInError(400, 'invalid_scope', 1002012, `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier.`);
		}
		return this.issue({ user: app.clientId, app: app.clientId, scopes: app.roles ?? [] });
	}

	private forPerson(app: RegisteredApp, tenant: string, form: URLSearchParams): object {
		if (!/^(common|organizations)$/.test(tenant)) this.checkTenant(tenant);
		const token = form.get('refresh_token');
		if (!token) throw missing('refresh_token');
		const signIn = this.signIns.get(token);
		if (signIn?.clientId !== app.clientId) {
			throw new SignInError(400, 'invalid_grant', 700082, 'The refresh token has expired due to inactivity, or was revoked. Send a new interactive authorization request for this user and resource.', false);
		}
		const asked = (form.get('scope') ?? '').split(' ').filter((one) => one && !/^(openid|profile|email|offline_access)$/.test(one)).map((one) => one.replace(/^https:\/\/[^/]+\//, ''));
		const beyond = asked.find((one) => one !== '.default' && !signIn.grant.scopes.includes(one));
		if (beyond) throw new SignInError(400, 'invalid_grant', 65001, `The user or administrator has not consented to use the application for '${beyond}'.`);
		// A new one each time; the one before stays good, as in life.
		return { ...this.issue({ ...signIn.grant, app: app.clientId }), scope: signIn.grant.scopes.join(' '), refresh_token: this.signedIn(app.clientId, signIn.grant) };
	}

	private issue(grant: Grant): object {
		const token = this.tokens.issue(`entra-${randomUUID()}`, { ...grant, expiresAt: Date.now() + this.lifetime * 1000 });
		return { token_type: 'Bearer', expires_in: this.lifetime, ext_expires_in: this.lifetime, access_token: token };
	}

	private checkTenant(tenant: string): void {
		if (!this.tenants.some((one) => one.toLowerCase() === tenant.toLowerCase())) {
			throw new SignInError(400, 'invalid_request', 90002, `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`);
		}
	}
}

const missing = (parameter: string) => new SignInError(400, 'invalid_request', 900144, `The request body must contain the following parameter: '${parameter}'.`);

/** https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow#error-response */
function errorAnswer({ status, error, code, message, mistake }: SignInError): DoubleAnswer {
	const [trace, correlation, now] = [randomUUID(), randomUUID(), `${new Date().toISOString().slice(0, 19).replace('T', ' ')}Z`];
	return {
		status,
		headers: { 'content-type': 'application/json; charset=utf-8' },
		body: {
			error,
			error_description: `AADSTS${code}: ${message} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${now}`,
			error_codes: [code],
			timestamp: now,
			trace_id: trace,
			correlation_id: correlation,
			error_uri: `https://login.microsoftonline.com/error?code=${code}`,
		},
		...(mistake && { refusal: `AADSTS${code}: ${message}` }),
	};
}
