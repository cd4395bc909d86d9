import { letterFamilies, planLetters, wordsOf, type FilledLetter, type LetterFamilyId, type LetterOrder, type LetterSubject } from '../../../../attendance/letters';
import { fillLetter, shippedTemplate, type LetterTemplate } from '../../../../connectors/documents/letters/letterDocuments';
import { order, subject } from '../../../attendance/letters/okafors';

const templates: Partial<Record<LetterFamilyId, Promise<LetterTemplate>>> = {};

/** A letter of the tests, as the Word file that comes with the node says it. */
export async function said(family: LetterFamilyId, about: Partial<LetterSubject> = {}, changes: Partial<LetterOrder> = {}): Promise<FilledLetter> {
	const { letters, held } = planLetters(subject(about), order(family, changes));
	const planned = letters[0];
	if (!planned) throw new Error(`No letter: ${held.map(({ reason }) => reason).join('; ')}`);
	const { text } = await fillLetter(await (templates[family] ??= shippedTemplate(letterFamilies[family], '#1D3F72')), planned.fields);
	return { text, fields: planned.fields, othersDetails: planned.othersDetails };
}

/** The body: from the date to the closing, without the list of dates and the data sheet. */
export function bodyOf({ text, fields: { absence } }: FilledLetter): string {
	const end = text.indexOf('Yours sincerely');
	const body = end < 0 ? text : text.slice(0, end);
	return absence.spells.reduce((rest, { when, howLong }) => rest.replace(`${when} (${howLong})`, ''), body);
}

export const bodyWords = (letter: FilledLetter): number => wordsOf(bodyOf(letter)).length;
