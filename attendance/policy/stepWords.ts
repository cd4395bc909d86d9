import type { StepTaken } from '../item';
import { capitalised, theNamed } from '../text/named';
import { longDate } from '../text/plainEnglish';
import type { Policy } from './schema';

/** How a sentence names a step of the record: by its name in the policy, or by its id where the policy knows it no more. */
export const nameOf = (policy: Policy, { step: id }: StepTaken): string => policy.steps.find((step) => step.id === id)?.name ?? `step "${id}"`;

/** "The early concern letter was made on 23 November 2026"; a task "was done"; what is not known to be finished "was begun". */
export function wasMade(policy: Policy, taken: StepTaken): string {
	const isTask = policy.steps.find(({ id }) => id === taken.step)?.action === 'task';
	return `${capitalised(theNamed(nameOf(policy, taken)))} was ${taken.state !== 'done' ? 'begun' : isTask ? 'done' : 'made'} on ${longDate(taken.takenOn)}`;
}
