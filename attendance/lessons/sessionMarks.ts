import { mondayOf, sessionIndex, weekdayIndex } from '../calendar/weeks';
import { codeOn, isAttended, isAbsent, type AttendanceCode } from '../codes';
import { sessionsPerWeek, type Register, type SessionHalf } from '../item';
import { kept } from './kept';

/** The session mark of a date and half with its code; undefined where the register has none that is a code. */
export function sessionMarkOf(register: Register, date: string, half: SessionHalf): AttendanceCode | undefined {
	const week = register.weeks[mondayOfDate(date)];
	const weekday = weekdayIndexOf(date);
	if (week === undefined || weekday * 2 >= sessionsPerWeek) return undefined;
	const mark = week.split(' ')[sessionIndex(weekday, half)];
	return mark === undefined ? undefined : codeOn(mark, date);
}

const arrivedAfterClosing = 'U';

/**
 * Whether a code says that the pupil was there, or was not; null where it says neither, as for a session that was not
 * possible. U says neither: the pupil came, and nobody knows for which lesson.
 */
export function wasThere(code: AttendanceCode | undefined): boolean | null {
	if (!code || code.code === arrivedAfterClosing) return null;
	if (isAttended(code.class)) return true;
	return isAbsent(code.class) ? false : null;
}

/** A school's lessons fall on a few hundred dates, each asked for very often. */
const mondays = new Map<string, string>();
const weekdays = new Map<string, number>();

const mondayOfDate = (date: string): string => kept(mondays, date, mondayOf);
const weekdayIndexOf = (date: string): number => kept(weekdays, date, weekdayIndex);
