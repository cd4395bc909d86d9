import type { Kysely, Transaction } from 'kysely';
import {
	answerReservation, chained, chainStart, mayGoOn,
	type ActEvent, type ChainedEvent, type ChainEnd, type LoggedAct, type ReservationAnswer, type Run,
} from '../../../attendance/caseLog';
import type { CaseStore, SchoolIdentity, SettlementAnswer } from '../caseStore';
import { findOrAddSchool, findSchool } from './schoolNumber';
import type { CaseEventRow, CaseLogTables } from './tables';
import { checkReadable, checkWritable } from './writableText';

/** Keys or rows a statement, at 15 values a row: under SQLite's limit of 32,766 values and PostgreSQL's of 65,535. */
const perStatement = 2000;

/** What a database does in its own way. */
export interface CaseStoreBackend {
	/**
	 * Runs one call, whose failures come out as `CaseStoreError`. May run it again from the start: a call is one
	 * transaction, or only reads.
	 */
	guarded<T>(work: (progress: Progress) => Promise<T>): Promise<T>;
	/** Keeps others from writing to the log of a school (or, for `names`, from naming schools) until the transaction ends. */
	lock(transaction: Transaction<CaseLogTables>, what: number | 'names'): Promise<void>;
}

/** How far a call has come. */
export interface Progress {
	/** All is said and the commit under way: a connection lost now leaves open whether it stands. */
	committing: boolean;
}

/** The case log in a database that Kysely speaks to. Made by `openSqliteCaseStore` and `openPostgresCaseStore`. */
export class SqlCaseStore implements CaseStore {
	constructor(
		private readonly db: Kysely<CaseLogTables>,
		private readonly backend: CaseStoreBackend,
	) {}

	history(school: SchoolIdentity, pupilIds: readonly string[]): Promise<Map<string, ActEvent[]>> {
		return this.backend.guarded(async () => {
			checkReadable(school, pupilIds);
			const found = new Map<string, ActEvent[]>();
			const number = await findSchool(this.db, school);
			if (number === undefined) return found;
			for (const ids of inParts([...new Set(pupilIds)])) {
				const rows = await this.db.selectFrom('case_event').selectAll().where('school', '=', number).where('pupil_id', 'in', ids).orderBy('sequence').execute();
				for (const { event } of rows.map(fromRow)) add(found, event.pupilId, event);
			}
			return found;
		});
	}

	reserve(school: SchoolIdentity, acts: readonly LoggedAct[], run: Run): Promise<ReservationAnswer[]> {
		return this.writing(school, acts, run, (eventsOf) => {
			const asked = new Set<string>();
			const answers = acts.map((act): ReservationAnswer => {
				if (asked.has(act.key)) return { outcome: 'repeated', on: act.asAt, document: act.document, attempt: null };
				asked.add(act.key);
				return answerReservation(eventsOf(act.key), run);
			});
			const events = acts.flatMap((act, place) => {
				const answer = answers[place] as ReservationAnswer;
				return mayGoOn(answer) && answer.attempt !== null ? [logged('reserved', act, run, answer.attempt)] : [];
			});
			return { answers, events };
		});
	}

	settle(school: SchoolIdentity, acts: readonly LoggedAct[], run: Run): Promise<SettlementAnswer[]> {
		return this.writing(school, acts, run, (eventsOf) => {
			const settledNow = new Map<string, ActEvent>();
			const answers = acts.map((act): SettlementAnswer => {
				const before = eventsOf(act.key);
				const attempt = Math.max(0, ...before.map((event) => event.attempt));
				const settled = before.find(({ kind }) => kind === 'settled') ?? settledNow.get(act.key);
				if (!settled) settledNow.set(act.key, logged('settled', act, run, attempt));
				return { on: settled?.asAt ?? act.asAt, alreadySettled: settled !== undefined, wasReserved: attempt > 0 };
			});
			return { answers, events: [...settledNow.values()] };
		});
	}

