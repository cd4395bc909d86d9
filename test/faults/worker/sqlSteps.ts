import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { Client } from 'pg';
import type { Boundary } from './job';

const writes = /^\s*insert\b/i;
const commits = /^\s*commit\b/i;

/** Which call of the case log is under way. */
export type Phase = 'reserve' | 'settle' | undefined;

/**
 * Lets a test come between the statements of the case log's own transactions, whatever they are, by standing in front of
 * the database's driver: before the first write, before the commit, and after the commit before its answer is seen.
 */
export class SqlSteps {
	private phase: Phase;
	private wrote = false;

	constructor(private readonly pass: (boundary: Boundary) => void) {
		this.beforeSqlite();
		this.beforePostgres();
	}

	/** Says which call the statements until its end belong to. */
	async during<T>(phase: Exclude<Phase, undefined>, call: () => Promise<T>): Promise<T> {
		this.phase = phase;
		this.wrote = false;
		return await call().finally(() => (this.phase = undefined));
	}

	private before(text: string): void {
		if (!this.phase) return;
		if (writes.test(text) && !this.wrote) {
			this.wrote = true;
			this.pass(`in ${this.phase}, before its first write`);
		}
		if (commits.test(text)) this.pass(`in ${this.phase}, written and not committed`);
	}

	private after(text: string): void {
		if (this.phase && commits.test(text)) this.pass(`in ${this.phase}, committed and not answered`);
	}

	private beforeSqlite(): void {
		const prepare = DatabaseSync.prototype.prepare;
		const before = (text: string) => this.before(text);
		const after = (text: string) => this.after(text);
		DatabaseSync.prototype.prepare = function (this: DatabaseSync, text: string): StatementSync {
			const statement = prepare.call(this, text);
			for (const method of ['run', 'all'] as const) {
				const original = statement[method].bind(statement) as (...values: unknown[]) => never;
				statement[method] = (...values: unknown[]) => {
					before(text);
					const result = original(...values);
					after(text);
					return result;
				};
			}
			return statement;
		};
	}

	private beforePostgres(): void {
		const query = Client.prototype.query as (...given: unknown[]) => unknown;
		const before = (text: string) => this.before(text);
		const after = (text: string) => this.after(text);
		Client.prototype.query = function (this: Client, ...given: unknown[]): unknown {
			const [asked] = given;
			const text = typeof asked === 'string' ? asked : String((asked as { text?: unknown } | undefined)?.text ?? '');
			before(text);
			const answer = query.apply(this, given);
			if (!(answer instanceof Promise)) return answer;
			return answer.then((result: unknown) => {
				after(text);
				return result;
			});
		} as typeof Client.prototype.query;
	}
}

/** Limits a SQLite file as a full disk would: once it has so many pages, each write that needs another is refused (SQLITE_FULL). */
export function limitPages(maxPages: number): void {
	const exec = DatabaseSync.prototype.exec;
	DatabaseSync.prototype.exec = function (this: DatabaseSync, text: string): void {
		exec.call(this, text);
		if (/journal_mode/i.test(text)) exec.call(this, `pragma max_page_count = ${maxPages}`);
	};
}
