import { ItemError } from '../item';
import type { FilledLetter, LetterFamily } from './family';

/**
 * Refuses a letter that lacks a required content of its family or says what it must not.
 * Takes the family, the filled letter and whose it is ("Pupil 1042"). Throws `ItemError` that says which content, so
 * that whoever changed the template can put it right; the message prints nothing of the letter but the words at fault.
 */
export function checkLetter(family: LetterFamily, letter: FilledLetter, whose: string): void {
	const missing = family.required.filter((content) => !content.isThere(letter));
	if (missing.length > 0) {
		throw new ItemError(
			`${whose}: the ${family.name.toLowerCase()} letter does not say ${missing.map(({ what }) => what).join('; nor ')}`,
			'Put it into the Word template, or use the template that comes with the node.',
		);
	}
	for (const content of family.forbidden) {
		const found = content.find(letter);
		if (found === null) continue;
		throw new ItemError(
			`${whose}: the ${family.name.toLowerCase()} letter ${content.what}${found && ` ("${found}")`}`,
			'Take it out of the Word template, or use the template that comes with the node.',
		);
	}
}
