import type { RegisterAttendance } from '../item';
import { attendanceReturnSchoolDays } from '../measures/continuousUnauthorised';
import { counted, longDate } from '../text/plainEnglish';

/**
 * The attendance return: the local authority is told of a pupil of compulsory school age who has ten school days in a row of
 * G, N, O or U throughout, or who fails to attend regularly, as often as school and authority agree, and at least monthly (SI
 * 2024/208 regulation 13; until 18 August 2024 SI 2006/1751 regulation 12(1)). Once an episode: a new one begins after a return
 * to school and a fresh ten days (Stockport https://www.stockport.gov.uk/start/attendance-return-form; Derbyshire; rules §2.5).
 * "Fails to attend regularly" is for a person to say; here stands the ten days, counted by `measures/continuousUnauthorised.ts`.
 */
export const attendanceReturn = { schoolDays: attendanceReturnSchoolDays, from: '2006-09-01' } as const;

export interface AttendanceReturnAnswer {
	readonly due: boolean;
	/** The episode that it is about: from its first day to the last one so far; null where there is none of ten days. */
	readonly episode: { readonly from: string; readonly to: string; readonly schoolDays: number } | null;
	readonly sentence: string;
}

/**
 * Whether an attendance return is due for ten days in a row.
 * Takes the pupil's runs, whether the pupil is of compulsory school age (null: not known, so a return is not left out), and
 * the first days of the episodes for which a return was made. The run under way comes before the longest of the year.
 */
export function attendanceReturnDue(
	{ from, to, schoolDays, now }: RegisterAttendance['continuousUnauthorised'],
	{ ofCompulsoryAge, returnedFor }: { readonly ofCompulsoryAge: boolean | null; readonly returnedFor: readonly string[] },
): AttendanceReturnAnswer {
	const reached = [now, { from, to, schoolDays }].flatMap((run) => (run.from && run.to && run.schoolDays >= attendanceReturn.schoolDays ? [{ from: run.from, to: run.to, schoolDays: run.schoolDays }] : []));
	const [episode] = [...reached.filter((run) => !returnedFor.includes(run.from)), ...reached];
	if (!episode) return { due: false, episode: null, sentence: `No run of ${attendanceReturn.schoolDays} school days of unauthorised absence.` };
	const run = `${counted(episode.schoolDays, 'school day')} in a row of unauthorised absence from ${longDate(episode.from)} to ${longDate(episode.to)}`;
	if (ofCompulsoryAge === false) return { due: false, episode, sentence: `${run}; the pupil is not of compulsory school age, so no return is due.` };
	if (returnedFor.includes(episode.from)) return { due: false, episode, sentence: `${run}; the return for it has been made, once for the whole episode.` };
	return { due: true, episode, sentence: `${run}: the local authority must be told.` };
}
