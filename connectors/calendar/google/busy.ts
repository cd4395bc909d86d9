import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/v3';
import { joined, schoolTimeZone, type TimeSlot } from '../../../attendance/meetings';
import { repeatable } from '../../service/google/googleClients';
import { askGoogle, type GoogleAct } from '../../service/google/googleError';
import { ServiceError } from '../../service/serviceError';

const act: GoogleAct = { service: 'Google Calendar', doing: 'say when people are busy' };

/** What one query may ask (`calendarExpansionMax` in https://developers.google.com/workspace/calendar/api/v3/reference/freebusy/query). */
const calendarsAtOnce = 50;
/** A query over a longer span is refused as `timeRangeTooLong`. */
const daysAtOnce = 56;

/**
 * When any of these calendars is busy within a span, in order, as Google tells everybody who may see no more than that.
 * Throws `ServiceError` where a calendar cannot be seen: a colleague who seems free is worse than none.
 */
export async function busyTimes(calendar: calendar_v3.Calendar, calendars: readonly string[], within: TimeSlot): Promise<TimeSlot[]> {
	const busy: TimeSlot[] = [];
	for (const { start, end } of piecesOf(within)) {
		for (let first = 0; first < calendars.length; first += calendarsAtOnce) {
			const asked = calendars.slice(first, first + calendarsAtOnce);
			const requestBody = { timeMin: start, timeMax: end, timeZone: schoolTimeZone, items: asked.map((id) => ({ id })) };
			const answer = await askGoogle(act, () => calendar.freebusy.query({ requestBody }, repeatable));
			for (const id of asked) busy.push(...busyOf(id, answer.calendars?.[id]));
		}
	}
	return joined(busy);
}

function busyOf(id: string, found: calendar_v3.Schema$FreeBusyCalendar | undefined): TimeSlot[] {
	const reason = found?.errors?.[0]?.reason ?? (found ? undefined : 'notFound');
	if (reason) {
		throw new ServiceError(
			`Google Calendar could not say when "${id}" is busy (${reason})`,
			'Check that the calendar is written rightly, and share it with the account of the credential: "See only free/busy" is enough.',
			{ service: act.service, code: reason, happened: 'no' },
		);
	}
	return (found?.busy ?? []).flatMap(({ start, end }) => (start && end ? { start, end } : []));
}

function piecesOf({ start, end }: TimeSlot): TimeSlot[] {
	const pieces: TimeSlot[] = [];
	const length = daysAtOnce * 24 * 60 * 60 * 1000;
	for (let from = Date.parse(start); from < Date.parse(end); from += length) {
		pieces.push({ start: new Date(from).toISOString(), end: new Date(Math.min(from + length, Date.parse(end))).toISOString() });
	}
	return pieces;
}
