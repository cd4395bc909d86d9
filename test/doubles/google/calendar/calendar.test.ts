import { Doubles } from '../../core/doubles';
import { expectNoRefusals } from '../../core/expectNoRefusals';
import type { RecordedRequest } from '../../core/types';
import { reasonOf, sendDamaged, type Damage } from '../damage';
import { GoogleDouble } from '../google';
import { realClients } from '../realClients';

const auth = (scope: string) => `https://www.googleapis.com/auth/${scope}`;
const me = 'office@oakfield.example';
const meeting = { id: 'abc0123456', summary: 'Meeting', start: { dateTime: '2026-11-24T09:00:00', timeZone: 'Europe/London' }, end: { dateTime: '2026-11-24T09:30:00', timeZone: 'Europe/London' }, attendees: [{ email: 'tutor.7a@oakfield.example' }, { email: 'nurse@health.example' }], extendedProperties: { private: { key: 'k1' } } };

describe('the double of Google Calendar', () => {
	let google: GoogleDouble;
	let doubles: Doubles;
	beforeEach(async () => {
		google = new GoogleDouble();
		doubles = await Doubles.start(google);
	});
	afterEach(() => doubles.close());
	const fetchWith = (scope = 'calendar') => doubles.fetchAs(google.signIn([auth(scope)]));
	const events = (scope?: string) => realClients(fetchWith(scope)).calendar.events;
	const last = () => doubles.requests.at(-1) as RecordedRequest;
	const insert = (more: object = {}) => events().insert({ calendarId: 'primary', requestBody: { ...meeting, ...more } });

	test('an event is made once by its id, read, moved and cancelled', async () => {
		const { data } = await insert();
		expect(data).toMatchObject({ id: meeting.id, status: 'confirmed', start: { dateTime: '2026-11-24T09:00:00Z', timeZone: 'Europe/London' }, sequence: 0, htmlLink: expect.stringContaining('https://') });
		await expect(insert()).rejects.toMatchObject({ status: 409 });
		const to = { start: { dateTime: '2026-11-25T10:00:00Z' }, end: { dateTime: '2026-11-25T10:30:00Z' } };
		const moved = await events().patch({ calendarId: me, eventId: meeting.id, requestBody: to }, { headers: { 'If-Match': String(data.etag) } });
		expect(moved.data).toMatchObject({ summary: 'Meeting', sequence: 1, start: { dateTime: '2026-11-25T10:00:00Z' } });
		await expect(events().patch({ calendarId: me, eventId: meeting.id, requestBody: to }, { headers: { 'If-Match': String(data.etag) } })).rejects.toMatchObject({ status: 412 });
		await events().delete({ calendarId: me, eventId: meeting.id });
		await expect(events().delete({ calendarId: me, eventId: meeting.id })).rejects.toMatchObject({ status: 410 });
		expect((await events().get({ calendarId: me, eventId: meeting.id })).data.status).toBe('cancelled');
		await expect(insert()).rejects.toMatchObject({ status: 409 });
		const again = await events().update({ calendarId: me, eventId: meeting.id, requestBody: { ...to, status: 'confirmed' } });
		expect(again.data).toMatchObject({ status: 'confirmed', start: { dateTime: '2026-11-25T10:00:00Z' } });
		expect(again.data.summary).toBeUndefined();
		expectNoRefusals(doubles);
	});

	test.each([
		['all', ['tutor.7a@oakfield.example', 'nurse@health.example']],
		['externalOnly', ['nurse@health.example']],
		['none', []],
		[undefined, []],
	])('tells %s of those invited', async (sendUpdates, told) => {
		await events().insert({ calendarId: 'primary', sendUpdates, requestBody: meeting });
		expect(google.calendar.state.mails.map(({ to }) => to)).toEqual(told);
	});

	test('lists by time and by properties, in pages', async () => {
		await insert();
		await insert({ id: 'abc0123457', extendedProperties: { private: { key: 'k2' } }, start: { dateTime: '2026-11-24T08:00:00Z' }, end: { dateTime: '2026-11-24T08:30:00Z' } });
		const ids = async (how: object) => (await events().list({ calendarId: me, ...how })).data.items?.map(({ id }) => id);
		expect(await ids({ privateExtendedProperty: ['key=k2'] })).toEqual(['abc0123457']);
		expect(await ids({ timeMin: '2026-11-24T08:30:00Z' })).toEqual(['abc0123456']);
		expect(await ids({ singleEvents: true, orderBy: 'startTime' })).toEqual(['abc0123457', 'abc0123456']);
		const { data } = await events().list({ calendarId: me, maxResults: 1 });
		expect(await ids({ maxResults: 1, pageToken: data.nextPageToken })).toEqual(['abc0123457']);
	});

	test('says when a calendar is busy and nothing of what is there', async () => {
		await insert({ start: { dateTime: '2026-07-01T09:00:00', timeZone: 'Europe/London' }, end: { dateTime: '2026-07-01T09:30:00', timeZone: 'Europe/London' } });
		await insert({ id: 'free1', transparency: 'transparent' });
		const query = (timeMax: string) => realClients(fetchWith('calendar.freebusy')).calendar.freebusy.query({ requestBody: { timeMin: '2026-07-01T00:00:00Z', timeMax, timeZone: 'Europe/London', items: [{ id: me }, { id: 'nobody@oakfield.example' }] } });
		expect((await query('2026-07-02T00:00:00Z')).data.calendars).toEqual({
			[me]: { busy: [{ start: '2026-07-01T09:00:00+01:00', end: '2026-07-01T09:30:00+01:00' }] },
			'nobody@oakfield.example': { errors: [{ domain: 'global', reason: 'notFound' }], busy: [] },
		});
		await expect(query('2027-07-02T00:00:00Z')).rejects.toMatchObject({ status: 400 });
	});

	test('whose calendar may be seen and written', async () => {
		const { id } = google.calendar.state.addCalendar('Attendance', { [me]: 'reader', 'tutor.7a@oakfield.example': 'owner' });
		const list = realClients(fetchWith()).calendar.calendarList;
		expect((await list.list({})).data.items?.map(({ summary, accessRole, primary }) => [summary, accessRole, primary])).toEqual([[me, 'owner', true], ['Attendance', 'reader', undefined]]);
		expect((await list.list({ minAccessRole: 'writer' })).data.items).toHaveLength(1);
		await expect(events().insert({ calendarId: id, requestBody: meeting })).rejects.toMatchObject({ status: 403 });
		await expect(events().list({ calendarId: 'tutor.7a@oakfield.example' })).rejects.toMatchObject({ status: 404 });
		google.calendar.state.share(id, me, 'writer');
		await events().insert({ calendarId: id, requestBody: meeting });
	});

	const damages: readonly [string, Damage, string][] = [
		['an unknown field', { json: (body) => ({ ...body, title: 'x' }) }, 'badRequest'],
		['an id with other letters', { json: (body) => ({ ...body, id: 'xyz-123' }) }, 'invalid'],
		['an id that is too short', { json: (body) => ({ ...body, id: 'abc' }) }, 'invalid'],
		['no end', { json: (body) => ({ ...body, end: undefined }) }, 'required'],
		['an end before its start', { json: (body) => ({ ...body, end: { dateTime: '2026-11-24T08:00:00Z' } }) }, 'timeRangeEmpty'],
		['a time without a zone', { json: (body) => ({ ...body, start: { dateTime: '2026-11-24T09:00:00' } }) }, 'required'],
		['a zone that is none', { json: (body) => ({ ...body, start: { dateTime: '2026-11-24T09:00:00', timeZone: 'School' } }) }, 'invalid'],
		['a day and a time', { json: (body) => ({ ...body, start: { date: '2026-11-24' } }) }, 'invalid'],
		['an address that is none', { json: (body) => ({ ...body, attendees: [{ email: 'tutor' }] }) }, 'invalid'],
		['a visibility that is none', { json: (body) => ({ ...body, visibility: 'secret' }) }, 'invalid'],
		['a word that sendUpdates does not have', { query: { sendUpdates: 'everybody' } }, 'invalidParameter'],
		['an unknown parameter', { query: { notify: 'true' } }, 'invalidParameter'],
	];
	test.each(damages)('refuses an event with %s', async (_what, damage, reason) => {
		await insert({ id: undefined });
		expect(await reasonOf(await sendDamaged(fetchWith(), last(), damage))).toEqual([400, reason]);
		expect(doubles.refusals()).toHaveLength(1);
	});

	test.each([
		['a scope that only reads', 'calendar.readonly'],
		['the scope of free and busy', 'calendar.freebusy'],
	])('refuses to book with %s', async (_what, scope) => {
		await expect(events(scope).insert({ calendarId: me, requestBody: meeting })).rejects.toMatchObject({ status: 403 });
	});

	test.each([
		['an order that needs single events', { orderBy: 'startTime' }],
		['a time without offset', { timeMin: '2026-11-24T00:00:00' }],
		['a property without a value', { privateExtendedProperty: ['key'] }],
		['too many at once', { maxResults: 2501 }],
	])('refuses a list with %s', async (_what, how) => {
		await expect(events().list({ calendarId: me, ...how })).rejects.toMatchObject({ status: 400 });
		expect(doubles.refusals()).toHaveLength(1);
	});
});
