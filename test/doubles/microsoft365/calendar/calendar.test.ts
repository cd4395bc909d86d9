import type { Doubles } from '../../core/doubles';
import { expectNoRefusals } from '../../core/expectNoRefusals';
import { TestSchool, type Sent } from '../support';

const key = 'String {66f5a359-4659-4830-9070-00047ec6ac6e} Name AttendanceKey';
const at = (time: string, timeZone = 'GMT Standard Time') => ({ dateTime: `2026-07-06T${time}:00`, timeZone });
const meeting = { subject: 'Meeting', start: at('10:00'), end: at('10:30'), attendees: [{ type: 'required', emailAddress: { address: 'head@oakfield.example' } }], transactionId: 't-1', singleValueExtendedProperties: [{ id: key, value: "it's 1" }] };
const post = (json: unknown): Sent => ({ method: 'POST', json });

let test365: TestSchool;
let doubles: Doubles;
beforeEach(async () => {
	test365 = new TestSchool();
	doubles = await test365.start();
});
afterEach(() => doubles.close());
const found = async () => (await test365.json(`/me/calendar/events?$filter=${encodeURIComponent(`singleValueExtendedProperties/any(ep: ep/id eq '${key}' and ep/value eq 'it''s 1')`)}`)).value;

describe('a meeting', () => {
	test('is made once for one transaction, found by its key, moved as it was read, and cancelled', async () => {
		const client = test365.client();
		const made = await client.api('/me/calendar/events').post(meeting);
		expect((await client.api('/me/calendar/events').post(meeting)).id).toBe(made.id);
		expect(made.start).toEqual({ dateTime: '2026-07-06T09:00:00.0000000', timeZone: 'UTC' });
		expect(await found()).toMatchObject([{ id: made.id, subject: 'Meeting' }]);
		const move = { method: 'PATCH', json: { start: at('11:00'), end: at('11:30') }, headers: { 'If-Match': made['@odata.etag'], Prefer: 'outlook.timezone="Europe/London"' } };
		expect(await test365.json(`/me/events/${encodeURIComponent(made.id)}`, move)).toMatchObject({ start: { dateTime: '2026-07-06T11:00:00.0000000', timeZone: 'Europe/London' } });
		expect((await test365.send(`/me/events/${encodeURIComponent(made.id)}`, move)).status).toBe(412);
		expect((await test365.send(`/me/events/${encodeURIComponent(made.id)}/cancel`, post({ Comment: 'Sorry' }))).status).toBe(202);
		expect(await found()).toEqual([]);
		expect(test365.school.calendars.told.map(({ what }) => what)).toEqual(['invited', 'moved', 'cancelled']);
		expectNoRefusals(doubles);
	});

	test('shows as busy to others, and nothing more', async () => {
		await test365.client().api('/me/events').post(meeting);
		const ask = { schedules: ['office@oakfield.example', 'nobody@oakfield.example'], startTime: at('08:00'), endTime: at('18:00'), availabilityViewInterval: 30 };
		const { value } = await test365.json('/me/calendar/getSchedule', post(ask));
		expect(value).toMatchObject([{ scheduleItems: [{ status: 'busy', start: { dateTime: '2026-07-06T09:00:00.0000000' } }] }, { error: { responseCode: expect.any(String) } }]);
		expect(JSON.stringify(value)).not.toContain('Meeting');
		expect((await test365.json('/me/calendarView?startDateTime=2026-07-06T00:00:00Z&endDateTime=2026-07-07T00:00:00Z')).value).toHaveLength(1);
		expect((await test365.json('/me/calendarView?startDateTime=2026-07-07T00:00:00Z&endDateTime=2026-07-08T00:00:00Z')).value).toEqual([]);
	});

	test('lies in a calendar that is shared, for who has it', async () => {
		expect((await test365.send('/users/attendance@oakfield.example/calendar/events', post(meeting))).status).toBe(201);
		const own = test365.as('own', 'Calendars.ReadWrite');
		expect((await test365.send('/users/attendance@oakfield.example/calendar/events', { ...post(meeting), as: own })).status).toBe(403);
		const { id } = test365.school.calendars.add(test365.office.id, 'Holidays', false);
		expect((await test365.send(`/me/calendars/${encodeURIComponent(id)}/events`, post(meeting))).status).toBe(403);
	});

	const schedule = { schedules: ['a@b.example'], startTime: at('08:00'), endTime: at('18:00') };
	test.each<[string, string, Sent, number, RegExp]>([
		['no end', '/me/events', post({ ...meeting, end: undefined }), 400, /end/],
		['an end before its start', '/me/events', post({ ...meeting, end: at('09:00') }), 400, /end/],
		['a time with an offset', '/me/events', post({ ...meeting, start: { dateTime: '2026-07-06T10:00:00+01:00', timeZone: 'UTC' } }), 400, /dateTime/],
		['a zone that is none', '/me/events', post({ ...meeting, start: at('10:00', 'British Time') }), 400, /British Time/],
		['an unknown property', '/me/events', post({ ...meeting, title: 'x' }), 400, /title/],
		['an attendee of an unknown kind', '/me/events', post({ ...meeting, attendees: [{ type: 'guest' }] }), 400, /type/],
		['a key without its kind', '/me/events', post({ ...meeting, singleValueExtendedProperties: [{ id: 'Key', value: '1' }] }), 400, /extended property/],
		['a view without an end', '/me/calendarView?startDateTime=2026-07-06', {}, 400, /endDateTime/],
		['more than 20 schedules', '/me/calendar/getSchedule', post({ ...schedule, schedules: Array(21).fill('a@b.example') }), 400, /Schedules/],
		['more than 62 days', '/me/calendar/getSchedule', post({ ...schedule, endTime: { dateTime: '2026-09-07T10:00:00', timeZone: 'UTC' } }), 400, /62/],
		['no schedules', '/me/calendar/getSchedule', post({ ...schedule, schedules: undefined }), 400, /Schedules/],
		['who may only read', '/me/events', { ...post(meeting), as: 'reader' }, 403, /Calendars.ReadWrite/],
	])('is refused for %s', async (_damage, path, sent, status, why) => {
		test365.as('reader', 'Calendars.Read');
		const answer = await test365.send(path, sent);
		expect([answer.status, await answer.json()]).toEqual([status, { error: expect.objectContaining({ message: expect.stringMatching(why) }) }]);
		expect(doubles.refusals()).toHaveLength(1);
	});
});
