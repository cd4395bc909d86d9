import type { Intervention, Plan } from '../../item';
import type { RecordsOfCase } from './recordsOfCase';

/** Plans, each with its reviews; the last review says when it is looked at again, or that it is closed. */
export function plansOf(records: RecordsOfCase): Plan[] {
	const reviews = records.of('plan review');
	return records.lastOf('plan', ({ id }) => id).map(({ record: plan, absentSessions, possibleSessions }) => {
		const own = reviews.filter(({ record }) => record.plan === plan.id).map(({ record }) => record);
		const last = own.at(-1);
		return {
			id: plan.id, madeOn: plan.on, owner: plan.owner, barriers: plan.barriers, targets: plan.targets, support: plan.support, agreedWith: plan.agreedWith,
			reviewOn: last ? last.nextReviewOn : plan.reviewOn,
			reviews: own.map(({ on, by, outcome, notes }) => ({ on, by, outcome, notes })),
			absentSessions, possibleSessions,
		};
	});
}

/** What was done to help, each with what came of it as last said. */
export function interventionsOf(records: RecordsOfCase): Intervention[] {
	const outcomes = new Map(records.of('intervention outcome').map(({ record }) => [record.intervention, record]));
	return records.lastOf('intervention', ({ id }) => id).map(({ record: { id, name, provider, aim, on }, absentSessions, possibleSessions }) => {
		const last = outcomes.get(id);
		return { id, name, provider, aim, startedOn: on, outcome: last?.outcome ?? null, endedOn: last?.on ?? null, notes: last?.notes ?? '', absentSessions, possibleSessions };
	});
}
