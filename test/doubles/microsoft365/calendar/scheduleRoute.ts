import { docs, type Json, type Route } from '../http/call';
import { GraphRefusal } from '../http/errors';
import { json } from '../http/pages';
import { mailboxOf } from '../http/path';
import type { MicrosoftSchool } from '../school';
import { graphTime, instantOf, zoneAsked } from './times';

const time = { type: 'DateTimeTimeZone', writable: ['dateTime', 'timeZone'], required: ['dateTime', 'timeZone'] };

/** "The time period must be less than 62 days"; at most 20 schedules at once. https://learn.microsoft.com/graph/api/calendar-getschedule */
const longest = 62 * 24 * 3600_000;
const mostSchedules = 20;

/** When people are busy, without what for. */
export const scheduleRoute = (school: MicrosoftSchool): Route => ({
	method: 'POST',
	path: 'users/{user}/calendar/getSchedule',
	docs: docs('calendar-getschedule'),
	needs: { delegated: ['Calendars.ReadBasic', 'Calendars.Read', 'Calendars.ReadWrite'], application: ['Calendars.ReadBasic', 'Calendars.Read', 'Calendars.ReadWrite'] },
	body: {
		parameters: { Schedules: { type: 'array', minItems: 1, maxItems: mostSchedules, items: { type: 'string', pattern: '@' } }, StartTime: time, EndTime: time, AvailabilityViewInterval: { type: ['integer', 'null'], minimum: 5, maximum: 1440 } },
		required: ['Schedules', 'StartTime', 'EndTime'],
	},
	answer: (call) => {
		mailboxOf(call.params.user!, call.caller, school, 'Calendars.Read.Shared', 'Calendars.ReadWrite.Shared');
		const { Schedules, StartTime, EndTime } = call.json!;
		const [from, to] = [instantOf(StartTime), instantOf(EndTime)];
		if (to <= from || to - from > longest) throw new GraphRefusal(400, 'ErrorInvalidTimeInterval', 'The time span is empty or longer than 62 days.');
		const zone = zoneAsked(call.headers.prefer);
		return json(200, { '@odata.context': `${call.url.origin}/v1.0/$metadata#Collection(microsoft.graph.scheduleInformation)`, value: (Schedules as string[]).map((address) => schedule(school, address, from, to, zone)) });
	},
});

function schedule(school: MicrosoftSchool, address: string, from: number, to: number, zone: string): Json {
	const user = school.people.find(address);
	if (!user) return { scheduleId: address, availabilityView: '', error: { message: "Unable to resolve e-mail address to an Active Directory object.", responseCode: 'ErrorMailRecipientNotFound' } };
	const events = school.calendars.of(user.id)[0]!.events.filter(({ properties: { start, end, showAs } }) => showAs !== 'free' && instantOf(start) < to && instantOf(end) > from);
	const scheduleItems = events.map(({ properties: { start, end, showAs = 'busy', sensitivity } }) => ({ isPrivate: sensitivity === 'private', status: showAs, start: graphTime(instantOf(start), zone), end: graphTime(instantOf(end), zone) }));
	return { scheduleId: address, availabilityView: events.length > 0 ? '2' : '0', scheduleItems };
}
