import { ItemError } from '../item';
import { oneLine } from './contents/text';
import type { FilledLetter, LetterFamily } from './family';
import type { PlannedLetter } from './planLetters';

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
	refuseForbidden(family, letter, `${whose}: the ${family.name.toLowerCase()} letter`, 'Take it out of the Word template, or use the template that comes with the node.');
}

/** Refuses a text message that says what a letter of its family must not. Throws `ItemError`. */
export function checkTextMessage(family: LetterFamily, { letter: { textMessage }, fields, othersDetails }: PlannedLetter, whose: string): void {
	if (!textMessage) return;
	refuseForbidden(family, { text: oneLine(textMessage.text), fields, othersDetails }, `${whose}: the ${family.name.toLowerCase()} text message`, 'Take it out of the fields that it is made from, or send the letter another way.');
}

/** Refuses a letter for brothers and sisters that does not name each of them. Throws `ItemError`, which names nobody. */
export function checkShared({ facts: { pupils } }: Pick<PlannedLetter, 'facts'>, text: string, whose: string): void {
	if (pupils.length < 2 || pupils.every(({ preferredForename, legalForename }) => text.includes(oneLine(preferredForename || legalForename)))) return;
	throw new ItemError(
		`${whose}: the letter is for ${pupils.length} brothers and sisters and does not name each of them`,
		'Put {{pupils.names}} into the Word template in place of the one name, or switch "One Praise Letter for Brothers and Sisters" off.',
	);
}

function refuseForbidden({ forbidden }: LetterFamily, letter: FilledLetter, which: string, advice: string): void {
	for (const content of forbidden) {
		const found = content.find(letter);
		if (found !== null) throw new ItemError(`${which} ${content.what}${found && ` ("${found}")`}`, advice);
	}
}
