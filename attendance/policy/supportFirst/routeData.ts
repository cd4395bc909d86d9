import type { PolicyDocument } from '../schema';

/** One route of the shipped policy: what it is, and its steps from the foot to the top. */
export interface RouteData {
	readonly route: NonNullable<PolicyDocument['routes']>[number];
	readonly steps: PolicyDocument['steps'];
}

export type WrittenHold = PolicyDocument['holds'][number];
export type WrittenCondition = PolicyDocument['steps'][number]['dueWhen'][number]['conditions'][number];

/** Absence of so many days in all. Asked before what marks alone can tell, so that of totals nobody is asked to look at each pupil. */
export const away = (days: number): WrittenCondition => ({ measure: 'attendance.absentSessions', comparison: 'at least', value: days * 2, reason: '' });
