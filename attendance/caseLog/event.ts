import { z } from 'zod/v4';
import { isoDate } from '../item/isoDate';

const count = z.number().int().nonnegative();

/**
 * One line of the case log (design §6). `reserved`: a run is about to do the act under this key; `settled`: it is done.
 * It holds no more of a child's data than the next decision needs: no name, no address, no mark.
 */
export const caseEventSchema = z.object({
	kind: z.enum(['reserved', 'settled']),
	/** The act, by `attendance/caseLog/keys.ts`. */
	key: z.string().min(1),
	pupilId: z.string().min(1),
	step: z.string().min(1),
	/** The date of the run (`asAt`), by which waits and school years are counted. */
	asAt: isoDate,
	/** The machine's instant, by which the age of an open reservation is told. */
	at: z.iso.datetime(),
	/** Which run wrote it: n8n's execution. */
	run: z.string().min(1),
	/** 1 for the first reservation of a key, 2 where a second run took it over; of a settlement, the attempt it ends. */
	attempt: count,
	/** Sessions of absence and possible sessions in the year when it was written, where the item told them. */
	absentSessions: count.nullable(),
	possibleSessions: count.nullable(),
	/** File name of the document, without ending. Holds no name of a person. */
	document: z.string().nullable(),
});

export type CaseEvent = z.infer<typeof caseEventSchema>;

/** What a node asks the case log to reserve or to settle: an event without what the log itself adds. */
export type LoggedAct = Omit<CaseEvent, 'kind' | 'at' | 'run' | 'attempt'>;

/** The run that asks: n8n's execution, and the machine's instant, which the node passes in. */
export interface Run {
	readonly id: string;
	/** ISO 8601 in UTC, as `Date.prototype.toISOString` writes it. */
	readonly at: string;
}
