import type { LoggedAct } from '../../../attendance/caseLog';

export const oakfield = { urn: '900001', name: 'Oakfield School' };

/** An invented act: the early concern letter to the only contact of a pupil. */
export function act(pupilId: string, over: Partial<LoggedAct> = {}): LoggedAct {
	return {
		key: `${pupilId}|early-concern|id:1|2026/27`, pupilId, step: 'early-concern', asAt: '2026-11-23',
		absentSessions: 9, possibleSessions: 104, document: `early-concern-${pupilId}-1`, ...over,
	};
}

export const acts = (from: number, to: number): LoggedAct[] => Array.from({ length: to - from }, (_, place) => act(String(from + place)));
