import type { ActEvent, CaseEvent, ChainedEvent, LoggedAct, NewRecord, ReservationAnswer, Run } from '../../attendance/caseLog';
import type { School } from '../../attendance/item';

/** What a case log knows a school by: its URN where there is one, else its name. One log may hold several schools. */
export type SchoolIdentity = Pick<School, 'urn' | 'name'>;

/**
 * The port to the case log (design §6). Every method that writes is one transaction: all of it stands, or nothing.
 * Failures are `CaseStoreError`, which says what to do next.
 */
export interface CaseStore extends CaseRecords {
	/** The events of each of these pupils of a school, oldest first, as far as their content was not erased. A pupil without history is not in the map. */
	history(school: SchoolIdentity, pupilIds: readonly string[]): Promise<Map<string, CaseEvent[]>>;
	/** Asks, in one go, for the right to do these acts. Answers in the order asked; no two runs are both let through. */
	reserve(school: SchoolIdentity, acts: readonly LoggedAct[], run: Run): Promise<ReservationAnswer[]>;
	/** Records, in one go, that these acts are done. Answers in the order asked; settling twice changes nothing. */
	settle(school: SchoolIdentity, acts: readonly LoggedAct[], run: Run): Promise<SettlementAnswer[]>;
	/** The whole log of a school in order, for `verifyChain`. */
	events(school: SchoolIdentity): Promise<ChainedEvent[]>;
	close(): Promise<void>;
}

/** What the log holds besides acts, and what is done to it as a whole. Part of `CaseStore` for every backend. */
export interface CaseRecords {
	/** Records what people said, in one go. Answers in the order asked; a key that stands already, or earlier in the batch, is not written again. */
	record(school: SchoolIdentity, records: readonly NewRecord[], run: Run): Promise<RecordAnswer[]>;
	/**
	 * Ends, in one go, reservations of which a person found that they came to nothing. A key that is not open is left as it
	 * is, and so is one that a run began less than `reservationHoldsForMinutes` ago and may still be at.
	 */
	release(school: SchoolIdentity, keys: readonly string[], found: Found, run: Run): Promise<ReleaseAnswer[]>;
	/** The reservations that are neither settled nor released, oldest first: what a person must look at. */
	open(school: SchoolIdentity): Promise<ActEvent[]>;
	/** Every pupil with content in the log, by id, with the dates of their first and last event. */
	pupils(school: SchoolIdentity): Promise<PupilInLog[]>;
	/**
	 * Erases the content of all events of these pupils, in one go, and adds one event that says which places were erased,
	 * by whom and why. The chain still verifies. A pupil with an open reservation is left whole and told apart. `found.reason`
	 * stands for ever: it must not say of whom it speaks. Erasing again erases nothing twice, and tries anew to make what
	 * was erased vanish from the disk.
	 */
	erase(school: SchoolIdentity, pupilIds: readonly string[], found: Found, run: Run): Promise<ErasureAnswer>;
}

/** Who looked, on which date, and what they found. */
export interface Found {
	readonly by: string;
	readonly reason: string;
	readonly asAt: string;
}

export interface RecordAnswer {
	readonly alreadyRecorded: boolean;
}

export interface ReleaseAnswer {
	readonly released: boolean;
}

export interface PupilInLog {
	readonly pupilId: string;
	readonly events: number;
	readonly firstAsAt: string;
	readonly lastAsAt: string;
}

export interface ErasureAnswer {
	readonly eventsErased: number;
	readonly pupilsErased: number;
	/** Pupils left whole, since something of theirs is begun and not known to be finished. */
	readonly stillOpen: readonly string[];
	/** Sentences for whoever answers for the data: where copies of what was erased may still be, and when they go. */
	readonly remains: readonly string[];
}

export interface SettlementAnswer {
	/** The date of the run that did the act: an earlier one where it was settled before. */
	readonly on: string;
	/** The act was settled before this call. */
	readonly alreadySettled: boolean;
	/** The act was reserved before it was done, as it should be. */
	readonly wasReserved: boolean;
}

/** The case log could not be read or written. The message says what is wrong, the advice what to do; neither holds a pupil's data. */
export class CaseStoreError extends Error {
	override readonly name = 'CaseStoreError';
	constructor(
		message: string,
		readonly advice: string,
		options?: ErrorOptions,
	) {
		super(message, options);
	}
}
