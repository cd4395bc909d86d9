import * as z from 'zod/v4';
import { isoDate, sessionHalf } from './isoDate';

const words = z.string().trim().min(1, 'must not be empty');
/** As a letter says it: "3.30 pm". */
const timeOfDay = words;

/** Leave of absence that a family asked for, and what was decided (regulation 11 of SI 2024/208). */
const leaveDetailsSchema = z.object({
	requestedOn: isoDate.nullable().default(null),
	from: isoDate,
	to: isoDate,
	/** What the family gave as the reason, in words that may stand in a letter; empty: it is not repeated. */
	reason: z.string().default(''),
	outcome: z.enum(['granted', 'part granted', 'refused']),
	/** The days that are granted, where it is not all of them. */
	grantedFrom: isoDate.nullable().default(null),
	grantedTo: isoDate.nullable().default(null),
	/** What was weighed up for this family, in the school's own words: each request is considered on its own. */
	considered: z.string().default(''),
	decidedBy: z.string().default(''),
}).superRefine(({ from, to, outcome, grantedFrom, grantedTo }, context) => {
	const report = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
	if (to < from) report('to', 'is before the first day of the leave');
	if (outcome !== 'part granted') return;
	if (grantedFrom === null || grantedTo === null) return report(grantedFrom === null ? 'grantedFrom' : 'grantedTo', 'is missing: say which days are granted');
	if (grantedTo < grantedFrom) report('grantedTo', 'is before the first day that is granted');
	if (grantedFrom < from || to < grantedTo) report('grantedFrom', 'and "grantedTo" must lie within the leave that was asked for');
	if (grantedFrom === from && grantedTo === to) report('outcome', 'is part granted, and all days are granted');
});

/** A meeting as a letter tells it: a clinic, a panel, one that was missed or moved. */
const meetingDetailsSchema = z.object({
	date: isoDate.nullable().default(null),
	time: z.string().default(''),
	place: z.string().default(''),
	attendees: z.string().default(''),
	/** The earlier time: of a meeting that was moved, or that the family could not come to. */
	before: z.object({ date: isoDate, time: timeOfDay }).nullable().default(null),
});

/** What pupil, family and school agree in an attendance contract. Left out, the open plan of the case tells it. */
const contractDetailsSchema = z.object({
	/** The parent whose words they are and who agreed, by relationship ("Mother") or name; empty: the only one who is written to. */
	parent: z.string().default(''),
	parentSays: z.string().default(''),
	pupilSays: z.string().default(''),
	parentWill: z.array(words).default([]),
	schoolWill: z.array(words).default([]),
	targets: z.array(words).default([]),
	from: isoDate.nullable().default(null),
	reviewOn: z.array(isoDate).default([]),
});

/** What a formal notice says that only people can decide (rules §2.4). */
const noticeDetailsSchema = z.object({
	weeks: z.number().int().min(1).max(12).nullable().default(null),
	from: isoDate.nullable().default(null),
	to: isoDate.nullable().default(null),
	/** Help that was given so far, where the case log does not tell it. */
	supportSoFar: z.array(words).default([]),
	furtherSupport: z.array(words).default([]),
	/** What is enough improvement for this family. */
	improvement: z.string().default(''),
	/** On which grounds a penalty notice may be issued before the period ends. */
	earlyGrounds: z.array(words).default([]),
	forTermTimeHoliday: z.boolean().default(false),
	/** What came of the notice, for the letter that closes it. */
	outcome: z.enum(['improved', 'partly improved', 'not improved']).nullable().default(null),
	/** What follows, in the school's words. */
	next: z.string().default(''),
	/** Whether a person asked the earlier school and its authority for penalty notices to this parent, and recorded them. */
	earlierNoticesAsked: z.boolean().default(false),
});

/** Health and absence: what is known and what is offered; never a diagnosis. */
const healthDetailsSchema = z.object({
	support: z.array(words).default([]),
	/** School days that the illness is expected to go on, where a person has reason to say so. */
	expectedDays: z.number().int().nonnegative().nullable().default(null),
	/** Whom the school would like to speak to with the family's consent ("the school nurse"). */
	withWhom: z.string().default(''),
	/** The day on which an arrangement is looked at again. */
	reviewOn: isoDate.nullable().default(null),
});

/** What a certificate or a letter of praise is for, where a person says it: completes "Well done to Ada for …". */
const achievementDetailsSchema = z.object({ for: words, period: z.string().default('') });

/** What a pupil missed while away, for the letter that welcomes them back. */
const catchUpDetailsSchema = z.object({
	/** The work to look at first: "fractions in maths". */
	work: z.array(words).default([]),
	/** Who helps with it ("Mr Shah, form tutor"); empty: the named contact. */
	who: z.string().default(''),
});

/** What a letter tells that no register knows. Each part is for some families of letters, and may be left out. */
export const letterDetailsSchema = z.object({
	/** The session of today for which nobody gave a reason, where it is not the register's last. */
	firstDay: z.object({ date: isoDate, session: sessionHalf.nullable().default(null) }).optional(),
	leave: leaveDetailsSchema.optional(),
	meeting: meetingDetailsSchema.optional(),
	contract: contractDetailsSchema.optional(),
	notice: noticeDetailsSchema.optional(),
	health: healthDetailsSchema.optional(),
	catchUp: catchUpDetailsSchema.optional(),
	achievement: achievementDetailsSchema.optional(),
	/** Who else was told or is asked to help: the authority's team or officer. */
	authorityContact: z.string().default(''),
});

export type LetterDetails = z.infer<typeof letterDetailsSchema>;
export type LeaveDetails = z.infer<typeof leaveDetailsSchema>;
