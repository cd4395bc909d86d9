import { Client, type ClientConfig } from 'pg';
import { pemBlocks } from '../../service/pem';

/** How to reach a PostgreSQL database, as the credential says. */
export interface PostgresSettings {
	readonly host: string;
	readonly port: number;
	readonly database: string;
	readonly user: string;
	readonly password: string;
	/** `verify`: encrypted, and only to a server with the right certificate. */
	readonly ssl: 'verify' | 'disable';
	/** PEM of who signed the server's certificate; empty for the public authorities. */
	readonly certificateAuthority?: string;
}

/** The database could not be reached; `advice` says what a person can do about it. Neither holds the password. */
export class PostgresConnectionError extends Error {
	override readonly name = 'PostgresConnectionError';
	constructor(
		message: string,
		readonly advice: string,
	) {
		super(message);
	}
}

/** The options of `pg` for a connection that gives up after ten seconds. */
export function connectionOptions({ host, port, database, user, password, ssl, certificateAuthority }: PostgresSettings): ClientConfig {
	const ca = pemBlocks(certificateAuthority ?? '', 'CERTIFICATE');
	return {
		host,
		port,
		database,
		user,
		password,
		ssl: ssl === 'verify' ? { rejectUnauthorized: true, ...(ca.length > 0 ? { ca } : {}) } : false,
		connectionTimeoutMillis: 10_000,
		application_name: 'n8n school attendance',
	};
}

/** Opens a connection, asks the simplest question and closes it. Throws `PostgresConnectionError`. */
export async function tryConnection(settings: PostgresSettings): Promise<void> {
	const client = new Client(connectionOptions(settings));
	try {
		await client.connect();
		await client.query('SELECT 1');
	} catch (error) {
		throw connectionError(error);
	} finally {
		await client.end().catch(() => undefined);
	}
}

/** Puts what `pg` or the network threw into words; its own text may hold addresses and names of users. */
export function connectionError(error: unknown): PostgresConnectionError {
	const { code = '', message = '' } = error as { readonly code?: string; readonly message?: string };
	const [what, advice] = explanations[code] ?? byText.find(([text]) => text.test(message))?.[1] ?? ['The database cannot be reached', 'Check host, port, database, user and SSL with whoever runs the database'];
	return new PostgresConnectionError(`${what}${code ? ` (${code})` : ''}`, advice);
}

type Explanation = readonly [what: string, advice: string];

const noServer: Explanation = ['No PostgreSQL answers at this host and port', 'Check both, that the database is running, and that a firewall lets this machine through'];
const strangeCertificate: Explanation = ['The certificate of the server is not signed by an authority that is trusted', 'Paste the certificate of the authority that signed it, which your database’s administrator has'];

/** Codes of the network, of TLS, and of PostgreSQL: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const explanations: Readonly<Record<string, Explanation>> = {
	ECONNREFUSED: noServer,
	ETIMEDOUT: noServer,
	EHOSTUNREACH: noServer,
	ENOTFOUND: ['There is no host of this name', 'Check how the host is written'],
	EAI_AGAIN: ['There is no host of this name', 'Check how the host is written'],
	DEPTH_ZERO_SELF_SIGNED_CERT: strangeCertificate,
	SELF_SIGNED_CERT_IN_CHAIN: strangeCertificate,
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: strangeCertificate,
	CERT_HAS_EXPIRED: ['The certificate of the server has expired', 'Ask your database’s administrator to renew it'],
	ERR_TLS_CERT_ALTNAME_INVALID: ['The certificate of the server is for another host', 'Write the host as it stands in the certificate'],
	'28P01': ['The user or the password is wrong', 'Check both'],
	'28000': ['The server does not let this user in from here', 'Ask your database’s administrator to add a line for it to pg_hba.conf'],
	'3D000': ['There is no database of this name on the server', 'Check its name, or have it made'],
	'42501': ['The user may not use this database', 'Ask your database’s administrator to grant the user CONNECT on it'],
	'53300': ['The server has too many connections', 'Try again later, or ask your database’s administrator to allow more'],
};

const byText: readonly (readonly [RegExp, Explanation])[] = [
	[/does not support SSL/, ['The server does not encrypt connections', 'Have SSL switched on at the server; choose "Do Not Encrypt" only where it runs on the same machine']],
	[/timeout|terminated/i, noServer],
	[/password must be a string|no password/i, ['The server asks for a password', 'Fill in the password']],
];
