import * as z from 'zod/v4';
import { contactChannels } from './contact';
import { isoDate } from './isoDate';

/** Whom to turn to next, and how, where a letter did not arrive. By relationship, never by name. */
export const nextContactSchema = z.object({ relationship: z.string(), channel: z.enum(contactChannels), why: z.string() });

/** What became of a letter after the service had taken it. */
export const letterOutcomeSchema = z.object({
	/** `unknown`: the service cannot tell any more. */
	state: z.enum(['delivered', 'on its way', 'failed', 'unknown']),
	/** In words for the school's office. */
	reason: z.string(),
	/** The day on which the service was asked. */
	on: isoDate,
	/** Null where nothing failed, or where a person has to decide. */
	nextContact: nextContactSchema.nullable(),
	/** What a person does where it failed and nobody can be proposed; empty else. */
	advice: z.string(),
});

export type LetterOutcome = z.infer<typeof letterOutcomeSchema>;
export type NextContact = z.infer<typeof nextContactSchema>;
