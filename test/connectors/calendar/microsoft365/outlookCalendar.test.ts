import { OutlookCalendar } from '../../../../connectors/calendar/microsoft365/outlookCalendar';
import type { Meeting } from '../../../../connectors/calendar/port';
import type { Doubles } from '../../../doubles/core/doubles';
import { expectNoRefusals } from '../../../doubles/core/expectNoRefusals';
import type { Json } from '../../../doubles/microsoft365/http/call';
import { surviveEveryFault } from '../../service/everyFault';
import { startSchool, type StartedSchool } from '../../service/microsoft365/startSchool';

const scopes = ['Calendars.ReadWrite', 'Calendars.ReadWrite.Shared'];
const slot = { start: '2026-12-07T15:30:00+00:00', end: '2026-12-07T16:00:00+00:00' };
const later = { start: '2026-12-08T15:30:00+00:00', end: '2026-12-08T16:00:00+00:00' };
const meeting = (more: Partial<Meeting> = {}): Meeting => ({ key: "8f0c it's a key", slot, title: 'Meeting with a family (2F6K)', description: 'Bring the notes.', place: 'Room 4', attendees: [{ address: 'head@oakfield.example' }], ...more });

interface World extends StartedSchool {
	readonly calendar: OutlookCalendar;
	events(): Promise<Json[]>;
}

let open: Doubles[] = [];
async function start(): Promise<World> {
	const world = await startSchool();
	world.school.addUser('head@oakfield.example', 'Head teacher');
	const events = async () => (await world.look(`/users/${world.office.id}/calendar/events?$top=100`)).value as Json[];
	return { ...world, calendar: new OutlookCalendar(world.signedIn(...scopes)), events };
}
async function startHere(): Promise<World> {
	const world = await start();
	open.push(world.doubles);
	return world;
}
afterEach(async () => {
	await Promise.all(open.map((doubles) => doubles.close()));
	open = [];
});

const seen = async (world: World) => (await world.events()).map(({ subject, start, end, attendees, sensitivity, showAs }) => [subject, start.dateTime.slice(0, 16), end.dateTime.slice(0, 16), attendees.length, sensitivity, showAs]);
const booked = ['Meeting with a family (2F6K)', '2026-12-07T15:30', '2026-12-07T16:00', 1, 'private', 'busy'];

test('a meeting is booked once, private and busy, found by its key, moved and cancelled', async () => {
	const world = await startHere();
	const { calendar } = world;
	expect(await calendar.find('', meeting().key)).toBeUndefined();
	expect(await calendar.book('', meeting())).toMatchObject({ slot, bookedBefore: false, link: expect.stringMatching(/^https:/) });
	expect(await calendar.book('', meeting())).toMatchObject({ slot, bookedBefore: true });
	expect(await seen(world)).toEqual([booked]);
	expect(await calendar.move('', meeting().key, later)).toMatchObject({ slot: later });
	expect(await calendar.find('', meeting().key)).toMatchObject({ slot: later });
	expect(await calendar.cancel('', meeting().key)).toBe(true);
	expect(await calendar.cancel('', meeting().key)).toBe(false);
	expect(await calendar.find('', meeting().key)).toBeUndefined();
	await expect(calendar.move('', meeting().key, slot)).rejects.toMatchObject({ name: 'ServiceError', happened: 'no' });
	expect(world.doubles.requests.filter(({ url }) => url.pathname.endsWith('/cancel'))).toHaveLength(1);
	expectNoRefusals(world.doubles);
});

test('a meeting that was cancelled can be booked again', async () => {
	const world = await startHere();
	await world.calendar.book('', meeting());
	await world.calendar.cancel('', meeting().key);
	expect(await world.calendar.book('', meeting({ slot: later }))).toMatchObject({ slot: later, bookedBefore: false });
	expect(await seen(world)).toHaveLength(1);
});

test('a meeting with nobody invited is taken out of the calendar without a word to anybody', async () => {
	const world = await startHere();
	await world.calendar.book('', meeting({ attendees: [] }));
	expect(await world.calendar.cancel('', meeting().key)).toBe(true);
	expect(await seen(world)).toEqual([]);
	expect(world.doubles.requests.filter(({ url }) => url.pathname.endsWith('/cancel'))).toEqual([]);
	expectNoRefusals(world.doubles);
});

