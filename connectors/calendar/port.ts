import type { TimeSlot } from '../../attendance/meetings';
import type { MailAddress } from '../mail/port';

export type { TimeSlot };

/** A meeting in a school's calendar. */
export interface Meeting {
	/** Names the meeting for the calendar (pupil, step, school year, hashed): made again with the same key it is the same meeting. */
	readonly key: string;
	readonly slot: TimeSlot;
	/** Seen by everybody who may see the calendar: names no pupil and no reason. */
	readonly title: string;
	readonly description?: string;
	readonly place?: string;
	/** Who is invited by the calendar: colleagues and, where the school wants it, parents of one household. */
	readonly attendees: readonly MailAddress[];
	/** Whether those invited do not see each other's addresses; left out, they do. */
	readonly hidesAttendees?: boolean;
	/** Whether the entry leaves the calendar free: it stands beside another of the same meeting. Left out, it is busy. */
	readonly leavesFree?: boolean;
}

export interface BookedMeeting {
	/** The service's own id. */
	readonly id: string;
	readonly slot: TimeSlot;
	/** Where a person opens it. */
	readonly link: string;
	/** True where it was there already and nothing was made. */
	readonly bookedBefore: boolean;
}

/** Calendars of the school's account, each by its id or address; an empty name is the account's own. Every method throws `ServiceError`. */
export interface CalendarService {
	/** The times within a span at which these calendars are busy, in order. */
	busy(calendars: readonly string[], within: TimeSlot): Promise<readonly TimeSlot[]>;
	/** Books a meeting once. */
	book(calendar: string, meeting: Meeting): Promise<BookedMeeting>;
	/** The meeting of this key; undefined where there is none or it was cancelled. */
	find(calendar: string, key: string): Promise<BookedMeeting | undefined>;
	/** Moves a meeting. Throws where there is none of this key. */
	move(calendar: string, key: string, slot: TimeSlot): Promise<BookedMeeting>;
	/** Cancels a meeting; false where there was none. */
	cancel(calendar: string, key: string): Promise<boolean>;
}
