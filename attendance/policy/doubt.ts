import type { Attendance } from '../item';
import type { Presumed } from './hadAttended';

/** "Reason for absence not yet established": counted as unauthorised until the school knows better (WTISA para 408: within 5 school days). */
const notYetEstablished = 'N';

export const illnessCode = 'I';

/** Marks that may turn out to be attendances: `missing` holds none that is a code, `unexplained` are N. Null: totals do not say. */
export interface DoubtfulMarks {
	readonly missing: number | null;
	readonly unexplained: number | null;
}

export const doubtfulMarks = ({ missingMarks, unauthorisedAbsentSessions, codes }: Attendance): DoubtfulMarks => ({
	missing: missingMarks,
	unexplained: unauthorisedAbsentSessions === 0 ? 0 : codes && (codes[notYetEstablished] ?? 0),
});

/** The pupil's best case: attended wherever a mark is missing, is no code, or is an N. */
export const atBest: Presumed = { codes: new Set([notYetEstablished]), missingMarks: true };
