import { DateTime } from 'luxon';
import * as z from 'zod/v4';
import { isoDate, sessionHalf } from './isoDate';

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

const mondaysSeen = new Set<string>();

/** Kept once found, since a whole school shares its weeks. */
function isMonday(date: string): boolean {
	if (mondaysSeen.has(date)) return true;
	if (DateTime.fromISO(date, { zone: 'utc' }).weekday !== 1) return false;
	mondaysSeen.add(date);
	return true;
}

/** A week's date gives every mark in it its date, so any other weekday would shift the whole week. */
const weekKey = isoDate.refine(isMonday, 'must be a Monday: each week stands under the date of its Monday');

const sessionKey = z.string().regex(/^\d{4}-\d{2}-\d{2} (AM|PM)$/, 'must be a date and a half day, such as "2026-09-07 AM"');

/** An entry that was not taken over: no code on its date, or one of two different marks for the session. */
const refusedMarkSchema = z.object({
	date: isoDate,
	session: sessionHalf,
	/** Empty where two marks differed. */
	written: z.string(),
	why: z.enum(['no code on this date', 'two different marks']),
});

/** One pupil's register: each school week under its Monday's date. Readable as it stands in n8n's output panel. */
export const registerSchema = z.object({
	from: isoDate,
	to: isoDate,
	weeks: z.record(weekKey, weekOfMarks),
	/** By session (`"2026-09-07 AM"`), how many minutes after its start the pupil came in, where the export says. */
	minutesLate: z.record(sessionKey, z.number().int().nonnegative()).optional(),
	/** What the file holds where `weeks` has a missing mark because it could not be trusted; fifty at most. */
	refusedMarks: z.array(refusedMarkSchema).optional(),
});

export type Register = z.infer<typeof registerSchema>;
export type RefusedMark = z.infer<typeof refusedMarkSchema>;
