import type { CaseRecord } from './record';

/**
 * One entry of the case log (design §6). Its content is kept apart from its place in the chain (chain.ts), so that a
 * pupil's content can be erased while the chain still verifies.
 */
export type CaseEvent = ActEvent | RecordedEvent | ErasureEvent;

/**
 * Of an act that leaves the building. `reserved`: a run is about to do it under this key; `settled`: it is done;
 * `released`: a person looked, and it came to nothing.
 * It holds no more of a child's data than the next decision needs: no name, no address, no mark.
 */
export interface ActEvent {
	readonly kind: 'reserved' | 'settled' | 'released';
	/** The act, by `attendance/caseLog/keys.ts`. */
	readonly key: string;
	readonly pupilId: string;
	readonly step: string;
	/** The date of the run (`asAt`, `YYYY-MM-DD`), by which waits and school years are counted. */
	readonly asAt: string;
	/** The machine's instant (ISO 8601 in UTC), by which the age of an open reservation is told. */
	readonly at: string;
	/** Which run wrote it: n8n's execution. */
	readonly run: string;
	/** 1 for the first reservation of a key, 2 where a second run took it over; of a settlement, the attempt it ends. */
	readonly attempt: number;
	/** Sessions of absence and possible sessions in the year when it was written, where the item told them. */
	readonly absentSessions: number | null;
	readonly possibleSessions: number | null;
	/** File name of the document, without ending. Holds no name of a person. */
	readonly document: string | null;
	/** What the period of its key is (keys.ts): "2026/27"; left out in logs of before there were others. */
	readonly period?: string;
	/**
	 * What one letter does for several pupils at once has the same name here (keys.ts): all of it is reserved, or none. Left out of
	 * an act that stands alone.
	 */
	readonly together?: string;
	/** Of a release: who looked, and what they found. */
	readonly by?: string;
	readonly reason?: string;
}

/** Something a person recorded. */
export interface RecordedEvent {
	readonly kind: 'recorded';
	/** What makes two records the same, so that a node tried again records once. */
	readonly key: string;
	readonly pupilId: string;
	readonly asAt: string;
	readonly at: string;
	readonly run: string;
	/** As in `ActEvent`: for before and after. */
	readonly absentSessions: number | null;
	readonly possibleSessions: number | null;
	readonly record: CaseRecord;
}

/** The content of these places of the chain was erased. Says nothing of whom it was about. */
export interface ErasureEvent {
	readonly kind: 'erased';
	readonly asAt: string;
	readonly at: string;
	readonly run: string;
	readonly by: string;
	readonly reason: string;
	readonly sequences: readonly number[];
}

/** What a node asks the case log to reserve or to settle: an event without what the log itself adds. */
export type LoggedAct = Omit<ActEvent, 'kind' | 'at' | 'run' | 'attempt' | 'by' | 'reason'>;

/** What a node asks the case log to record. */
export type NewRecord = Omit<RecordedEvent, 'kind' | 'at' | 'run'>;

/** The run that asks: n8n's execution, and the machine's instant, which the node passes in. */
export interface Run {
	readonly id: string;
	/** ISO 8601 in UTC, as `Date.prototype.toISOString` writes it. */
	readonly at: string;
}

export const isAct = (event: CaseEvent): event is ActEvent => event.kind === 'reserved' || event.kind === 'settled' || event.kind === 'released';
