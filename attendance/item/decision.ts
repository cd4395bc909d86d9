import * as z from 'zod/v4';
import { isoDate } from './isoDate';
import { markedSessionSchema } from './attendance';

export const decisionOutcomes = ['due', 'held', 'nothing due'] as const;
export const stepActions = ['letter', 'referral'] as const;

/** What the school's policy asks for one pupil on one date, and why, in words a parent could read. */
export const decisionSchema = z.object({
	outcome: z.enum(decisionOutcomes),
	asAt: isoDate,
	/** The policy's name and version that decided. */
	policy: z.string(),
	/** The step's id in the policy ("early-concern"); null where nothing is due. */
	step: z.string().nullable(),
	/** The step's name as a person reads it ("Early concern letter"). */
	stepName: z.string().nullable(),
	action: z.enum(stepActions).nullable(),
	audience: z.string().nullable(),
	letterTemplate: z.string().nullable(),
	referralKind: z.string().nullable(),
	dueOn: isoDate.nullable(),
	requiresApproval: z.boolean(),
	reasons: z.array(z.string()),
	/** The absent sessions that the reasons rest on, oldest first. */
	evidence: z.object({ sessions: z.array(markedSessionSchema) }),
	/** Names the act for the case log: pupil, step and the school year it belongs to. Null where nothing is due. */
	key: z.string().nullable(),
	held: z.object({ reason: z.string() }).nullable(),
});

export type Decision = z.infer<typeof decisionSchema>;
