import * as z from 'zod/v4';
import { isoDate, sessionHalf } from './isoDate';

const count = z.number().int().nonnegative();

/** Absent and possible sessions of a stretch of time: the counts behind any percentage. */
export const absenceCountSchema = z.object({ absentSessions: count, possibleSessions: count });

/** One mark at its place in the calendar. */
export const markedSessionSchema = z.object({ date: isoDate, session: sessionHalf, code: z.string() });

/** Absences that follow each other with no attended session between them; every absent session is in one. */
export const spellSchema = z.object({ from: isoDate, to: isoDate, sessions: count, codes: z.record(z.string(), count) });

/** National penalty-notice threshold: the sessions relied on, so that a person can check the sum (rules §2.2). */
export const penaltyNoticeThresholdSchema = z.object({
	met: z.boolean(),
	/** The date of the tenth session; null where the threshold is not met. */
	firstMetOn: isoDate.nullable(),
	/** The sessions counted: those relied on where met, else those of the fullest ten-week window so far. */
	sessions: z.array(markedSessionSchema),
	/** How often it was met, each time by ten sessions that no earlier time relied on. */
	timesMet: count,
	/** The date of the tenth session of the last time; null where it was never met. */
	lastMetOn: isoDate.nullable(),
	/** What holds in the ten school weeks up to the last one. */
	now: z.object({
		met: z.boolean(),
		/** Monday of the first of these weeks; null where there was no school week yet. */
		since: isoDate.nullable(),
		sessions: z.array(markedSessionSchema),
		/** How many of them are N, whose reason may yet turn out to be another. */
		notYetEstablished: count,
	}),
});

const runSchema = z.object({ schoolDays: count, from: isoDate.nullable(), to: isoDate.nullable() });

/**
 * The longest run of whole school days with the codes of a rule throughout that reaches into the school year; `current`
 * where it runs up to the last day. `now` is the run that goes on at the end, 0 days where none does.
 */
export const runsSchema = z.object({ ...runSchema.shape, current: z.boolean(), now: runSchema });

/** Sessions for which the pupil came late; the minutes are those of the timed sessions only. */
const lateSessionsSchema = z.object({ sessions: count, timedSessions: count, minutes: count });

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;

/** What stands in `attendance` whatever it was made of. */
const eitherWay = {
	/** The first and the last day on roll that the measures rest on; null where there is none yet, or totals do not say. */
	from: isoDate.nullable(),
	to: isoDate.nullable(),
	possibleSessions: count,
	presentSessions: count,
	/** Of possible sessions, to two decimals; null where there was no possible session. */
	attendancePercent: z.number().nullable(),
	absencePercent: z.number().nullable(),
	persistentlyAbsent: z.boolean(),
	severelyAbsent: z.boolean(),
	/** The DfE's five-point absence band: `0-5`, `5-10`, … `45-50`, `50-100`; null where there was no possible session. */
	band: z.string().nullable(),
};

/**
 * The statutory measures of one pupil for one school year up to a date, made of the register. Every percentage stands
 * beside the integers it is made of; `persistentlyAbsent` and `severelyAbsent` are decided on the integers.
 */
export const registerAttendanceSchema = z.object({
	// `optional` lets an item without the field be read as one of a register.
	basis: z.literal('register').optional().default('register'),
	...eitherWay,
	approvedEducationalActivitySessions: count,
	authorisedAbsentSessions: count,
	unauthorisedAbsentSessions: count,
	/** Present, and late before the register closed (L). U, after it closed, is among the unauthorised. */
	lateSessions: count,
	/** Marks that are missing, unknown, or no code on their date: neither absence nor attendance. */
	missingMarks: count,
	codes: z.record(z.string(), count),
	spells: z.array(spellSchema),
	/** The spell the pupil is in on the last marked day; null where the last session was attended, or was U: in school, late. */
	currentAbsence: spellSchema.nullable(),
	penaltyNoticeThreshold: penaltyNoticeThresholdSchema,
	/** G, N, O or U throughout: ten such days make an attendance return. */
	continuousUnauthorised: runsSchema,
	/** G, N or O throughout: twenty such days are part of a ground to delete a name from the admission register. */
	twentyDayGround: runsSchema,
	/** A session is half a day. `underWay` is the run at the end; `daysTouched` counts days with any session of illness. */
	sicknessDays: z.object({
		total: z.number().nonnegative(),
		longestConsecutive: z.number().nonnegative(),
		underWay: z.number().nonnegative(),
		daysTouched: count,
	}),
	/** Sessions that still carry N more than five school days later. */
	overdueReasons: z.array(markedSessionSchema.omit({ code: true })),
	/** Late before the register closed (L) and after (U). */
	lateness: z.object({ beforeRegisterClosed: lateSessionsSchema, afterRegisterClosed: lateSessionsSchema }),
	weekdays: z.object(Object.fromEntries(weekdays.map((day) => [day, absenceCountSchema])) as Record<(typeof weekdays)[number], typeof absenceCountSchema>),
	/** The school days next to a holiday (half-term or longer), and next to a long weekend (a bank holiday, a training day). */
	aroundBreaks: z.object({ holidays: absenceCountSchema, longWeekends: absenceCountSchema }),
	/** The last four school weeks beside the four before them. */
	trend: z.object({ lastFourWeeks: absenceCountSchema, fourWeeksBefore: absenceCountSchema }),
});

/**
 * The measures of a pupil of whom a file gives totals only, no marks. Null: totals cannot tell it, which is neither yes
 * nor no. What they can tell (rates, persistent and severe absence) is as exact as of a register.
 */
export const totalsAttendanceSchema = z.object({
	basis: z.literal('totals'),
	...eitherWay,
	/** Null where the file counts these among the present. */
	approvedEducationalActivitySessions: count.nullable(),
	absentSessions: count,
	/** Both null where the file does not tell authorised from unauthorised. */
	authorisedAbsentSessions: count.nullable(),
	unauthorisedAbsentSessions: count.nullable(),
	lateSessions: count.nullable(),
	/** Within the possible sessions that the file states; null where it cannot be told. */
	missingMarks: count.nullable(),
	/** Where the file counts each code. */
	codes: z.record(z.string(), count).nullable(),
	spells: z.null(),
	currentAbsence: z.null(),
	penaltyNoticeThreshold: z.null(),
	continuousUnauthorised: z.null(),
	twentyDayGround: z.null(),
	sicknessDays: z.null(),
	overdueReasons: z.null(),
	lateness: z.null(),
	weekdays: z.null(),
	aroundBreaks: z.null(),
	trend: z.null(),
});

/** The item's `attendance`. `basis` says what it was made of: the `register`, or `totals` that a file gives without marks. */
export const attendanceSchema = z.discriminatedUnion('basis', [registerAttendanceSchema, totalsAttendanceSchema]);

export type AbsenceCount = z.infer<typeof absenceCountSchema>;
export type MarkedSession = z.infer<typeof markedSessionSchema>;
export type Spell = z.infer<typeof spellSchema>;
export type Weekday = (typeof weekdays)[number];
export type RegisterAttendance = z.infer<typeof registerAttendanceSchema>;
export type TotalsAttendance = z.infer<typeof totalsAttendanceSchema>;
export type Attendance = z.infer<typeof attendanceSchema>;
