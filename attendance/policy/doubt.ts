import type { Attendance } from '../item';
import type { Presumed } from './hadAttended';

/** "Reason for absence not yet established": counted as unauthorised until the school knows better (WTISA para 408: within 5 school days). */
const notYetEstablished = 'N';

/** Marks that may turn out to be attendances: `missing` holds none that is a code, `unexplained` are N. */
export interface DoubtfulMarks {
	readonly missing: number;
	readonly unexplained: number;
}

export const doubtfulMarks = ({ missingMarks, codes }: Attendance): DoubtfulMarks => ({ missing: missingMarks, unexplained: codes[notYetEstablished] ?? 0 });

/** The pupil's best case: attended wherever a mark is missing, is no code, or is an N. */
export const atBest: Presumed = { codes: new Set([notYetEstablished]), missingMarks: true };
