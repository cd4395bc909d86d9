import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { createCaseLogTables } from '../sql/tables';

/** Steps from an empty file to the tables of the case log. A step that has been released is never changed; a new one follows it. */
export const migrations: Record<string, Migration> = {
	'2026-11-case-events': {
		async up(db: Kysely<unknown>) {
			await createCaseLogTables(db, { text: 'text', ending: sql`strict, without rowid` });
			for (const table of ['case_event', 'school_name']) {
				for (const change of ['update', 'delete']) {
					await sql`create trigger ${sql.ref(`${table}_no_${change}`)} before ${sql.raw(change)} on ${sql.table(table)}
						begin select raise(abort, 'the case log is append-only'); end`.execute(db);
				}
			}
		},
	},
};
