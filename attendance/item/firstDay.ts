import * as z from 'zod/v4';
import { contactWays } from '../caseLog/record';
import { isoDate, sessionHalf } from './isoDate';

const count = z.number().int().nonnegative();

/** A call to make on a morning about one pupil who is not in school and of whom nobody knows why. */
export const firstDayCallSchema = z.object({
	/** 1 is rung first. */
	place: count,
	date: isoDate,
	/** The sessions without a reason, and the code that stands there (N or O). */
	sessions: z.array(sessionHalf),
	code: z.string(),
	/** 0 for those with most need of care (`attendance/firstDay/urgency.ts`), and why: for the safeguarding lead, not for a page. */
	rank: count,
	why: z.array(z.string()),
	/** Who else has to know of an absence that nobody explained. */
	alsoTell: z.array(z.string()),
	/** Kinds of holds that a person recorded: whoever rings asks about them first. */
	holds: z.array(z.string()),
	/** The first day of the absence that the pupil is in, and how many school days it has. */
	awaySince: isoDate,
	schoolDaysAway: count,
	lastContact: z.object({ on: isoDate, way: z.enum(contactWays), reached: z.boolean() }).nullable(),
	/** Whom to ring, in the school's order; without those whom nobody may contact, and without those who have no number. */
	people: z.array(z.object({ name: z.string(), relationship: z.string(), phone: z.string(), parentalResponsibility: z.boolean().nullable(), language: z.string(), interpreter: z.boolean() })),
	mayNotBeContacted: count,
	/** When it is tried again where nobody is reached today. */
	nextContactOn: isoDate,
	/** The day on which somebody goes to see the child if nobody has been reached by then; today where it has come. */
	homeVisitOn: isoDate,
});

export type FirstDayCall = z.infer<typeof firstDayCallSchema>;
