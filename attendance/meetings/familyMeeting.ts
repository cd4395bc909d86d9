import { createHash } from 'node:crypto';
import { DateTime } from 'luxon';
import { contactIdentity, decisionKey, type ContactIdentity } from '../caseLog/keys';
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

/** What a calendar calls a meeting: to staff, who look at many, and to a family that is invited by the calendar. */
const titles = { staff: 'Meeting with a family', family: 'Meeting at school' } as const;

/**
 * How a calendar knows the meeting and what others see of it: the same key on every run, and a title that names neither the
 * pupil nor why, since many people see a school's calendar. Staff find the pupil by the reference, which is on the letter's record.
 */
export function meetingIdentity({ urn, pupilId, step, asAt, period }: FamilyMeeting, seenBy: keyof typeof titles = 'staff'): { readonly key: string; readonly title: string } {
	const act = `meeting|${decisionKey({ pupilId, step, date: asAt, period })}`;
	return { key: hashed(`${urn}|${act}`), title: `${titles[seenBy]} (${actReference(urn, act)})` };
}

/** The key of the entry by which a second household is invited to the same meeting, so that neither sees the other. */
export const householdKey = (meetingKey: string, household: readonly ContactIdentity[]): string =>
	hashed(`${meetingKey}|${household.map(contactIdentity).join('|')}`);

const hashed = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 40);

/** The day and the hour of an instant as a letter says them: `2026-12-07`, "3.30 pm". */
export function dayAndTime(instant: string): { readonly date: string; readonly time: string } {
	const local = DateTime.fromISO(instant, { zone: schoolTimeZone, locale: 'en-GB' });
	return { date: local.toISODate() as string, time: local.toFormat(local.minute === 0 ? 'h a' : 'h.mm a').toLowerCase() };
}
