import { docs, type Call, type Json, type Permissions, type Route } from '../http/call';
import { checkIfMatch } from '../http/eTag';
import { GraphError, GraphRefusal } from '../http/errors';
import { json, page, selected } from '../http/pages';
import { mailboxOf } from '../http/path';
import type { QueryRules } from '../http/query';
import type { MicrosoftSchool } from '../school';
import type { StoredCalendar, StoredEvent } from './calendarState';
import { eTagOf, eventJson } from './eventJson';
import { scheduleRoute } from './scheduleRoute';
import { instantOf, zoneAsked } from './times';

const shared = ['Calendars.Read.Shared', 'Calendars.ReadWrite.Shared'];
export const readCalendars: Permissions = { delegated: ['Calendars.ReadBasic', 'Calendars.Read', 'Calendars.ReadWrite', ...shared], application: ['Calendars.ReadBasic', 'Calendars.ReadBasic.All', 'Calendars.Read', 'Calendars.ReadWrite'] };
const write: Permissions = { delegated: ['Calendars.ReadWrite', shared[1]!], application: ['Calendars.ReadWrite'] };

const list: QueryRules = {
	select: 'Event',
	filter: ['start/dateTime', 'end/dateTime', 'subject', 'isCancelled', 'singleValueExtendedProperties'],
	orderby: ['start/dateTime', 'createdDateTime', 'subject'],
	expand: ['singleValueExtendedProperties'],
	top: 1000,
	skip: true,
	count: true,
};
const instant = { required: true, pattern: /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/ };

/** https://learn.microsoft.com/graph/api/event-update; an identity of the request and keys of ours are set on creation alone. */
const changeable = ['subject', 'body', 'start', 'end', 'location', 'locations', 'attendees', 'sensitivity', 'showAs', 'importance', 'categories', 'isAllDay', 'isReminderOn', 'reminderMinutesBeforeStart', 'responseRequested', 'hideAttendees', 'allowNewTimeProposals', 'isOnlineMeeting', 'onlineMeetingProvider', 'recurrence', 'singleValueExtendedProperties'];
const newEvent = { type: 'Event', writable: [...changeable, 'transactionId'], required: ['start', 'end'] };
const changedEvent = { type: 'Event', writable: changeable };

/** The form of names of extended properties. https://learn.microsoft.com/graph/api/resources/extended-properties-overview */
const propertyName = /^(String|Integer|Long|Boolean|SystemTime|Double) \{[0-9a-fA-F-]{36}\} (Name .+|Id 0x[0-9a-fA-F]+)$/;

