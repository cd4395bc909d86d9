import type { AbsenceCount, Attendance, Risk, Tier } from '../item';
import { tiers } from '../item';
import { absenceOf } from '../measures/counts';

/** What conditions may look at: counts of attendance and the tier made of them. Nothing of who the child is (design §7). */
export interface Facts {
	readonly attendance: Attendance;
	readonly risk: Risk | null;
	/** Absence since the earlier step that a route waits for; null where there is none or it cannot be told. */
	readonly since: AbsenceCount | null;
}

/** A measure of one pupil; null where it cannot be told (yet, or of totals without marks). */
export type Measured =
	| { readonly kind: 'percent'; readonly part: number; readonly whole: number }
	| { readonly kind: 'count'; readonly count: number }
	| { readonly kind: 'yes or no'; readonly value: boolean }
	| { readonly kind: 'tier'; readonly value: Tier }
	| null;

export type MeasureKind = NonNullable<Measured>['kind'];
export type CountUnit = 'session' | 'school day' | 'occasion' | 'mark';

export interface Measure {
	readonly kind: MeasureKind;
	/** What the measure is, as the subject of a sentence. */
	readonly label: string;
	/** What a count counts. */
	readonly unit?: CountUnit;
	readonly read: (facts: Facts) => Measured;
}

const count = (label: string, unit: CountUnit, read: (facts: Facts) => number | null | undefined): Measure => ({
	kind: 'count', label, unit,
	read: (facts) => {
		const counted = read(facts);
		return counted === undefined || counted === null ? null : { kind: 'count', count: counted };
	},
});

const percent = (label: string, read: (facts: Facts) => AbsenceCount | null | undefined): Measure => ({
	kind: 'percent', label,
	read: (facts) => {
		const absence = read(facts);
		return absence && absence.possibleSessions > 0 ? { kind: 'percent', part: absence.absentSessions, whole: absence.possibleSessions } : null;
	},
});

const yesOrNo = (label: string, read: (attendance: Attendance) => boolean | undefined): Measure => ({
	kind: 'yes or no', label,
	read: ({ attendance }) => {
		const value = read(attendance);
		return value === undefined ? null : { kind: 'yes or no', value };
	},
});

/**
 * Every measure that a policy may set a condition on, by its place in the item. `since.…` is absence after the earlier
 * step that a route waits for. Groups (free school meals, SEND, language …) are left out on purpose: they may hold a
 * step, never trigger one.
 */
export const measures: Readonly<Record<string, Measure>> = {
	'attendance.absencePercent': percent('absence this school year', ({ attendance }) => absenceOf(attendance)),
	'attendance.absentSessions': count('absence this school year', 'session', ({ attendance }) => absenceOf(attendance).absentSessions),
	'attendance.authorisedAbsentSessions': count('authorised absence this school year', 'session', ({ attendance }) => attendance.authorisedAbsentSessions),
	'attendance.unauthorisedAbsentSessions': count('unauthorised absence this school year', 'session', ({ attendance }) => attendance.unauthorisedAbsentSessions),
	'attendance.possibleSessions': count('the school year so far', 'session', ({ attendance }) => attendance.possibleSessions),
	'attendance.lateSessions': count('lateness this school year', 'session', ({ attendance }) => attendance.lateSessions),
	'attendance.missingMarks': count('the gap in the register this school year', 'mark', ({ attendance }) => attendance.missingMarks),
	'attendance.persistentlyAbsent': yesOrNo('persistently absent', ({ persistentlyAbsent }) => persistentlyAbsent),
	'attendance.severelyAbsent': yesOrNo('severely absent', ({ severelyAbsent }) => severelyAbsent),
	'attendance.spells': count('absence this school year', 'occasion', ({ attendance }) => attendance.spells?.length),
	'attendance.currentAbsence.sessions': count('the absence under way', 'session', ({ attendance }) => (attendance.basis === 'totals' ? null : (attendance.currentAbsence?.sessions ?? 0))),
	'attendance.penaltyNoticeThreshold.met': yesOrNo('over the national threshold of unauthorised absence', ({ penaltyNoticeThreshold }) => penaltyNoticeThreshold?.met),
	'attendance.penaltyNoticeThreshold.now.met': yesOrNo('over the national threshold of unauthorised absence in the last ten school weeks', ({ penaltyNoticeThreshold }) => penaltyNoticeThreshold?.now.met),
	'attendance.penaltyNoticeThreshold.now.sessions': count('unauthorised absence in the last ten school weeks', 'session', ({ attendance }) => attendance.penaltyNoticeThreshold?.now.sessions.length),
	'attendance.continuousUnauthorised.schoolDays': count('the longest run of unauthorised school days', 'school day', ({ attendance }) => attendance.continuousUnauthorised?.schoolDays),
	'attendance.continuousUnauthorised.now.schoolDays': count('the run of unauthorised school days under way', 'school day', ({ attendance }) => attendance.continuousUnauthorised?.now.schoolDays),
	'attendance.twentyDayGround.now.schoolDays': count('the run of school days under way on which the pupil was not seen or accounted for (G, N or O)', 'school day', ({ attendance }) => attendance.twentyDayGround?.now.schoolDays),
	'attendance.sicknessDays.total': count('absence through illness this school year', 'school day', ({ attendance }) => attendance.sicknessDays?.total),
	'attendance.sicknessDays.longestConsecutive': count('the longest illness this school year', 'school day', ({ attendance }) => attendance.sicknessDays?.longestConsecutive),
	'attendance.sicknessDays.underWay': count('the illness under way', 'school day', ({ attendance }) => attendance.sicknessDays?.underWay),
	'attendance.overdueReasons': count('absence without a known reason for more than five school days', 'session', ({ attendance }) => attendance.overdueReasons?.length),
	'attendance.aroundBreaks.holidays.absentSessions': count('absence on the school days next to holidays', 'session', ({ attendance }) => attendance.aroundBreaks?.holidays.absentSessions),
	'attendance.trend.lastFourWeeks.absentSessions': count('absence in the last four school weeks', 'session', ({ attendance }) => attendance.trend?.lastFourWeeks.absentSessions),
	'attendance.trend.lastFourWeeks.absencePercent': percent('absence in the last four school weeks', ({ attendance }) => attendance.trend?.lastFourWeeks),
	'attendance.trend.fourWeeksBefore.absentSessions': count('absence in the four school weeks before the last four', 'session', ({ attendance }) => attendance.trend?.fourWeeksBefore.absentSessions),
	'attendance.trend.fourWeeksBefore.absencePercent': percent('absence in the four school weeks before the last four', ({ attendance }) => attendance.trend?.fourWeeksBefore),
	'risk.tier': { kind: 'tier', label: 'the tier', read: ({ risk }) => (risk ? { kind: 'tier', value: risk.tier } : null) },
	'since.absencePercent': percent('absence since then', ({ since }) => since),
	'since.absentSessions': count('absence since then', 'session', ({ since }) => since?.absentSessions),
	'since.possibleSessions': count('the school time since then', 'session', ({ since }) => since?.possibleSessions),
};

export const tierOrder = (tier: Tier): number => tiers.indexOf(tier);
