import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { SqliteAdapter, SqliteDialect, SqliteDriver, type DatabaseConnection, type Driver, type SqliteDatabase } from 'kysely';

/** Kysely's SQLite dialect on Node's own `node:sqlite`, with transactions that lock out other writers from their start. */
export class NodeSqliteDialect extends SqliteDialect {
	constructor(
		private readonly database: DatabaseSync,
		private readonly file: string,
	) {
		super({ database: forKysely(database) });
	}

	override createDriver(): Driver {
		return new OneWriterDriver(this.database, this.file);
	}

	override createAdapter(): SqliteAdapter {
		return new TransactionalDdlAdapter();
	}
}

/** SQLite's schema changes do roll back; Kysely's adapter says otherwise because they cannot be nested in every driver. */
class TransactionalDdlAdapter extends SqliteAdapter {
	override get supportsTransactionalDdl(): boolean {
		return true;
	}
}

/**
 * Begins each transaction with `BEGIN IMMEDIATE`, so that what it reads cannot change before it writes.
 * Two runs of one n8n share one thread: were the second to wait inside SQLite, the first could never go on to commit. So
 * within a process transactions on a file take turns before they ask SQLite, which then only waits for other processes.
 */
class OneWriterDriver extends SqliteDriver {
	private endTurn: () => void = () => {};

	constructor(
		private readonly database: DatabaseSync,
		private readonly file: string,
	) {
		super({ database: forKysely(database) });
	}

	override async beginTransaction(): Promise<void> {
		this.endTurn = await turnAt(this.file);
		let begun = false;
		try {
			this.database.exec('begin immediate');
			begun = true;
		} finally {
			if (!begun) this.endTurn();
		}
	}

	override async commitTransaction(connection: DatabaseConnection): Promise<void> {
		await super.commitTransaction(connection);
		this.endTurn();
	}

	/** A full disk makes SQLite roll back by itself; rolling back again would hide that error behind another. */
	override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
		try {
			if (this.database.isTransaction) await super.rollbackTransaction(connection);
		} finally {
			this.endTurn();
		}
	}
}

const lastTurn = new Map<string, Promise<void>>();

/** Waits for the turn at a file; gives the function that ends it. */
export async function turnAt(file: string): Promise<() => void> {
	const before = lastTurn.get(file);
	let endTurn = () => {};
	const mine = new Promise<void>((resolve) => (endTurn = resolve));
	lastTurn.set(file, mine);
	await before;
	return () => {
		if (lastTurn.get(file) === mine) lastTurn.delete(file);
		endTurn();
	};
}

/** Kysely speaks to SQLite as better-sqlite3 does; Node's module differs in how parameters go in and rows are told of. */
function forKysely(database: DatabaseSync): SqliteDatabase {
	return {
		close: () => database.close(),
		prepare: (text) => {
			const statement: StatementSync = database.prepare(text);
			const values = (parameters: ReadonlyArray<unknown>) => parameters as readonly SQLInputValue[];
			return {
				reader: statement.columns().length > 0,
				all: (parameters) => statement.all(...values(parameters)),
				run: (parameters) => statement.run(...values(parameters)),
				iterate: (parameters) => statement.iterate(...values(parameters)),
			};
		},
	};
}
