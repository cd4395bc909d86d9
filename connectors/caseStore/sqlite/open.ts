import { closeSync, mkdirSync, openSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { Kysely } from 'kysely';
import { withHomeFolder } from '../../files/homeFolder';
import { CaseStoreError, type CaseStore } from '../caseStore';
import { SqlCaseStore, type CaseStoreBackend } from '../sql/sqlCaseStore';
import type { CaseLogTables } from '../sql/tables';
import { bringUpToDate } from '../sql/upToDate';
import { NodeSqliteDialect } from './dialect';
import { isBusy, toCaseStoreError } from './errors';
import { migrations } from './schema';
import { vanish } from './vanish';

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
	const guarded: CaseStoreBackend['guarded'] = async (work) => {
		try {
			return await work({ committing: false });
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
			// FULL has each commit on the disk before it is answered; what is deleted is overwritten with zeros.
			database.exec('pragma synchronous = full; pragma trusted_schema = off; pragma secure_delete = on;');
			const db = new Kysely<CaseLogTables>({ dialect: new NodeSqliteDialect(database, real) });
			await bringUpToDate(db, { migrations, named: `case log "${wanted}"` });
			ready = true;
			// A transaction of this dialect locks out all other writers from its start.
			return new SqlCaseStore(db, { guarded, lock: async () => undefined, vanish: () => vanish(database, real) });
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
