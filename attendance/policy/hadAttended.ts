import { marksOf } from '../calendar/weeks';
import { codeOn } from '../codes';
import type { Attendance, Register } from '../item';
import { absenceOf } from '../measures/counts';
import { measure } from '../measures/measure';
import { ratesOf } from '../measures/rates';

/** Sessions that a question leaves out of account: what would be due had the pupil attended at them? */
export interface Presumed {
	readonly codes: ReadonlySet<string>;
	/** Also where a mark is missing, or is no code on its date. */
	readonly missingMarks: boolean;
}

/** The register as it would be had the pupil attended at those sessions. */
export function registerHad(register: Register, presumed: Presumed): Register {
	const weeks: Record<string, string[]> = Object.fromEntries(Object.entries(register.weeks).map(([monday, marks]) => [monday, marks.split(' ')]));
	for (const { monday, weekday, session, date, mark } of marksOf(register)) {
		if (!presumed.codes.has(mark) && !(presumed.missingMarks && !codeOn(mark, date))) continue;
		(weeks[monday] as string[])[weekday * 2 + (session === 'PM' ? 1 : 0)] = session === 'AM' ? '/' : '\\';
	}
	return { ...register, weeks: Object.fromEntries(Object.entries(weeks).map(([monday, marks]) => [monday, marks.join(' ')])) };
}

/**
 * The measures as they would be had the pupil attended at those sessions. Without a register only the year's counts and the
 * rates made of them can be told anew; totals count missing marks among the possible sessions.
 */
export function attendanceHad(attendance: Attendance, register: Register | null, asAt: string, presumed: Presumed): Attendance {
	if (register) return measure(registerHad(register, presumed), { asAt });
	const counts = countsHad(attendance, asAt, presumed);
	const attended = counts.presentSessions + (counts.approvedEducationalActivitySessions ?? 0);
	return { ...counts, ...ratesOf(attended, absenceOf(counts)) };
}

function countsHad(attendance: Attendance, asAt: string, presumed: Presumed): Attendance {
	const missing = presumed.missingMarks ? (attendance.missingMarks ?? 0) : 0;
	const authorised = sessionsOf(attendance, presumed.codes, asAt, 'authorised absence');
	const unauthorised = sessionsOf(attendance, presumed.codes, asAt, 'unauthorised absence');
	const presentSessions = attendance.presentSessions + missing + authorised + unauthorised;
	if (attendance.basis === 'totals') {
		return {
			...attendance,
			presentSessions,
			absentSessions: attendance.absentSessions - authorised - unauthorised,
			authorisedAbsentSessions: less(attendance.authorisedAbsentSessions, authorised),
			unauthorisedAbsentSessions: less(attendance.unauthorisedAbsentSessions, unauthorised),
		};
	}
	return {
		...attendance,
		possibleSessions: attendance.possibleSessions + missing,
		presentSessions,
		authorisedAbsentSessions: attendance.authorisedAbsentSessions - authorised,
		unauthorisedAbsentSessions: attendance.unauthorisedAbsentSessions - unauthorised,
	};
}

const less = (count: number | null, by: number): number | null => count && count - by;

function sessionsOf({ codes }: Attendance, wanted: ReadonlySet<string>, asAt: string, codeClass: string): number {
	return [...wanted].filter((code) => codeOn(code, asAt)?.class === codeClass).reduce((sum, code) => sum + (codes?.[code] ?? 0), 0);
}
