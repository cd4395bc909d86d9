import { eventIdOf, GoogleCalendar } from '../../../../connectors/calendar/google/googleCalendar';
import type { Meeting } from '../../../../connectors/calendar/port';
import { expectNoRefusals } from '../../../doubles/core/expectNoRefusals';
import type { Doubles } from '../../../doubles/core/doubles';
import type { StoredEvent } from '../../../doubles/google/calendar/calendarState';
import { surviveEveryFault } from '../../service/everyFault';
import { startWorkspace } from '../../service/google/startWorkspace';

const scopes = ['calendar.events', 'calendar.freebusy'];
const tutor = 'tutor.7a@oakfield.example';
const at = (start: string, end: string) => ({ start, end });
const slot = at('2026-12-01T09:00:00+00:00', '2026-12-01T09:30:00+00:00');
const later = at('2026-12-02T10:00:00+00:00', '2026-12-02T10:30:00+00:00');
const meeting: Meeting = { key: '1042|meeting-invitation|2026/27', slot, title: 'Attendance meeting', description: 'See the pack.', place: 'Room 4', attendees: [{ address: tutor, name: 'Sam Okoro' }] };

let open: Doubles[] = [];
afterEach(async () => {
	await Promise.all(open.map((doubles) => doubles.close()));
	open = [];
});

async function start() {
	const workspace = await startWorkspace();
	open.push(workspace.doubles);
	const { state } = workspace.google.calendar;
	const shared = state.addCalendar('Attendance meetings', { 'office@oakfield.example': 'writer' });
	return {
		...workspace,
		id: shared.id,
		calendar: new GoogleCalendar(workspace.signedIn(...scopes)),
		event: (): StoredEvent => shared.events.get(eventIdOf(meeting.key))!,
		/** What stands in the calendar, and who was told what. */
		shown: () => ({
			events: [...shared.events.values()].map(({ status, start, end, content }) => [status, new Date(start).toISOString(), new Date(end).toISOString(), content.summary, content.visibility]),
			told: state.mails.map(({ to, what }) => `${to} ${what}`),
		}),
	};
}

test('a meeting is booked once, private, and those invited are told once', async () => {
	const { calendar, id, shown, event, doubles } = await start();
	expect(await calendar.find(id, meeting.key)).toBeUndefined();
	const booked = await calendar.book(id, meeting);
	expect(booked).toEqual({ id: eventIdOf(meeting.key), slot, link: expect.stringContaining('https://'), bookedBefore: false });
	expect(await calendar.book(id, { ...meeting, slot: later, title: 'Another' })).toEqual({ ...booked, bookedBefore: true });
	expect(await calendar.find(id, meeting.key)).toEqual({ ...booked, bookedBefore: true });
	expect(shown()).toEqual({ events: [['confirmed', '2026-12-01T09:00:00.000Z', '2026-12-01T09:30:00.000Z', 'Attendance meeting', 'private']], told: [`${tutor} invited`] });
	expect(event().content).toMatchObject({ location: 'Room 4', description: 'See the pack.', attendees: [{ email: tutor, displayName: 'Sam Okoro' }], guestsCanInviteOthers: false });
	expect(JSON.stringify(doubles.requests.map(({ url, body }) => url.href + body.toString()))).not.toContain('1042');
	expectNoRefusals(doubles);
});

test('an id of ours is one that Google takes', () => {
	expect(eventIdOf(meeting.key)).toMatch(/^[a-v0-9]{5,1024}$/);
	expect(eventIdOf('other')).not.toBe(eventIdOf(meeting.key));
});

test('a meeting is moved once, told once, and stays as staff have changed it otherwise', async () => {
	const { calendar, id, shown, event, doubles } = await start();
	await calendar.book(id, meeting);
	event().content.location = 'Room 9, said staff';
	expect(await calendar.move(id, meeting.key, later)).toMatchObject({ slot: later });
	expect(await calendar.move(id, meeting.key, at('2026-12-02T10:00:00Z', '2026-12-02T10:30:00.000Z'))).toMatchObject({ slot: later });
	expect(shown().told).toEqual([`${tutor} invited`, `${tutor} changed`]);
	expect(event().content.location).toBe('Room 9, said staff');
	expectNoRefusals(doubles);
});

