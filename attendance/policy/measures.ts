import type { AbsenceCount, Attendance, Case, Register, Risk, Tier } from '../item';
import { tiers } from '../item';
import { absenceOf } from '../measures/counts';
import { meetingsMissed, noticesToImproveInForce, noticesToImproveOver, openPlan, penaltyNoticesInThreeYears, planReviewOverdue, supportUnderWay, timesReached } from './caseMeasures';
import { latestUnauthorised } from './period';
import { absenceThisHalfTerm, lateInLastFourWeeks } from './registerMeasures';

/** What conditions may look at: attendance, the tier made of it, and what was done. Nothing of who the child is (design §7). */
export interface Facts {
	readonly attendance: Attendance;
	readonly risk: Risk | null;
	readonly register: Register | null;
	readonly case: Case;
	readonly asAt: string;
	/** What has been since the earlier step that a way waits for; null where there is none or it cannot be told. */
	readonly since: Since | null;
}

/** Sessions after the day of a step; lateness (L, U) is null without a register. */
export interface Since extends AbsenceCount {
	readonly lateSessions: number | null;
}

/** A measure of one pupil; null where it cannot be told (yet, or of totals without marks). */
export type Measured =
	| { readonly kind: 'percent'; readonly part: number; readonly whole: number }
	| { readonly kind: 'count'; readonly count: number }
	| { readonly kind: 'yes or no'; readonly value: boolean }
	| { readonly kind: 'tier'; readonly value: Tier }
	| null;

export type MeasureKind = NonNullable<Measured>['kind'];
export type CountUnit = 'session' | 'school day' | 'occasion' | 'mark' | 'minute' | 'notice' | 'time';

/** Kinds of marks that sessions to come may bring. */
export type ComingKind = 'absence' | 'unauthorised absence' | 'illness' | 'lateness';

/** Which marks make a measure grow, and how many sessions it takes for one more; `unbroken`: only as the absence under way goes on. */
export interface Growth {
	readonly by: ComingKind;
	readonly sessions: number;
	readonly unbroken?: boolean;
}

export interface Measure {
	readonly kind: MeasureKind;
	/** What the measure is, as the subject of a sentence. */
	readonly label: string;
	/** What a count counts. */
	readonly unit?: CountUnit;
	/** Left out: time, people's acts or nothing moves it, or nobody should be told how near it is (a holiday). */
	readonly growth?: Growth;
	readonly read: (facts: Facts) => Measured;
}

const byAbsence: Growth = { by: 'absence', sessions: 1 };
const byUnauthorised: Growth = { by: 'unauthorised absence', sessions: 1 };
const byLateness: Growth = { by: 'lateness', sessions: 1 };
const byIllness: Growth = { by: 'illness', sessions: 2 };

const count = (label: string, unit: CountUnit, read: (facts: Facts) => number | null | undefined, growth?: Growth): Measure => ({
	kind: 'count', label, unit, ...(growth ? { growth } : {}),
	read: (facts) => {
		const counted = read(facts);
		return counted === undefined || counted === null ? null : { kind: 'count', count: counted };
	},
});

const percent = (label: string, read: (facts: Facts) => AbsenceCount | null | undefined): Measure => ({
	kind: 'percent', label, growth: byAbsence,
	read: (facts) => {
		const absence = read(facts);
		return absence && absence.possibleSessions > 0 ? { kind: 'percent', part: absence.absentSessions, whole: absence.possibleSessions } : null;
	},
});

const yesOrNo = (label: string, read: (facts: Facts) => boolean | null | undefined, growth?: Growth): Measure => ({
	kind: 'yes or no', label, ...(growth ? { growth } : {}),
	read: (facts) => {
		const value = read(facts);
		return value === undefined || value === null ? null : { kind: 'yes or no', value };
	},
});

/**
 * Every measure that a policy may set a condition on, by its place in the item. `since.…` counts from the earlier step that
 * a way waits for, `case.…` is what people recorded. Groups (free school meals, SEND, language …) are left out on purpose: they may hold a
 * step, never trigger one.
 */
