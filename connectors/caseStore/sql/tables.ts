import type { RawBuilder } from 'kysely';
import type { CaseEvent } from '../../../attendance/caseLog';

/** The tables as they now are; the steps that lead to them are in `migrations`. */
export interface CaseLogTables {
	/** Names a school was met by, each pointing to the number its events carry. */
	school_name: { name: string; school: number };
	case_chain: ChainRow;
	case_content: ContentRow;
	case_erased: ErasedRow;
}

/** A place in a school's log. Never changed, never taken out. */
export interface ChainRow {
	school: number;
	sequence: number;
	previous_hash: string;
	content_hash: string;
	hash: string;
}

/** What stands at a place. Never changed; taken out where `case_erased` names the place, and salt and all are gone with it. */
export interface ContentRow {
	school: number;
	sequence: number;
	salt: string;
	kind: CaseEvent['kind'];
	/** Null, as are pupil and attempt, where an event of its kind has none. */
	key: string | null;
	pupil_id: string | null;
	as_at: string;
	at: string;
	run: string;
	attempt: number | null;
	/** The whole event as canonical JSON (RFC 8785), of which the columns above are copies to look it up by. */
	event: string;
}

/** A place whose content may be taken out, and the place of the event that says so. Never changed, never taken out. */
export interface ErasedRow {
	school: number;
	sequence: number;
	erasure: number;
}

/** In what two databases write the same tables in their own way. */
export interface TableDialect {
	/** The type of a text that is compared byte by byte. */
	readonly text: 'text' | RawBuilder<unknown>;
	/** What stands behind a table's columns. */
	readonly ending: RawBuilder<unknown>;
	/** As `ending`, of a table of long rows. */
	readonly longRows: RawBuilder<unknown>;
}

/** Keys or rows a statement, at 11 values a row: under SQLite's limit of 32,766 values and PostgreSQL's of 65,535. */
const perStatement = 2000;

/** Values in parts that a statement can take. */
export function* inParts<T>(values: readonly T[]): Generator<T[]> {
	for (let from = 0; from < values.length; from += perStatement) yield values.slice(from, from + perStatement);
}
