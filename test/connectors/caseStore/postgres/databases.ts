import { Kysely } from 'kysely';
import { Client, Pool } from 'pg';
import { connectionOptions, type PostgresSettings } from '../../../../connectors/caseStore/postgres/connection';
import { CaseLogDialect } from '../../../../connectors/caseStore/postgres/dialect';
import { openPostgresCaseStore } from '../../../../connectors/caseStore/postgres/open';
import { makeSchema, migrations, schemaName } from '../../../../connectors/caseStore/postgres/schema';
import type { FirstTables } from '../../../../connectors/caseStore/sql/migrations/caseEvents';
import type { CaseLogTables } from '../../../../connectors/caseStore/sql/tables';
import { bringUpToDate } from '../../../../connectors/caseStore/sql/upToDate';
import { startPostgres, type RunningPostgres } from '../../../support/postgres';
import type { Place } from '../backend';

/** A real PostgreSQL, and databases in it where nothing is yet. */
export class Databases {
	private made = 0;
	private constructor(readonly server: RunningPostgres) {}

	static async start(): Promise<Databases> {
		return new Databases(await startPostgres());
	}

	async stop(): Promise<void> {
		await this.server.stop();
	}

	async fresh(): Promise<Place & { readonly settings: PostgresSettings }> {
		this.made += 1;
		const settings = this.settingsOf(`log_${this.made}`);
		await asked(this.settingsOf(this.server.database), `create database ${settings.database} encoding 'UTF8' template template0`);
		return {
			settings,
			open: async () => await openPostgresCaseStore(settings),
			past: async (text) => void (await asked(settings, text)),
			rows: async (text) => await asked(settings, text),
			dropGuards: 'drop trigger append_only on case_chain; drop trigger append_only on case_content; drop trigger only_what_is_erased on case_content; drop trigger append_only on case_erased',
			failAtDelete: `create function fails() returns trigger language plpgsql as $$ begin if old.sequence = 6 then raise exception 'the disk is gone'; end if; return old; end $$;
				create trigger fails before delete on case_content for each row execute function fails()`,
			firstRelease: () => firstRelease(settings),
			upgrade: { schema: 'attendance' },
			forChild: { postgres: settings },
		};
	}

	private settingsOf(database: string): PostgresSettings {
		const { host, port, user, password } = this.server;
		return { host, port, database, user, password, ssl: 'disable' };
	}
}

/** The database as the first release of the package made it, by the step that it took. */
async function firstRelease(settings: PostgresSettings): Promise<Kysely<FirstTables>> {
	const pool = new Pool({ ...connectionOptions(settings), max: 1 });
	const db = new Kysely<CaseLogTables>({ dialect: new CaseLogDialect(pool) }).withSchema(schemaName);
	const name = '2026-11-case-events';
	await bringUpToDate(db, { migrations: { [name]: migrations[name]! }, named: 'case log', schema: schemaName, prepare: makeSchema });
	return db as unknown as Kysely<FirstTables>;
}

/** Runs SQL on a connection of its own, which finds the tables of the log without their schema; gives the rows of the last. */
export async function asked<Row extends object>({ host, port, database, user, password }: PostgresSettings, text: string): Promise<Row[]> {
	const client = new Client({ host, port, database, user, password, options: '-c search_path=attendance,public' });
	await client.connect();
	try {
		return (await client.query<Row>(text)).rows;
	} finally {
		await client.end();
	}
}
