import { createHash } from 'node:crypto';
import jwt from 'jsonwebtoken';
import type { DoubleAnswer, DoubleRequest } from '../core/types';
import type { TokenBook } from '../core/tokens';
import type { Account } from './directory';

export const tokenAddress = 'https://oauth2.googleapis.com/token';

/** An application that people have signed in to (OAuth client). */
export interface OAuthClient {
	readonly id: string;
	readonly secret: string;
	/** Refresh token → whose it is and what they agreed to. */
	readonly refreshTokens: Readonly<Record<string, { readonly user: string; readonly scopes: readonly string[] }>>;
}

/** A service account, and what the Admin console lets it do in people's name (domain-wide delegation). */
export interface ServiceAccount {
	readonly email: string;
	/** PEM; the key file's private key must fit. */
	readonly publicKey: string;
	readonly delegatedScopes: readonly string[];
}

/** An error as the token endpoint says it (RFC 6749, section 5.2). */
class OAuthError extends Error {
	constructor(
		readonly error: string,
		message: string,
		readonly status = 400,
	) {
		super(message);
	}
}

/**
 * Google's token endpoint: renews tokens, and gives them to service accounts for a signed assertion
 * (https://developers.google.com/identity/protocols/oauth2/service-account#authorizingrequests).
 */
export class TokenEndpoint {
	readonly clients: OAuthClient[] = [];
	readonly serviceAccounts: ServiceAccount[] = [];
	/** How long a token is good, in seconds. */
	lifetime = 3599;
	private issued = 0;

	constructor(
		private readonly tokens: TokenBook,
		private readonly accounts: readonly Account[],
	) {}

	answer(request: DoubleRequest): DoubleAnswer {
		try {
			if (request.method !== 'POST') throw new OAuthError('invalid_request', 'Tokens are asked for with POST', 405);
			if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? '')) throw new OAuthError('invalid_request', 'The body must be application/x-www-form-urlencoded');
			const form = new URLSearchParams(request.body.toString('utf8'));
			switch (form.get('grant_type')) {
				case 'refresh_token':
					return this.renew(form, request.headers.authorization);
				case 'urn:ietf:params:oauth:grant-type:jwt-bearer':
					return this.forAssertion(form.get('assertion') ?? '');
				default:
					throw new OAuthError('unsupported_grant_type', `Invalid grant_type: ${form.get('grant_type')}`);
			}
		} catch (error) {
			if (!(error instanceof OAuthError)) throw error;
			return { status: error.status, body: { error: error.error, error_description: error.message }, refusal: `${error.error}: ${error.message}` };
		}
	}

	private renew(form: URLSearchParams, authorization: string | undefined): DoubleAnswer {
		const [id, secret] = authorization?.startsWith('Basic ')
			? Buffer.from(authorization.slice(6), 'base64').toString().split(':').map(decodeURIComponent)
			: [form.get('client_id'), form.get('client_secret')];
		const client = this.clients.find((known) => known.id === id);
		if (!client || client.secret !== secret) throw new OAuthError('invalid_client', 'The OAuth client was not found.', 401);
		const agreed = client.refreshTokens[form.get('refresh_token') ?? ''];
		if (!agreed) throw new OAuthError('invalid_grant', 'Token has been expired or revoked.');
		const asked = form.get('scope')?.split(' ').filter(Boolean) ?? agreed.scopes;
		if (asked.some((scope) => !agreed.scopes.includes(scope))) throw new OAuthError('invalid_scope', 'More was asked for than was agreed to');
		return this.give(agreed.user, asked, client.id);
	}

	private forAssertion(assertion: string): DoubleAnswer {
		const decoded = jwt.decode(assertion, { json: true });
		const account = this.serviceAccounts.find(({ email }) => email === decoded?.iss);
		if (!decoded || !account) throw new OAuthError('invalid_grant', 'Invalid grant: account not found');
		try {
			jwt.verify(assertion, account.publicKey, { algorithms: ['RS256'], audience: [tokenAddress, 'https://www.googleapis.com/oauth2/v4/token'], clockTolerance: 300 });
		} catch (error) {
			throw new OAuthError('invalid_grant', `Invalid JWT: ${(error as Error).message}`);
		}
		const { iat, exp, sub, scope } = decoded;
		if (typeof iat !== 'number' || typeof exp !== 'number' || exp - iat > 3600 || iat * 1000 > Date.now() + 300_000) {
			throw new OAuthError('invalid_grant', 'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.');
		}
		const scopes = String(scope ?? '').split(' ').filter(Boolean);
		if (scopes.length === 0) throw new OAuthError('invalid_scope', 'Empty or missing scope not allowed.');
		if (!sub || sub === account.email) return this.give(account.email, scopes, account.email);
		if (!this.accounts.some(({ email }) => email === sub)) throw new OAuthError('invalid_grant', 'Invalid email or User ID');
		if (scopes.some((asked) => !account.delegatedScopes.includes(asked))) {
			throw new OAuthError('unauthorized_client', 'Client is unauthorized to retrieve access tokens using this method, or client not authorized for any of the scopes requested.', 401);
		}
		return this.give(sub, scopes, account.email);
	}

	private give(user: string, scopes: readonly string[], app: string): DoubleAnswer {
		this.issued += 1;
		const token = `ya29.double-${this.issued}-${createHash('sha256').update(user).digest('hex').slice(0, 8)}`;
		this.tokens.issue(token, { user, scopes, app, expiresAt: Date.now() + this.lifetime * 1000 });
		return { status: 200, body: { access_token: token, expires_in: this.lifetime, scope: scopes.join(' '), token_type: 'Bearer' } };
	}
}
