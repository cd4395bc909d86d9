import { createHash } from 'node:crypto';
import { oneLine, type LetterFamily, type LetterFields } from '../../../attendance/letters';
import { fillWordTemplate } from '../fillWordTemplate';
import { readWordContent } from '../readWordContent';
import { isInStyle, textOfBlocks, type WordContent } from '../wordContent';
import { letterStyles } from './wordStyles';
import { letterTemplate } from './wordTemplate';

/** A Word template and what the record calls it. */
export interface LetterTemplate {
	readonly docx: Uint8Array;
	readonly version: string;
}

export interface FilledDocument {
	readonly docx: Uint8Array;
	readonly content: WordContent;
	/** What the letter says, without the recipient's address, on one line: what its contents are checked on. */
	readonly text: string;
}

/** The template that comes with the node, in the school's colour. */
export async function shippedTemplate(family: LetterFamily, accentColour: string): Promise<LetterTemplate> {
	return { docx: await letterTemplate(family, accentColour), version: `${family.id} ${family.version}` };
}

/** A school's own template. Its version is told by its bytes, so that a changed file is a new version. */
export function ownTemplate(docx: Uint8Array): LetterTemplate {
	return { docx, version: `own ${createHash('sha256').update(docx).digest('hex').slice(0, 8)}` };
}

/** Fills a template for one letter and reads back what it now says. Throws `WordTemplateError`. */
export async function fillLetter({ docx }: LetterTemplate, fields: LetterFields): Promise<FilledDocument> {
	const filled = await fillWordTemplate(docx, fields);
	const content = await readWordContent(filled);
	return { docx: filled, content, text: oneLine(textOfBlocks(content.body.filter((block) => !isInStyle(block, letterStyles.recipientAddress)))) };
}

/** Whether the PDF can place the recipient's address in the envelope's window: it knows it by its style. */
export function hasWindowAddress({ content }: FilledDocument): boolean {
	return content.body.some((block) => isInStyle(block, letterStyles.recipientAddress));
}
