import type { Kysely, Transaction } from 'kysely';
import { DEFAULT_MIGRATION_TABLE, Migrator, type Migration } from 'kysely/migration';
import { CaseStoreError } from '../caseStore';
import type { CaseLogTables } from './tables';

export interface Upgrade {
	/** All steps, by names in the order of their release. */
	readonly migrations: Readonly<Record<string, Migration>>;
	/** How a message calls this case log. */
	readonly named: string;
	/** The database's schema that holds the tables, where it has schemas. */
	readonly schema?: string;
	/** Takes the lock under which one process at a time changes the tables, and makes what the tables stand in. */
	readonly prepare?: (transaction: Transaction<CaseLogTables>) => Promise<void>;
}

/**
 * Takes the steps that a case log lacks, in one transaction; one that lacks nothing is only read.
 * Looks first, so that a run that only reads takes no lock; the look is repeated under the lock before anything changes.
 * Throws `CaseStoreError` where a newer version of this package made the log.
 */
export async function bringUpToDate(db: Kysely<CaseLogTables>, { migrations, named, schema, prepare }: Upgrade): Promise<void> {
	const migratorOf = (database: Kysely<CaseLogTables>) =>
		new Migrator({ db: database, provider: { getMigrations: async () => ({ ...migrations }) }, ...(schema ? { migrationTableSchema: schema } : {}) });
	const known = await migratorOf(db).getMigrations();
	if (known.some(({ executedAt }) => executedAt) && (await hasLaterMigrations(db, migrations))) {
		throw new CaseStoreError(`The ${named} was made by a newer version of this package`, 'Update n8n-nodes-school-attendance, then execute again.');
	}
	if (known.every(({ executedAt }) => executedAt)) return;
	await db.transaction().execute(async (transaction) => {
		await prepare?.(transaction);
		const { error } = await migratorOf(transaction).migrateToLatest();
		if (error) throw error;
	});
}

async function hasLaterMigrations(db: Kysely<CaseLogTables>, migrations: Upgrade['migrations']): Promise<boolean> {
	const applied = await db.withTables<{ [DEFAULT_MIGRATION_TABLE]: { name: string } }>().selectFrom(DEFAULT_MIGRATION_TABLE).select('name').execute();
	return applied.some(({ name }) => !Object.hasOwn(migrations, name));
}
