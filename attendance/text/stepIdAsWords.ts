import { capitalised } from './named';

/** A step's id as words, for steps that no policy at hand names: `meeting-invitation` is "Meeting invitation". */
export function stepIdAsWords(step: string): string {
	return capitalised(step.replace(/[-_]+/g, ' ').trim());
}
