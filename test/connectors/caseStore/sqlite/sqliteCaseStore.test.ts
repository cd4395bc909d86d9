import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import type { FirstTables } from '../../../../connectors/caseStore/sql/migrations/caseEvents';
import { bringUpToDate } from '../../../../connectors/caseStore/sql/upToDate';
import { NodeSqliteDialect } from '../../../../connectors/caseStore/sqlite/dialect';
import { openSqliteCaseStore } from '../../../../connectors/caseStore/sqlite/open';
import { migrations } from '../../../../connectors/caseStore/sqlite/schema';
import { keepsTheContract } from '../contract';
import { freshFile } from './freshFile';

keepsTheContract({
	name: 'in a SQLite file',
	fresh: () => {
		const file = freshFile();
		return {
			open: async () => await openSqliteCaseStore(file),
			past: async (text) => {
				const database = new DatabaseSync(file);
				try {
					database.exec(text);
				} finally {
					database.close();
				}
			},
			rows: async (text) => {
				const database = new DatabaseSync(file);
				try {
					return database.prepare(text).all();
				} finally {
					database.close();
				}
			},
			dropGuards: ['chain_no_update', 'chain_no_delete', 'content_no_update', 'content_no_delete', 'erased_no_delete'].map((guard) => `drop trigger case_${guard}`).join('; '),
			failAtDelete: "create trigger fails before delete on case_content when old.sequence = 6 begin select raise(abort, 'the disk is gone'); end",
			firstRelease: () => firstRelease(file),
			upgrade: {},
			forChild: { file },
		};
	},
});

/** The file as the first release of the package made it, by the step that it took. */
async function firstRelease(file: string): Promise<Kysely<FirstTables>> {
	mkdirSync(path.dirname(file), { recursive: true });
	const database = new DatabaseSync(file);
	database.exec('pragma journal_mode = wal');
	const db = new Kysely<FirstTables>({ dialect: new NodeSqliteDialect(database, file) });
	const name = '2026-11-case-events';
	await bringUpToDate(db as unknown as Parameters<typeof bringUpToDate>[0], { migrations: { [name]: migrations[name]! }, named: 'case log' });
	return db;
}
