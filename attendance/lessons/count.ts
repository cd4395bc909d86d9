import { isAbsent, isAttended, lateCodes, type AttendanceCode } from '../codes';
import type { LessonCounts } from '../item';

/** Counts of no lesson yet. */
export const noLessons = (): LessonCounts => ({ possible: 0, present: 0, absent: 0, authorised: 0, unauthorised: 0, late: 0, minutesLate: 0, missing: 0 });

/**
 * Adds one lesson to counts. Takes its code (undefined for a mark that is missing or no code) and the minutes late. The
 * classes are those of the session codes (codeTable), which schools use for lessons, too. U is absent by that table, as
 * in a session; a lesson that was not possible (closure, elsewhere) is counted nowhere.
 */
export function countLesson(counts: LessonCounts, code: AttendanceCode | undefined, minutes: number): void {
	if (!code) {
		counts.missing += 1;
		return;
	}
	if (lateCodes.has(code.code)) {
		counts.late += 1;
		counts.minutesLate += minutes;
	}
	if (isAttended(code.class)) {
		counts.possible += 1;
		counts.present += 1;
	} else if (isAbsent(code.class)) {
		counts.possible += 1;
		counts.absent += 1;
		counts[code.class === 'authorised absence' ? 'authorised' : 'unauthorised'] += 1;
	}
}
