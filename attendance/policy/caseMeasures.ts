import { schoolYearName } from '../calendar/weeks';
import type { Case } from '../item';
import { periodStanding } from '../law/noticeToImprove';
import { penaltyNoticeStanding } from '../law/penaltyNoticeLimit';

/** Measures of what people recorded in the case, as of a date: none of them counts what was recorded for a later one. */
export interface CaseFacts {
	readonly case: Case;
	readonly asAt: string;
}

const openPlans = ({ case: { plans }, asAt }: CaseFacts) => plans.filter(({ madeOn, reviewOn }) => madeOn <= asAt && reviewOn !== null);

export const openPlan = (facts: CaseFacts): boolean => openPlans(facts).length > 0;

export const planReviewOverdue = (facts: CaseFacts): boolean => openPlans(facts).some(({ reviewOn }) => (reviewOn as string) < facts.asAt);

/** Interventions begun and not ended. */
export const supportUnderWay = ({ case: { interventions }, asAt }: CaseFacts): number =>
	interventions.filter(({ startedOn, endedOn }) => startedOn <= asAt && (endedOn === null || endedOn > asAt)).length;

/** How often somebody of the family was spoken with this school year. */
export const timesReached = ({ case: { contactsMade }, asAt }: CaseFacts): number =>
	contactsMade.filter(({ reached, on }) => reached && on <= asAt && schoolYearName(on) === schoolYearName(asAt)).length;

/** Meetings of this school year to which nobody of the family came. */
export const meetingsMissed = ({ case: { contactsMade }, asAt }: CaseFacts): string[] =>
	contactsMade.filter(({ way, reached, on }) => way === 'meeting' && !reached && on <= asAt && schoolYearName(on) === schoolYearName(asAt)).map(({ on }) => on).sort();

/** The day of the last meeting to which nobody came, where the family has not been met since; null where there is none. */
export function meetingStillMissed(facts: CaseFacts): string | null {
	const missed = meetingsMissed(facts).at(-1);
	const metSince = facts.case.contactsMade.some(({ way, reached, on }) => way === 'meeting' && reached && on <= facts.asAt && missed !== undefined && on >= missed);
	return missed === undefined || metSince ? null : missed;
}

/** Notices to improve whose period has not ended, and of which nothing has become yet. */
export const noticesToImproveInForce = ({ case: { notices }, asAt }: CaseFacts): number => notices.filter((notice) => periodStanding(notice, asAt) === 'runs').length;

/** Notices to improve whose period has ended, and of which nobody recorded what came of them. */
export const noticesToImproveOver = ({ case: { notices }, asAt }: CaseFacts): number => notices.filter((notice) => periodStanding(notice, asAt) === 'over').length;

/** Who the child is does not matter to the count, and may not decide a step. */
const nobodyInParticular = { onRollFrom: null, dateOfBirth: null, yearGroup: '' };

/** The penalty notices that count towards the limit, to the parent who has most of them: the limit is per parent and child (law/penaltyNoticeLimit.ts). */
export function penaltyNoticesInThreeYears({ case: { notices }, asAt }: CaseFacts): number {
	const parents = [...new Set(notices.map(({ contact }) => contact))];
	return Math.max(0, ...parents.map((contact) => penaltyNoticeStanding({ notices, contact, asAt, pupil: nobodyInParticular, earlierNoticesAsked: true }).counted.length));
}
