import { createHash } from 'node:crypto';
import type { LoggedAct } from '../../../attendance/caseLog';
import { act } from '../../connectors/caseStore/acts';

/** Acts: each gives an event when it is reserved and one when it is settled. */
export const actsInAll = 50_000;
/** Acts of one call, as of one execution of the workflow. */
export const batchOf = 1_000;

export function* batches(): Generator<LoggedAct[]> {
	for (let from = 0; from < actsInAll; from += batchOf) yield Array.from({ length: batchOf }, (_, place) => act(String(from + place)));
}

/** The same events as rows, for whoever inserts them plainly: a text for each column. */
export const columns = ['sequence', 'kind', 'key', 'pupil_id', 'step', 'as_at', 'at', 'run', 'attempt', 'absent_sessions', 'possible_sessions', 'document', 'previous_hash', 'hash'] as const;

export function rowsOf(acts: readonly LoggedAct[], kind: string, after: number): Array<Array<string | number | null>> {
	const anyHash = createHash('sha256').update(kind).digest('hex');
	return acts.map(({ key, pupilId, step, asAt, absentSessions, possibleSessions, document }, place) => [
		after + place + 1, kind, key, pupilId, step, asAt, '2026-11-23T07:00:00.000Z', 'run 1', 1, absentSessions, possibleSessions, document, anyHash, anyHash,
	]);
}
