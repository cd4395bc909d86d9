import { DateTime } from 'luxon';
import { recordsOf } from '../caseLog/about';
import type { CaseEvent } from '../caseLog/event';
import { longDate } from '../text/plainEnglish';

/** A review held within a week of its date is in time: meetings move by a day or two. */
const daysOfGrace = 7;

/**
 * The reviews of plans that were not held in time, in words; empty where all were.
 * A plan has a review on the day that it names, and after each review on the day that this one names. A review is no
 * longer due once a newer plan has taken the plan's place.
 */
export function reviewsMissed(events: readonly CaseEvent[], asAt: string): string[] {
	const plans = recordsOf(events, 'plan');
	return plans.flatMap((plan, place) => {
		const reviews = recordsOf(events, 'plan review').filter((review) => review.plan === plan.id);
		const due = [plan.reviewOn, ...reviews.map(({ nextReviewOn }) => nextReviewOn)];
		const replacedOn = plans[place + 1]?.on;
		return due.flatMap((date, number) => {
			if (date === null || (replacedOn !== undefined && replacedOn <= date)) return [];
			const latest = DateTime.fromISO(date, { zone: 'utc' }).plus({ days: daysOfGrace }).toISODate() as string;
			const held = reviews[number]?.on;
			if (held === undefined) return latest < asAt ? [`the review due on ${longDate(date)} is not recorded`] : [];
			return held > latest ? [`the review due on ${longDate(date)} was held on ${longDate(held)}`] : [];
		});
	});
}
