import { ExponentialBackoff, handleWhen, retry } from 'cockatiel';
import { Kysely } from 'kysely';
import { Pool } from 'pg';
import type { CaseStore } from '../caseStore';
import { SqlCaseStore, type CaseStoreBackend, type Progress } from '../sql/sqlCaseStore';
import type { CaseLogTables } from '../sql/tables';
import { bringUpToDate } from '../sql/upToDate';
import { connectionOptions, type PostgresSettings } from './connection';
import { CaseLogDialect, lock } from './dialect';
import { isPassing, toCaseStoreError } from './errors';
import { makeSchema, migrations, schemaName } from './schema';
import { vanish } from './vanish';

/** Beyond every limit that the server itself keeps (`dialect.ts`): where a network swallows the answer. */
const answerTimeoutMs = 90_000;

/**
 * Opens the case log in a PostgreSQL database, and makes its schema and tables where they are not there yet.
 * Throws `CaseStoreError` where the database cannot be reached or used.
 *
 * One connection, for as long as the store is open. A node opens the store once a run and asks it once for all its
 * items: a pool kept by the process would save some milliseconds a run, and have each worker hold connections, and a
 * password that has since been changed, until it ends.
 */
export async function openPostgresCaseStore(settings: PostgresSettings): Promise<CaseStore> {
	const pool = new Pool({ ...connectionOptions(settings), max: 1, keepAlive: true, query_timeout: answerTimeoutMs });
	// A connection that breaks while nobody waits for an answer tells so by an event, which would end n8n if nobody listened.
	// The next question meets the broken connection and says so.
	pool.on('error', () => undefined);
	pool.on('connect', (client) => client.on('error', () => undefined));
	const db = new Kysely<CaseLogTables>({ dialect: new CaseLogDialect(pool) }).withSchema(schemaName);
	let ready = false;
	try {
		await connect(pool);
		await guarded(() => bringUpToDate(db, { migrations, named: `case log in the database "${settings.database}"`, schema: schemaName, prepare: lockAndMakeSchema }));
		ready = true;
		return new SqlCaseStore(db, { guarded, lock, vanish: () => vanish(pool) });
	} finally {
		if (!ready) await db.destroy();
	}
}

async function connect(pool: Pool): Promise<void> {
	try {
		(await pool.connect()).release();
	} catch (error) {
		throw toCaseStoreError(error, null);
	}
}

/** Two workers that start at once on an empty database take turns. */
const lockAndMakeSchema: Parameters<typeof bringUpToDate>[1]['prepare'] = async (transaction) => {
	await lock(transaction, 'schema');
	await makeSchema(transaction);
};

/** Makes a call again that came to nothing for a passing reason. */
const guarded: CaseStoreBackend['guarded'] = async (work) => {
	let progress: Progress = { committing: false };
	const patience = retry(handleWhen((error) => isPassing(error, progress)), { maxAttempts: 5, backoff: new ExponentialBackoff({ initialDelay: 50, maxDelay: 2000 }) });
	try {
		return await patience.execute(async () => await work((progress = { committing: false })));
	} catch (error) {
		throw toCaseStoreError(error, progress);
	}
};
