import type { Kysely, Transaction } from 'kysely';
import type { ActEvent, CaseEvent, ChainedEvent, LoggedAct, NewRecord, ReservationAnswer, Run } from '../../../attendance/caseLog';
import type { CaseStore, ErasureAnswer, Found, PupilInLog, RecordAnswer, ReleaseAnswer, SchoolIdentity, SettlementAnswer } from '../caseStore';
import { recorded, released, reserved, settled, type Answered, type EventsOf } from './answers';
import { append } from './appending';
import { eraseContent } from './erasing';
import { eventsByKey, eventsByPupil, openReservations, pupilsInLog, wholeChain } from './reading';
import { findOrAddSchool, findSchool } from './schoolNumber';
import type { CaseLogTables } from './tables';
import { checkPupilIds, checkWritable } from './writableText';

/** What a database does in its own way. */
export interface CaseStoreBackend {
	/**
	 * Runs one call, whose failures come out as `CaseStoreError`. May run it again from the start: a call is one
	 * transaction, or only reads.
	 */
	guarded<T>(work: (progress: Progress) => Promise<T>): Promise<T>;
	/** Keeps others from writing to the log of a school (or, for `names`, from naming schools) until the transaction ends. */
	lock(transaction: Transaction<CaseLogTables>, what: number | 'names'): Promise<void>;
	/**
	 * Makes what was erased vanish from the database's files, as far as it can: deleting a row only frees its room.
	 * Gives a sentence for each place where it may still be; throws nothing, since the erasure itself stands.
	 */
	vanish(): Promise<string[]>;
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

	async history(school: SchoolIdentity, pupilIds: readonly string[]): Promise<Map<string, CaseEvent[]>> {
		checkPupilIds(school, pupilIds);
		return await this.reading(school, new Map(), async (number) => await eventsByPupil(this.db, number, pupilIds));
	}

	events(school: SchoolIdentity): Promise<ChainedEvent[]> {
		return this.reading(school, [], async (number) => await wholeChain(this.db, number));
	}

	open(school: SchoolIdentity): Promise<ActEvent[]> {
		return this.reading(school, [], async (number) => await openReservations(this.db, number));
	}

	pupils(school: SchoolIdentity): Promise<PupilInLog[]> {
		return this.reading(school, [], async (number) => await pupilsInLog(this.db, number));
	}

	async reserve(school: SchoolIdentity, acts: readonly LoggedAct[], run: Run): Promise<ReservationAnswer[]> {
		checkWritable(school, run, acts);
		return await this.answering(school, acts.map(({ key }) => key), (eventsOf) => reserved(acts, run, eventsOf));
	}

	async settle(school: SchoolIdentity, acts: readonly LoggedAct[], run: Run): Promise<SettlementAnswer[]> {
		checkWritable(school, run, acts);
		return await this.answering(school, acts.map(({ key }) => key), (eventsOf) => settled(acts, run, eventsOf));
	}

	async record(school: SchoolIdentity, records: readonly NewRecord[], run: Run): Promise<RecordAnswer[]> {
		checkWritable(school, run, records);
		return await this.answering(school, records.map(({ key }) => key), (eventsOf) => recorded(records, run, eventsOf));
	}

	async release(school: SchoolIdentity, keys: readonly string[], found: Found, run: Run): Promise<ReleaseAnswer[]> {
		checkWritable(school, { ...run, ...found, keys }, []);
		return await this.answering(school, keys, (eventsOf) => released(keys, found, run, eventsOf));
	}

	async erase(school: SchoolIdentity, pupilIds: readonly string[], found: Found, run: Run): Promise<ErasureAnswer> {
		checkWritable(school, { ...run, ...found }, []);
		checkPupilIds(school, pupilIds);
		const erased = await this.writing(school, async (transaction, number) => await eraseContent(transaction, number, pupilIds, found, run));
		return { ...erased, remains: await this.backend.vanish() };
	}

	async close(): Promise<void> {
		await this.db.destroy();
	}

	/** Answers by what the log of a school holds, or `nothing` where it holds no such school. */
	private reading<Result>(school: SchoolIdentity, nothing: Result, read: (number: number) => Promise<Result>): Promise<Result> {
		return this.backend.guarded(async () => {
			const number = await findSchool(this.db, school);
			return number === undefined ? nothing : await read(number);
		});
	}

	/** Reads what stands under the keys, lets `answer` decide by it, and adds its events. */
	private answering<Answer>(school: SchoolIdentity, keys: readonly string[], answer: (eventsOf: EventsOf) => Answered<Answer>): Promise<Answer[]> {
		return this.writing(school, async (transaction, number) => {
			const byKey = await eventsByKey(transaction, number, keys);
			const { answers, events } = answer((key) => byKey.get(key) ?? []);
			await append(transaction, number, events);
			return answers;
		});
	}

	/** One transaction that locks out other writers of the school. */
	private writing<Result>(school: SchoolIdentity, work: (transaction: Transaction<CaseLogTables>, number: number) => Promise<Result>): Promise<Result> {
		return this.backend.guarded((progress) =>
			// Each statement sees what was committed before it, hence all that was written before the lock was had.
			this.db.transaction().setIsolationLevel('read committed').execute(async (transaction) => {
				const number = await findOrAddSchool(transaction, school, () => this.backend.lock(transaction, 'names'));
				await this.backend.lock(transaction, number);
				const result = await work(transaction, number);
				progress.committing = true;
				return result;
			}),
		);
	}
}
