import { DateTime, IANAZone } from 'luxon';
import { GoogleError, refuse } from '../http/googleError';

interface EventDateTime {
	readonly date?: string | null;
	readonly dateTime?: string | null;
	readonly timeZone?: string | null;
}

/** A zone that there is; the fallback where none is given. */
export function zoneOf(given: string | null | undefined, fallback: string): string {
	if (!given) return fallback;
	if (!IANAZone.isValidZone(given)) throw refuse('invalid', `Invalid time zone definition: ${given}`, { location: 'timeZone' });
	return given;
}

/**
 * The moment that an event begins or ends at, in milliseconds: a day, or a time with an offset or a zone
 * (https://developers.google.com/workspace/calendar/api/v3/reference/events#start).
 */
function momentOf(time: EventDateTime | null | undefined, which: 'start' | 'end', calendarZone: string): { readonly at: number; readonly allDay: boolean } {
	if (!time || (!time.date && !time.dateTime)) throw refuse('required', `Missing ${which} time.`, { location: which });
	if (time.date && time.dateTime) throw refuse('invalid', `Invalid ${which} time: date and dateTime.`, { location: which });
	if (time.date) {
		const day = DateTime.fromFormat(time.date, 'yyyy-MM-dd', { zone: calendarZone });
		if (!day.isValid) throw refuse('invalid', `Invalid value for: Invalid format: "${time.date}"`, { location: which });
		return { at: day.toMillis(), allDay: true };
	}
	const text = String(time.dateTime);
	const shape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?$/.exec(text);
	const zone = zoneOf(time.timeZone, calendarZone);
	const moment = DateTime.fromISO(text, { zone });
	if (!shape || !moment.isValid) throw refuse('invalid', `Invalid value for: Invalid format: "${text}"`, { location: which });
	if (!shape[2] && !time.timeZone) throw refuse('required', `Missing time zone definition for ${which} time.`, { location: which });
	return { at: moment.toMillis(), allDay: false };
}

/** @throws where the times are missing, of two kinds, or the end does not follow the start. */
export function spanOf(content: { readonly start?: EventDateTime | null; readonly end?: EventDateTime | null }, calendarZone: string): { readonly start: number; readonly end: number } {
	const start = momentOf(content.start, 'start', calendarZone);
	const end = momentOf(content.end, 'end', calendarZone);
	if (start.allDay !== end.allDay) throw refuse('invalid', 'Invalid start or end time: one is a day, the other a time.', { location: 'end' });
	if (end.at < start.at || (start.allDay && end.at === start.at)) throw new GoogleError(400, 'timeRangeEmpty', 'The specified time range is empty.', { domain: 'calendar', location: 'timeMax', refused: true });
	return { start: start.at, end: end.at };
}

/** A time as answers write it: in the zone of the calendar, or in the one that was asked for. */
export function shownTime(time: EventDateTime, at: number, zone: string): EventDateTime {
	if (time.date) return { date: time.date };
	return { dateTime: instant(at, zone), timeZone: time.timeZone ?? zone };
}

export const instant = (at: number, zone: string): string => String(DateTime.fromMillis(at, { zone }).toISO({ suppressMilliseconds: true })).replace(/[+]00:00$/, 'Z');
