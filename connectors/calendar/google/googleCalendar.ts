import { createHash } from 'node:crypto';
import { DateTime } from 'luxon';
import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/v3';
import { inSchoolTime, sameSlot, schoolTimeZone } from '../../../attendance/meetings';
import type { ServiceAccess } from '../../service/access';
import { googleClients, repeatable } from '../../service/google/googleClients';
import { askGoogle, failureOf, type GoogleAct } from '../../service/google/googleError';
import { ServiceError } from '../../service/serviceError';
import type { BookedMeeting, CalendarService, Meeting, TimeSlot } from '../port';
import { busyTimes } from './busy';

const service = 'Google Calendar';
const act = (doing: string): GoogleAct => ({ service, doing });

/**
 * Whoever is invited is told of the meeting, of its move and of its end by Google. Without that, Google warns, a meeting may
 * not reach calendars outside the school's domain, or get lost
 * (https://developers.google.com/workspace/calendar/api/v3/reference/events/insert). Sent to nobody where nobody is invited.
 */
const sendUpdates = 'all';

/** How often a meeting that others change at the same moment is read again before a person is told. */
const readsAtMost = 5;

/**
 * Meetings in a calendar of the school's Google account.
 *
 * The id of a meeting is made of its key by us, so that Google itself refuses a second one (409) and no answer that is lost
 * can make two. Google keeps the id of a cancelled meeting; booked again, that one is put back. A change goes with the
 * version that was read (`If-Match`), so that nobody's change is written over and a change that was made already is not
 * made, or told to those invited, again.
 *
 * Scopes: `calendar.events` (to book, move and cancel in calendars that the account may write to) and `calendar.freebusy`
 * (when people are busy, and nothing of what they do).
 */
export class GoogleCalendar implements CalendarService {
	private readonly calendar: calendar_v3.Calendar;

	constructor(access: ServiceAccess) {
		this.calendar = googleClients(access).calendar;
	}

	busy(calendars: readonly string[], within: TimeSlot): Promise<readonly TimeSlot[]> {
		return busyTimes(this.calendar, [...new Set(calendars.map(idOf))], within);
	}

	async book(calendar: string, meeting: Meeting): Promise<BookedMeeting> {
		const requestBody = { id: eventIdOf(meeting.key), ...contentOf(meeting) };
		try {
			return booked(await askGoogle(act('book the meeting'), () => this.calendar.events.insert({ calendarId: idOf(calendar), sendUpdates, requestBody }, repeatable)), false);
		} catch (error) {
			if (failureOf(error) !== 'conflict') throw error;
			return await this.bookAgain(calendar, meeting, error);
		}
	}

	async find(calendar: string, key: string): Promise<BookedMeeting | undefined> {
		const event = await this.read(calendar, key);
		return event && event.status !== 'cancelled' ? booked(event, true) : undefined;
	}

	async move(calendar: string, key: string, slot: TimeSlot): Promise<BookedMeeting> {
		return this.change(calendar, key, async (event) => {
			if (!event || event.status === 'cancelled') throw noMeeting();
			if (sameSlot(slotOf(event), slot)) return booked(event, true);
			const moved = await askGoogle(act('move the meeting'), () =>
				this.calendar.events.patch({ calendarId: idOf(calendar), eventId: eventIdOf(key), sendUpdates, requestBody: timesOf(slot) }, ifStill(event)),
			);
			return booked(moved, true);
		});
	}

	async cancel(calendar: string, key: string): Promise<boolean> {
		if (!(await this.find(calendar, key))) return false;
		try {
			await askGoogle(act('cancel the meeting'), () => this.calendar.events.delete({ calendarId: idOf(calendar), eventId: eventIdOf(key), sendUpdates }));
		} catch (error) {
			// 404 and 410 also come where it was just cancelled and the answer was lost, or by somebody else.
			if (failureOf(error) !== 'not found' || (await this.find(calendar, key))) throw error;
		}
		return true;
	}

