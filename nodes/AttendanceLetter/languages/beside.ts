import { bilingualFields, chooseWording, translationOf, type Language, type Translation, type Wording } from '../../../attendance/letters/languages';
import type { LetterFamily, PlannedLetter } from '../../../attendance/letters';

/** What goes beside the English of one letter, and what its record says about it. */
export interface Beside {
	readonly translation: Translation | null;
	readonly language: Language | null;
	readonly fields: PlannedLetter['fields'];
	/** Left out for a reader of English. */
	readonly said: { readonly otherLanguage?: { readonly used: boolean; readonly note: string } };
}

/**
 * Chooses the wording of a letter by the language of the person whom it is for. The record says why a letter went in English
 * alone, so that the school sees which wording it is missing.
 */
export function besideTheEnglish(wordings: readonly Wording[], family: LetterFamily, { letter, fields }: PlannedLetter, ownTemplate: boolean): Beside {
	const { wording, why } = chooseWording(wordings, family, letter.language);
	const note = why ?? (wording && (ownTemplate ? ownIsEnglish : family.layout !== 'letter' ? onlyLetters : null));
	if (!wording || note !== null) return { translation: null, language: null, fields, said: note === null ? {} : { otherLanguage: { used: false, note } } };
	return {
		translation: translationOf(family, wording),
		language: wording.language,
		fields: bilingualFields(fields, wording),
		said: { otherLanguage: { used: true, note: `In ${wording.language.name} beside the English, checked by ${wording.checkedBy} on ${wording.checkedOn}.` } },
	};
}

const ownIsEnglish = 'Your own Word template says what it says in one language; the wording goes beside the built-in letters.';
const onlyLetters = 'Certificates and leaflets are made in English.';
