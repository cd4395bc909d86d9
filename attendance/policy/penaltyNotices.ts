import { limitIsReached, parentsStanding, type ParentsAsked, type ParentStanding } from '../law/parentsStanding';
import type { Step } from './schema';

/** By what they look at: no word of a school's own policy has to say it. */
const measuresOfPenaltyNotices = /^(attendance\.penaltyNoticeThreshold|case\.penaltyNotices)/;

/** Whether a step is about penalty notices: one of its ways asks for the national threshold, or for the notices that count. */
export const isAboutPenaltyNotices = ({ dueWhen }: Step): boolean =>
	dueWhen.some(({ conditions }) => conditions.some(({ measure }) => measuresOfPenaltyNotices.test(measure)));

interface Asked extends Omit<ParentsAsked, 'notices'> {
	readonly case: { readonly notices: ParentsAsked['notices'] };
}

const standings = ({ case: { notices }, ...asked }: Asked): ParentStanding[] => parentsStanding({ ...asked, notices });

/** For the reasons of a step about penalty notices: how the law stands of each parent, who is told by relationship. */
export const standingSentences = (step: Step, asked: Asked): string[] =>
	isAboutPenaltyNotices(step) ? standings(asked).map(({ standing: { sentence } }) => sentence) : [];

/**
 * Where the limit stops a step about penalty notices: the sentences of the parents who have reached it; null where none has, or the step is
 * about something else. What goes out stops at one parent, since each gets the same; a task for staff, who look at each parent,
 * only where it is so for all of them.
 */
export function limitReached(step: Step, asked: Asked): string | null {
	if (!isAboutPenaltyNotices(step)) return null;
	const parents = standings(asked);
	const reached = parents.filter(limitIsReached);
	const stops = step.action === 'task' ? reached.length === parents.length : true;
	return reached.length > 0 && stops ? reached.map(({ standing: { sentence } }) => sentence).join(' ') : null;
}
