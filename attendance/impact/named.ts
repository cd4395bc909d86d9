import { supportFirst } from '../policy/supportFirst';
import { stepIdAsWords } from '../text/stepIdAsWords';
import type { Impact } from './impact';

/** What people call something that was done: a step by its name in the built-in policy, else by the words of its id; help by its own name. */
export function namedDone({ kind, name }: Pick<Impact, 'kind' | 'name'>): string {
	if (kind === 'intervention') return name;
	return supportFirst.steps.find(({ id }) => id === name)?.name ?? stepIdAsWords(name);
}