export const measures: Readonly<Record<string, Measure>> = {
	'attendance.absencePercent': percent('absence this school year', ({ attendance }) => absenceOf(attendance)),
	'attendance.absentSessions': count('absence this school year', 'session', ({ attendance }) => absenceOf(attendance).absentSessions, byAbsence),
	'attendance.authorisedAbsentSessions': count('authorised absence this school year', 'session', ({ attendance }) => attendance.authorisedAbsentSessions),
	'attendance.unauthorisedAbsentSessions': count('unauthorised absence this school year', 'session', ({ attendance }) => attendance.unauthorisedAbsentSessions, byUnauthorised),
	'attendance.possibleSessions': count('the school year so far', 'session', ({ attendance }) => attendance.possibleSessions),
	'attendance.lateSessions': count('lateness before the register closed (L) this school year', 'session', ({ attendance }) => attendance.lateSessions, byLateness),
	'attendance.lateAfterRegisterClosed': count('lateness after the register closed (U) this school year', 'session', (facts) => ofCodes(facts, 'U')),
	'attendance.lateness.minutes': count('the time known to be lost through lateness this school year', 'minute', ({ attendance: { lateness } }) => lateness && lateness.beforeRegisterClosed.minutes + lateness.afterRegisterClosed.minutes),
	'attendance.lateness.lastFourWeeks': count('lateness (L and U) in the last four school weeks', 'session', ({ register, asAt }) => register && lateInLastFourWeeks(register, asAt), byLateness),
	'attendance.holidaySessions': count('holiday without leave (G) this school year', 'session', (facts) => ofCodes(facts, 'G')),
	'attendance.leaveSessions': count('leave of absence (C) this school year', 'session', (facts) => ofCodes(facts, 'C')),
	// Of totals without codes none is known, and what the absences were for is for a hold to ask.
	'attendance.studyLeaveSessions': count('study leave (S) this school year', 'session', ({ attendance: { codes } }) => codes?.S ?? 0),
	'attendance.illnessSessions': count('illness (I) this school year', 'session', (facts) => ofCodes(facts, 'I'), { by: 'illness', sessions: 1 }),
	'attendance.missingMarks': count('the gap in the register this school year', 'mark', ({ attendance }) => attendance.missingMarks),
	'attendance.persistentlyAbsent': yesOrNo('persistently absent', ({ attendance }) => attendance.persistentlyAbsent, byAbsence),
	'attendance.severelyAbsent': yesOrNo('severely absent', ({ attendance }) => attendance.severelyAbsent, byAbsence),
	'attendance.spells': count('absence this school year', 'occasion', ({ attendance }) => attendance.spells?.length, byAbsence),
	'attendance.currentAbsence.sessions': count('the absence under way', 'session', ({ attendance }) => (attendance.basis === 'totals' ? null : (attendance.currentAbsence?.sessions ?? 0)), { by: 'absence', sessions: 1, unbroken: true }),
	'attendance.penaltyNoticeThreshold.met': yesOrNo('over the national threshold of unauthorised absence', ({ attendance }) => attendance.penaltyNoticeThreshold?.met, byUnauthorised),
	'attendance.penaltyNoticeThreshold.now.met': yesOrNo('over the national threshold of unauthorised absence in the last ten school weeks', ({ attendance }) => attendance.penaltyNoticeThreshold?.now.met, byUnauthorised),
	'attendance.penaltyNoticeThreshold.now.sessions': count('unauthorised absence in the last ten school weeks', 'session', ({ attendance }) => attendance.penaltyNoticeThreshold?.now.sessions.length, byUnauthorised),
	'attendance.penaltyNoticeThreshold.now.holidaySessions': count('holiday without leave (G) in the last ten school weeks', 'session', ({ attendance }) => attendance.penaltyNoticeThreshold?.now.sessions.filter(({ code }) => code === 'G').length),
	'attendance.continuousUnauthorised.schoolDays': count('the longest run of unauthorised school days', 'school day', ({ attendance }) => attendance.continuousUnauthorised?.schoolDays, { by: 'unauthorised absence', sessions: 2, unbroken: true }),
	'attendance.continuousUnauthorised.now.schoolDays': count('the run of unauthorised school days under way', 'school day', ({ attendance }) => attendance.continuousUnauthorised?.now.schoolDays, { by: 'unauthorised absence', sessions: 2, unbroken: true }),
	'attendance.continuousUnauthorised.latest.schoolDays': count('the run of unauthorised school days, under way or just ended', 'school day', ({ attendance, asAt, register }) => attendance.continuousUnauthorised && latestUnauthorised(attendance.continuousUnauthorised, asAt, register).schoolDays, { by: 'unauthorised absence', sessions: 2, unbroken: true }),
	'attendance.twentyDayGround.now.schoolDays': count('the run of school days under way on which the pupil was not seen or accounted for (G, N or O)', 'school day', ({ attendance }) => attendance.twentyDayGround?.now.schoolDays, { by: 'unauthorised absence', sessions: 2, unbroken: true }),
	'attendance.sicknessDays.total': count('absence through illness this school year', 'school day', ({ attendance }) => attendance.sicknessDays?.total, byIllness),
	'attendance.sicknessDays.longestConsecutive': count('the longest illness this school year', 'school day', ({ attendance }) => attendance.sicknessDays?.longestConsecutive, { ...byIllness, unbroken: true }),
	'attendance.sicknessDays.underWay': count('the illness under way', 'school day', ({ attendance }) => attendance.sicknessDays?.underWay, { ...byIllness, unbroken: true }),
	'attendance.overdueReasons': count('absence without a known reason for more than five school days', 'session', ({ attendance }) => attendance.overdueReasons?.length),
	'attendance.aroundBreaks.holidays.absentSessions': count('absence on the school days next to holidays', 'session', ({ attendance }) => attendance.aroundBreaks?.holidays.absentSessions),
	'attendance.halfTerm.absentSessions': count('absence this half term', 'session', ({ register, asAt }) => register && absenceThisHalfTerm(register, asAt).absentSessions, byAbsence),
	'attendance.halfTerm.possibleSessions': count('the half term so far', 'session', ({ register, asAt }) => register && absenceThisHalfTerm(register, asAt).possibleSessions),
	'attendance.trend.lastFourWeeks.absentSessions': count('absence in the last four school weeks', 'session', ({ attendance }) => attendance.trend?.lastFourWeeks.absentSessions, byAbsence),
	'attendance.trend.lastFourWeeks.absencePercent': percent('absence in the last four school weeks', ({ attendance }) => attendance.trend?.lastFourWeeks),
	'attendance.trend.lastFourWeeks.possibleSessions': count('school time in the last four school weeks', 'session', ({ attendance }) => attendance.trend?.lastFourWeeks.possibleSessions),
	'attendance.trend.fourWeeksBefore.absentSessions': count('absence in the four school weeks before the last four', 'session', ({ attendance }) => attendance.trend?.fourWeeksBefore.absentSessions),
	'attendance.trend.fourWeeksBefore.absencePercent': percent('absence in the four school weeks before the last four', ({ attendance }) => attendance.trend?.fourWeeksBefore),
	'risk.tier': { kind: 'tier', label: 'the tier', growth: byAbsence, read: ({ risk }) => (risk ? { kind: 'tier', value: risk.tier } : null) },
	'case.openPlan': yesOrNo('under a plan agreed with the family', openPlan),
	'case.planReviewOverdue': yesOrNo('past the date on which the plan was to be looked at', planReviewOverdue),
	'case.supportUnderWay': count('the support under way', 'time', supportUnderWay),
	'case.timesReached': count('the times the family was reached this school year', 'time', timesReached),
	'case.meetingsMissed': count('the meetings this school year to which nobody of the family came', 'time', (facts) => meetingsMissed(facts).length),
	'case.noticeToImproveInForce': yesOrNo('within the period of a notice to improve', (facts) => noticesToImproveInForce(facts) > 0),
	'case.noticeToImproveOver': yesOrNo('past the period of a notice to improve whose outcome nobody recorded', (facts) => noticesToImproveOver(facts) > 0),
	'case.penaltyNoticesInThreeYears': count('the penalty notices to one parent that count towards the limit of two in three years', 'notice', penaltyNoticesInThreeYears),
	'since.absencePercent': percent('absence since then', ({ since }) => since),
	'since.absentSessions': count('absence since then', 'session', ({ since }) => since?.absentSessions, byAbsence),
	'since.possibleSessions': count('the school time since then', 'session', ({ since }) => since?.possibleSessions),
	'since.lateSessions': count('lateness (L and U) since then', 'session', ({ since }) => since?.lateSessions, byLateness),
};

/** How often a code was entered; null where totals do not count the codes. */
const ofCodes = ({ attendance: { codes } }: Facts, code: string): number | null => codes && (codes[code] ?? 0);

export const tierOrder = (tier: Tier): number => tiers.indexOf(tier);