test('a change that somebody makes between our reading and our moving is kept', async () => {
	const { calendar, id, event, doubles } = await start();
	await calendar.book(id, meeting);
	doubles.between({ method: 'GET' }, () => {
		event().content.location = 'Room 9, said staff';
		event().version += 1;
	});
	expect(await calendar.move(id, meeting.key, later)).toMatchObject({ slot: later });
	expect(event().content.location).toBe('Room 9, said staff');
	expect(doubles.requests.map(({ method, status }) => `${method} ${status}`)).toEqual(['POST 200', 'GET 200', 'PATCH 412', 'GET 200', 'PATCH 200']);
});

test('a meeting that is cancelled is gone, told once, and can be booked again', async () => {
	const { calendar, id, shown, doubles } = await start();
	expect(await calendar.cancel(id, meeting.key)).toBe(false);
	await calendar.book(id, meeting);
	expect([await calendar.cancel(id, meeting.key), await calendar.cancel(id, meeting.key)]).toEqual([true, false]);
	expect(await calendar.find(id, meeting.key)).toBeUndefined();
	await expect(calendar.move(id, meeting.key, later)).rejects.toMatchObject({ name: 'ServiceError', happened: 'no', status: 404 });
	expect(await calendar.book(id, { ...meeting, slot: later, title: 'Meeting about attendance', attendees: [] })).toMatchObject({ slot: later, bookedBefore: false });
	expect(await calendar.find(id, meeting.key)).toMatchObject({ slot: later });
	expect(shown().events).toEqual([['confirmed', '2026-12-02T10:00:00.000Z', '2026-12-02T10:30:00.000Z', 'Meeting about attendance', 'private']]);
	expectNoRefusals(doubles);
});

/** The clocks go forward on 28 March 2027 (https://www.gov.uk/when-do-the-clocks-change). */
test.each([
	['the Monday after the clocks go forward', at('2027-03-29T08:30:00Z', '2027-03-29T09:00:00Z'), at('2027-03-29T09:30:00+01:00', '2027-03-29T10:00:00+01:00')],
	['the Monday after the clocks go back', at('2026-10-26T09:30:00Z', '2026-10-26T10:00:00Z'), at('2026-10-26T09:30:00+00:00', '2026-10-26T10:00:00+00:00')],
])('a meeting stands at the hour that London’s clocks show: %s', async (_what, given, expected) => {
	const { calendar, id, event } = await start();
	expect((await calendar.book(id, { ...meeting, slot: given })).slot).toEqual(expected);
	expect(event().content.start).toEqual({ dateTime: expected.start, timeZone: 'Europe/London' });
});

test('a meeting that staff made one of whole days is found', async () => {
	const { calendar, id, event } = await start();
	await calendar.book(id, meeting);
	Object.assign(event().content, { start: { date: '2027-03-28' }, end: { date: '2027-03-29' } });
	expect((await calendar.find(id, meeting.key))?.slot).toEqual(at('2027-03-28T00:00:00+00:00', '2027-03-29T00:00:00+01:00'));
});

