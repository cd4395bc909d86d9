import { z } from 'zod/v4';
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
});

/** The longest run of whole school days that are unauthorised throughout; `current` where it runs up to the last day. */
export const continuousUnauthorisedSchema = z.object({
	schoolDays: count,
	from: isoDate.nullable(),
	to: isoDate.nullable(),
	current: z.boolean(),
});

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
	continuousUnauthorised: continuousUnauthorisedSchema,
	sicknessDays: z.object({ total: z.number().nonnegative(), longestConsecutive: z.number().nonnegative() }),
	weekdays: z.object(Object.fromEntries(weekdays.map((day) => [day, absenceCountSchema])) as Record<(typeof weekdays)[number], typeof absenceCountSchema>),
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
	sicknessDays: z.null(),
	weekdays: z.null(),
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
