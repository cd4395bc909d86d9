import type { ApprovalOfStep } from '../item';
import { theNamed } from '../text/named';
import { longDate } from '../text/plainEnglish';
import type { LadderFacts } from './routes';
import { schoolDaysSince } from './schoolDays';
import type { Policy, Step } from './schema';

/** What a person last decided of a step in a period, as far as it is known on the date; of two on one day, the later of the record. */
export function approvalOf(step: Step, period: string, { case: { approvals }, asAt }: LadderFacts): ApprovalOfStep | undefined {
	return approvals
		.filter((approval) => approval.step === step.id && approval.period === period && approval.on <= asAt)
		.reduce<ApprovalOfStep | undefined>((latest, approval) => (latest && latest.on > approval.on ? latest : approval), undefined);
}

/** "Dana Ash decided on 23 November 2026 that the early concern letter is not appropriate: the family has just moved." */
export function notAppropriate(step: Step, { by, on, reason }: ApprovalOfStep): string {
	return `${by} decided on ${longDate(on)} that ${theNamed(step.name)} is not appropriate${reason ? `: ${endless(reason)}` : ''}.`;
}

/** Why a person asked to wait with a step, while that lasts; null where nobody did, or the day has come. */
export function heldByPerson(approval: ApprovalOfStep | undefined, asAt: string): string | null {
	if (approval?.outcome !== 'held' || (approval.until !== null && approval.until < asAt)) return null;
	const { by, on, until, reason } = approval;
	return `${by} asked on ${longDate(on)} to wait${until ? ` until ${longDate(until)}` : ''}${reason ? `: ${endless(reason)}` : ''}.`;
}

/**
 * Whether a person's approval still stands for a step that was not done since: a run that broke off carries on, and does not ask
 * again. It stands as long as the policy waits between steps; what was approved long ago was approved on other facts.
 */
export function stillApproved(approval: ApprovalOfStep | undefined, policy: Policy, { asAt, register }: LadderFacts): boolean {
	return approval?.outcome === 'approved' && schoolDaysSince(approval.on, asAt, register) <= policy.waitBetweenSteps.schoolDays;
}

export const approvedAndNotDone = ({ by, on }: ApprovalOfStep): string => `${by} approved it on ${longDate(on)}, and it is not known to be done yet.`;

const endless = (reason: string): string => reason.trim().replace(/\.$/, '');
