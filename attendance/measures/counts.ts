import type { AbsenceCount, RegisterAttendance, TotalsAttendance } from '../item';
import { isAbsent, isPossible, type CodeClass } from '../codes';
import type { Session } from './sessions';

type SessionCounts = Pick<
	RegisterAttendance,
	| 'possibleSessions'
	| 'presentSessions'
	| 'approvedEducationalActivitySessions'
	| 'authorisedAbsentSessions'
	| 'unauthorisedAbsentSessions'
	| 'lateSessions'
	| 'missingMarks'
	| 'codes'
>;

const countOfClass: Partial<Record<CodeClass, keyof Omit<SessionCounts, 'codes'>>> = {
	present: 'presentSessions',
	'approved educational activity': 'approvedEducationalActivitySessions',
	'authorised absence': 'authorisedAbsentSessions',
	'unauthorised absence': 'unauthorisedAbsentSessions',
};

/** Arrived before the register closed: present, and counted apart. A pupil coded U came later and is absent. */
const late = 'L';

/**
 * Counts sessions by the DfE's classes; `codes` holds every code met, possible session or not.
 * A mark that is missing, unknown or no code on its date counts as a missing mark and as nothing else.
 */
export function countSessions(sessions: readonly Session[]): SessionCounts {
	const counts: SessionCounts = {
		possibleSessions: 0,
		presentSessions: 0,
		approvedEducationalActivitySessions: 0,
		authorisedAbsentSessions: 0,
		unauthorisedAbsentSessions: 0,
		lateSessions: 0,
		missingMarks: 0,
		codes: {},
	};
	for (const { code } of sessions) {
		if (!code) {
			counts.missingMarks += 1;
			continue;
		}
		counts.codes[code.code] = (counts.codes[code.code] ?? 0) + 1;
		if (code.code === late) counts.lateSessions += 1;
		if (isPossible(code.class)) counts.possibleSessions += 1;
		const field = countOfClass[code.class];
		if (field) counts[field] += 1;
	}
	return counts;
}

/** Absent and possible sessions among some sessions. */
export function countAbsence(sessions: Iterable<Session>): AbsenceCount {
	let absentSessions = 0;
	let possibleSessions = 0;
	for (const { code } of sessions) {
		if (!code || !isPossible(code.class)) continue;
		possibleSessions += 1;
		if (isAbsent(code.class)) absentSessions += 1;
	}
	return { absentSessions, possibleSessions };
}

/** Absent sessions, authorised and not, beside the possible ones: the counts that every level of absence is decided on. */
export function absenceOf(
	counts:
		| Pick<RegisterAttendance, 'authorisedAbsentSessions' | 'unauthorisedAbsentSessions' | 'possibleSessions'>
		| Pick<TotalsAttendance, 'absentSessions' | 'possibleSessions'>,
): AbsenceCount {
	const absentSessions = 'absentSessions' in counts ? counts.absentSessions : counts.authorisedAbsentSessions + counts.unauthorisedAbsentSessions;
	return { absentSessions, possibleSessions: counts.possibleSessions };
}
