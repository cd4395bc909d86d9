import * as z from 'zod/v4';
import { isoDate } from './isoDate';
import { markedSessionSchema } from './attendance';

export const decisionOutcomes = ['due', 'held', 'nothing due'] as const;
/** `task`: something for a member of staff to do, of which nothing goes out by itself. */
export const stepActions = ['letter', 'referral', 'task'] as const;

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
	/** What a member of staff is to do, where the action is a task. */
	task: z.string().nullable().default(null),
	/** The procedure the step belongs to ("attendance", "punctuality"), and its name. */
	route: z.string().nullable().default(null),
	routeName: z.string().nullable().default(null),
	/** The period within which the step is taken once, as it stands in the key: a school year, an episode. */
	period: z.string().nullable().default(null),
	dueOn: isoDate.nullable(),
	requiresApproval: z.boolean(),
	/** Whose approval it wants, by role ("headteacher"). */
	approvedBy: z.string().nullable().default(null),
	reasons: z.array(z.string()),
	/** What would make the answer another: "Two more unauthorised sessions before 4 December 2026". */
	wouldChange: z.array(z.string()).default([]),
	/** The absent sessions that the reasons rest on, oldest first. */
	evidence: z.object({ sessions: z.array(markedSessionSchema) }),
	/** Names the act for the case log: pupil, step and the school year it belongs to. Null where nothing is due. */
	key: z.string().nullable(),
	held: z.object({ reason: z.string() }).nullable(),
});

export type Decision = z.infer<typeof decisionSchema>;
