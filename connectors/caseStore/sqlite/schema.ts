import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { createCaseLogTables } from '../sql/migrations/caseEvents';
import { partContent } from '../sql/migrations/contentApart';

// Long rows added at the end go in faster by rowid (https://sqlite.org/withoutrowid.html#when_to_use_without_rowid).
const dialect = { text: 'text', ending: sql`strict, without rowid`, longRows: sql`strict` } as const;

/** Steps from an empty file to the tables of the case log. A step that has been released is never changed; a new one follows it. */
export const migrations: Record<string, Migration> = {
	'2026-11-case-events': {
		async up(db: Kysely<unknown>) {
			await createCaseLogTables(db, dialect);
			for (const table of ['case_event', 'school_name']) {
				for (const change of ['update', 'delete']) await refuse(db, table, change);
			}
		},
	},
	'2026-11-content-apart': {
		async up(db: Kysely<unknown>) {
			await partContent(db, dialect);
			for (const table of ['case_chain', 'case_erased']) {
				for (const change of ['update', 'delete']) await refuse(db, table, change);
			}
			await refuse(db, 'case_content', 'update');
			await refuse(db, 'case_content', 'delete', sql`when not exists (select 1 from case_erased where school = old.school and sequence = old.sequence)`);
		},
	},
};

async function refuse(db: Kysely<unknown>, table: string, change: string, when = sql``): Promise<void> {
	await sql`create trigger ${sql.ref(`${table}_no_${change}`)} before ${sql.raw(change)} on ${sql.table(table)} ${when}
		begin select raise(abort, 'the case log is append-only'); end`.execute(db);
}
