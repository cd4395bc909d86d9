/**
 * One line of the case log (design §6). `reserved`: a run is about to do the act under this key; `settled`: it is done.
 * It holds no more of a child's data than the next decision needs: no name, no address, no mark.
 */
export interface CaseEvent {
	readonly kind: 'reserved' | 'settled';
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
}

/** What a node asks the case log to reserve or to settle: an event without what the log itself adds. */
export type LoggedAct = Omit<CaseEvent, 'kind' | 'at' | 'run' | 'attempt'>;

/** The run that asks: n8n's execution, and the machine's instant, which the node passes in. */
export interface Run {
	readonly id: string;
	/** ISO 8601 in UTC, as `Date.prototype.toISOString` writes it. */
	readonly at: string;
}
