import { randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import { chained, type CaseEvent } from '../../../attendance/caseLog';
import { endOfChain } from './reading';
import { toRows } from './rows';
import { inParts, type CaseLogTables } from './tables';

/** 128 bits, as many as SHA-256 leaves nobody to guess. */
const saltBytes = 16;

/**
 * Adds events to the end of a school's log; gives the place of the last. Takes a transaction that holds the school's lock.
 * No row is skipped on a conflict: a clash with a unique index would mean that the lock failed, and then nothing of the
 * batch may stand.
 */
export async function append(transaction: Transaction<CaseLogTables>, school: number, events: readonly CaseEvent[]): Promise<number> {
	const end = await endOfChain(transaction, school);
	const salted = events.map((event) => ({ event, salt: randomBytes(saltBytes).toString('hex') }));
	for (const links of inParts(chained(end, salted))) {
		const { chain, content } = toRows(school, links);
		await transaction.insertInto('case_chain').values(chain).execute();
		await transaction.insertInto('case_content').values(content).execute();
	}
	return end.sequence + events.length;
}
