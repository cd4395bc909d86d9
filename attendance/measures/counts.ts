import type { AbsenceCount, RegisterAttendance, TotalsAttendance } from '../item';
import { isPossible, type CodeClass } from '../codes';
import { absentNumbers, codeNumber, codeNumbers, codeOfNumber, possibleNumbers } from '../codes/codeNumbers';
import type { Session } from './eachSession';
import type { Sessions } from './sessions';

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
 * Counts the sessions of the school year by the DfE's classes; `codes` holds every code met, possible session or not.
 * A mark that is missing, unknown or no code on its date counts as a missing mark and as nothing else.
 */
export function countYear({ codes, yearFrom, end }: Sessions): SessionCounts {
	const tally = new Uint32Array(codeNumbers);
	for (let place = yearFrom; place < end; place += 1) (tally[codes[place] as number] as number) += 1;
	return countsOf(tally);
}

/** The same counts of some sessions. */
export function countSessions(sessions: Iterable<Pick<Session, 'number'>>): SessionCounts {
	const tally = new Uint32Array(codeNumbers);
	for (const { number } of sessions) (tally[number] as number) += 1;
	return countsOf(tally);
}

/** Takes how often each code number stands. */
function countsOf(tally: Uint32Array): SessionCounts {
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

/** Counts one more session, by its code number. */
export function addSession(count: AbsenceCount, number: number): void {
	count.possibleSessions += possibleNumbers[number] as number;
	count.absentSessions += absentNumbers[number] as number;
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
