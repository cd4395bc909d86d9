import { createHash, X509Certificate } from 'node:crypto';
import jwt, { type Jwt, type JwtPayload } from 'jsonwebtoken';

/** A certificate in PEM, as it was uploaded to the application's registration. */
export type Certificate = string;

interface Expected {
	readonly clientId: string;
	readonly certificates: readonly Certificate[];
	/** The address that the assertion is sent to. */
	readonly audience: string;
	/** Names of the tenant, of which an assertion may name any. */
	readonly tenants: readonly string[];
}

interface AssertionFault {
	/** Number of the AADSTS error. */
	readonly code: number;
	readonly message: string;
}

/**
 * What is wrong with a client assertion, undefined where it proves who asks: a JWT signed by RS256 or PS256 with the key of a
 * registered certificate, which its header names by thumbprint.
 * https://learn.microsoft.com/entra/identity-platform/certificate-credentials
 */
export function assertionFault(assertion: string, { clientId, certificates, audience, tenants }: Expected): AssertionFault | undefined {
	const decoded = jwt.decode(assertion, { complete: true });
	if (!decoded || typeof decoded.payload === 'string') return { code: 50027, message: 'JWT token is invalid or malformed.' };
	const { alg, typ } = decoded.header;
	if (alg !== 'RS256' && alg !== 'PS256') return { code: 5002738, message: `The algorithm '${alg}' is not accepted: RS256 or PS256.` };
	if (typ !== undefined && typ.toUpperCase() !== 'JWT') return { code: 50027, message: 'JWT token is invalid or malformed.' };
	const certificate = certificates.find((one) => isNamed(one, decoded.header));
	if (!certificate) return { code: 700027, message: 'The certificate with identifier used to sign the client assertion is not registered on application.' };
	try {
		jwt.verify(assertion, new X509Certificate(certificate).publicKey, { algorithms: [alg], ignoreExpiration: true, ignoreNotBefore: true });
	} catch {
		return { code: 700027, message: 'Client assertion failed signature validation. [Reason - The key was not found or the signature is wrong.]' };
	}
	return faultOfClaims(decoded.payload, clientId, audiences(audience, tenants));
}

function isNamed(certificate: Certificate, { x5t, 'x5t#S256': x5tS256 }: Jwt['header'] & { 'x5t#S256'?: string }): boolean {
	const { raw } = new X509Certificate(certificate);
	const thumbprint = (algorithm: string) => createHash(algorithm).update(raw).digest('base64url');
	// An older SDK writes it with padding.
	const plain = (text: string) => text.replace(/=+$/, '');
	if (x5tS256 !== undefined) return plain(x5tS256) === thumbprint('sha256');
	return x5t !== undefined && plain(x5t) === thumbprint('sha1');
}

function faultOfClaims({ iss, sub, aud, exp, nbf, jti }: JwtPayload, clientId: string, accepted: ReadonlySet<string>): AssertionFault | undefined {
	const now = Date.now() / 1000;
	// Clocks may differ by five minutes.
	const skew = 300;
	if (iss !== clientId || sub !== clientId) return { code: 700021, message: "Client assertion application identifier doesn't match 'client_id' parameter." };
	if (typeof aud !== 'string' || !accepted.has(aud)) return { code: 700023, message: 'Client assertion audience claim does not match Realm issuer.' };
	if (exp === undefined) return { code: 50027, message: 'The client assertion has no expiry.' };
	if (exp < now - skew) return { code: 700024, message: 'Client assertion is not within its valid time range.' };
	if (exp > now + 24 * 3600 + skew) return { code: 700024, message: 'Client assertion is not within its valid time range: it is valid for longer than a day.' };
	if (nbf !== undefined && nbf > now + skew) return { code: 700024, message: 'Client assertion is not within its valid time range.' };
	return typeof jti === 'string' && jti !== '' ? undefined : { code: 50027, message: "The client assertion has no identity of its own ('jti')." };
}

/** "https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token", with the tenant by any of its names. */
function audiences(endpoint: string, tenants: readonly string[]): ReadonlySet<string> {
	return new Set([endpoint, ...tenants.map((tenant) => endpoint.replace(/^(https:\/\/[^/]+\/)[^/]+/, `$1${tenant}`))]);
}
