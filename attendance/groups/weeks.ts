import { marksOf } from '../calendar/weeks';
import { codeOn, isAbsent, isPossible } from '../codes';
import type { AbsenceCount } from '../item';
import type { MeasuredPupil } from './figures';

/** One enrolment's absence in each week in which it had a possible session, by the week's Monday. */
export type WeeksOfEnrolment = ReadonlyMap<string, AbsenceCount>;

/**
 * The weeks of one enrolment, on the days that its measures rest on (`attendance.from` to `attendance.to`), so that the
 * weeks add up to the measures. Null where the item holds no register.
 */
export function weeksOf({ attendance: { from, to }, register }: MeasuredPupil): WeeksOfEnrolment | null {
	if (!register) return null;
	const weeks = new Map<string, { absentSessions: number; possibleSessions: number }>();
	if (from === null || to === null) return weeks;
	for (const { monday, date, mark } of marksOf(register)) {
		if (date < from) continue;
		if (date > to) break;
		const code = codeOn(mark, date);
		if (!code || !isPossible(code.class)) continue;
		let week = weeks.get(monday);
		if (!week) weeks.set(monday, (week = { absentSessions: 0, possibleSessions: 0 }));
		week.possibleSessions += 1;
		if (isAbsent(code.class)) week.absentSessions += 1;
	}
	return weeks;
}

/** The line of one school week: a week in which anyone of the school had a possible session. */
export interface WeekLine extends AbsenceCount {
	/** The week's Monday. */
	readonly week: string;
}

/** The weeks of a group, one line for each of the given Mondays, nought where the group had no session. */
export function addUpWeeks(enrolments: readonly WeeksOfEnrolment[], mondays: readonly string[]): WeekLine[] {
	return mondays.map((week) => {
		let absentSessions = 0;
		let possibleSessions = 0;
		for (const weeks of enrolments) {
			const count = weeks.get(week);
			absentSessions += count?.absentSessions ?? 0;
			possibleSessions += count?.possibleSessions ?? 0;
		}
		return { week, absentSessions, possibleSessions };
	});
}