test('busy times of several calendars and of several months are one list in order; an empty name is the account’s own calendar', async () => {
	const { calendar, id, google, doubles } = await start();
	google.calendar.state.share(tutor, 'office@oakfield.example', 'freeBusyReader');
	const tutors = new GoogleCalendar({ fetch: doubles.fetchAs(google.signIn(['https://www.googleapis.com/auth/calendar.events'], { user: tutor })) });
	await tutors.book('', { ...meeting, key: 'a', slot: at('2026-12-01T09:15:00Z', '2026-12-01T10:00:00Z'), attendees: [] });
	await tutors.book('', { ...meeting, key: 'b', slot: at('2027-04-12T08:00:00Z', '2027-04-12T09:00:00Z'), attendees: [] });
	await calendar.book(id, meeting);
	await calendar.book('', { ...meeting, slot: later });
	expect(await calendar.busy([id, tutor, '', id], at('2026-11-30T00:00:00Z', '2027-05-01T00:00:00Z'))).toEqual([
		at('2026-12-01T09:00:00+00:00', '2026-12-01T10:00:00+00:00'),
		later,
		at('2027-04-12T09:00:00+01:00', '2027-04-12T10:00:00+01:00'),
	]);
	expectNoRefusals(doubles);
});

test('a calendar that cannot be seen is named: a colleague who only seems free is worse than none', async () => {
	const { calendar, id } = await start();
	await expect(calendar.busy([id, tutor], at(slot.start, later.end))).rejects.toMatchObject({ name: 'ServiceError', happened: 'no', message: expect.stringContaining(tutor), advice: expect.stringContaining('share it') });
});

test('more than 50 calendars are asked in several queries', async () => {
	const { calendar, google, doubles } = await start();
	const many = Array.from({ length: 120 }, (_, number) => google.calendar.state.addCalendar(`Calendar ${number}`, { 'office@oakfield.example': 'reader' }).id);
	expect(await calendar.busy(many, at(slot.start, later.end))).toEqual([]);
	expect(doubles.requests).toHaveLength(3);
	expectNoRefusals(doubles);
});

test('a calendar in which the account may only read is said so', async () => {
	const { calendar, google } = await start();
	const { id } = google.calendar.state.addCalendar('Head', { 'office@oakfield.example': 'reader' });
	await expect(calendar.book(id, meeting)).rejects.toMatchObject({ name: 'ServiceError', happened: 'no', status: 403 });
});

test('a calendar that is not shared, or not written rightly, is said so and not taken for an empty one', async () => {
	const { calendar } = await start();
	const nowhere = 'c_none@group.calendar.google.com';
	const acts = [() => calendar.find(nowhere, meeting.key), () => calendar.cancel(nowhere, meeting.key), () => calendar.move(nowhere, meeting.key, later), () => calendar.book(nowhere, meeting)];
	for (const act of acts) {
		await expect(act()).rejects.toMatchObject({ name: 'ServiceError', happened: 'no', status: 404, advice: expect.stringContaining('shared with the account') });
	}
});

type World = Awaited<ReturnType<typeof start>>;
test.each<[string, (world: World) => Promise<unknown>, (world: World) => Promise<unknown>]>([
	['book', async () => undefined, ({ calendar, id }) => calendar.book(id, meeting)],
	['book a meeting that was cancelled', async ({ calendar, id }) => [await calendar.book(id, meeting), await calendar.cancel(id, meeting.key)], ({ calendar, id }) => calendar.book(id, { ...meeting, slot: later })],
	['find', ({ calendar, id }) => calendar.book(id, meeting), ({ calendar, id }) => calendar.find(id, meeting.key)],
	['move', ({ calendar, id }) => calendar.book(id, meeting), ({ calendar, id }) => calendar.move(id, meeting.key, later)],
	['cancel', ({ calendar, id }) => calendar.book(id, meeting), ({ calendar, id }) => calendar.cancel(id, meeting.key)],
	['busy', ({ calendar, id }) => calendar.book(id, meeting), ({ calendar, id }) => calendar.busy([id], at(slot.start, later.end))],
])('whatever goes wrong, at any of its requests, it is done once and told once: %s', async (_what, prepare, act) => {
	const runs = await surviveEveryFault(async () => {
		const world = await start();
		await prepare(world);
		world.doubles.requests.length = 0;
		return { doubles: world.doubles, act: () => act(world), state: world.shown };
	});
	expect(runs).toBeGreaterThan(25);
});
