import { breakBetween } from './breaks';
import { countBefore, countUpTo } from './countUpTo';
import type { SchoolCalendar } from './schoolCalendar';
import { mondayOf } from './weeks';

/**
 * The Monday of the week in which the half term that a date lies in began, or the one before the holiday that it lies in; null
 * before the first school day that is known. A half term begins after a holiday (`breaks.ts`). Its Monday and not its first
 * day: a training day that is entered late moves the day, and not the week.
 */
export function halfTermStart({ schoolDays }: Pick<SchoolCalendar, 'schoolDays'>, asAt: string): string | null {
	for (let place = countUpTo(schoolDays, asAt) - 1; place >= 0; place -= 1) {
		const before = schoolDays[place - 1];
		const day = schoolDays[place] as string;
		if (before === undefined || breakBetween(before, day) === 'holiday') return mondayOf(day);
	}
	return null;
}

/** A half term from its first school day to its last, `YYYY-MM-DD` both. */
export interface HalfTerm {
	readonly from: string;
	readonly to: string;
}

/**
 * The last half term that was over by a date, and so the one that a message in the first days of a half term tells of: on the first
 * day after a holiday it is the one before that holiday. Null where the school days that are known begin later.
 */
export function halfTermOverBy(calendar: Pick<SchoolCalendar, 'schoolDays'>, asAt: string): HalfTerm | null {
	const { schoolDays } = calendar;
	const lastDay = schoolDays[countUpTo(schoolDays, asAt) - 1];
	if (lastDay === undefined) return null;
	const holidaySince = breakBetween(lastDay, asAt) === 'holiday';
	const to = holidaySince ? lastDay : schoolDays[countBefore(schoolDays, halfTermStart(calendar, asAt) as string) - 1];
	if (to === undefined) return null;
	return { from: schoolDays[countBefore(schoolDays, halfTermStart(calendar, to) as string)] as string, to };
}
