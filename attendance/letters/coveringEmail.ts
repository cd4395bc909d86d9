import type { Letter, School } from '../item';
import { isEnglish } from './languages/languages';
import { emailSubject } from './emailSubject';

/** The message that a letter is attached to. */
export interface CoveringEmail {
	readonly subject: string;
	readonly text: string;
}

/**
 * The e-mail that carries a letter to a parent.
 *
 * A subject shows on locked screens and a mailbox may be read by others at home, so subject and text say that there is a
 * letter and from whom, and nothing of the pupil: no name, no attendance. What the letter says stands in the letter alone.
 * Takes the letter and the school; gives subject and plain text.
 */
export function coveringEmail({ addressee, interpreter, language, subject }: Letter, { name }: Pick<School, 'name'>): CoveringEmail {
	const school = name || 'your child’s school';
	const help = interpreter || !isEnglish(language) ? ['If you would like help with English, or an interpreter, please tell us and we will arrange it.'] : [];
	return {
		subject: subject ?? emailSubject('support', { name }),
		text: [
			`Dear ${addressee.name}`,
			`Please read the letter from ${school} that is attached to this message. It says whom you can speak to and how to reach them.`,
			'If you cannot open it, or would like it on paper or in larger print, reply to this message and we will send it to you.',
			...help,
			`${school[0]?.toUpperCase() ?? ''}${school.slice(1)}`,
		].join('\n\n'),
	};
}
