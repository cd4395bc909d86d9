import { createPrivateKey, randomUUID, X509Certificate } from 'node:crypto';
import type { IHttpRequestHelper } from 'n8n-workflow';
import jwt from 'jsonwebtoken';
import { microsoftClouds } from '../../connectors/service/microsoft365/clouds';
import { SignInError } from '../../connectors/service/signInError';
import { pemBlock } from '../../connectors/service/pem';
import { requestToken, type Refusal } from './requestToken';

export interface EntraApplication {
	/** GUID or domain of the school's directory. */
	readonly tenant: string;
	readonly clientId: string;
	/** Graph's address in the school's cloud: says where to sign in, too. */
	readonly graph: string;
	readonly proof: { readonly secret: string } | { readonly privateKey: string; readonly certificate: string };
}

/**
 * An access token of an application without a person, with all that an administrator has agreed to.
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow. Throws `SignInError`.
 */
export async function applicationToken(request: IHttpRequestHelper, application: EntraApplication): Promise<string> {
	const { graph, url } = endpointOf(application);
	const { clientId, proof } = application;
	if (!clientId) throw new SignInError('The application (client) ID is empty', 'Copy it from the overview of the app registration in Entra');
	return await requestToken(request, {
		service: 'Microsoft 365',
		url,
		form: { grant_type: 'client_credentials', client_id: clientId, scope: `${graph}/.default`, ...proofOf(proof, clientId, url) },
		explain,
	});
}

function endpointOf({ tenant, graph }: EntraApplication): { readonly graph: string; readonly url: string } {
	const origin = graph.replace(/\/+$/, '');
	const cloud = microsoftClouds.find((known) => known.graph === origin);
	if (!cloud) throw new SignInError('The address of Microsoft Graph is none of Microsoft’s clouds', 'Choose the cloud from the list');
	// A GUID or a domain and nothing else, since it becomes a part of the address.
	if (!/^[A-Za-z0-9][A-Za-z0-9.-]{0,252}$/.test(tenant)) throw new SignInError('The directory (tenant) ID is none', 'Copy it from the overview of the app registration in Entra');
	return { graph: origin, url: `${cloud.signIn}/${tenant}/oauth2/v2.0/token` };
}

function proofOf(proof: EntraApplication['proof'], clientId: string, audience: string): Record<string, string> {
	if ('secret' in proof) {
		if (!proof.secret) throw new SignInError('The client secret is empty', 'Make one in Entra under "Certificates & secrets" and copy its value, not its ID');
		return { client_secret: proof.secret };
	}
	return { client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer', client_assertion: assertion(proof, clientId, audience) };
}

/** https://learn.microsoft.com/entra/identity-platform/certificate-credentials */
function assertion(pair: { readonly privateKey: string; readonly certificate: string }, clientId: string, audience: string): string {
	const { key, thumbprint } = readPair(pair);
	return jwt.sign({}, key, {
		algorithm: 'PS256',
		header: { alg: 'PS256', typ: 'JWT', 'x5t#S256': thumbprint } as jwt.JwtHeader,
		issuer: clientId,
		subject: clientId,
		audience,
		jwtid: randomUUID(),
		notBefore: 0,
		expiresIn: 300,
	});
}

function readPair({ privateKey, certificate }: { readonly privateKey: string; readonly certificate: string }): { readonly key: string; readonly thumbprint: string } {
	const key = pemBlock(privateKey, 'PRIVATE KEY');
	const pem = pemBlock(certificate, 'CERTIFICATE');
	if (!key || !pem) throw badPair('they have to be PEM: the key begins with -----BEGIN PRIVATE KEY-----, the certificate with -----BEGIN CERTIFICATE-----');
	const { parsed, belongs } = tryPair(key, pem);
	if (!belongs) throw badPair('the key does not belong to the certificate');
	if (Date.parse(parsed.validTo) < Date.now()) throw new SignInError('The certificate has expired', 'Make a new one, upload it in Entra under "Certificates & secrets" and paste it here with its key');
	return { key, thumbprint: Buffer.from(parsed.fingerprint256.replaceAll(':', ''), 'hex').toString('base64url') };
}

function tryPair(key: string, certificate: string): { readonly parsed: X509Certificate; readonly belongs: boolean } {
	try {
		const parsed = new X509Certificate(certificate);
		const secret = createPrivateKey(key);
		return { parsed, belongs: secret.asymmetricKeyType === 'rsa' && parsed.checkPrivateKey(secret) };
	} catch {
		throw badPair('one of them cannot be read, or the key has a passphrase, which is not possible here');
	}
}

const badPair = (why: string): SignInError =>
	new SignInError(`The private key and the certificate cannot be used: ${why}`, 'Paste an RSA key and its certificate as the page for administrators says');

/** https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
function explain({ error, description }: Refusal): SignInError {
	const code = /AADSTS\d+/.exec(description)?.[0] ?? (/^[\w .-]{1,40}$/.test(error) ? error : undefined);
	const [reason, advice] = refusals[code ?? ''] ?? ['Microsoft refused the application', 'Check the app registration in Entra by the page for administrators'];
	return new SignInError(`${reason}${code ? ` (${code})` : ''}`, advice, { code });
}

const refusals: Readonly<Record<string, readonly [reason: string, advice: string]>> = {
	AADSTS90002: ['Microsoft does not know the directory (tenant)', 'Check the directory (tenant) ID, and that the right cloud is chosen'],
	AADSTS900023: ['Microsoft does not know the directory (tenant)', 'Check the directory (tenant) ID, and that the right cloud is chosen'],
	AADSTS700016: ['Microsoft does not know the application in this directory', 'Check the application (client) ID and the directory (tenant) ID'],
	AADSTS7000215: ['The client secret is wrong', 'Copy the value of the secret, not its ID; where it is hidden by now, make a new one'],
	AADSTS7000222: ['The client secret has expired', 'Make a new one in Entra under "Certificates & secrets" and paste its value here'],
	AADSTS700027: ['Microsoft does not know the certificate', 'Upload it in Entra under "Certificates & secrets", "Certificates", and check that the key belongs to it'],
	AADSTS700024: ['The clock of the machine that n8n runs on is wrong', 'Set it by a time server, then try again'],
	AADSTS7000112: ['The application is switched off', 'In Entra under "Enterprise applications", open it and enable sign-in'],
};
