import type { TokenBook } from '../../core/tokens';
import type { Account } from '../directory';
import { GoogleApi, type Call, type Handler } from '../http/api';
import { GoogleError, refuse } from '../http/googleError';
import { instantOf } from '../http/query';
import { CalendarState, type AccessRole, type StoredCalendar } from './calendarState';
import { eventMethods } from './events';
import { instant, zoneOf } from './times';

/** At most so many calendars a query (`calendarExpansionMax`, https://developers.google.com/workspace/calendar/api/v3/reference/freebusy/query). */
const calendarsAtOnce = 50;
/** Longer spans are refused as `timeRangeTooLong`; the reference does not say from when on. */
const longestSpan = 62 * 86_400_000;

/** Google Calendar, API version 3. */
export class CalendarDouble extends GoogleApi {
	readonly state: CalendarState;
	protected readonly handlers: Readonly<Record<string, Handler>>;

	constructor(tokens: TokenBook, accounts: readonly Account[]) {
		super('calendar', tokens);
		this.state = new CalendarState(accounts);
		this.handlers = {
			...eventMethods(this.state),
			'calendarlist.list': (call) => this.list(call),
			'calendarlist.get': ({ path, grant }) => entryOf(this.state.open(path.calendarId ?? '', grant.user, 'freeBusyReader'), grant.user),
			'calendars.get': ({ path, grant }) => {
				const { id, summary, timeZone } = this.state.open(path.calendarId ?? '', grant.user, 'reader');
				return { kind: 'calendar#calendar', etag: '"1"', id, summary, timeZone };
			},
			'freebusy.query': (call) => this.freeBusy(call),
		};
	}

	private list({ query, grant }: Call): object {
		const size = query.whole('maxResults', 100, 1, 250);
		const least = query.oneOf('minAccessRole', ['freeBusyReader', 'reader', 'writer', 'owner']) ?? 'freeBusyReader';
		const all = [...this.state.calendars.values()].filter((calendar) => this.state.roleIn(calendar, grant.user, least));
		const from = Number(query.text('pageToken') ?? 0);
		return {
			kind: 'calendar#calendarList',
			etag: '"1"',
			...(from + size < all.length && { nextPageToken: String(from + size) }),
			items: all.slice(from, from + size).map((calendar) => entryOf(calendar, grant.user)),
		};
	}

	private freeBusy({ body, grant }: Call): object {
		for (const name of ['timeMin', 'timeMax']) if (!body[name]) throw refuse('required', `Missing ${name} parameter.`, { location: name });
		const [from, to] = ['timeMin', 'timeMax'].map((name) => instantOf(body[name], name).getTime()) as [number, number];
		if (to <= from) throw new GoogleError(400, 'timeRangeEmpty', 'The specified time range is empty.', { domain: 'calendar', refused: true });
		if (to - from > longestSpan) throw new GoogleError(400, 'timeRangeTooLong', 'The requested time range is too long.', { domain: 'calendar', refused: true });
		const zone = zoneOf(body.timeZone, 'UTC');
		const asked = ((body.items ?? []) as { id?: string }[]).map(({ id }) => id ?? '');
		if (asked.length > calendarsAtOnce) throw refuse('tooManyCalendarsRequested', 'The number of calendars requested is too large for a single query.', { domain: 'global' });
		const found = asked.map((id) => {
			const calendar = this.state.calendars.get(id === 'primary' ? grant.user : id);
			if (!calendar || !this.state.roleIn(calendar, grant.user, 'freeBusyReader')) return [id, { errors: [{ domain: 'global', reason: 'notFound' }], busy: [] }];
			return [id, { busy: busyIn(calendar, from, to).map(([start, end]) => ({ start: instant(start, zone), end: instant(end, zone) })) }];
		});
		return { kind: 'calendar#freeBusy', timeMin: instant(from, 'UTC'), timeMax: instant(to, 'UTC'), calendars: Object.fromEntries(found) };
	}
}

/** When a calendar is busy within a span; what meets or overlaps is one. */
function busyIn({ events }: StoredCalendar, from: number, to: number): [number, number][] {
	const busy: [number, number][] = [];
	const within = [...events.values()].filter(({ status, content, start, end }) => status !== 'cancelled' && content.transparency !== 'transparent' && end > from && start < to);
	for (const { start, end } of within.sort((a, b) => a.start - b.start)) {
		const last = busy.at(-1);
		if (last && Math.max(start, from) <= last[1]) last[1] = Math.max(last[1], Math.min(end, to));
		else busy.push([Math.max(start, from), Math.min(end, to)]);
	}
	return busy;
}

const entryOf = (calendar: StoredCalendar, user: string): object => ({
	kind: 'calendar#calendarListEntry',
	etag: '"1"',
	id: calendar.id,
	summary: calendar.summary,
	timeZone: calendar.timeZone,
	accessRole: calendar.access.get(user) as AccessRole,
	selected: true,
	...(calendar.primaryOf === user && { primary: true }),
});
