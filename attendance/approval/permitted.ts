import { schoolYearName } from '../calendar/weeks';
import { approvalSchema, decisionSchema, type Decision } from '../item';

/** The period of a decision's step; where the decision does not say, the school year that it lies in, as in keys (caseLog/keys.ts). */
export const periodOf = ({ period, asAt }: Pick<Decision, 'period' | 'asAt'>): string => period ?? schoolYearName(asAt);

/**
 * Whether what an item carries for a step may not go out: a person turned it down or put it off, or the policy asks for
 * an approval and there is none for this very step and period. A decision that cannot be read is one of those; without any
 * decision nobody asked for an approval. Takes the item and the step of what it carries.
 */
export function awaitsApproval(json: Readonly<Record<string, unknown>>, step: string): boolean {
	if (json.decision === undefined) return false;
	const decision = decisionSchema.safeParse(json.decision).data;
	if (!decision) return true;
	const approval = approvalSchema.safeParse(json.approval).data;
	const isOfIt = approval?.step === step && decision.step === step && approval.period === periodOf(decision);
	return isOfIt ? approval.outcome !== 'approved' : decision.requiresApproval;
}
