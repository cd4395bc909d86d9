import { breakBetween } from './breaks';
import { countUpTo } from './countUpTo';
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
