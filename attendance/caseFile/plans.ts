import type { Case, Plan } from '../item';

/** The plan that is in force: the last one made, unless a review closed it; undefined where there is none. An earlier plan has given way to it. */
export function openPlan({ plans }: Pick<Case, 'plans'>): Plan | undefined {
	const last = plans.reduce<Plan | undefined>((latest, plan) => (latest && latest.madeOn > plan.madeOn ? latest : plan), undefined);
	return last && last.reviewOn !== null ? last : undefined;
}

/** The open plan whose review has come by a date (`YYYY-MM-DD`); undefined where no review is due. */
export function planToReview(history: Pick<Case, 'plans'>, asAt: string): Plan | undefined {
	const plan = openPlan(history);
	return plan?.reviewOn && plan.reviewOn <= asAt ? plan : undefined;
}
