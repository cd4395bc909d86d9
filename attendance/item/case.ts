import * as z from 'zod/v4';
import { isoDate } from './isoDate';

/** A step that the school took for a pupil, as the case log tells it. */
export const stepTakenSchema = z.object({
	step: z.string(),
	/** The date of the run that took it (`asAt`), not the hour of the machine. */
	takenOn: isoDate,
	/** `reserved`: begun and not known to be finished; `done`: settled. */
	state: z.enum(['reserved', 'done']),
	/** How many documents (letters, packs) the step has under its keys. */
	documents: z.number().int().nonnegative(),
	/** How many sessions of absence and how many possible sessions stood in the year when the step was taken, where recorded. */
	absentSessions: z.number().int().nonnegative().nullable(),
	possibleSessions: z.number().int().nonnegative().nullable(),
});

/** A reason recorded by a person for which nothing goes to the family for now (bereavement, court order …). */
export const holdSchema = z.object({ reason: z.string().min(1), since: isoDate, until: isoDate.nullable() });

/** The history of one pupil's case; an empty history is a case that has not begun. */
export const caseSchema = z.object({
	steps: z.array(stepTakenSchema),
	holds: z.array(holdSchema),
});

export const emptyCase: Case = { steps: [], holds: [] };

export type StepTaken = z.infer<typeof stepTakenSchema>;
export type Case = z.infer<typeof caseSchema>;
