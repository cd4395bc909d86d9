import type { Call, Handler } from '../http/api';
import { GoogleError, invalidParameter, notFound, refuse } from '../http/googleError';
import { Ids } from '../ids';
import type { CalendarState, StoredCalendar, StoredEvent } from './calendarState';
import { checkEvent, checkEventId } from './eventRules';
import { shownTime, spanOf, zoneOf } from './times';

/** What the service sets itself; sent along it is passed over, as in life. */
const ownFields = ['kind', 'etag', 'id', 'status', 'htmlLink', 'created', 'updated', 'creator', 'organizer', 'iCalUID', 'sequence'];

/** The methods of `events` (https://developers.google.com/workspace/calendar/api/v3/reference/events). */
export function eventMethods(state: CalendarState): Record<string, Handler> {
	const ids = new Ids('event');

	const opened = (call: Call, least: 'reader' | 'writer') => {
		const calendar = state.open(call.path.calendarId ?? '', call.grant.user, least);
		return { calendar, zone: zoneOf(call.query.text('timeZone'), calendar.timeZone) };
	};
	const eventIn = (calendar: StoredCalendar, call: Call): StoredEvent => {
		const event = calendar.events.get(call.path.eventId ?? '');
		if (!event) throw notFound('Not Found');
		return event;
	};
	const checkVersion = (event: StoredEvent, call: Call) => {
		const wanted = call.headers['if-match'];
		if (wanted !== undefined && wanted !== '*' && wanted !== etagOf(event)) throw new GoogleError(412, 'conditionNotMet', 'Precondition Failed', { location: 'If-Match', locationType: 'header' });
	};
	const tell = (call: Call, event: StoredEvent, what: 'invited' | 'changed' | 'cancelled') => {
		const whom = call.query.oneOf('sendUpdates', ['all', 'externalOnly', 'none']) ?? (call.query.flag('sendNotifications') ? 'all' : 'none');
		if (whom === 'none') return;
		const domain = call.grant.user.split('@')[1];
		for (const { email } of (event.content.attendees ?? []) as { email: string }[]) {
			if (email !== call.grant.user && (whom === 'all' || !email.endsWith(`@${domain}`))) state.mails.push({ to: email, event: event.id, what });
		}
	};
	/** Puts new content in the place of the old. */
	const change = (calendar: StoredCalendar, event: StoredEvent, content: Record<string, unknown>, call: Call) => {
		checkEvent(content);
		const { sequence, status } = call.body as { sequence?: number; status?: StoredEvent['status'] };
		if (typeof sequence === 'number' && sequence < event.sequence) throw new GoogleError(400, 'invalid', 'Invalid sequence value. The specified sequence number is below the current sequence number of the resource.', { location: 'sequence' });
		const span = spanOf(content, calendar.timeZone);
		const moved = span.start !== event.start || span.end !== event.end;
		Object.assign(event, span, { content: withoutOwn(content), status: status ?? event.status, updated: state.now(), version: event.version + 1, sequence: Math.max(sequence ?? 0, event.sequence) + (moved ? 1 : 0) });
		tell(call, event, event.status === 'cancelled' ? 'cancelled' : 'changed');
	};

	return {
		'events.insert': (call) => {
			const { calendar, zone } = opened(call, 'writer');
			const { body } = call;
			checkEvent(body);
			if (body.id !== undefined && body.id !== null) checkEventId(body.id);
			const id: string = body.id ?? ids.next(26).toLowerCase().replaceAll(/[w-z]/g, '0');
			const span = spanOf(body, calendar.timeZone);
			// Also where that one was cancelled: its id stays taken.
			if (calendar.events.has(id)) throw new GoogleError(409, 'duplicate', 'The requested identifier already exists.');
			const now = state.now();
			const event: StoredEvent = { id, content: withoutOwn(body), status: body.status ?? 'confirmed', created: now, updated: now, sequence: body.sequence ?? 0, version: 1, ...span, organizer: call.grant.user };
			calendar.events.set(id, event);
			tell(call, event, 'invited');
			return shown(calendar, event, zone);
		},
		'events.get': (call) => {
			const { calendar, zone } = opened(call, 'reader');
			return shown(calendar, eventIn(calendar, call), zone);
		},
		'events.update': (call) => {
			const { calendar, zone } = opened(call, 'writer');
			const event = eventIn(calendar, call);
			checkVersion(event, call);
			change(calendar, event, call.body, call);
			return shown(calendar, event, zone);
		},
		'events.patch': (call) => {
			const { calendar, zone } = opened(call, 'writer');
			const event = eventIn(calendar, call);
			checkVersion(event, call);
			change(calendar, event, patched(event.content, call.body), call);
			return shown(calendar, event, zone);
		},
		'events.delete': (call) => {
			const { calendar } = opened(call, 'writer');
			const event = eventIn(calendar, call);
			if (event.status === 'cancelled') throw new GoogleError(410, 'deleted', 'Resource has been deleted');
			checkVersion(event, call);
			Object.assign(event, { status: 'cancelled', updated: state.now(), version: event.version + 1 });
			tell(call, event, 'cancelled');
			return undefined;
		},
		'events.list': (call) => {
			const { calendar, zone } = opened(call, 'reader');
			return listed(calendar, call, zone);
		},
	};
}

