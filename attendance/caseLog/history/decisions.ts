import type { ApprovalOfStep, ContactMade, Hold } from '../../item';
import type { RecordsOfCase } from './recordsOfCase';

/** The holds that nobody ended. One whose last day is over is still told: whether it holds is asked on a date. */
export function holdsOf(records: RecordsOfCase): Hold[] {
	const ended = new Set(records.of('hold ended').map(({ record }) => record.hold));
	return records
		.lastOf('hold', ({ id }) => id)
		.filter(({ record }) => !ended.has(record.id))
		.map(({ record: { id, kind, reason, on, until, by } }) => ({ id, kind, reason, since: on, until, by }));
}

/** The latest word on each step in each period. */
export function approvalsOf(records: RecordsOfCase): ApprovalOfStep[] {
	return records
		.lastOf('approval', ({ step, period }) => `${step} ${period}`)
		.map(({ record: { step, period, outcome, by, on, reason, until } }) => ({ step, period, outcome, by, on, reason, until }));
}

/** Talks with the family or the pupil, and tries at one. */
export function contactsMadeOf(records: RecordsOfCase): ContactMade[] {
	return records
		.lastOf('contact', ({ id }) => id)
		.map(({ record: { id, on, by, way, contact, reached, notes } }) => ({ id, on, by, way, contact, reached, notes }));
}
