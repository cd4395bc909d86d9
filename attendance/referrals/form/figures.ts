import * as z from 'zod/v4';
import { absenceCountSchema, isoDate, markedSessionSchema, spellSchema, type RegisterAttendance } from '../../item';
import { percentOf } from '../../measures';
import { absenceOf } from '../../measures/counts';
import { sessionCount } from './text';

/** A percentage to two decimals with the counts it is made of; null where there was no possible session. */
const shareSchema = z.strictObject({ sessions: sessionCount, possibleSessions: sessionCount, percent: z.number().nullable() });

/** The pupil's figures for the school year (la-forms §3.2; rules §2.1, §2.2). */
export const figuresSchema = z.strictObject({
	from: isoDate,
	to: isoDate,
	possibleSessions: z.number().int().positive(),
	attended: shareSchema,
	absent: shareSchema,
	authorisedAbsent: shareSchema,
	unauthorisedAbsent: shareSchema,
	lateSessions: sessionCount,
	persistentlyAbsent: z.boolean(),
	severelyAbsent: z.boolean(),
	lastFourWeeks: absenceCountSchema,
	fourWeeksBefore: absenceCountSchema,
	/** Absences in a row, longest first. */
	spells: z.array(spellSchema),
	/** Sessions coded G, N, O or U in the fullest ten school weeks, each named AM or PM, so that a person can check the sum. */
	unauthorisedInTenSchoolWeeks: z.strictObject({
		tenOrMore: z.boolean(),
		tenthOn: isoDate.nullable(),
		sessions: z.array(markedSessionSchema),
	}),
	/** How many such sessions fell in the ten school weeks up to the last one, which begin on this Monday. */
	unauthorisedInLastTenSchoolWeeks: z.strictObject({ since: isoDate.nullable(), sessions: sessionCount }),
});

export type Share = z.infer<typeof shareSchema>;
export type Figures = z.infer<typeof figuresSchema>;

const share = (sessions: number, possibleSessions: number): Share => ({
	sessions,
	possibleSessions,
	percent: percentOf(sessions, possibleSessions),
});

/** The figures as the form states them. Takes the measures of a pupil with at least one possible session. */
export function figures(attendance: RegisterAttendance) {
	const { possibleSessions, authorisedAbsentSessions, unauthorisedAbsentSessions, penaltyNoticeThreshold } = attendance;
	return {
		from: attendance.from,
		to: attendance.to,
		possibleSessions,
		attended: share(attendance.presentSessions + attendance.approvedEducationalActivitySessions, possibleSessions),
		absent: share(absenceOf(attendance).absentSessions, possibleSessions),
		authorisedAbsent: share(authorisedAbsentSessions, possibleSessions),
		unauthorisedAbsent: share(unauthorisedAbsentSessions, possibleSessions),
		lateSessions: attendance.lateSessions,
		persistentlyAbsent: attendance.persistentlyAbsent,
		severelyAbsent: attendance.severelyAbsent,
		lastFourWeeks: attendance.trend.lastFourWeeks,
		fourWeeksBefore: attendance.trend.fourWeeksBefore,
		spells: attendance.spells.toSorted((one, other) => other.sessions - one.sessions || (one.from < other.from ? -1 : 1)),
		unauthorisedInTenSchoolWeeks: {
			tenOrMore: penaltyNoticeThreshold.met,
			tenthOn: penaltyNoticeThreshold.firstMetOn,
			sessions: penaltyNoticeThreshold.sessions,
		},
		unauthorisedInLastTenSchoolWeeks: { since: penaltyNoticeThreshold.now.since, sessions: penaltyNoticeThreshold.now.sessions.length },
	};
}
