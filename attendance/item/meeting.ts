import * as z from 'zod/v4';
import { isoDate } from './isoDate';

/** A meeting with a family that has a place in the school's calendar. */
export const meetingSchema = z.object({
	/** Names the meeting for the calendar; holds nothing of the pupil that could be read. */
	key: z.string().min(1),
	date: isoDate,
	/** As a letter says it ("3.30 pm"). */
	time: z.string(),
	place: z.string(),
	/** Instants in ISO 8601 with offset. */
	start: z.string(),
	end: z.string(),
	/** Where staff open it. */
	link: z.string(),
	/** True where an earlier run had booked it. */
	bookedBefore: z.boolean(),
});

export type BookedMeetingItem = z.infer<typeof meetingSchema>;
