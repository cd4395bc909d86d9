import * as z from 'zod/v4';
import { isoDate } from '../item/isoDate';

/**
 * What people record in a case, besides the letters and referrals that the log reserves and settles. Each has who said so
 * and the date from which it holds; what belongs together (a plan and its review) is tied by an `id` of the school's log.
 * No name of a pupil or a parent stands in a field of its own: a parent is told by `contactIdentity` (keys.ts).
 */

const words = z.string().trim().min(1, 'must not be empty');
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/i, 'must be letters, digits and hyphens');
const said = {
	/** Who decided or reported it: a member of staff, by name or by role. */
	by: words,
	on: isoDate,
};

/** For what a person may stop everything that goes to a family, as rules §2 and `../shared/guidance` name them. */
export const holdKinds = ['bereavement', 'long-term illness', 'safeguarding', 'court order', 'recent move', 'open appeal', 'other'] as const;

export const approvalOutcomes = ['approved', 'held', 'not appropriate'] as const;

/** What a person decided of a step that was due (design §7). */
export const approvalRecordSchema = z.object({
	type: z.literal('approval'),
	...said,
	/** The step's id in the policy and the period of its key, so that a decision of last year says nothing of this one's. */
	step: id,
	period: words,
	outcome: z.enum(approvalOutcomes),
	/** Empty only where it was approved. */
	reason: z.string(),
	/** `held`: the day after which it is looked at anew; null: until a person says so. */
	until: isoDate.nullable(),
});

export const holdRecordSchema = z.object({ type: z.literal('hold'), ...said, id, kind: z.enum(holdKinds), reason: words, until: isoDate.nullable() });

export const holdEndedRecordSchema = z.object({ type: z.literal('hold ended'), ...said, hold: id, reason: z.string() });

/** What was agreed with pupil and family (C1): what stands in the way, what is wanted, who does what, when it is looked at. */
export const planRecordSchema = z.object({
	type: z.literal('plan'),
	...said,
	id,
	barriers: z.array(words).min(1, 'must name what stands in the way'),
	targets: z.array(words).min(1, 'must name what is aimed at'),
	support: z.array(z.object({ what: words, who: words })).min(1, 'must name what is offered, and by whom'),
	owner: words,
	reviewOn: isoDate,
	/** Who agreed to it: "pupil and mother", "not yet agreed". */
	agreedWith: z.string(),
});

export const planOutcomes = ['met', 'partly met', 'not met', 'stopped'] as const;

export const planReviewRecordSchema = z.object({
	type: z.literal('plan review'),
	...said,
	plan: id,
	outcome: z.enum(planOutcomes),
	notes: z.string(),
	/** When it is looked at again; null: it is closed. */
	nextReviewOn: isoDate.nullable(),
});

/** Something done to help (C7): mentoring, breakfast club, a counsellor, alternative provision. */
export const interventionRecordSchema = z.object({
	type: z.literal('intervention'),
	...said,
	id,
	/** From the school's own catalogue, so that the same help is called the same for every pupil. */
	name: words,
	provider: z.string(),
	aim: z.string(),
});

export const interventionOutcomes = ['helped', 'partly helped', 'did not help', 'not taken up', 'stopped'] as const;

export const interventionOutcomeRecordSchema = z.object({
	type: z.literal('intervention outcome'),
	...said,
	intervention: id,
	outcome: z.enum(interventionOutcomes),
	notes: z.string(),
});

export const contactWays = ['meeting', 'phone call', 'home visit', 'e-mail', 'text message', 'letter', 'other'] as const;

/** A talk with the family or the pupil, or a try at one. */
export const contactRecordSchema = z.object({
	type: z.literal('contact'),
	...said,
	id,
	way: z.enum(contactWays),
	/** The parent, by `contactIdentity`; empty: the pupil, or not said. */
	contact: z.string(),
	reached: z.boolean(),
	notes: z.string(),
});

export const noticeKinds = ['notice to improve', 'penalty notice'] as const;

/** A formal notice to one parent (notices ledger): issued by the school or, told to the school, by the authority. */
export const noticeRecordSchema = z.object({
	type: z.literal('notice'),
	...said,
	id,
	kind: z.enum(noticeKinds),
	contact: words,
	issuedOn: isoDate,
	issuedBy: z.enum(['school', 'local authority']),
	/** The authority in whose area it was issued: notices of an earlier school's authority count as well. */
	authority: z.string(),
	forTermTimeHoliday: z.boolean(),
	/** Notice to improve: the last day of its period. */
	periodEndsOn: isoDate.nullable(),
});

export const noticeOutcomes = ['improved', 'not improved', 'paid', 'unpaid', 'prosecuted', 'withdrawn'] as const;

export const noticeOutcomeRecordSchema = z.object({ type: z.literal('notice outcome'), ...said, notice: id, outcome: z.enum(noticeOutcomes), notes: z.string() });

export const caseRecordSchema = z.discriminatedUnion('type', [
	approvalRecordSchema,
	holdRecordSchema,
	holdEndedRecordSchema,
	planRecordSchema,
	planReviewRecordSchema,
	interventionRecordSchema,
	interventionOutcomeRecordSchema,
	contactRecordSchema,
	noticeRecordSchema,
	noticeOutcomeRecordSchema,
]);

export type CaseRecord = z.infer<typeof caseRecordSchema>;
export type CaseRecordType = CaseRecord['type'];
export type CaseRecordOf<Type extends CaseRecordType> = Extract<CaseRecord, { type: Type }>;
