import * as z from 'zod/v4';
import { sessionIndex } from '../../calendar/weeks';
import { codeClasses, codeTable, type AttendanceCode } from '../../codes';
import { isoDate, missingMark, noSession, sessionsPerWeek } from '../../item';
import { countSessions } from '../../measures/counts';
import type { Session } from '../../measures/eachSession';
import { sessionCount } from './text';

/** One school week of the extract: ten marks Monday AM to Friday PM, and its counts. */
const extractWeekSchema = z.strictObject({
	weekBeginning: isoDate,
	/** `-` is a session without a mark, `.` a session that the pupil did not have. */
	marks: z.array(z.string()).length(sessionsPerWeek),
	possibleSessions: sessionCount,
	authorisedAbsentSessions: sessionCount,
	unauthorisedAbsentSessions: sessionCount,
});

const extractCodeSchema = z.strictObject({
	code: z.string(),
	meaning: z.string(),
	class: z.enum(codeClasses),
	sessions: sessionCount,
});

/** The register of the school year to date, as authorities ask for it (la-forms §3.2 "Attachments": whole academic year). */
export const registerExtractSchema = z.strictObject({
	weeks: z.array(extractWeekSchema),
	/** Each code that stands in the extract, with how often. */
	key: z.array(extractCodeSchema),
});

export type RegisterExtract = z.infer<typeof registerExtractSchema>;
export type ExtractWeek = RegisterExtract['weeks'][number];

/** The extract of some sessions, oldest first, with its counts and key. */
export function registerExtract(sessions: readonly Session[]): RegisterExtract {
	const ofWeek = new Map<string, Session[]>();
	const ofCode = new Map<AttendanceCode, number>();
	for (const session of sessions) {
		ofWeek.set(session.monday, [...(ofWeek.get(session.monday) ?? []), session]);
		if (session.code) ofCode.set(session.code, (ofCode.get(session.code) ?? 0) + 1);
	}
	return {
		weeks: [...ofWeek].map(([monday, week]) => extractWeek(monday, week)),
		key: codeTable
			.filter((entry) => ofCode.has(entry))
			.map((entry) => ({ code: entry.code, meaning: entry.meaning, class: entry.class, sessions: ofCode.get(entry) as number })),
	};
}

function extractWeek(weekBeginning: string, sessions: readonly Session[]): ExtractWeek {
	const marks = Array<string>(sessionsPerWeek).fill(noSession);
	for (const { weekday, session, mark } of sessions) marks[sessionIndex(weekday, session)] = mark;
	const { possibleSessions, authorisedAbsentSessions, unauthorisedAbsentSessions } = countSessions(sessions);
	return { weekBeginning, marks, possibleSessions, authorisedAbsentSessions, unauthorisedAbsentSessions };
}

/** Whether a mark says that the reason is not yet known. Authorities send back a referral that holds one (la-forms §3.2). */
export const isUnsettled = ({ code }: Session): boolean => code?.code === 'N';

/** Whether a session before `asAt` has no mark, or has one that was no code on its date. The day of the run may not be over. */
export function isUnmarked({ code, mark, date }: Session, asAt: string): boolean {
	return code === undefined && (mark !== missingMark || date < asAt);
}