	events(school: SchoolIdentity): Promise<ChainedEvent[]> {
		return this.backend.guarded(async () => {
			const number = await findSchool(this.db, school);
			if (number === undefined) return [];
			const rows = await this.db.selectFrom('case_event').selectAll().where('school', '=', number).orderBy('sequence').execute();
			return rows.map(fromRow);
		});
	}

	async close(): Promise<void> {
		await this.db.destroy();
	}

	/**
	 * One transaction that locks out other writers of the school: reads what stands under the keys, lets `decide` answer, appends its
	 * events. No row is skipped on a conflict: a clash with a unique index would mean that the lock failed, and then
	 * nothing of the batch may stand.
	 */
	private writing<Answer>(
		school: SchoolIdentity,
		acts: readonly LoggedAct[],
		run: Run,
		decide: (eventsOf: (key: string) => readonly ActEvent[]) => { answers: Answer[]; events: ActEvent[] },
	): Promise<Answer[]> {
		return this.backend.guarded((progress) => {
			checkWritable(school, acts, run);
			// Each statement sees what was committed before it, hence all that was written before the lock was had.
			return this.db.transaction().setIsolationLevel('read committed').execute(async (transaction) => {
				const number = await findOrAddSchool(transaction, school, () => this.backend.lock(transaction, 'names'));
				await this.backend.lock(transaction, number);
				const byKey = await eventsByKey(transaction, number, acts.map(({ key }) => key));
				const { answers, events } = decide((key) => byKey.get(key) ?? []);
				const end = await endOfChain(transaction, number);
				for (const links of inParts(chained(end, events))) {
					await transaction.insertInto('case_event').values(links.map((link) => toRow(number, link))).execute();
				}
				progress.committing = true;
				return answers;
			});
		});
	}
}

async function eventsByKey(db: Transaction<CaseLogTables>, school: number, keys: readonly string[]): Promise<Map<string, ActEvent[]>> {
	const found = new Map<string, ActEvent[]>();
	for (const some of inParts([...new Set(keys)])) {
		const rows = await db.selectFrom('case_event').selectAll().where('school', '=', school).where('key', 'in', some).execute();
		for (const { event } of rows.map(fromRow)) add(found, event.key, event);
	}
	return found;
}

async function endOfChain(db: Transaction<CaseLogTables>, school: number): Promise<ChainEnd> {
	const last = await db.selectFrom('case_event').select(['sequence', 'hash']).where('school', '=', school).orderBy('sequence', 'desc').limit(1).executeTakeFirst();
	return last ?? chainStart;
}

const logged = (kind: ActEvent['kind'], act: LoggedAct, run: Run, attempt: number): ActEvent => ({
	kind, key: act.key, pupilId: act.pupilId, step: act.step, asAt: act.asAt, at: run.at, run: run.id, attempt,
	absentSessions: act.absentSessions, possibleSessions: act.possibleSessions, document: act.document,
});

function toRow(school: number, { sequence, previousHash, hash, event }: ChainedEvent): CaseEventRow {
	return {
		school, sequence, kind: event.kind, key: event.key, pupil_id: event.pupilId, step: event.step, as_at: event.asAt, at: event.at,
		run: event.run, attempt: event.attempt, absent_sessions: event.absentSessions, possible_sessions: event.possibleSessions,
		document: event.document, previous_hash: previousHash, hash,
	};
}

function fromRow(row: CaseEventRow): ChainedEvent {
	return {
		sequence: row.sequence,
		previousHash: row.previous_hash,
		hash: row.hash,
		event: {
			kind: row.kind, key: row.key, pupilId: row.pupil_id, step: row.step, asAt: row.as_at, at: row.at, run: row.run, attempt: row.attempt,
			absentSessions: row.absent_sessions, possibleSessions: row.possible_sessions, document: row.document,
		},
	};
}

function add<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
	const list = lists.get(key);
	if (list) list.push(value);
	else lists.set(key, [value]);
}

function* inParts<T>(values: readonly T[]): Generator<T[]> {
	for (let from = 0; from < values.length; from += perStatement) yield values.slice(from, from + perStatement);
}
