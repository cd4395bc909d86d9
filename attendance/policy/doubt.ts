import { marksOf } from '../calendar/weeks';
import { codeOn } from '../codes';
import type { Attendance, Register } from '../item';
import { measure } from '../measures/measure';

/** "Reason for absence not yet established": counted as unauthorised until the school knows better (WTISA para 408: within 5 school days). */
const notYetEstablished = 'N';

/** Marks that may turn out to be attendances: `missing` holds none that is a code, `unexplained` are N. */
export interface DoubtfulMarks {
	readonly missing: number;
	readonly unexplained: number;
}

export const doubtfulMarks = ({ missingMarks, codes }: Attendance): DoubtfulMarks => ({ missing: missingMarks, unexplained: codes[notYetEstablished] ?? 0 });

/** The register as it would be had the pupil attended wherever a mark is missing, is no code, or is an N. */
export function registerAtBest(register: Register): Register {
	const weeks: Record<string, string[]> = Object.fromEntries(Object.entries(register.weeks).map(([monday, marks]) => [monday, marks.split(' ')]));
	for (const { monday, weekday, session, date, mark } of marksOf(register)) {
		if (mark !== notYetEstablished && codeOn(mark, date)) continue;
		(weeks[monday] as string[])[weekday * 2 + (session === 'PM' ? 1 : 0)] = session === 'AM' ? '/' : '\\';
	}
	return { ...register, weeks: Object.fromEntries(Object.entries(weeks).map(([monday, marks]) => [monday, marks.join(' ')])) };
}

/** The measures as they would be had the pupil attended at each doubtful mark. Without a register only the year's counts can be told anew. */
export function attendanceAtBest(attendance: Attendance, register: Register | null, asAt: string): Attendance {
	if (register) return measure(registerAtBest(register), { asAt });
	const { missing, unexplained } = doubtfulMarks(attendance);
	return {
		...attendance,
		possibleSessions: attendance.possibleSessions + missing,
		presentSessions: attendance.presentSessions + missing + unexplained,
		unauthorisedAbsentSessions: attendance.unauthorisedAbsentSessions - unexplained,
	};
}
