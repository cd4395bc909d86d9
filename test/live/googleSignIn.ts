import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import { CodeChallengeMethod, OAuth2Client } from 'google-auth-library';
import { serviceAccountToken } from '../../credentials/shared/googleServiceAccount';
import type { SignedFetch } from '../../connectors/service/signedFetch';
import { helperBy, keepToken, ownFetch, type Tokens } from './signIn';

/** Tokens of a service account that acts for a user, by the credential's own sign-in. */
export const serviceAccount = (given: { readonly keyFile: string; readonly user: string; readonly scopes: readonly string[] }, plain: SignedFetch = ownFetch): Tokens =>
	keepToken(() => serviceAccountToken(helperBy(plain), given));

interface Client {
	readonly clientId: string;
	readonly clientSecret: string;
	readonly scopes: readonly string[];
	/** Told where a person signs in. */
	readonly show: (address: string) => void;
}

/**
 * Tokens of an account that a person signs in with in a browser on this machine: the browser is sent back to a loopback
 * port. Wants an OAuth client of the type "Desktop app". https://developers.google.com/identity/protocols/oauth2/native-app
 */
export async function account({ clientId, clientSecret, scopes, show }: Client): Promise<Tokens> {
	const state = randomUUID();
	let found: (code: string) => void = () => undefined;
	const code = new Promise<string>((resolve) => (found = resolve));
	const server = createServer((request, response) => {
		const { searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
		const given = searchParams.get('code');
		if (searchParams.get('state') === state && given) found(given);
		response.setHeader('content-type', 'text/plain; charset=utf-8').end(given ? 'Signed in. You can close this page.' : 'Nobody has signed in. Look at the terminal.');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	try {
		const client = new OAuth2Client({ clientId, clientSecret, redirectUri: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
		const { codeVerifier, codeChallenge } = await client.generateCodeVerifierAsync();
		show(client.generateAuthUrl({ access_type: 'offline', prompt: 'consent', scope: [...scopes], state, code_challenge: codeChallenge, code_challenge_method: CodeChallengeMethod.S256 }));
		const { tokens } = await client.getToken({ code: await code, codeVerifier });
		client.setCredentials(tokens);
		return async (renew) => {
			if (renew) client.setCredentials({ refresh_token: tokens.refresh_token });
			const { token } = await client.getAccessToken();
			return String(token);
		};
	} finally {
		server.closeAllConnections();
		server.close();
	}
}
