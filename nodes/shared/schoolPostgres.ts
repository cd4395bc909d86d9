import type { ICredentialsDecrypted, ICredentialTestFunctions, IDataObject, INodeCredentialTestResult } from 'n8n-workflow';
import type { PostgresSettings } from '../../connectors/caseStore/postgres/connection';

/** What the credential `schoolPostgresApi` says, as the connector takes it. */
export const postgresSettings = (fields: IDataObject): PostgresSettings => ({
	host: String(fields.host ?? '').trim(),
	port: Number(fields.port ?? 5432),
	database: String(fields.database ?? '').trim(),
	user: String(fields.user ?? '').trim(),
	password: String(fields.password ?? ''),
	ssl: fields.ssl === 'disable' ? 'disable' : 'verify',
	certificateAuthority: String(fields.certificateAuthority ?? ''),
});

/** The Test of that credential: connects, asks for the number 1, and says in words what is wrong. */
export async function schoolPostgresTest(this: ICredentialTestFunctions, { data }: ICredentialsDecrypted): Promise<INodeCredentialTestResult> {
	// Loaded only here: the case log of most schools is a file, and needs none of it.
	const { PostgresConnectionError, tryConnection } = await import('../../connectors/caseStore/postgres/connection');
	try {
		await tryConnection(postgresSettings((data ?? {}) as IDataObject));
		return { status: 'OK', message: 'Connection successful!' };
	} catch (error) {
		const said = error instanceof PostgresConnectionError ? `${error.message}. ${error.advice}` : 'The database cannot be reached';
		return { status: 'Error', message: said };
	}
}
