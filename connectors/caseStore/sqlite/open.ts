import { closeSync, mkdirSync, openSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { Kysely } from 'kysely';
import { DEFAULT_MIGRATION_TABLE, Migrator } from 'kysely/migration';
import { withHomeFolder } from '../../files/homeFolder';
import { CaseStoreError, type CaseStore } from '../caseStore';
import { NodeSqliteDialect } from './dialect';
import { isBusy, toCaseStoreError } from './errors';
import { migrations, type CaseLogTables } from './schema';
import { SqliteCaseStore } from './sqliteCaseStore';

/** How long a write waits for another process to finish its own before it gives up. */
const usualBusyTimeoutMs = 5000;

/** Where the case log lives unless the school says otherwise: n8n's own user folder, which its backups already hold. */
export function defaultCaseLogFile(): string {
	return path.join(process.env.N8N_USER_FOLDER || homedir(), '.n8n', 'school-attendance', 'case-log.sqlite');
}

/**
 * Opens the case log in a SQLite file, and makes the file and its tables where they are not there yet.
 * Takes the whole path of the file (`~/` stands for the home folder). Folders and files made here are readable by n8n's
 * own user alone. Throws `CaseStoreError` where the file cannot be used.
 */
export async function openSqliteCaseStore(file: string, busyTimeoutMs = usualBusyTimeoutMs): Promise<CaseStore> {
	const wanted = wholePath(file);
	const guarded = async <T>(work: () => Promise<T> | T): Promise<T> => {
		try {
			return await work();
		} catch (error) {
			throw toCaseStoreError(error, wanted);
		}
	};
	return await guarded(async () => {
		mkdirSync(path.dirname(wanted), { recursive: true, mode: 0o700 });
		closeSync(openSync(wanted, 'a', 0o600));
		const real = realpathSync(wanted);
		const database = new DatabaseSync(real, { timeout: busyTimeoutMs });
		let ready = false;
		try {
			await writeAhead(database, busyTimeoutMs);
			// FULL has each commit on the disk before it is answered.
			database.exec('pragma synchronous = full; pragma trusted_schema = off;');
			const db = new Kysely<CaseLogTables>({ dialect: new NodeSqliteDialect(database, real) });
			await migrate(db, wanted);
			ready = true;
			return new SqliteCaseStore(db, guarded);
		} finally {
			if (!ready) database.close();
		}
	});
}

/**
 * WAL lets readers read while one writes. SQLite waits for other processes everywhere but here: a change of the journal
 * that meets another process is refused at once (https://sqlite.org/wal.html), so it is we who wait.
 */
async function writeAhead(database: DatabaseSync, busyTimeoutMs: number): Promise<void> {
	const pauseMs = 20;
	let failure = failureOf(() => database.exec('pragma journal_mode = wal'));
	for (let waitedMs = 0; isBusy(failure) && waitedMs < busyTimeoutMs; waitedMs += pauseMs) {
		await setTimeout(pauseMs);
		failure = failureOf(() => database.exec('pragma journal_mode = wal'));
	}
	if (failure !== undefined) throw failure;
}

function failureOf(work: () => void): unknown {
	try {
		work();
		return undefined;
	} catch (error) {
		return error;
	}
}

function wholePath(file: string): string {
	const expanded = withHomeFolder(file);
	if (path.isAbsolute(expanded)) return expanded;
	throw new CaseStoreError(
		`The case log's file "${file}" is not a whole path`,
		'Write it from the root of the disk, such as /home/node/.n8n/school-attendance/case-log.sqlite, or leave the field empty.',
	);
}

/** Looks first, so that a run that only reads takes no lock; the look is repeated under the lock before anything changes. */
async function migrate(db: Kysely<CaseLogTables>, file: string): Promise<void> {
	const provider = { getMigrations: async () => migrations };
	const known = await new Migrator({ db, provider }).getMigrations();
	if (known.some(({ executedAt }) => executedAt) && (await hasLaterMigrations(db))) {
		throw new CaseStoreError(`The case log "${file}" was made by a newer version of this package`, 'Update n8n-nodes-school-attendance, then execute again.');
	}
	if (known.every(({ executedAt }) => executedAt)) return;
	await db.transaction().execute(async (transaction) => {
		const { error } = await new Migrator({ db: transaction, provider }).migrateToLatest();
		if (error) throw error;
	});
}

async function hasLaterMigrations(db: Kysely<CaseLogTables>): Promise<boolean> {
	const applied = await db.withTables<{ [DEFAULT_MIGRATION_TABLE]: { name: string } }>().selectFrom(DEFAULT_MIGRATION_TABLE).select('name').execute();
	return applied.some(({ name }) => !Object.hasOwn(migrations, name));
}
