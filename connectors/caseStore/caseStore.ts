import type { CaseEvent, ChainedEvent, LoggedAct, ReservationAnswer, Run } from '../../attendance/caseLog';
import type { School } from '../../attendance/item';

/** What a case log knows a school by: its URN where there is one, else its name. One log may hold several schools. */
export type SchoolIdentity = Pick<School, 'urn' | 'name'>;

/**
 * The port to the case log (design §6). Every method that writes is one transaction: all of it stands, or nothing.
 * Failures are `CaseStoreError`, which says what to do next.
 */
export interface CaseStore {
	/** The events of each of these pupils of a school, oldest first. A pupil without history is not in the map. */
	history(school: SchoolIdentity, pupilIds: readonly string[]): Promise<Map<string, CaseEvent[]>>;
	/** Asks, in one go, for the right to do these acts. Answers in the order asked; no two runs are both let through. */
	reserve(school: SchoolIdentity, acts: readonly LoggedAct[], run: Run): Promise<ReservationAnswer[]>;
	/** Records, in one go, that these acts are done. Answers in the order asked; settling twice changes nothing. */
	settle(school: SchoolIdentity, acts: readonly LoggedAct[], run: Run): Promise<SettlementAnswer[]>;
	/** The whole log of a school in order, for `verifyChain`. */
	events(school: SchoolIdentity): Promise<ChainedEvent[]>;
	close(): Promise<void>;
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
