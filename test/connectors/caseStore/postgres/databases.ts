import { Client } from 'pg';
import type { PostgresSettings } from '../../../../connectors/caseStore/postgres/connection';
import { openPostgresCaseStore } from '../../../../connectors/caseStore/postgres/open';
import { startPostgres, type RunningPostgres } from '../../../support/postgres';
import type { Place } from '../backend';

/** A real PostgreSQL, and databases in it where nothing is yet. */
export class Databases {
	private made = 0;
	private constructor(private readonly server: RunningPostgres) {}

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
			dropGuards: 'drop trigger append_only on case_chain; drop trigger append_only on case_content; drop trigger only_what_is_erased on case_content; drop trigger append_only on case_erased',
			upgrade: { schema: 'attendance' },
			forChild: { postgres: settings },
		};
	}

	private settingsOf(database: string): PostgresSettings {
		const { host, port, user, password } = this.server;
		return { host, port, database, user, password, ssl: 'disable' };
	}
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
