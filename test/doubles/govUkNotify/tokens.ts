import jwt, { type JwtPayload } from 'jsonwebtoken';

export type KeyType = 'live' | 'team' | 'test';

export interface ApiKey {
	readonly type: KeyType;
	/** The service's id, which tokens are issued by. */
	readonly service: string;
	readonly secret: string;
	/** As Notify shows it once. */
	readonly whole: string;
}

export type Signed = { readonly key: ApiKey } | { readonly status: 401 | 403; readonly says: string; readonly refusal?: string };

/** A token for one request: HS256, `iss` the service's id, `iat` within 30 seconds. https://docs.notifications.service.gov.uk/rest-api.html#authorisation-header */
export function readToken(authorization: string | undefined, keys: readonly ApiKey[]): Signed {
	const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
	if (!token) return { status: 401, says: 'Unauthorized: authentication token must be provided', refusal: 'no Bearer token' };
	const decoded = jwt.decode(token, { complete: true });
	const claims = (decoded?.payload ?? {}) as JwtPayload;
	if (!decoded || decoded.header.typ !== 'JWT' || decoded.header.alg !== 'HS256') return { status: 403, says: 'Invalid token: algorithm used is not HS256', refusal: 'the header of the token is not {"typ":"JWT","alg":"HS256"}' };
	if (Object.keys(claims).sort().join() !== 'iat,iss') return { status: 403, says: 'Invalid token: iss field not provided', refusal: `the claims of the token are ${Object.keys(claims).join()}` };
	const key = keys.find(({ service, secret }) => service === claims.iss && verifies(token, secret));
	if (!key) return { status: 403, says: 'Invalid token: API key not found' };
	if (Math.abs(Date.now() / 1000 - (claims.iat ?? 0)) > 30) return { status: 403, says: 'Error: Your system clock must be accurate to within 30 seconds' };
	return { key };
}

function verifies(token: string, secret: string): boolean {
	try {
		jwt.verify(token, secret, { algorithms: ['HS256'], ignoreExpiration: true });
		return true;
	} catch {
		return false;
	}
}