test('a shared mailbox’s calendar is reached by its address', async () => {
	const world = await startHere();
	await world.calendar.book(world.shared.mail, meeting());
	expect(await world.calendar.find(world.shared.mail, meeting().key)).toMatchObject({ slot });
	expect(await seen(world)).toEqual([]);
	expect((await world.look(`/users/${world.shared.id}/calendar/events`)).value).toHaveLength(1);
	expectNoRefusals(world.doubles);
});

test('busy times of several calendars come joined, in order, cut to the span, and free ones not at all', async () => {
	const world = await startHere();
	const within = { start: '2026-12-07T09:00:00+00:00', end: '2026-12-07T17:00:00+00:00' };
	const at = (from: string, to: string) => ({ start: `2026-12-07T${from}:00+00:00`, end: `2026-12-07T${to}:00+00:00` });
	await world.calendar.book(world.shared.mail, meeting({ key: '1', slot: at('08:30', '09:30') }));
	await world.calendar.book('', meeting({ key: '2', slot: at('13:00', '14:00') }));
	await world.calendar.book(world.shared.mail, meeting({ key: '3', slot: at('13:30', '14:30') }));
	const busy = [at('09:00', '09:30'), at('13:00', '14:30')];
	expect(await world.calendar.busy([world.office.mail, world.shared.mail], within)).toEqual(busy);
	expect(await world.calendar.busy(['', world.shared.mail], within)).toEqual(busy);
	expectNoRefusals(world.doubles);
});

test('more than 20 calendars and more than 62 days are asked for in parts', async () => {
	const world = await startHere();
	const addresses = Array.from({ length: 45 }, (_, at) => world.school.addUser(`teacher${at}@oakfield.example`, `Teacher ${at}`).mail);
	expect(await world.calendar.busy(addresses, { start: '2026-12-07T09:00:00Z', end: '2027-02-20T09:00:00Z' })).toEqual([]);
	expect(world.doubles.requests.filter(({ url }) => url.pathname.endsWith('/getSchedule'))).toHaveLength(6);
	expectNoRefusals(world.doubles);
});

test('a calendar that cannot be seen is named: a colleague who seems free is worse than none', async () => {
	const world = await startHere();
	await expect(world.calendar.busy([world.office.mail, 'nobody@oakfield.example'], { start: slot.start, end: slot.end })).rejects.toMatchObject({
		name: 'ServiceError',
		message: expect.stringContaining('“nobody@oakfield.example”'),
	});
});

test('a meeting that somebody changes while it is moved is read again, and moved', async () => {
	const world = await startHere();
	await world.calendar.book('', meeting());
	const change = new OutlookCalendar(world.signedIn(...scopes));
	world.doubles.between({ method: 'GET', path: /\/events\?/ }, () => change.move('', meeting().key, { start: '2026-12-09T09:00:00Z', end: '2026-12-09T09:30:00Z' }));
	expect(await world.calendar.move('', meeting().key, later)).toMatchObject({ slot: later });
	expect(world.doubles.requests.map(({ status }) => status)).toContain(412);
	expect(await seen(world)).toEqual([['Meeting with a family (2F6K)', '2026-12-08T15:30', '2026-12-08T16:00', 1, 'private', 'busy']]);
});

describe('whatever goes wrong, at any request', () => {
	const survive = (act: (world: World) => Promise<unknown>, before?: (world: World) => Promise<unknown>) =>
		surviveEveryFault(async () => {
			const world = await start();
			await before?.(world);
			world.doubles.requests.length = 0;
			return { doubles: world.doubles, act: () => act(world), state: () => seen(world) };
		});

	test('a meeting is booked once', async () => {
		expect(await survive(({ calendar }) => calendar.book('', meeting()))).toBeGreaterThan(50);
	});
	test('a meeting is moved', async () => {
		expect(await survive(({ calendar }) => calendar.move('', meeting().key, later), ({ calendar }) => calendar.book('', meeting()))).toBeGreaterThan(50);
	});
	test('a meeting is cancelled', async () => {
		expect(await survive(({ calendar }) => calendar.cancel('', meeting().key), ({ calendar }) => calendar.book('', meeting()))).toBeGreaterThan(50);
	});
	test('busy times are told', async () => {
		expect(await survive(({ calendar, shared }) => calendar.busy(['', shared.mail], slot))).toBeGreaterThan(50);
	});
});
