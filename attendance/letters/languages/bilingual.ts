import type { LetterFamily } from '../family';
import type { LetterFields } from '../fields';
import { fieldsInLanguage } from './inLanguage';
import type { Language } from './languages';
import { mapWords, type FamilyWords } from './passages';
import type { Wording } from './wording';

/** The words of a letter in its second language, beside those of the family. */
export interface Translation {
	readonly language: Language;
	readonly words: FamilyWords;
	/** "Yours sincerely". */
	readonly closing: string;
	/** Of which version of the wording the letter is, for the record: `pl 2026-09-01`. */
	readonly version: string;
}

/** Where a letter's fields in the second language stand among its merge fields: `{{translated.absence.days}}`. */
const section = 'translated';
export const translatedSalutation = `{{${section}.recipient.salutation}}`;

/** Takes a letter and a wording that may be used for it (chooseWording.ts). */
export function translationOf(family: LetterFamily, { language, letters, phrases, checkedOn }: Wording): Translation {
	const passages = letters.get(family.id)?.passages;
	const words = mapWords(family, (id, english) => inTranslation(passages?.get(id)?.translation ?? english));
	return {
		language,
		words: { ...words, parts: words.parts.map((part) => ('each' in part ? { ...part, each: `${section}.${part.each}` } : part)) },
		closing: phrases.get('closing') ?? '',
		version: `${language.tag} ${checkedOn}`,
	};
}

/** The fields of the English, and the same in the second language. */
export function bilingualFields(fields: LetterFields, wording: Wording): LetterFields & { readonly translated: LetterFields } {
	return { ...fields, [section]: fieldsInLanguage(fields, wording) };
}

/** A field of a section is told in the second language; a field of a list's entry is, because the list is. */
function inTranslation(text: string): string {
	return text.replace(/\{\{\s*(\w+\.[\w.]+)\s*\}\}/g, (_, path: string) => `{{${section}.${path}}}`);
}
