import * as z from 'zod/v4';
import { isoDate, sessionHalf } from '../item';
import { actors, certainties, findingKinds, type FindingKindId } from './kinds';

const count = z.number().int().nonnegative();

/** A place in the register that a finding points at, with what stands there (`-` for nothing). */
export const foundSessionSchema = z.object({
	date: isoDate,
	/** Null for a lesson of which nobody said which half of the day it is in. */
	session: sessionHalf.nullable(),
	mark: z.string(),
	/** The lesson, where the finding is about one. */
	lesson: z.string().optional(),
});

/** One pupil's part of a finding; the whole group's where `pupil` is null. */
export const foundSchema = z.object({
	pupil: z.object({ id: z.string(), name: z.string() }).nullable(),
	count,
	/** The latest of them, oldest first. */
	sessions: z.array(foundSessionSchema),
	/** What else a person needs to know: "17 school days since 1 October 2026". Empty where the sessions say all. */
	note: z.string(),
});

export const findingSchema = z.object({
	kind: z.enum(Object.keys(findingKinds) as [FindingKindId, ...FindingKindId[]]),
	title: z.string(),
	certainty: z.enum(certainties),
	actor: z.enum(actors),
	weight: count,
	count,
	found: z.array(foundSchema),
	why: z.string(),
	source: z.string(),
	whatToDo: z.string(),
});

export const inspectionCountsSchema = z.object({
	pupils: count,
	/** Sessions looked at, one for each pupil. */
	sessions: count,
	mustBePutRight: count,
	pleaseCheck: count,
	/** What the order of groups rests on: each finding's count by its weight. */
	weighed: count,
});

/**
 * What an inspection says of one registration group, for the attendance office: findings of every actor, some of which tell
 * of illness or suspension. Its tutor gets `inspectionPage`, which holds the findings of the actor `tutor` alone.
 */
export const groupInspectionSchema = z.object({
	registrationGroup: z.string(),
	/** Empty where no file says who takes the register. */
	registrationTutor: z.string(),
	from: isoDate.nullable(),
	asAt: isoDate,
	counts: inspectionCountsSchema,
	findings: z.array(findingSchema),
});

export type FoundSession = z.infer<typeof foundSessionSchema>;
export type Found = z.infer<typeof foundSchema>;
export type Finding = z.infer<typeof findingSchema>;
export type GroupInspection = z.infer<typeof groupInspectionSchema>;
