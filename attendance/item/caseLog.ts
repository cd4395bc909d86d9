import * as z from 'zod/v4';
import { isoDate } from './isoDate';

/** What the case log answered when the act of this item was reserved or settled (design §6). */
export const caseLogSchema = z.object({
	/** The act, by `attendance/caseLog/keys.ts`. */
	key: z.string().min(1),
	stage: z.enum(['reserved', 'settled']),
	/** The act is done, or another run is at it: nothing is to be made. */
	alreadyDone: z.boolean(),
	/** An earlier try began the act and never settled it; this run takes it up under the same file name. */
	resumed: z.boolean(),
	/** The date of the run that did it or began it. */
	on: isoDate,
	/** The file name under which that run made it or meant to; null where none was recorded. */
	document: z.string().nullable(),
	reason: z.string(),
});

export type CaseLogAnswer = z.infer<typeof caseLogSchema>;
