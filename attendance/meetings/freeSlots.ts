import { DateTime } from 'luxon';
import { inSchoolTime, isTimeOfDay, joined, schoolInstant, type TimeSlot } from './slot';

/** When the school meets families, and what is taken already. */
export interface MeetingTimes {
	/** Times at which anybody who has to be there is busy, of all calendars, in any order. */
	readonly busy: readonly TimeSlot[];
	/** The days on which the school is open, `YYYY-MM-DD`. */
	readonly schoolDays: readonly string[];
	/** The time of day from which and until which meetings are held: `08:30`, `16:30`. */
	readonly opens: string;
	readonly closes: string;
	/** How long a meeting takes. */
	readonly minutes: number;
	/** The day on which it is asked, `YYYY-MM-DD`. */
	readonly asAt: string;
	/** How many school days ahead the first meeting is: 1 is the next school day after `asAt`. */
	readonly noticeSchoolDays: number;
	/** Meetings begin at this step after opening; 15 minutes if not said. */
	readonly everyMinutes?: number;
	/** The most meetings of one day, so that a clinic spreads over days; left out, as many as fit. */
	readonly mostPerDay?: number;
	/** How many meetings stand on a day already, by its date; left out, none. */
	readonly bookedOn?: ReadonlyMap<string, number>;
}

/**
 * The next so many times at which nobody is busy, in London time, none within another, so that several can be offered.
 * Fewer, or none, where the school days do not hold more. Instants are right on days when the clocks change.
 * Throws `RangeError` where the opening hours, the length or the notice make no sense.
 */
export function freeSlots(times: MeetingTimes, count: number): TimeSlot[] {
	const { opens, closes, minutes, asAt, noticeSchoolDays, everyMinutes = 15, mostPerDay = Number.POSITIVE_INFINITY, bookedOn } = times;
	if (!(isTimeOfDay(opens) && isTimeOfDay(closes) && opens < closes)) throw new RangeError('Opening hours are written like 08:30 and 16:30, the first before the second.');
	if (!(minutes > 0 && everyMinutes > 0)) throw new RangeError('A meeting takes one minute or more, and so does the step between meetings.');
	if (!(mostPerDay >= 1)) throw new RangeError('There is one meeting a day or more.');
	if (!(Number.isInteger(noticeSchoolDays) && noticeSchoolDays > 0)) throw new RangeError('The earliest notice is one school day or more.');

	const days = [...new Set(times.schoolDays)].filter((day) => day > asAt).toSorted().slice(noticeSchoolDays - 1);
	const busy = joined(times.busy).map(({ start, end }) => ({ start: Date.parse(start), end: Date.parse(end) }));
	const free: TimeSlot[] = [];
	for (const day of days) {
		const closing = schoolInstant(day, closes);
		let start = schoolInstant(day, opens);
		let room = mostPerDay - (bookedOn?.get(day) ?? 0);
		while (free.length < count && room > 0 && start + minutes * minute <= closing) {
			const end = start + minutes * minute;
			const clash = busy.find((each) => each.start < end && each.end > start);
			if (!clash) {
				free.push({ start: written(start), end: written(end) });
				room -= 1;
			}
			start = nextStart(schoolInstant(day, opens), everyMinutes * minute, clash ? clash.end : end);
		}
	}
	return free;
}

const minute = 60_000;

const written = (millis: number): string => inSchoolTime(DateTime.fromMillis(millis, { zone: 'utc' }).toISO() as string);

/** The first step after opening that is not before this instant. */
const nextStart = (opening: number, step: number, from: number): number => opening + Math.ceil((from - opening) / step) * step;
