import { checkLetter, planLetters, readingAge, type LetterFamily, type LetterFields } from '../../attendance/letters';
import { textMessage } from '../../attendance/letters/textMessage';
import { fillLetter, shippedTemplate } from '../../connectors/documents/letters/letterDocuments';
import { letterPdf } from '../../connectors/documents/letters/letterPdf';
import { defaultAccentColour } from '../../connectors/documents/letters/wordTemplate';
import { order, subject } from '../attendance/letters/okafors';
import { samples } from '../attendance/letters/samples';
import { bodyOf, bodyWords } from '../connectors/documents/letters/saidLetter';

/** A letter as a family would get it, and what it is to read. */
export interface SampleLetter {
	readonly family: LetterFamily;
	readonly pdf: Uint8Array;
	/** Between salutation and closing, without lists of dates and sheets. */
	readonly words: number;
	readonly readingAge: number;
	readonly textMessage: { readonly text: string; readonly parts: number } | null;
}

export async function sampleLetter(family: LetterFamily): Promise<SampleLetter> {
	const { about, changes } = samples[family.id];
	const { letters, held } = planLetters(subject(about), order(family.id, changes));
	const planned = letters[0];
	if (!planned) throw new Error(`${family.id}: ${held.map(({ reason }) => reason).join('; ')}`);
	const { content, text } = await fillLetter(await shippedTemplate(family, defaultAccentColour), planned.fields);
	const said = { text, fields: planned.fields, othersDetails: planned.othersDetails };
	checkLetter(family, said, family.id);
	const { reference, letter } = planned;
	const pdf = await letterPdf(content, { title: family.name, date: letter.date, reference, accentColour: defaultAccentColour, layout: family.layout });
	return { family, pdf, words: bodyWords(said), readingAge: readingAge(bodyOf(said)), textMessage: textOf(family, planned.fields) };
}

function textOf({ id, text }: LetterFamily, fields: LetterFields): SampleLetter['textMessage'] {
	if (text === null) return null;
	const message = textMessage(text, fields);
	if ('tooLong' in message) throw new Error(`${id}: ${message.tooLong}`);
	return message;
}
