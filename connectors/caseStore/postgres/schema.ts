import { sql, type Kysely, type Transaction } from 'kysely';
import type { Migration } from 'kysely/migration';
import { CaseStoreError } from '../caseStore';
import { createCaseLogTables } from '../sql/migrations/caseEvents';
import { partContent } from '../sql/migrations/contentApart';
import type { CaseLogTables } from '../sql/tables';

/** The schema of the database that holds the case log, and nothing else. */
export const schemaName = 'attendance';

// Byte by byte: an order of the system's libraries may change under an index that keeps keys unique
// (https://wiki.postgresql.org/wiki/Locale_data_changes).
const dialect = { text: sql`text collate "C"`, ending: sql``, longRows: sql`` };

const refuse = sql.table(`${schemaName}.append_only`);

/** Steps from an empty schema to the tables of the case log. A step that has been released is never changed; a new one follows it. */
export const migrations: Record<string, Migration> = {
	'2026-11-case-events': {
		async up(db: Kysely<unknown>) {
			await createCaseLogTables(db, dialect);
			await sql`create function ${refuse}() returns trigger language plpgsql set search_path = '' as $$
				begin raise exception 'the case log is append-only' using errcode = 'restrict_violation'; end $$`.execute(db);
			for (const table of ['case_event', 'school_name']) {
				await sql`create trigger append_only before update or delete or truncate on ${sql.table(`${schemaName}.${table}`)}
					for each statement execute function ${refuse}()`.execute(db);
			}
		},
	},
	'2026-11-content-apart': {
		async up(db: Kysely<unknown>) {
			await partContent(db, dialect);
			for (const table of ['case_chain', 'case_erased']) {
				await sql`create trigger append_only before update or delete or truncate on ${sql.table(`${schemaName}.${table}`)}
					for each statement execute function ${refuse}()`.execute(db);
			}
			const content = sql.table(`${schemaName}.case_content`);
			await sql`create trigger append_only before update or truncate on ${content} for each statement execute function ${refuse}()`.execute(db);
			const refuseUnlessErased = sql.table(`${schemaName}.only_what_is_erased`);
			await sql`create function ${refuseUnlessErased}() returns trigger language plpgsql set search_path = '' as $$ begin
				if exists (select from ${sql.table(`${schemaName}.case_erased`)} as erased where erased.school = old.school and erased.sequence = old.sequence) then return old; end if;
				raise exception 'the case log is append-only' using errcode = 'restrict_violation'; end $$`.execute(db);
			await sql`create trigger only_what_is_erased before delete on ${content} for each row execute function ${refuseUnlessErased}()`.execute(db);
		},
	},
};

/** Makes the schema where there is none. Throws `CaseStoreError` where the user may not. */
export async function makeSchema(transaction: Transaction<CaseLogTables>): Promise<void> {
	const found = await sql<{ mayCreate: boolean }>`select has_schema_privilege(oid, 'create') as "mayCreate" from pg_namespace where nspname = ${schemaName}`.execute(transaction);
	// Asked for first, because "create schema if not exists" wants the right to create one even where it exists.
	if (found.rows.length === 0) await transaction.schema.createSchema(schemaName).execute();
	else if (!found.rows[0]?.mayCreate) {
		throw new CaseStoreError(
			`The user of the credential may not make tables in the schema "${schemaName}" of the case log's database`,
			`Have your database’s administrator make the user its owner (ALTER SCHEMA ${schemaName} OWNER TO …), then execute again.`,
		);
	}
}
