import { z } from 'zod/v4';
import { isoDate } from './isoDate';

/** A mark that is due and not there. Never an absence, never a presence (attendance-codes.json, `notStatutory`). */
export const missingMark = '-';

/** No mark is due: the school was closed for everyone that session, or the pupil was not on roll. Never counted. */
export const noSession = '.';

export const sessionsPerWeek = 10;

/** Ten marks with a space between, Monday AM … Friday PM: `"/ \\ / \\ I I / \\ Y1 Y1"`. */
export const weekOfMarks = z
	.string()
	.refine((week) => week.split(' ').length === sessionsPerWeek && !week.split(' ').includes(''), {
		message: 'must hold ten marks with one space between, Monday AM to Friday PM, "-" for a missing mark',
	});

/** One pupil's register: each school week under its Monday's date. Readable as it stands in n8n's output panel. */
export const registerSchema = z.object({
	from: isoDate,
	to: isoDate,
	weeks: z.record(isoDate, weekOfMarks),
});

export type Register = z.infer<typeof registerSchema>;
