import { sql, type Kysely } from 'kysely';
import type { TableDialect } from '../tables';

/** The tables of the first release, in which an event's content was hashed without salt and could not be taken out. */
export interface FirstTables {
	school_name: { name: string; school: number };
	case_event: FirstEventRow;
}

export interface FirstEventRow {
	school: number;
	sequence: number;
	kind: 'reserved' | 'settled';
	key: string;
	pupil_id: string;
	step: string;
	as_at: string;
	at: string;
	run: string;
	attempt: number;
	absent_sessions: number | null;
	possible_sessions: number | null;
	document: string | null;
	previous_hash: string;
	hash: string;
}

/** Makes the tables above where there is nothing. Part of a migration that has been released: never changed. */
export async function createCaseLogTables(db: Kysely<unknown>, { text, ending }: TableDialect): Promise<void> {
	await db.schema
		.createTable('school_name')
		.addColumn('name', text, (column) => column.primaryKey())
		.addColumn('school', 'integer', (column) => column.notNull())
		.modifyEnd(ending)
		.execute();
	await db.schema
		.createTable('case_event')
		.addColumn('school', 'integer', (column) => column.notNull())
		.addColumn('sequence', 'integer', (column) => column.notNull())
		.addColumn('kind', text, (column) => column.notNull().check(sql`kind in ('reserved', 'settled')`))
		.addColumn('key', text, (column) => column.notNull())
		.addColumn('pupil_id', text, (column) => column.notNull())
		.addColumn('step', text, (column) => column.notNull())
		.addColumn('as_at', text, (column) => column.notNull())
		.addColumn('at', text, (column) => column.notNull())
		.addColumn('run', text, (column) => column.notNull())
		.addColumn('attempt', 'integer', (column) => column.notNull())
		.addColumn('absent_sessions', 'integer')
		.addColumn('possible_sessions', 'integer')
		.addColumn('document', text)
		.addColumn('previous_hash', text, (column) => column.notNull())
		.addColumn('hash', text, (column) => column.notNull())
		.addPrimaryKeyConstraint('case_event_place', ['school', 'sequence'])
		.addUniqueConstraint('one_event_follows_another', ['school', 'previous_hash'])
		.modifyEnd(ending)
		.execute();
	// The last guards of "exactly once", should a store ever read and write in two steps.
	await db.schema.createIndex('reserved_once_an_attempt').on('case_event').columns(['school', 'key', 'attempt']).unique().where(sql.ref('kind'), '=', sql.lit('reserved')).execute();
	await db.schema.createIndex('settled_once').on('case_event').columns(['school', 'key']).unique().where(sql.ref('kind'), '=', sql.lit('settled')).execute();
	await db.schema.createIndex('case_event_key').on('case_event').columns(['school', 'key']).execute();
	await db.schema.createIndex('case_event_pupil').on('case_event').columns(['school', 'pupil_id']).execute();
}
