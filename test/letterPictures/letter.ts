import { checkLetter, planLetters, readingAge, wordsOf, type FilledLetter, type LetterFamily, type LetterFields } from '../../attendance/letters';
import { textMessage } from '../../attendance/letters/textMessage';
import { supportFirst } from '../../attendance/policy';
import { leafletOf } from '../../attendance/policy/leaflet';
import { fillLetter, shippedTemplate } from '../../connectors/documents/letters/letterDocuments';
import { letterPdf } from '../../connectors/documents/letters/letterPdf';
import { defaultAccentColour } from '../../connectors/documents/letters/wordTemplate';
import { asAt, order, subject } from '../attendance/letters/okafors';
import { samples } from '../attendance/letters/samples';
import { bodyOf } from '../connectors/documents/letters/saidLetter';

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
	const asked = order(family.id, changes);
	const { letters, held } = planLetters(subject(about), { ...asked, expectations: leafletOf(supportFirst, asked, asAt) });
	const planned = letters[0];
	if (!planned) throw new Error(`${family.id}: ${held.map(({ reason }) => reason).join('; ')}`);
	const { content, text } = await fillLetter(await shippedTemplate(family, defaultAccentColour), planned.fields);
	const said = { text, fields: planned.fields, othersDetails: planned.othersDetails };
	checkLetter(family, said, family.id);
	const { reference, letter } = planned;
	const pdf = await letterPdf(content, { title: family.name, date: letter.date, reference, accentColour: defaultAccentColour, layout: family.layout });
	const body = afterSalutation(said);
	return { family, pdf, words: wordsOf(body).length, readingAge: readingAge(body), textMessage: textOf(family, planned.fields) };
}

/** What a family reads: neither date and reference nor its own name. */
function afterSalutation(said: FilledLetter): string {
	const body = bodyOf(said);
	const { salutation } = said.fields.recipient;
	return body.includes(salutation) ? body.slice(body.indexOf(salutation) + salutation.length) : body;
}

function textOf({ id, text }: LetterFamily, fields: LetterFields): SampleLetter['textMessage'] {
	if (text === null) return null;
	const message = textMessage(text, fields);
	if ('tooLong' in message) throw new Error(`${id}: ${message.tooLong}`);
	return message;
}
