import * as z from 'zod/v4';
import { isoDate, sessionHalf } from './isoDate';

const count = z.number().int().nonnegative();

/**
 * Lesson marks counted. They are the school's own record: only the session marks of the register are statutory, and no
 * lesson mark changes a session's count. `possible = present + absent`, `absent = authorised + unauthorised`.
 */
export const lessonCountsSchema = z.object({
	possible: count,
	/** In the lesson, late or not, or at an approved activity. */
	present: count,
	absent: count,
	authorised: count,
	unauthorised: count,
	/** Marked L, or U: came after the register closed. */
	late: count,
	minutesLate: count,
	/** No mark, or one that is no code: neither attendance nor absence. */
	missing: count,
});

export const missedLessonSchema = z.object({
	date: isoDate,
	session: sessionHalf.nullable(),
	period: z.string(),
	subject: z.string(),
	lessonMark: z.string(),
	sessionMark: z.string(),
});

/** A pupil's lessons, from the file of lesson marks. */
export const lessonsSchema = z.object({
	from: isoDate,
	to: isoDate,
	total: lessonCountsSchema,
	/** Most possible lessons first. */
	subjects: z.array(lessonCountsSchema.extend({ subject: z.string(), teacher: z.string() })),
	/** In the order of the day. `session` is null where no file and no setting says which half of the day it is in. */
	periods: z.array(lessonCountsSchema.extend({ period: z.string(), session: sessionHalf.nullable() })),
	/** Lessons missed in a half day for which the register has the pupil present. */
	missedWhilePresent: z.object({
		lessons: count,
		/** Those without a reason: N, O or G. */
		withoutReason: count,
		/** Different half days they fall in. */
		sessions: count,
		/** The latest, oldest first. */
		listed: z.array(missedLessonSchema),
	}),
});

export type LessonCounts = z.infer<typeof lessonCountsSchema>;
export type MissedLesson = z.infer<typeof missedLessonSchema>;
export type Lessons = z.infer<typeof lessonsSchema>;
