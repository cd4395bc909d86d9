import { DateTime } from 'luxon';

/** A stretch of time; instants in ISO 8601 with offset, the end not within. */
export interface TimeSlot {
	readonly start: string;
	readonly end: string;
}

/** Schools in England keep the time of London, with its changes of the clock. */
export const schoolTimeZone = 'Europe/London';

/** An instant as London's clocks show it: `2027-03-29T09:00:00+01:00`. Throws where it is no instant. */
export function inSchoolTime(instant: string): string {
	const local = DateTime.fromISO(instant, { zone: schoolTimeZone });
	if (!local.isValid) throw new RangeError('This is no point in time.');
	return local.toISO({ suppressMilliseconds: true });
}

/** A time of day as people enter it on a clock of 24 hours: `08:30`. */
export const isTimeOfDay = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

/** The instant at which London's clocks show this time (`08:30`) on a day (`YYYY-MM-DD`), in milliseconds. */
export const schoolInstant = (day: string, time: string): number => DateTime.fromISO(`${day}T${time}`, { zone: schoolTimeZone }).toMillis();

/** Stretches in order, those that overlap or touch made one, in London time. */
export function joined(slots: readonly TimeSlot[]): TimeSlot[] {
	const result: { start: number; end: number }[] = [];
	for (const { start, end } of slots.map(asMillis).toSorted((a, b) => a.start - b.start)) {
		const last = result.at(-1);
		if (last && start <= last.end) last.end = Math.max(last.end, end);
		else result.push({ start, end });
	}
	return result.map(({ start, end }) => ({ start: inSchoolTime(new Date(start).toISOString()), end: inSchoolTime(new Date(end).toISOString()) }));
}

/** Whether two stretches are the same, however their instants are written. */
export function sameSlot(a: TimeSlot, b: TimeSlot): boolean {
	return Date.parse(a.start) === Date.parse(b.start) && Date.parse(a.end) === Date.parse(b.end);
}

function asMillis({ start, end }: TimeSlot): { start: number; end: number } {
	return { start: DateTime.fromISO(inSchoolTime(start)).toMillis(), end: DateTime.fromISO(inSchoolTime(end)).toMillis() };
}
