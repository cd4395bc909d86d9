import { DateTime } from 'luxon';

/**
 * The last day on which a link answers: so many days ahead, Saturdays and Sundays not counted, since nobody is in school.
 * Holidays are counted: a reviewer may look in on them, and no calendar is at hand here. Takes a date (`YYYY-MM-DD`) and
 * the days, 1 or more.
 */
export function lastDayToAnswer(today: string, days: number): string {
	let day = DateTime.fromISO(today, { zone: 'utc' });
	for (let left = days; left > 0; ) {
		day = day.plus({ days: 1 });
		if (day.weekday <= 5) left -= 1;
	}
	return day.toISODate() as string;
}
