import { createHash } from 'node:crypto';
import { oneLine, type LetterFamily, type LetterFields } from '../../../attendance/letters';
import type { Translation } from '../../../attendance/letters/languages';
import { inLanguage, isInStyle, textOfBlocks, type WordContent } from '../wordContent';
import { openTemplate, type WordTemplate } from '../wordTemplate/openTemplate';
import { letterStyles } from './wordStyles';
import { letterTemplate, type LetterPictures } from './wordTemplate';

/** A Word template and what the record calls it. */
export interface LetterTemplate {
	readonly docx: Uint8Array;
	readonly version: string;
	/** The file is read once, however many letters are made from it. */
	readonly opened: () => Promise<WordTemplate>;
}

export interface FilledDocument {
	/** Made when it is asked for: a letter that goes out as PDF alone needs no Word file. */
	readonly docx: Uint8Array;
	readonly content: WordContent;
	/** What the letter says in English, without the recipient's address, on one line: what its contents are checked on. */
	readonly text: string;
	/** The same of its second language; empty where it has none. */
	readonly translation: string;
}

/** The template that comes with the node, in the school's colour and with its pictures; with a translation, in both languages. */
export async function shippedTemplate(family: LetterFamily, accentColour: string, translation: Translation | null = null, pictures: LetterPictures = {}): Promise<LetterTemplate> {
	const version = `${family.id} ${family.version}${translation ? ` with ${translation.version}` : ''}`;
	return templateOf(await letterTemplate(family, accentColour, translation, pictures), version);
}

/** A school's own template. Its version is told by its bytes, so that a changed file is a new version. */
export function ownTemplate(docx: Uint8Array): LetterTemplate {
	return templateOf(docx, `own ${createHash('sha256').update(docx).digest('hex').slice(0, 8)}`);
}

function templateOf(docx: Uint8Array, version: string): LetterTemplate {
	let opened: Promise<WordTemplate> | undefined;
	return { docx, version, opened: () => (opened ??= openTemplate(docx)) };
}

/** Fills a template for one letter. Throws `WordTemplateError`. */
export async function fillLetter(template: LetterTemplate, fields: LetterFields): Promise<FilledDocument> {
	const opened = await template.opened();
	const content = opened.content(fields);
	let docx: Uint8Array | undefined;
	return {
		content,
		text: oneLine(textOfBlocks(inLanguage(content.body, 'english').filter((block) => !isInStyle(block, letterStyles.recipientAddress)))),
		translation: oneLine(textOfBlocks(inLanguage(content.body, 'translation'))),
		get docx() {
			return (docx ??= opened.docx(fields));
		},
	};
}

/** Whether the PDF can place the recipient's address in the envelope's window: it knows it by its style. */
export function hasWindowAddress({ content }: FilledDocument): boolean {
	return content.body.some((block) => isInStyle(block, letterStyles.recipientAddress));
}
