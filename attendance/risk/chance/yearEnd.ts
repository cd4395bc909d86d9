import type { SchoolCalendar } from '../../calendar/schoolCalendar';
import { schoolYearStart } from '../../calendar/weeks';
import { sessionsPerWeek } from '../../item';

/** Sessions of a school year: 190 days of two (Education (School Day and School Year) (England) Regulations 1999, SI 1999/3181, regulation 3). */
export const sessionsOfSchoolYear = 380;

/** Days from 1 September to about 22 July, when most schools in England close for the summer. */
export const lastDayOfYear = 324;

/** Term dates that reach into July (day 303) are taken for those of the whole year. */
const reachesSummer = 303;

/** School days gone by, by days since 1 September, in the common English pattern of six half-terms. */
const schoolDaysGone: ReadonlyArray<readonly [day: number, schoolDays: number]> = [
	[1, 0], [53, 36], [62, 36], [109, 70], [126, 70], [165, 98], [174, 98], [208, 123], [222, 123], [265, 152], [277, 152], [lastDayOfYear, 190],
];

/** How far a school may lie from the common pattern; beyond, its registers do not begin in September. */
const toleranceSessions = 24;

const dayLength = 86_400_000;

/** Days from 1 September of the school year that a date (`YYYY-MM-DD`) lies in; below 0 in August. */
export function dayOfSchoolYear(date: string): number {
	return Math.round((Date.parse(date) - Date.parse(`${schoolYearStart(date).slice(0, 4)}-09-01`)) / dayLength);
}

/**
 * Sessions that the school will hold after a date, to the end of its year. Takes the date and the school's calendar, if
 * there is one. Where the calendar reaches into July it says so itself. Else 380 less the sessions held so far; and where
 * these are far from what the time of year makes likely, or not known, the time of year decides.
 */
export function sessionsLeft(asAt: string, calendar: SchoolCalendar | null): number {
	const likely = sessionsOfSchoolYear - 2 * schoolDaysGoneBy(dayOfSchoolYear(asAt));
	if (!calendar || likely <= 0) return Math.round(likely);
	const { before, after, lastDay } = sessionsAround(asAt, calendar);
	if (after > 0 && lastDay !== null && dayOfSchoolYear(lastDay) >= reachesSummer) return after;
	const byRegister = Math.max(0, sessionsOfSchoolYear - before);
	return Math.abs(byRegister - likely) <= toleranceSessions ? byRegister : Math.round(likely);
}

/** Sessions that a calendar holds before the end of a date and after it, in the date's school year, and its last day there. */
function sessionsAround(asAt: string, { held, schoolDays }: SchoolCalendar): { before: number; after: number; lastDay: string | null } {
	const yearStart = schoolYearStart(asAt);
	let before = 0;
	let after = 0;
	for (const [monday, bits] of held) {
		if (schoolYearStart(monday) !== yearStart) continue;
		const daysToAsAt = Math.round((Date.parse(asAt) - Date.parse(monday)) / dayLength);
		for (let place = 0; place < sessionsPerWeek; place += 1) {
			if (!((bits >> place) & 1)) continue;
			if (place >> 1 <= daysToAsAt) before += 1;
			else after += 1;
		}
	}
	const lastDay = schoolDays.findLast((day) => schoolYearStart(day) === yearStart) ?? null;
	return { before, after, lastDay };
}

function schoolDaysGoneBy(day: number): number {
	let [beforeDay, beforeGone] = schoolDaysGone[0] as readonly [number, number];
	for (const [pointDay, gone] of schoolDaysGone) {
		if (day <= pointDay) return day <= beforeDay ? beforeGone : beforeGone + ((gone - beforeGone) * (day - beforeDay)) / (pointDay - beforeDay);
		[beforeDay, beforeGone] = [pointDay, gone];
	}
	return beforeGone;
}
