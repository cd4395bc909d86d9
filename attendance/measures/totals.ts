import type { TotalsAttendance } from '../item';
import { ratesOf } from './rates';

/**
 * A pupil's totals as a summary gives them, in sessions (half days). Null: the file does not say.
 * `attendedSessions` are present and at approved educational activity together; `absentSessions` authorised and not.
 */
export interface AttendanceTotals {
	readonly possibleSessions: number;
	readonly attendedSessions: number | null;
	/** Without approved educational activity. Where a file has one column for both, that column is `attendedSessions`. */
	readonly presentSessions: number | null;
	readonly approvedEducationalActivitySessions: number | null;
	readonly absentSessions: number | null;
	readonly authorisedAbsentSessions: number | null;
	readonly unauthorisedAbsentSessions: number | null;
	readonly lateSessions: number | null;
	readonly missingMarks: number | null;
	/** How often each code was entered, where the file has a column a code. */
	readonly codes: Readonly<Record<string, number>> | null;
}

/** Why totals cannot be used, as the end of a sentence about the row ("gives …"); null where they can. */
export function problemOfTotals(totals: AttendanceTotals): string | null {
	const { codes, ...counts } = totals;
	const given = Object.values({ ...codes, ...counts }).filter((count) => count !== null);
	if (given.some((count) => !Number.isInteger(count) || count < 0)) return 'gives a count of sessions that is not a whole number from 0 up';
	const absent = givenAbsent(totals);
	const attended = givenAttended(totals);
	if (absent === null && attended === null) {
		return totals.presentSessions === null
			? 'gives neither the sessions attended nor the sessions absent'
			: 'gives the sessions present, but neither absence nor approved educational activity, so absence cannot be told';
	}
	const { absentSessions, authorisedAbsentSessions: authorised, unauthorisedAbsentSessions: unauthorised } = totals;
	if (absentSessions !== null && (authorised ?? 0) + (unauthorised ?? 0) > absentSessions) {
		return `gives ${absentSessions} absent sessions, and more than that authorised and unauthorised`;
	}
	const sum = (absent ?? 0) + (attended ?? totals.presentSessions ?? 0);
	return sum > totals.possibleSessions ? `gives ${totals.possibleSessions} possible sessions, and ${sum} attended and absent together` : null;
}

/**
 * What totals tell of one pupil, from the first to the last day they are of, where the file says which.
 *
 * Takes totals without a problem (`problemOfTotals`). Rates, persistent and severe absence and the band are exact. What
 * needs single sessions is null, the penalty-notice threshold above all: ten unauthorised sessions of a term may or may
 * not lie within ten school weeks (rules §2.2). Possible sessions are those that the file states.
 */
export function measureTotals(totals: AttendanceTotals, { from, to }: { readonly from: string | null; readonly to: string | null }): TotalsAttendance {
	const { possibleSessions, approvedEducationalActivitySessions, lateSessions, codes } = totals;
	const unmarked = totals.missingMarks ?? 0;
	const absentSessions = givenAbsent(totals) ?? possibleSessions - (givenAttended(totals) ?? 0) - unmarked;
	const attended = givenAttended(totals) ?? possibleSessions - absentSessions - unmarked;
	return {
		basis: 'totals',
		from,
		to,
		possibleSessions,
		presentSessions: attended - (approvedEducationalActivitySessions ?? 0),
		approvedEducationalActivitySessions,
		absentSessions,
		...authorisedAndNot(totals, absentSessions),
		lateSessions,
		missingMarks: missingMarks(totals),
		...ratesOf(attended, { absentSessions, possibleSessions }),
		codes: codes && { ...codes },
		spells: null,
		currentAbsence: null,
		penaltyNoticeThreshold: null,
		continuousUnauthorised: null,
		twentyDayGround: null,
		sicknessDays: null,
		overdueReasons: null,
		lateness: null,
		weekdays: null,
		aroundBreaks: null,
		trend: null,
	};
}

/** Attended sessions, as given or as the sum of their parts; null where the totals do not tell. */
export function givenAttended({ attendedSessions, presentSessions, approvedEducationalActivitySessions }: AttendanceTotals): number | null {
	return attendedSessions ?? sumOf(presentSessions, approvedEducationalActivitySessions);
}

/** Absent sessions, in the same way. */
export function givenAbsent({ absentSessions, authorisedAbsentSessions, unauthorisedAbsentSessions }: AttendanceTotals): number | null {
	return absentSessions ?? sumOf(authorisedAbsentSessions, unauthorisedAbsentSessions);
}

const sumOf = (one: number | null, other: number | null): number | null => (one === null || other === null ? null : one + other);

/** Of two parts of all absence one may be left out, since the other tells it. */
function authorisedAndNot({ authorisedAbsentSessions: authorised, unauthorisedAbsentSessions: unauthorised }: AttendanceTotals, absent: number) {
	return {
		authorisedAbsentSessions: authorised ?? (unauthorised === null ? null : absent - unauthorised),
		unauthorisedAbsentSessions: unauthorised ?? (authorised === null ? null : absent - authorised),
	};
}

/** What is neither attended nor absent among possible sessions was not marked; that shows only where both are given. */
function missingMarks(totals: AttendanceTotals): number | null {
	const marked = sumOf(givenAttended(totals), givenAbsent(totals));
	return totals.missingMarks ?? (marked === null ? null : totals.possibleSessions - marked);
}
