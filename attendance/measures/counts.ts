import type { AbsenceCount, RegisterAttendance, TotalsAttendance } from '../item';
import { isPossible, type CodeClass } from '../codes';
import { absentNumbers, codeNumber, codeNumbers, codeOfNumber, possibleNumbers } from '../codes/codeNumbers';
import type { Session } from './eachSession';

export type SessionCounts = Pick<
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
 * Counts some sessions by the DfE's classes; `codes` holds every code met, possible session or not. A mark that is
 * missing, unknown or no code on its date counts as a missing mark and as nothing else.
 */
export function countSessions(sessions: Iterable<Pick<Session, 'number'>>): SessionCounts {
	const tally = new Uint32Array(codeNumbers);
	for (const { number } of sessions) (tally[number] as number) += 1;
	return countsOf(tally);
}

/** The same counts, of how often each code number stands. */
export function countsOf(tally: Uint32Array): SessionCounts {
	const counts: SessionCounts = {
		possibleSessions: 0,
		presentSessions: 0,
		approvedEducationalActivitySessions: 0,
		authorisedAbsentSessions: 0,
		unauthorisedAbsentSessions: 0,
		lateSessions: 0,
		missingMarks: tally[codeNumber.notACode] as number,
		codes: {},
	};
	for (let number: number = codeNumber.first; number < codeNumbers; number += 1) {
		const sessions = tally[number] as number;
		const code = codeOfNumber(number);
		if (sessions === 0 || !code) continue;
		counts.codes[code.code] = (counts.codes[code.code] ?? 0) + sessions;
		if (code.code === late) counts.lateSessions += sessions;
		if (isPossible(code.class)) counts.possibleSessions += sessions;
		const field = countOfClass[code.class];
		if (field) counts[field] += sessions;
	}
	return counts;
}

/** Absent and possible sessions among some sessions. */
export function countAbsence(sessions: Iterable<Pick<Session, 'number'>>): AbsenceCount {
	const count = { absentSessions: 0, possibleSessions: 0 };
	for (const { number } of sessions) addSession(count, number);
	return count;
}

/** Counts one session more, or so many, by the code number. */
export function addSession(count: AbsenceCount, number: number, sessions = 1): void {
	if (possibleNumbers[number]) count.possibleSessions += sessions;
	if (absentNumbers[number]) count.absentSessions += sessions;
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
