import type { IHttpRequestHelper } from 'n8n-workflow';
import jwt from 'jsonwebtoken';
import { SignInError } from '../../connectors/service/signInError';
import { pemBlock } from '../../connectors/service/pem';
import { requestToken, type Refusal } from './requestToken';

/** What an account's key file says (https://developers.google.com/identity/protocols/oauth2/service-account). */
interface Key {
	readonly clientEmail: string;
	readonly clientId: string;
	readonly privateKey: string;
	readonly keyId: string | undefined;
	readonly tokenUri: string;
}

/** Where Google gives tokens. A key file that names another host would have the signed assertion sent there. */
const tokenHosts = new Set(['oauth2.googleapis.com', 'accounts.google.com', 'www.googleapis.com']);

interface Wanted {
	/** The pasted key file. */
	readonly keyFile: string;
	/** The user to act for; empty for the service account itself. */
	readonly user: string;
	readonly scopes: readonly string[];
}

/** An access token for a service account by an assertion signed with its key (RFC 7523). Throws `SignInError`. */
export async function serviceAccountToken(request: IHttpRequestHelper, { keyFile, user, scopes }: Wanted): Promise<string> {
	if (scopes.length === 0) throw new SignInError('Nothing is chosen under "Used For"', 'Choose what the account may be used for');
	const key = readKey(keyFile);
	return await requestToken(request, {
		service: 'Google',
		url: key.tokenUri,
		form: { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: assertion(key, user, scopes) },
		explain: (refusal) => explain(refusal, key, user),
	});
}

function assertion({ clientEmail, privateKey, keyId, tokenUri }: Key, user: string, scopes: readonly string[]): string {
	try {
		return jwt.sign({ scope: scopes.join(' ') }, privateKey, {
			algorithm: 'RS256',
			issuer: clientEmail,
			audience: tokenUri,
			expiresIn: 3600,
			...(user ? { subject: user } : {}),
			...(keyId ? { keyid: keyId } : {}),
		});
	} catch {
		throw notAKey('its private key cannot be read');
	}
}

function readKey(pasted: string): Key {
	const { client_email: clientEmail, client_id: clientId, private_key: pem, private_key_id: keyId, token_uri: tokenUri = 'https://oauth2.googleapis.com/token', type } = parse(pasted);
	if (type !== 'service_account' || typeof clientEmail !== 'string' || typeof pem !== 'string') throw notAKey('it is not the key of a service account');
	const privateKey = pemBlock(pem, 'PRIVATE KEY');
	if (!privateKey) throw notAKey('it holds no private key');
	if (!isGoogles(tokenUri)) throw notAKey('it asks for tokens somewhere else than at Google');
	return { clientEmail, clientId: String(clientId ?? ''), privateKey, keyId: typeof keyId === 'string' ? keyId : undefined, tokenUri };
}

function parse(pasted: string): Readonly<Record<string, unknown>> {
	try {
		const value: unknown = JSON.parse(pasted);
		if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
	} catch {
		// Said below, without what was pasted.
	}
	throw notAKey('it is not JSON');
}

function isGoogles(address: unknown): address is string {
	if (typeof address !== 'string' || !URL.canParse(address)) return false;
	const { protocol, hostname, port, username } = new URL(address);
	return protocol === 'https:' && tokenHosts.has(hostname) && port === '' && username === '';
}

const notAKey = (why: string): SignInError =>
	new SignInError(`The key file cannot be used: ${why}`, 'Download a JSON key of the service account in Google Cloud ("Keys", "Add key") and paste the whole file, from { to }');

/** https://developers.google.com/identity/protocols/oauth2/service-account#error-codes */
function explain({ error, description }: Refusal, { clientId }: Key, user: string): SignInError {
	const client = /^\d{5,30}$/.test(clientId) ? ` ${clientId}` : '';
	if (error === 'unauthorized_client' || error === 'access_denied') {
		return new SignInError(
			'Google does not let the service account act for this user with what is chosen under "Used For"',
			`In Google Admin under "Security", "Access and data control", "API controls", "Domain-wide delegation", add the client ID${client} with exactly these scopes. It can take up to 24 hours`,
			{ code: error },
		);
	}
	if (error === 'invalid_grant' && /signature/i.test(description)) {
		return new SignInError('Google does not know the key of the service account any more', 'Make a new JSON key in Google Cloud and paste it here', { code: error });
	}
	if (error === 'invalid_grant' && /timeframe|short-lived|\biat\b|\bexp\b/i.test(description)) {
		return new SignInError('The clock of the machine that n8n runs on is wrong', 'Set it by a time server, then try again', { code: error });
	}
	if (error === 'invalid_grant' && user) {
		return new SignInError('Google does not know the service account or the user to act for', 'Check the user’s e-mail address, and that neither account is suspended or deleted', { code: error });
	}
	if (error === 'invalid_scope') {
		return new SignInError('Google refuses a scope', user ? 'Choose again under "Used For"' : 'Fill in the user to act for: what is chosen needs one', { code: error });
	}
	return new SignInError('Google refused the service account', 'Check in Google Cloud that it exists and is enabled, and make a new JSON key', { code: codeOf(error) });
}

/** Only a code is shown, never a sentence. */
const codeOf = (error: string): string | undefined => (/^[\w .-]{1,40}$/.test(error) ? error : undefined);