function listed(calendar: StoredCalendar, { query }: Call, zone: string): object {
	if (query.text('syncToken') !== undefined) throw refuse('notImplemented', 'The double of calendar keeps no sync tokens', { status: 501 });
	const size = query.whole('maxResults', 250, 1, 2500);
	const order = query.oneOf('orderBy', ['startTime', 'updated']);
	if (order === 'startTime' && !query.flag('singleEvents')) throw invalidParameter('orderBy', 'The requested ordering is not available for the particular query.');
	const [from, to, updated] = ['timeMin', 'timeMax', 'updatedMin'].map((name) => query.instant(name)?.getTime());
	if (from !== undefined && to !== undefined && to <= from) throw new GoogleError(400, 'timeRangeEmpty', 'The specified time range is empty.', { domain: 'calendar', refused: true });
	const q = query.text('q')?.toLowerCase();
	const properties = (kind: 'private' | 'shared') => query.list(`${kind}ExtendedProperty`).map((pair) => {
		const [, key, value] = /^([^=]+)=(.*)$/s.exec(pair) ?? [];
		if (key === undefined) throw invalidParameter(`${kind}ExtendedProperty`, `Invalid value: ${pair}`);
		return (event: StoredEvent) => event.content.extendedProperties?.[kind]?.[key] === value;
	});
	const tests = [...properties('private'), ...properties('shared')];
	const iCalUID = query.text('iCalUID');
	const all = [...calendar.events.values()]
		.filter((event) => event.status !== 'cancelled' || query.flag('showDeleted'))
		.filter((event) => (from === undefined || event.end > from) && (to === undefined || event.start < to) && (updated === undefined || Date.parse(event.updated) >= updated))
		.filter((event) => tests.every((fits) => fits(event)) && (iCalUID === undefined || `${event.id}@google.com` === iCalUID))
		.filter(({ content }) => !q || `${content.summary} ${content.description} ${content.location}`.toLowerCase().includes(q))
		.sort((a, b) => (order === 'startTime' ? a.start - b.start : order === 'updated' ? a.updated.localeCompare(b.updated) : 0));
	const first = Number(query.text('pageToken') ?? 0);
	if (!Number.isInteger(first)) throw invalidParameter('pageToken', 'Invalid page token value.');
	const more = first + size < all.length;
	return {
		kind: 'calendar#events',
		etag: `"p${all.length}"`,
		summary: calendar.summary,
		timeZone: calendar.timeZone,
		accessRole: 'owner',
		...(more ? { nextPageToken: String(first + size) } : {}),
		items: all.slice(first, first + size).map((event) => shown(calendar, event, zone)),
	};
}

const etagOf = ({ id, version }: StoredEvent): string => `"${parseInt(Buffer.from(id).toString('hex').slice(0, 8), 16)}${String(version).padStart(6, '0')}"`;

function shown(calendar: StoredCalendar, event: StoredEvent, zone: string): object {
	const { content } = event;
	return {
		reminders: { useDefault: true },
		eventType: 'default',
		...content,
		kind: 'calendar#event',
		etag: etagOf(event),
		id: event.id,
		status: event.status,
		htmlLink: `https://www.google.com/calendar/event?eid=${Buffer.from(`${event.id} ${calendar.id}`).toString('base64url')}`,
		created: event.created,
		updated: event.updated,
		creator: { email: event.organizer },
		organizer: calendar.primaryOf ? { email: calendar.id } : { email: calendar.id, displayName: calendar.summary, self: true },
		iCalUID: `${event.id}@google.com`,
		sequence: event.sequence,
		start: shownTime(content.start, event.start, zone),
		end: shownTime(content.end, event.end, zone),
		...(content.attendees && { attendees: (content.attendees as object[]).map((attendee) => ({ responseStatus: 'needsAction', ...attendee })) }),
	};
}

const withoutOwn = (content: Record<string, unknown>) => Object.fromEntries(Object.entries(content).filter(([field, value]) => !ownFields.includes(field) && value !== null));

/** Patch semantics: what is given replaces, null takes away, objects are merged, lists are replaced. */
function patched(old: Record<string, unknown>, changes: Record<string, unknown>): Record<string, unknown> {
	const result = { ...old };
	for (const [field, value] of Object.entries(changes)) {
		const before = result[field];
		const merges = typeof value === 'object' && value !== null && !Array.isArray(value) && typeof before === 'object' && before !== null;
		if (value === null) delete result[field];
		else result[field] = merges ? patched(before as Record<string, unknown>, value as Record<string, unknown>) : value;
	}
	return result;
}
