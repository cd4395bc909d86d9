import { CaseStoreError } from '../caseStore';
import type { Progress } from '../sql/sqlCaseStore';
import { connectionError } from './connection';
import { schemaName } from './schema';

type Said = readonly [message: string, advice: string];

const inUse: Said = ['The case log is in use by another run', 'Nothing was written. Wait until the other run has finished and execute again.'];
const noRight: Said = [
	'The user of the credential may not do this in the case log’s database',
	`Nothing was written. Have your database’s administrator let the user create a schema in the database, or read and insert in the schema "${schemaName}", and delete in its table case_content where pupils are to be erased.`,
];
const otherTables: Said = [
	`The schema "${schemaName}" of the database holds something else than a case log of this package`,
	'Nothing was written. Have a database of its own made for the case log, and name it in the credential.',
];
const againstRules: Said = ['The case log refused a change that would break its rules', 'Nothing was written. The log only ever grows; if this happens again, report it.'];
const otherEncoding: Said = ['The case log’s database cannot hold a character of these texts', 'Nothing was written. Have the database made with ENCODING \'UTF8\'.'];

/** SQLSTATE codes (https://www.postgresql.org/docs/current/errcodes-appendix.html) that somebody can do something about. */
const bySqlState: Readonly<Record<string, Said>> = {
	'23001': againstRules,
	'23505': againstRules,
	'23514': againstRules,
	'22P05': otherEncoding,
	'25006': ['The case log’s database can only be read', 'Nothing was written. The host is a standby, or the database is set to read only: name the host that takes changes.'],
	'40001': inUse,
	'40P01': inUse,
	'42501': noRight,
	'42703': otherTables,
	'42P01': otherTables,
	'42P07': otherTables,
	'42723': otherTables,
	'53100': ['The disk of the case log’s database is full', 'Nothing was written. Have your database’s administrator make room, then execute again.'],
	'53200': ['The case log’s database is out of memory', 'Nothing was written. Execute again later, or tell your database’s administrator.'],
	'54000': ['A text is too long for the case log', 'Nothing was written. Shorten the id or the step that is so long.'],
	'55P03': inUse,
	'57014': inUse,
};

/**
 * Whether the same call may be made once more: another transaction was in the way, or the connection was lost before
 * anything could stand.
 */
export function isPassing(error: unknown, { committing }: Progress): boolean {
	return ['40001', '40P01'].includes(codeOf(error)) || (isLost(error) && !committing && !noAnswer.test(messageOf(error)));
}

/** What `pg` says where it waited long enough for an answer. */
const noAnswer = /Query read timeout/;

/**
 * A connection that was had and broke: the server's own words (class 08, 25P03 and 57P0x: shut down or ended), the
 * network's codes, and what `pg` says without a code.
 */
const isLost = (error: unknown): boolean =>
	/^(?:08...|25P03|57P0[1-5]|ECONNRESET|EPIPE|ETIMEDOUT|ECONNABORTED)$/.test(codeOf(error)) ||
	/Connection terminated|connection error and is not queryable|Client was closed|connection has been discarded/i.test(messageOf(error)) ||
	noAnswer.test(messageOf(error));

/**
 * Says what a failure of the database means and what to do about it. Takes what was thrown, and how far the call had
 * come, or null where no connection was had yet. The error of the database is not kept as a cause: it may hold a row.
 */
export function toCaseStoreError(error: unknown, progress: Progress | null): unknown {
	if (error instanceof CaseStoreError) return error;
	if (!progress) return unreachable(error);
	const code = codeOf(error);
	const said = bySqlState[code];
	if (said) return new CaseStoreError(`${said[0]} (${code})`, said[1]);
	if (isLost(error)) return lost(progress);
	// A call may have to connect anew.
	if (/^E[A-Z_]+$/.test(code) || /^(?:28...|3D000|53300)$/.test(code) || /timeout exceeded when trying to connect/.test(messageOf(error))) return unreachable(error);
	if (/^[0-9A-Z]{5}$/.test(code)) return new CaseStoreError(`The case log’s database refused (${code})`, 'Nothing was written. Tell your database’s administrator this code.');
	return error;
}

function unreachable(error: unknown): CaseStoreError {
	const { message, advice } = connectionError(error);
	return new CaseStoreError(`The case log’s database: ${message}`, `Nothing was written. ${advice}, then execute again.`);
}

/** Running again is safe either way: what was settled is not made again, and what was reserved is taken up or waited for. */
function lost({ committing }: Progress): CaseStoreError {
	const message = 'The connection to the case log’s database was lost';
	if (!committing) return new CaseStoreError(message, 'Nothing of this step was written. Execute again once the database runs.');
	return new CaseStoreError(
		`${message} at the end of a step, which may or may not have been written`,
		'Execute again, no sooner than 15 minutes from now: nothing is made twice, and what was only reserved is then taken up.',
	);
}

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '');
const messageOf = (error: unknown): string => String((error as { message?: unknown } | null)?.message ?? '');
