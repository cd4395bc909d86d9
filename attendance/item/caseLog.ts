import * as z from 'zod/v4';
import { isoDate } from './isoDate';

/** What the case log answered when the act of this item was reserved, settled or released (design §6). */
export const caseLogSchema = z.object({
	/** The act, by `attendance/caseLog/keys.ts`. */
	key: z.string().min(1),
	stage: z.enum(['reserved', 'settled', 'released']),
	/** The act is done, or another run is at it: nothing is to be made. */
	alreadyDone: z.boolean(),
	/** An earlier try began the act and never settled it; this run takes it up under the same file name. */
	resumed: z.boolean(),
	/** The date of the run that did it or began it. */
	on: isoDate,
	/** The file name under which that run made it or meant to; null where none was recorded. */
	document: z.string().nullable(),
	/** The instant until which no other run takes the act over, where this run was let through to it. */
	holdsUntil: z.string().optional(),
	/** Nothing was written, because the act is part of a test run and may not leave the school. */
	testRun: z.literal(true).optional(),
	reason: z.string(),
});

/** An act that was begun and is not known to be finished, as Verify hands it to a person. */
export const reservationSchema = z.object({
	key: z.string().min(1),
	pupilId: z.string().min(1),
	step: z.string(),
	/** The date of the run that began it, and how many days ago that was. */
	asAt: isoDate,
	daysOpen: z.number().int(),
	/** The machine's instant at which it was begun (ISO 8601 in UTC), and the run that did: n8n's execution comes first. */
	at: z.string(),
	run: z.string(),
	absentSessions: z.number().int().nonnegative().nullable(),
	possibleSessions: z.number().int().nonnegative().nullable(),
	document: z.string().nullable(),
	period: z.string().optional(),
	/** What a person is to do about it. */
	whatToDo: z.string(),
});

/** What the case log answered when something that a person said of this pupil was recorded. */
export const recordedSchema = z.object({
	/** What was recorded, by its type in `attendance/caseLog/record.ts`; null where there was nothing to record. */
	type: z.string().nullable(),
	/** The id by which later records name it; null where it has none. */
	id: z.string().nullable(),
	/** It stood in the log before this run, and was not written again. */
	alreadyRecorded: z.boolean(),
	reason: z.string(),
	/** What the law says against a notice that was recorded, a sentence each; left out where nothing does. */
	warnings: z.array(z.string()).optional(),
});

export type CaseLogAnswer = z.infer<typeof caseLogSchema>;
export type RecordedAnswer = z.infer<typeof recordedSchema>;
export type OpenReservation = z.infer<typeof reservationSchema>;
