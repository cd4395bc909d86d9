import { setTimeout } from 'node:timers/promises';
import type { Pool } from 'pg';
import { schemaName } from './schema';

const table = `${schemaName}.case_content`;

const elsewhere = 'Backups of the database, its write-ahead log and its standbys still hold what was erased until they are overwritten: ask your database’s administrator how long they are kept.';
const inFile =
	`The database could not make its table anew, and its files may still hold what was erased: erase the same pupils again when nothing else runs, or have your database’s administrator run VACUUM (FULL, ANALYZE) ${table}.`;

/** Runs that read the log are soon over; a user who may not vacuum the table will not be let to. */
const attempts = 5;
const pauseMs = 200;

/**
 * Takes what was deleted out of the table's file, its indexes and the planner's statistics. A deleted row stays in the
 * file until VACUUM, whose plain form only frees its room; FULL writes a new file and ANALYZE new statistics
 * (https://www.postgresql.org/docs/current/sql-vacuum.html). It keeps others out while it works, and with SKIP_LOCKED gives
 * way where one is at it. Gives sentences on where it may still be.
 */
export async function vanish(pool: Pool): Promise<string[]> {
	for (let attempt = 1; attempt <= attempts; attempt += 1) {
		if (await madeAnew(pool)) return [elsewhere];
		await setTimeout(pauseMs);
	}
	return [inFile, elsewhere];
}

/** Who may not vacuum, or has to give way, is only warned; that the table has another file tells for certain. */
async function madeAnew(pool: Pool): Promise<boolean> {
	try {
		const before = await fileOf(pool);
		await pool.query(`vacuum (full, analyze, skip_locked) ${table}`);
		return (await fileOf(pool)) !== before;
	} catch {
		return false;
	}
}

async function fileOf(pool: Pool): Promise<unknown> {
	return (await pool.query<{ file: unknown }>(`select pg_relation_filenode('${table}') as file`)).rows[0]?.file;
}
