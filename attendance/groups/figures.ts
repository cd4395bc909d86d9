import { weekdays, type AbsenceCount, type Attendance, type Pupil, type Register, type RegisterAttendance, type Weekday } from '../item';
import { absenceOf } from '../measures/counts';

/** What a summary reads of an item: one enrolment. Weeks can be told only where the register is there too. */
export interface MeasuredPupil {
	readonly pupil: Pupil;
	readonly attendance: Attendance;
	readonly register?: Register;
}

/** How often a code was entered and for how many enrolments. */
export interface CodeCount {
	readonly sessions: number;
	readonly enrolments: number;
}

/**
 * What the enrolments of a group add up to: integers only, in sessions (half days) and enrolments. Null where it cannot
 * be told of all of them, because a file gave totals without it.
 *
 * The DfE counts enrolments, not pupils: a pupil who left and came back counts twice, and absence is divided by what was
 * possible while on roll (rules §2.1). `pupils` is how many different children stand behind the figures.
 */
export interface Figures extends AbsenceCount {
	readonly pupils: number;
	readonly enrolments: number;
	readonly approvedEducationalActivitySessions: number | null;
	readonly authorisedAbsentSessions: number | null;
	readonly unauthorisedAbsentSessions: number | null;
	readonly lateSessions: number | null;
	readonly missingMarks: number | null;
	/** Enrolments absent for 10% or more, and for 50% or more, of their own possible sessions. */
	readonly persistentlyAbsent: number;
	readonly severelyAbsent: number;
	/** Enrolments in each of the DfE's absence bands that anyone is in. */
	readonly bands: Readonly<Record<string, number>>;
	readonly weekdays: Readonly<Record<Weekday, AbsenceCount>> | null;
	/** On the school days next to a holiday, and next to a long weekend (`attendance.aroundBreaks`). */
	readonly aroundBreaks: Readonly<Record<keyof RegisterAttendance['aroundBreaks'], AbsenceCount>> | null;
	readonly codes: Readonly<Record<string, CodeCount>> | null;
}

/** Whether an enrolment counts: the DfE's statistics leave out those without a possible session. */
export const counts = ({ attendance }: MeasuredPupil): boolean => attendance.possibleSessions > 0;

/** How many different children a list of enrolments is of. */
export const childrenIn = (enrolments: Iterable<MeasuredPupil>): number => new Set([...enrolments].map(({ pupil }) => pupil.id)).size;

/** Adds enrolments up. Takes those that count; the order makes no difference. */
export function addUp(enrolments: readonly MeasuredPupil[]): Figures {
	const all = enrolments.map(({ attendance }) => attendance);
	const absences = all.map(absenceOf);
	return {
		pupils: childrenIn(enrolments),
		enrolments: enrolments.length,
		...sumOfAbsence(absences),
		approvedEducationalActivitySessions: sum(all.map((each) => each.approvedEducationalActivitySessions)),
		authorisedAbsentSessions: sum(all.map((each) => each.authorisedAbsentSessions)),
		unauthorisedAbsentSessions: sum(all.map((each) => each.unauthorisedAbsentSessions)),
		lateSessions: sum(all.map((each) => each.lateSessions)),
		missingMarks: sum(all.map((each) => each.missingMarks)),
		persistentlyAbsent: all.filter((each) => each.persistentlyAbsent).length,
		severelyAbsent: all.filter((each) => each.severelyAbsent).length,
		bands: bandsOf(all),
		weekdays: sums(weekdays, all.map((each) => each.weekdays)),
		aroundBreaks: sums(['holidays', 'longWeekends'], all.map((each) => each.aroundBreaks)),
		codes: codesOf(all),
	};
}

function sumOfAbsence(absences: readonly AbsenceCount[]): AbsenceCount {
	return {
		absentSessions: absences.reduce((total, { absentSessions }) => total + absentSessions, 0),
		possibleSessions: absences.reduce((total, { possibleSessions }) => total + possibleSessions, 0),
	};
}

function sum(numbers: ReadonlyArray<number | null>): number | null {
	return numbers.reduce((total, number) => (total === null || number === null ? null : total + number), 0);
}

function bandsOf(all: readonly Attendance[]): Record<string, number> {
	const bands: Record<string, number> = {};
	for (const { band } of all) if (band !== null) bands[band] = (bands[band] ?? 0) + 1;
	return bands;
}

/** Adds up counts that each enrolment has under the same names; null where one has none. */
function sums<Name extends string>(names: readonly Name[], all: ReadonlyArray<Readonly<Record<Name, AbsenceCount>> | null>): Record<Name, AbsenceCount> | null {
	const known = all.filter((each) => each !== null);
	if (known.length < all.length) return null;
	return Object.fromEntries(names.map((name) => [name, sumOfAbsence(known.map((each) => each[name]))])) as Record<Name, AbsenceCount>;
}

function codesOf(all: readonly Attendance[]): Figures['codes'] {
	const codes = new Map<string, { sessions: number; enrolments: number }>();
	for (const each of all) {
		if (each.codes === null) return null;
		for (const [code, sessions] of Object.entries(each.codes)) {
			if (sessions === 0) continue;
			const count = codes.get(code) ?? { sessions: 0, enrolments: 0 };
			codes.set(code, { sessions: count.sessions + sessions, enrolments: count.enrolments + 1 });
		}
	}
	return Object.fromEntries([...codes].sort(([one], [other]) => (one < other ? -1 : 1)));
}
