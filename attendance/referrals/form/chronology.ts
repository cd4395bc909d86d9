import * as z from 'zod/v4';
import { isoDate, type Case } from '../../item';
import { sessionCount } from './text';

/** A step that the school took, oldest first. Holds and their reasons stay at school: they were recorded for another purpose. */
export const chronologyEntrySchema = z.strictObject({
	date: isoDate,
	step: z.string().min(1),
	/** `begun`: the case log does not say that it was finished; nobody may rely on it before a person has checked. */
	state: z.enum(['done', 'begun']),
	documents: sessionCount,
	/** Absence in the year when the step was taken; null where it was not recorded. */
	absentSessions: sessionCount.nullable(),
	possibleSessions: sessionCount.nullable(),
});

export type ChronologyEntry = z.infer<typeof chronologyEntrySchema>;

/** The chronology of a case. `stepName` turns a step's id into the name that the policy gives it. */
export function chronology({ steps }: Case, stepName: (step: string) => string): ChronologyEntry[] {
	return steps
		.map(({ takenOn, step, state, documents, absentSessions, possibleSessions }) => ({
			date: takenOn,
			step: stepName(step),
			state: state === 'done' ? ('done' as const) : ('begun' as const),
			documents,
			absentSessions,
			possibleSessions,
		}))
		.sort((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0));
}
