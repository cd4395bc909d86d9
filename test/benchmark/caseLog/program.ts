/**
 * Measured: 100,000 events written to a case log or, for comparison, inserted as rows; or a log of them verified. Arguments:
 * what to do, and where (the file, or PostgreSQL's settings as JSON). Prints how many events there are.
 */
import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { verifyChain } from '../../../attendance/caseLog';
import type { CaseStore } from '../../../connectors/caseStore/caseStore';
import type { PostgresSettings } from '../../../connectors/caseStore/postgres/connection';
import { openPostgresCaseStore } from '../../../connectors/caseStore/postgres/open';
import { openSqliteCaseStore } from '../../../connectors/caseStore/sqlite/open';
import { oakfield } from '../../connectors/caseStore/acts';
import { batches, columns, rowsOf } from './rows';

const [what, where] = process.argv.slice(2) as [keyof typeof programs, string];
const run = { id: 'run 1', at: '2026-11-23T07:00:00.000Z' };
const tableOf = (text: string, number: string) => `create table plain (${columns.map((name) => `${name} ${/sequence|attempt|sessions/.test(name) ? number : text}`).join(', ')})`;

const programs = {
	'log in SQLite': async () => await log(await openSqliteCaseStore(where)),
	'log in PostgreSQL': async () => await log(await openPostgresCaseStore(JSON.parse(where) as PostgresSettings)),
	'verify SQLite': async () => await verify(await openSqliteCaseStore(where)),
	'verify PostgreSQL': async () => await verify(await openPostgresCaseStore(JSON.parse(where) as PostgresSettings)),
	/** SHA-256 alone over as much text as the events have. */
	'hash alone': async () => {
		let [hash, hashed] = ['', 0];
		for (const acts of batches()) {
			for (const kind of ['reserved', 'settled']) {
				for (const act of acts) {
					hash = createHash('sha256').update(JSON.stringify({ ...act, kind, ...run, attempt: 1, previousHash: hash })).digest('hex');
					hashed += 1;
				}
			}
		}
		return hashed;
	},
	'rows in SQLite': async () => {
		const database = new DatabaseSync(where);
		database.exec(`pragma journal_mode = wal; pragma synchronous = full; ${tableOf('text', 'integer')}`);
		const insert = database.prepare(`insert into plain values (${columns.map(() => '?').join(', ')})`);
		let written = 0;
		for (const rows of plainBatches()) {
			database.exec('begin immediate');
			for (const row of rows) insert.run(...row);
			database.exec('commit');
			written += rows.length;
		}
		database.close();
		return written;
	},
	'rows in PostgreSQL': async () => {
		const { host, port, database, user, password } = JSON.parse(where) as PostgresSettings;
		const client = new Client({ host, port, database, user, password });
		await client.connect();
		await client.query(tableOf('text', 'integer'));
		let written = 0;
		for (const rows of plainBatches()) {
			await client.query('begin');
			const values = rows.map((_, row) => `(${columns.map((__, column) => `$${row * columns.length + column + 1}`).join(', ')})`);
			await client.query(`insert into plain values ${values.join(', ')}`, rows.flat());
			await client.query('commit');
			written += rows.length;
		}
		await client.end();
		return written;
	},
};

function* plainBatches() {
	let written = 0;
	for (const acts of batches()) {
		for (const kind of ['reserved', 'settled']) {
			yield rowsOf(acts, kind, written);
			written += acts.length;
		}
	}
}

async function log(store: CaseStore): Promise<number> {
	let written = 0;
	for (const acts of batches()) {
		await store.reserve(oakfield, acts, run);
		await store.settle(oakfield, acts, run);
		written += 2 * acts.length;
	}
	await store.close();
	return written;
}

async function verify(store: CaseStore): Promise<number> {
	const verdict = verifyChain(await store.events(oakfield));
	await store.close();
	if (!verdict.intact) throw new Error(verdict.reason);
	return verdict.events;
}

void programs[what]().then((events) => process.stdout.write(String(events)));
