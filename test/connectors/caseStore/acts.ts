import type { LoggedAct, NewRecord } from '../../../attendance/caseLog';

export const oakfield = { urn: '900001', name: 'Oakfield School' };

/** An invented act: the early concern letter to the only contact of a pupil. */
export function act(pupilId: string, over: Partial<LoggedAct> = {}): LoggedAct {
	return {
		key: `${pupilId}|early-concern|id:1|2026/27`, pupilId, step: 'early-concern', asAt: '2026-11-23',
		absentSessions: 9, possibleSessions: 104, document: `early-concern-${pupilId}-1`, ...over,
	};
}

export const acts = (from: number, to: number): LoggedAct[] => Array.from({ length: to - from }, (_, place) => act(String(from + place)));

/** An invented talk with a parent, under a key of its own. */
export const talk = (pupilId: string, key = `${pupilId}|contact|c-1`, notes = 'no answer'): NewRecord => ({
	key, pupilId, asAt: '2026-11-23', absentSessions: 9, possibleSessions: 104,
	record: { type: 'contact', by: 'office', on: '2026-11-23', id: 'c-1', way: 'phone call', contact: 'id:1', reached: false, notes },
});
