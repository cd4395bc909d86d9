import type { Pool } from 'pg';
import { schemaName } from './schema';

const elsewhere = 'Backups of the database, its write-ahead log and its standbys still hold what was erased until they are overwritten: ask your database’s administrator for how long they are kept.';
const dead =
	`The database could not make its table anew, and its file may still hold what was erased: have your database’s administrator run VACUUM (FULL, ANALYZE) ${schemaName}.case_content.`;

/**
 * Takes what was deleted out of the table's file, its indexes and the planner's statistics. A deleted row stays in the
 * file until VACUUM, whose plain form only frees its room; FULL writes a new file
 * (https://www.postgresql.org/docs/current/sql-vacuum.html). It keeps readers and writers out for as long as that takes.
 * Gives sentences on where it may still be.
 */
export async function vanish(pool: Pool): Promise<string[]> {
	try {
		const client = await pool.connect();
		let refused = false;
		const onNotice = () => (refused = true);
		client.on('notice', onNotice);
		try {
			await client.query("set lock_timeout = '30s'");
			// A user who may not vacuum the table is only warned.
			await client.query(`vacuum (full, analyze) ${schemaName}.case_content`);
			return refused ? [dead, elsewhere] : [elsewhere];
		} finally {
			client.off('notice', onNotice);
			await client.query('reset lock_timeout').catch(() => undefined);
			client.release();
		}
	} catch {
		return [dead, elsewhere];
	}
}
