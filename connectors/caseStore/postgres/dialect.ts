import { CompiledQuery, PostgresAdapter, PostgresDialect, PostgresDriver, type DatabaseConnection, type Driver, type Transaction, type TransactionSettings } from 'kysely';
import type { Pool } from 'pg';
import type { CaseLogTables } from '../sql/tables';

/** Kysely's PostgreSQL dialect, with transactions that do not hold up others for ever. */
export class CaseLogDialect extends PostgresDialect {
	constructor(private readonly pool: Pool) {
		super({ pool });
	}

	override createDriver(): Driver {
		return new TimedTransactionsDriver({ pool: this.pool });
	}

	override createAdapter(): PostgresAdapter {
		return new LockedByTransactionAdapter();
	}
}

/**
 * How long a statement may take, a lock may be waited for, and a transaction may stand still before the server ends it:
 * a worker that hangs must not keep its school's log from all others. Of the transaction and not of the session, which
 * a pooler such as PgBouncer shares out to others.
 */
const limits = { statement_timeout: '60s', lock_timeout: '30s', idle_in_transaction_session_timeout: '60s' };
const setLimits = CompiledQuery.raw(`select ${Object.entries(limits).map(([name, value]) => `set_config('${name}', '${value}', true)`).join(', ')}`);

class TimedTransactionsDriver extends PostgresDriver {
	override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
		await super.beginTransaction(connection, settings);
		await connection.executeQuery(setLimits);
	}

	/** A connection that is gone needs no rolling back; the error of trying would hide the first. */
	override async rollbackTransaction(connection: Parameters<PostgresDriver['rollbackTransaction']>[0]): Promise<void> {
		await super.rollbackTransaction(connection).catch(() => undefined);
	}
}

/** Our own lock of the transaction stands in for that of the migrator, whose release after an error would hide that error. */
class LockedByTransactionAdapter extends PostgresAdapter {
	override async acquireMigrationLock(): Promise<void> {}
	override async releaseMigrationLock(): Promise<void> {}
}

/** The first of the two numbers of our advisory locks, so that they meet no other program's: the bytes of "case". */
const lockFamily = 0x63617365;
const lockNumbers = { schema: -1, names: 0 };

/** Waits for a lock that ends with the transaction: `schema` for who changes tables, `names` for who names schools, a number for a school's log. */
export async function lock(transaction: Transaction<CaseLogTables>, what: number | keyof typeof lockNumbers): Promise<void> {
	const number = typeof what === 'number' ? what : lockNumbers[what];
	await transaction.executeQuery(CompiledQuery.raw('select pg_advisory_xact_lock($1, $2)', [lockFamily, number]));
}
