import { createHash } from 'node:crypto';
import { DateTime } from 'luxon';
import { decisionKey } from '../caseLog/keys';
import { actReference } from '../caseLog/reference';
import { schoolTimeZone } from './slot';

/** Which meeting it is: of one pupil, for one step, in one period. */
export interface FamilyMeeting {
	/** The school's URN, or its name where it has none. */
	readonly urn: string;
	readonly pupilId: string;
	readonly step: string;
	/** `YYYY-MM-DD`; the school year it lies in counts where there is no period. */
	readonly asAt: string;
	/** `decision.period`. */
	readonly period?: string | null;
}

/**
 * How a calendar knows the meeting and what others see of it: the same key on every run, and a title that names neither the
 * pupil nor why, since many people see a school's calendar. Staff find the pupil by the reference, which is on the letter's record.
 */
export function meetingIdentity({ urn, pupilId, step, asAt, period }: FamilyMeeting): { readonly key: string; readonly title: string } {
	const act = `meeting|${decisionKey({ pupilId, step, date: asAt, period })}`;
	return {
		key: createHash('sha256').update(`${urn}|${act}`).digest('hex').slice(0, 40),
		title: `Meeting with a family (${actReference(urn, act)})`,
	};
}

/** The day and the hour of an instant as a letter says them: `2026-12-07`, "3.30 pm". */
export function dayAndTime(instant: string): { readonly date: string; readonly time: string } {
	const local = DateTime.fromISO(instant, { zone: schoolTimeZone, locale: 'en-GB' });
	return { date: local.toISODate() as string, time: local.toFormat(local.minute === 0 ? 'h a' : 'h.mm a').toLowerCase() };
}
