import { createHash } from 'node:crypto';
import type { Event } from '@microsoft/microsoft-graph-types';
import { sameSlot } from '../../../attendance/meetings';
import type { ServiceAccess } from '../../service/access';
import { graphClient, type Graph } from '../../service/microsoft365/graphClient';
import { perhapsDone } from '../../service/perhapsDone';
import { ServiceError } from '../../service/serviceError';
import type { BookedMeeting, CalendarService, Meeting, TimeSlot } from '../port';
import { busyTimes } from './busyTimes';
import { calendarPath } from './calendarPath';
import { graphTime, instantOf, inUtc } from './times';

const service = 'Outlook calendar';

/**
 * Under this name an event keeps our key. The id of a property of one's own is its type, a GUID of one's own and a name.
 * https://learn.microsoft.com/graph/api/resources/extended-properties-overview
 */
const keyProperty = 'String {5d3a2f0e-8b61-4c9d-a7f4-1e0c6b92d835} Name AttendanceMeetingKey';

/** How often something is tried that another may do at the same time. */
const rounds = 4;

type StoredEvent = Event & { readonly '@odata.etag'?: string };

/**
 * Meetings in the school's Outlook calendars. A calendar is named by the e-mail address of whose it is (a person, a room, a
 * shared mailbox), or by the id of one of the account's own; without a name it is the account's main one.
 *
 * Meetings are marked private: those who share the calendar see that somebody is busy, and no title.
 * Twice is once by two means: the service itself refuses a second event with our `transactionId`
 * (https://learn.microsoft.com/graph/api/resources/event), and the event keeps our key, by which it is found at any time.
 *
 * Permissions: Calendars.ReadWrite; Calendars.ReadWrite.Shared for another's calendar by an account that signed in.
 */
export class OutlookCalendar implements CalendarService {
	private readonly graph: Graph;

	constructor(access: ServiceAccess) {
		this.graph = graphClient(access, service);
	}

	busy(calendars: readonly string[], within: TimeSlot): Promise<readonly TimeSlot[]> {
		return busyTimes(this.graph, calendars, within);
	}

	async book(calendar: string, meeting: Meeting): Promise<BookedMeeting> {
		const events = this.events(calendar);
		const there = await this.lookUp(events, meeting.key);
		if (there) return booked(there, true);
		for (let round = 1; ; round += 1) {
			try {
				const made = await this.graph.run('The meeting could not be put into the calendar', () => this.graph.api(events).headers(inUtc).post(eventOf(meeting)));
				return booked(made as StoredEvent, false);
			} catch (error) {
				// Made after all when nobody answered, or by somebody else at this moment.
				const isThere = statusOf(error) === 409;
				if (!isThere && !(error instanceof ServiceError && error.happened === 'unknown')) throw error;
				const made = await this.lookUp(events, meeting.key).catch((failed: unknown) => {
					throw perhapsDone(failed);
				});
				if (made) return booked(made, isThere && round === 1);
				if (isThere || round === rounds) throw error;
			}
		}
	}

	async find(calendar: string, key: string): Promise<BookedMeeting | undefined> {
		const event = await this.lookUp(this.events(calendar), key);
		return event && booked(event, true);
	}

	async move(calendar: string, key: string, slot: TimeSlot): Promise<BookedMeeting> {
		const events = this.events(calendar);
		for (let round = 1; ; round += 1) {
			const event = await this.lookUp(events, key);
			if (!event) throw new ServiceError('There is no such meeting to move', 'It may have been cancelled or deleted: book it anew.', { service, happened: 'no' });
			if (sameSlot(slotOf(event), slot)) return booked(event, true);
			try {
				const headers = { ...inUtc, ...(event['@odata.etag'] && { 'If-Match': event['@odata.etag'] }) };
				// What was changed in the meantime is refused (412) and read again, so it may also be sent again.
				const moved = await this.graph.run('The meeting could not be moved', () =>
					this.graph.api(eventPath(events, event), {}, { repeatable: true }).headers(headers).patch({ start: graphTime(slot.start), end: graphTime(slot.end) }),
				);
				return booked(moved as StoredEvent, true);
			} catch (error) {
				if (![404, 409, 412].includes(statusOf(error) ?? 0) || round === rounds) throw error;
			}
		}
	}

	/** Whoever was invited is told by the calendar. */
	async cancel(calendar: string, key: string): Promise<boolean> {
		const events = this.events(calendar);
		for (let round = 1; ; round += 1) {
			const event = await this.lookUp(events, key);
			if (!event) return round > 1;
			const path = eventPath(events, event);
			try {
				await this.graph.run('The meeting could not be cancelled', () =>
					// Cancelled, it has left the calendar, and a second request finds nothing: it may be sent again.
					event.attendees?.length ? this.graph.api(`${path}/cancel`, {}, { repeatable: true }).post({}) : this.graph.api(path).delete(),
				);
				return true;
			} catch (error) {
				if (statusOf(error) !== 404 || round === rounds) throw error;
			}
		}
	}

	private events(calendar: string): string {
		return `${calendarPath(this.graph, calendar)}/events`;
	}

	private async lookUp(events: string, key: string): Promise<StoredEvent | undefined> {
		const query = {
			$filter: `singleValueExtendedProperties/any(ep: ep/id eq '${keyProperty}' and ep/value eq '${key.replaceAll("'", "''")}')`,
			$select: 'id,start,end,webLink,isCancelled,attendees',
		};
		const { value } = await this.graph.run('The meeting could not be looked up', () => this.graph.page<StoredEvent>(this.graph.api(events, query).headers(inUtc)));
		return value.find(({ isCancelled }) => !isCancelled);
	}
}

const eventPath = (events: string, { id }: StoredEvent): string => `${events}/${encodeURIComponent(String(id))}`;

const statusOf = (error: unknown): number | undefined => (error instanceof ServiceError ? error.status : undefined);

const slotOf = ({ start, end }: StoredEvent): TimeSlot => ({ start: instantOf(start ?? {}), end: instantOf(end ?? {}) });

const booked = (event: StoredEvent, bookedBefore: boolean): BookedMeeting => ({ id: String(event.id), slot: slotOf(event), link: event.webLink ?? '', bookedBefore });

function eventOf({ key, slot, title, description, place, attendees, hidesAttendees, leavesFree }: Meeting): Event {
	return {
		subject: title,
		...(description !== undefined && { body: { contentType: 'text', content: description } }),
		start: graphTime(slot.start),
		end: graphTime(slot.end),
		...(place !== undefined && { location: { displayName: place } }),
		attendees: attendees.map(({ address, name }) => ({ type: 'required', emailAddress: { address, ...(name && { name }) } })),
		sensitivity: 'private',
		// Each of those invited then sees themselves alone (https://learn.microsoft.com/graph/api/resources/event).
		...(hidesAttendees && { hideAttendees: true }),
		showAs: leavesFree ? 'free' : 'busy',
		transactionId: createHash('sha256').update(key).digest('hex').slice(0, 32),
		singleValueExtendedProperties: [{ id: keyProperty, value: key }],
	};
}
