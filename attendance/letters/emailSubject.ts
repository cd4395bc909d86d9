import type { School } from '../item';
import type { LetterStage } from './family';

const kinds: Readonly<Record<LetterStage, string>> = { message: 'A message', support: 'A letter', formal: 'A letter', praise: 'Good news' };

/**
 * The subject of an e-mail that carries or holds a letter. It shows on locked screens and in mailboxes that others at home read,
 * so it says who writes and nothing of the pupil, of absence or of what is asked.
 */
export function emailSubject(stage: LetterStage, { name }: Pick<School, 'name'>): string {
	return `${kinds[stage]} from ${name.replace(/\p{Cc}+/gu, ' ').trim() || 'your child’s school'}`;
}
