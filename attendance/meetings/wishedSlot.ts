import { freeSlots, type MeetingTimes } from './freeSlots';
import { inSchoolTime, isTimeOfDay, joined, schoolInstant, type TimeSlot } from './slot';

/** When a family would rather come: a day, a day and a time (`16:15`), or neither, which means any other time. */
export interface Wish {
	readonly date: string | null;
	readonly time: string;
}

/** The time that is free, or why there is none, with times near it that are. */
export type WishAnswer = { readonly slot: TimeSlot } | { readonly reason: string; readonly otherTimes: readonly TimeSlot[] };

const offered = 3;

/**
 * The time to which a meeting is moved for a family that cannot come.
 * A day and a time are taken as they are, also outside the hours of the clinic, as long as the school is open and nobody who
 * has to be there is busy. A day alone is its first free time; without a wish it is the next free time. Where that is not
 * free, nothing is chosen for the family: the answer names times that are. Throws `RangeError` where the time is none.
 */
export function wishedSlot(times: MeetingTimes, { date, time }: Wish): WishAnswer {
	if (time !== '' && !isTimeOfDay(time)) throw new RangeError('A time is written like 16:15.');
	if (date === null || time === '') return onDay(times, date);
	if (date <= times.asAt) return refused(times, date, 'The day that was asked for has passed, or is today');
	if (!times.schoolDays.includes(date)) return refused(times, date, 'The school is not open on the day that was asked for');
	const start = schoolInstant(date, time);
	const end = start + times.minutes * 60_000;
	const isTaken = joined(times.busy).some((busy) => Date.parse(busy.start) < end && Date.parse(busy.end) > start);
	if (isTaken) return refused(times, date, 'The time that was asked for is taken');
	return { slot: { start: written(start), end: written(end) } };
}

function onDay(times: MeetingTimes, date: string | null): WishAnswer {
	const [slot] = freeSlots(date ? { ...times, noticeSchoolDays: 1, schoolDays: times.schoolDays.filter((day) => day === date) } : times, 1);
	return slot ? { slot } : refused(times, date, date ? 'Nothing is free on the day that was asked for' : 'Nothing is free');
}

/** Free times from the day that was asked for on; where that is over, from tomorrow. */
function refused(times: MeetingTimes, date: string | null, reason: string): WishAnswer {
	const from = times.schoolDays.filter((day) => date === null || day >= date);
	return { reason, otherTimes: freeSlots({ ...times, noticeSchoolDays: 1, schoolDays: from }, offered) };
}

const written = (millis: number): string => inSchoolTime(new Date(millis).toISOString());