export function calendarRoutes(school: MicrosoftSchool): readonly Route[] {
	const mailbox = ({ params, caller }: Call, ...scopes: readonly string[]) => mailboxOf(params.user!, caller, school, ...scopes);
	const calendar = (call: Call, ...scopes: readonly string[]): StoredCalendar => {
		const all = school.calendars.of(mailbox(call, ...scopes).id);
		const found = call.params.calendar === undefined ? all[0] : all.find(({ id }) => id === call.params.calendar);
		if (!found) throw notFound();
		return found;
	};
	const forWriting = (call: Call) => {
		const found = calendar(call, shared[1]!);
		if (!found.canEdit) throw new GraphError(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
		return found;
	};
	const eventOf = (call: Call, of: StoredCalendar): StoredEvent => of.events.find(({ id }) => id === call.params.event) ?? fail(notFound());
	const shown = (call: Call) => {
		const keys = call.query.expand.length > 0 || call.query.filter?.some(({ property }) => property === 'singleValueExtendedProperties');
		return (event: StoredEvent) => eventJson(event, zoneAsked(call.headers.prefer), keys);
	};
	const withdraw = (call: Call) => {
		const of = forWriting(call);
		const event = eventOf(call, of);
		checkIfMatch(call, eTagOf(event));
		of.events.splice(of.events.indexOf(event), 1);
		tell(school, 'cancelled', event);
	};

	const under = (base: string): Route[] => [
		{
			method: 'GET', path: `${base}/events`, docs: docs('calendar-list-events'), needs: readCalendars, query: list,
			answer: (call) => page(calendar(call, ...shared).events.map(shown(call)), call, 10),
		},
		{
			method: 'POST', path: `${base}/events`, docs: docs('calendar-post-events'), needs: write, body: newEvent,
			answer: (call) => {
				const of = forWriting(call);
				checkEvent(call.json!);
				const { transactionId } = call.json!;
				// "To avoid redundant POST operations in case of client retries": https://learn.microsoft.com/graph/api/resources/event
				const there = transactionId ? of.events.find(({ properties }) => properties.transactionId === transactionId) : undefined;
				if (there) return json(201, shown(call)(there));
				const made = school.calendars.addEvent(of, { ...call.json, createdDateTime: new Date().toISOString() });
				tell(school, 'invited', made);
				return json(201, shown(call)(made));
			},
		},
		{
			method: 'GET', path: `${base}/events/{event}`, docs: docs('event-get'), needs: readCalendars, query: { select: 'Event', expand: list.expand },
			answer: (call) => json(200, selected(shown(call)(eventOf(call, calendar(call, ...shared))), call)),
		},
		{
			method: 'PATCH', path: `${base}/events/{event}`, docs: docs('event-update'), needs: write, body: changedEvent,
			answer: (call) => {
				const event = eventOf(call, forWriting(call));
				checkIfMatch(call, eTagOf(event));
				checkEvent({ ...event.properties, ...call.json });
				Object.assign(event.properties, call.json);
				event.version += 1;
				tell(school, 'moved', event);
				return json(200, shown(call)(event));
			},
		},
		{
			method: 'DELETE', path: `${base}/events/{event}`, docs: docs('event-delete'), needs: write,
			answer: (call) => {
				withdraw(call);
				return { status: 204 };
			},
		},
		{
			method: 'POST', path: `${base}/events/{event}/cancel`, docs: docs('event-cancel'), needs: write, body: { parameters: { Comment: { type: ['string', 'null'] } } }, bodyOptional: true,
			answer: (call) => {
				const event = eventOf(call, forWriting(call));
				if ((event.properties.attendees ?? []).length === 0) throw new GraphRefusal(400, 'ErrorInvalidRequest', 'Your request can\'t be completed. You need to be an organizer of a meeting to cancel it.');
				withdraw(call);
				return { status: 202 };
			},
		},
		{
			method: 'GET', path: `${base}/calendarView`, docs: docs('calendar-list-calendarview'), needs: readCalendars, query: { ...list, own: { startDateTime: instant, endDateTime: instant } },
			answer: (call) => {
				const { startDateTime, endDateTime } = call.query.own;
				const within = calendar(call, ...shared).events.filter(({ properties: { start, end } }) => instantOf(start) < Date.parse(endDateTime!) && instantOf(end) > Date.parse(startDateTime!));
				return page(within.map(shown(call)), call, 10);
			},
		},
	];

	return [
		{
			method: 'GET', path: 'users/{user}/calendars', docs: docs('user-list-calendars'), needs: readCalendars, query: { select: 'Calendar', top: 1000, filter: ['name'] },
			answer: (call) => page(school.calendars.of(mailbox(call, ...shared).id).map(calendarJson), call, 100),
		},
		{
			method: 'GET', path: 'users/{user}/calendar', docs: docs('calendar-get'), needs: readCalendars, query: { select: 'Calendar' },
			answer: (call) => json(200, selected(calendarJson(calendar(call, ...shared)), call)),
		},
		scheduleRoute(school),
		...['users/{user}', 'users/{user}/calendar', 'users/{user}/calendars/{calendar}'].flatMap(under),
	];
}

const calendarJson = ({ id, name, isDefault, canEdit }: StoredCalendar): Json => ({ id, name, isDefaultCalendar: isDefault, canEdit, canShare: canEdit, canViewPrivateItems: canEdit });

function checkEvent({ start, end, singleValueExtendedProperties = [] }: Json): void {
	if (instantOf(end) < instantOf(start)) throw new GraphRefusal(400, 'ErrorPropertyValidationFailure', 'The end of the event is before its start.');
	for (const { id } of singleValueExtendedProperties as Json[]) {
		if (!propertyName.test(id ?? '')) throw new GraphRefusal(400, 'ErrorInvalidProperty', 'The name of an extended property is "{type} {guid} Name {name}".');
	}
}

/** Whoever is invited gets a mail of the calendar. */
function tell(school: MicrosoftSchool, what: 'invited' | 'moved' | 'cancelled', { id, properties }: StoredEvent): void {
	const to = ((properties.attendees ?? []) as Json[]).map(({ emailAddress }) => String(emailAddress?.address));
	if (to.length > 0) school.calendars.told.push({ what, event: id, to });
}

const notFound = () => new GraphError(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
const fail = (error: Error): never => {
	throw error;
};
