import * as z from 'zod/v4';
import { holdKinds, interventionOutcomes, noticeKinds, noticeOutcomes, planOutcomes, approvalOutcomes, contactWays } from '../caseLog/record';
import { isoDate } from './isoDate';

const sessionCount = z.number().int().nonnegative().nullable();
/** Counts of the school year on the day it was recorded, where the item told them: the "before" of what comes after. */
const countsThen = { absentSessions: sessionCount.default(null), possibleSessions: sessionCount.default(null) };

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
	absentSessions: sessionCount,
	possibleSessions: sessionCount,
	/** The period within which it is taken once: a school year, an episode. Left out: the school year. */
	period: z.string().optional(),
});

/** A reason recorded by a person for which nothing goes to the family for now (bereavement, court order …). */
export const holdSchema = z.object({
	id: z.string().optional(),
	kind: z.enum(holdKinds).default('other'),
	reason: z.string().min(1),
	since: isoDate,
	/** The last day on which it holds; null: until a person ends it. */
	until: isoDate.nullable(),
	by: z.string().default(''),
});

/** What a person last decided of a step that was due in a period. */
export const approvalOfStepSchema = z.object({
	step: z.string(),
	period: z.string(),
	outcome: z.enum(approvalOutcomes),
	by: z.string(),
	on: isoDate,
	reason: z.string(),
	until: isoDate.nullable(),
});

export const planSchema = z.object({
	id: z.string(),
	madeOn: isoDate,
	owner: z.string(),
	barriers: z.array(z.string()),
	targets: z.array(z.string()),
	support: z.array(z.object({ what: z.string(), who: z.string() })),
	agreedWith: z.string(),
	/** The next review; null where the plan is closed. */
	reviewOn: isoDate.nullable(),
	reviews: z.array(z.object({ on: isoDate, by: z.string(), outcome: z.enum(planOutcomes), notes: z.string() })),
	...countsThen,
});

export const interventionSchema = z.object({
	id: z.string(),
	name: z.string(),
	provider: z.string(),
	aim: z.string(),
	startedOn: isoDate,
	/** Null while it goes on. */
	outcome: z.enum(interventionOutcomes).nullable(),
	endedOn: isoDate.nullable(),
	notes: z.string(),
	...countsThen,
});

/** One formal notice to one parent, with what became of it. */
export const noticeSchema = z.object({
	id: z.string(),
	kind: z.enum(noticeKinds),
	/** The parent, by `contactIdentity` (caseLog/keys.ts). */
	contact: z.string(),
	issuedOn: isoDate,
	issuedBy: z.enum(['school', 'local authority']),
	authority: z.string(),
	forTermTimeHoliday: z.boolean(),
	periodEndsOn: isoDate.nullable(),
	/** Null where nothing more is known. */
	outcome: z.enum(noticeOutcomes).nullable(),
	outcomeOn: isoDate.nullable(),
});

export const contactMadeSchema = z.object({ id: z.string(), on: isoDate, by: z.string(), way: z.enum(contactWays), contact: z.string(), reached: z.boolean(), notes: z.string() });

/** The history of one pupil's case, oldest first throughout; an empty history is a case that has not begun. */
export const caseSchema = z.object({
	steps: z.array(stepTakenSchema),
	holds: z.array(holdSchema),
	approvals: z.array(approvalOfStepSchema).default([]),
	plans: z.array(planSchema).default([]),
	interventions: z.array(interventionSchema).default([]),
	notices: z.array(noticeSchema).default([]),
	contactsMade: z.array(contactMadeSchema).default([]),
});

export const emptyCase: Case = { steps: [], holds: [], approvals: [], plans: [], interventions: [], notices: [], contactsMade: [] };

export type StepTaken = z.infer<typeof stepTakenSchema>;
export type Hold = z.infer<typeof holdSchema>;
export type ApprovalOfStep = z.infer<typeof approvalOfStepSchema>;
export type Plan = z.infer<typeof planSchema>;
export type Intervention = z.infer<typeof interventionSchema>;
export type Notice = z.infer<typeof noticeSchema>;
export type ContactMade = z.infer<typeof contactMadeSchema>;
export type Case = z.infer<typeof caseSchema>;