	/** There is an event of this id: the meeting itself, or one that was cancelled and is put back. */
	private bookAgain(calendar: string, meeting: Meeting, conflict: unknown): Promise<BookedMeeting> {
		return this.change(calendar, meeting.key, async (event) => {
			if (!event) throw conflict;
			if (event.status !== 'cancelled') return booked(event, true);
			const requestBody = { ...contentOf(meeting), status: 'confirmed', sequence: event.sequence };
			const again = await askGoogle(act('book the meeting again'), () =>
				this.calendar.events.update({ calendarId: idOf(calendar), eventId: eventIdOf(meeting.key), sendUpdates, requestBody }, ifStill(event)),
			);
			return booked(again, false);
		});
	}

	/** Reads the event and changes it; where somebody changed it meanwhile (412), reads it again. */
	private async change<Result>(calendar: string, key: string, make: (event: calendar_v3.Schema$Event | undefined) => Promise<Result>): Promise<Result> {
		for (let reads = 1; ; reads += 1) {
			try {
				return await make(await this.read(calendar, key));
			} catch (error) {
				if (failureOf(error) !== 'changed meanwhile' || reads === readsAtMost) throw error;
			}
		}
	}

	private async read(calendar: string, key: string): Promise<calendar_v3.Schema$Event | undefined> {
		try {
			return await askGoogle(act('look up the meeting'), () => this.calendar.events.get({ calendarId: idOf(calendar), eventId: eventIdOf(key), timeZone: schoolTimeZone }));
		} catch (error) {
			if (failureOf(error) !== 'not found') throw error;
			return this.search(calendar, key);
		}
	}

	/** Google says "not found" of a calendar that is not shared too: whoever may search in it, and finds none, knows. */
	private async search(calendar: string, key: string): Promise<calendar_v3.Schema$Event | undefined> {
		const iCalUID = `${eventIdOf(key)}@google.com`;
		const { items } = await askGoogle(act('look up the meeting'), () =>
			this.calendar.events.list({ calendarId: idOf(calendar), iCalUID, showDeleted: true, maxResults: 1, timeZone: schoolTimeZone }),
		);
		return items?.[0];
	}
}

/** The account's own calendar has this name at Google. */
const idOf = (calendar: string): string => calendar || 'primary';

/**
 * The id that Google keeps for a meeting: 5 to 1024 of the characters a to v and 0 to 9
 * (https://developers.google.com/workspace/calendar/api/v3/reference/events/insert), which hexadecimal digits are.
 */
export const eventIdOf = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 40);

const contentOf = ({ slot, title, description, place, attendees, hidesAttendees, leavesFree }: Meeting): calendar_v3.Schema$Event => ({
	summary: title,
	description,
	location: place,
	...timesOf(slot),
	attendees: attendees.map(({ address, name }) => ({ email: address, displayName: name })),
	// Colleagues who may see the calendar see that it is taken, and those who are invited see what it is.
	visibility: 'private',
	guestsCanInviteOthers: false,
	guestsCanModify: false,
	// Whom a parent would see otherwise, with their addresses (https://developers.google.com/workspace/calendar/api/v3/reference/events).
	guestsCanSeeOtherGuests: hidesAttendees !== true,
	transparency: leavesFree ? 'transparent' : 'opaque',
});

const timesOf = ({ start, end }: TimeSlot): calendar_v3.Schema$Event => ({
	start: { dateTime: inSchoolTime(start), timeZone: schoolTimeZone },
	end: { dateTime: inSchoolTime(end), timeZone: schoolTimeZone },
});

const ifStill = ({ etag }: calendar_v3.Schema$Event): Record<string, unknown> => ({ ...repeatable, ...(etag && { headers: { 'If-Match': etag } }) });

const booked = (event: calendar_v3.Schema$Event, bookedBefore: boolean): BookedMeeting => ({
	id: event.id as string,
	slot: slotOf(event),
	link: event.htmlLink as string,
	bookedBefore,
});

const slotOf = ({ start, end }: calendar_v3.Schema$Event): TimeSlot => ({ start: momentOf(start), end: momentOf(end) });

/** A person may have made the meeting one of whole days, which have a date and no time. */
const momentOf = (moment: calendar_v3.Schema$EventDateTime | undefined): string =>
	inSchoolTime(moment?.dateTime ?? DateTime.fromISO(moment?.date as string, { zone: schoolTimeZone }).toISO() as string);

const noMeeting = (): ServiceError =>
	new ServiceError('There is no such meeting in the calendar to be moved', 'It may have been cancelled. Book it again, or check that the right calendar is chosen.', { service, status: 404, happened: 'no' });
